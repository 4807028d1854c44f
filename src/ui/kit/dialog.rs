//! A dialog over everything else: the browser's own, which keeps the focus inside and the page behind inert.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlDialogElement;

use super::dialog_help::DialogHelp;
use super::dialog_keys;
use super::field::FieldIds;
use super::focus;
use super::icon::{Icon, Symbol};
use super::untrusted::Untrusted;
use crate::ui::reactive::{effect, live_if};

/// What the content names for the focus when the dialog opens or goes on to another step; else its title gets it.
const FIRST_FOCUS: &str = "[data-autofocus], [autofocus]";

/// `open` alone decides whether it is open; Escape and the close button only ask, by `on_close`.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    /// Changes with every step inside; the focus then follows.
    #[prop(into)]
    title: Signal<String>,
    /// What it is about, beside the title.
    #[prop(optional, into)]
    about: MaybeProp<String>,
    on_close: Callback<()>,
    /// Where the focus goes after closing when whoever opened the dialog is gone: a CSS selector.
    #[prop(default = "h1")]
    fallback_focus: &'static str,
    /// Where it rests after closing, even if whoever opened the dialog is still there: CSS selectors, of which the first
    /// that finds something counts. For a dialog that changes what is to be done next.
    #[prop(optional)]
    rest_on: &'static [&'static str],
    #[prop(optional)] wide: bool,
    /// Whether it has a close button; one that only its content can close has none.
    #[prop(default = true)]
    closable: bool,
    /// Enter in a field sends its form, as where one signs in.
    #[prop(optional)]
    enter_decides: bool,
    /// The article that explains it.
    #[prop(optional, into)]
    help: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let heading_id = FieldIds::fresh().control;
    let help = DialogHelp::of(node, help);

    let mut shown = None;
    effect(move || {
        let Some(dialog) = node.get() else { return };
        let title = open.get().then(|| title.get());
        if title.is_none() {
            if dialog.open() {
                close(&dialog, fallback_focus, rest_on);
                help.put_away();
            }
        } else {
            if !dialog.open() {
                // Fails only for a dialog outside the document, which nobody could see either.
                let _ = dialog.show_modal();
            }
            if shown != title {
                dialog_keys::is_unread(&dialog);
                focus_inside(dialog);
            }
        }
        shown = title;
    });
    on_cleanup(move || {
        if let Some(dialog) = node.try_get_untracked().flatten().filter(|dialog| dialog.open()) {
            close(&dialog, fallback_focus, rest_on);
        }
    });

    let ask_to_close = move |event: web_sys::Event| {
        event.prevent_default();
        event.stop_propagation();
        on_close.run(());
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            ask_to_close(event.into());
            return;
        }
        if !help.hears(&event) && !dialog_keys::turn_page(&event, node.get_untracked()) && !enter_decides {
            dialog_keys::enter(&event, node.get_untracked().map(Into::into));
        }
    };
    // A browser closes it all the same on a second Escape, so the state is restored here.
    let closed = move |_| {
        if let Some(dialog) = node.get_untracked().filter(|dialog| open.get_untracked() && !dialog.open()) {
            let _ = dialog.show_modal();
        }
    };
    let labelled_by = heading_id.clone();
    let content = live_if(move || {
        open.get().then(|| {
            view! {
                <div class="dialog-header">
                    {help.button()}
                    <h2 class="dialog-title" id=heading_id.clone() tabindex="-1">
                        {title}
                        {live_if(move || about.get().map(|about| view! {
                            " "
                            <span class="dialog-about"><Untrusted text=about/></span>
                        }.into_any()))}
                    </h2>
                    {closable.then(|| view! { <CloseButton on_close/> })}
                </div>
                <div class="dialog-body">
                    {help.panel()}
                    {children()}
                </div>
            }
            .into_any()
        })
    });
    view! {
        <dialog
            class=if wide { "dialog dialog-wide" } else { "dialog" }
            part="dialog"
            node_ref=node
            aria-labelledby=labelled_by
            on:keydown=key
            on:cancel=ask_to_close
            on:close=closed
        >
            {content}
        </dialog>
    }
}

#[component]
fn CloseButton(on_close: Callback<()>) -> impl IntoView {
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=t!(kit.close_window)
            on:click=move |_| on_close.run(())
        >
            <Icon symbol=Symbol::Close/>
        </button>
    }
}

/// The buttons of a dialog, always in view below its content.
#[component]
pub fn DialogActions(children: Children) -> impl IntoView {
    view! { <div class="dialog-actions">{children()}</div> }
}

/// Closes it; the browser gives the focus back to what had it, if that is still there.
fn close(dialog: &HtmlDialogElement, fallback_focus: &'static str, rest_on: &'static [&'static str]) {
    dialog.close();
    fall_back(dialog, fallback_focus);
    let (dialog, given_back) = (dialog.clone(), focus::focused_near(dialog));
    // What is to be done next is drawn by the same change that closed it, and what had the focus may go with it.
    request_animation_frame(move || {
        let target = rest_on.iter().find_map(|selector| focus::first_in_tree(&dialog, selector));
        // What opened meanwhile has taken the focus on purpose: another dialog, or a menu.
        let is_taken = !focus::is_lost(&dialog) && focus::focused_near(&dialog) != given_back;
        if is_taken || focus::first_in_tree(&dialog, "dialog[open]").is_some() {
            return;
        }
        match target {
            Some(target) => focus::focus(&target),
            None => fall_back(&dialog, fallback_focus),
        }
    });
}

/// To where the focus goes if nothing has it any more.
fn fall_back(dialog: &HtmlDialogElement, fallback: &str) {
    if let Some(fallback) = focus::first_in_tree(dialog, fallback).filter(|_| focus::is_lost(dialog)) {
        focus::focus(&fallback);
    }
}

/// Moves the focus to where this step begins, once the step is drawn.
fn focus_inside(dialog: HtmlDialogElement) {
    request_animation_frame(move || {
        let target = focus::first(&dialog, FIRST_FOCUS).or_else(|| focus::first(&dialog, ".dialog-title"));
        if let Some(target) = target.filter(|_| dialog.open()) {
            focus::focus(&target);
        }
    });
}
