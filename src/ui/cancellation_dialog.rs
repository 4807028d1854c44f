//! The cancellation pop-in (seed 000, steps 5 to 11). Which step it shows is the backend's state alone, so that
//! a reload, a second tab or another machine lands on the same one; what the agent typed is kept beside it.

mod action_button;
mod check;
mod confirm;
mod draft;
mod mail;
mod presence;
mod refund;
mod request;
mod step;
mod summary;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

pub use action_button::LeaveButton;
pub use draft::{AnswerDraft, Draft};
pub use step::Step;

use super::desk::Desk;
use super::i18n::cancellation::CancellationTexts;
use super::kit::{Dialog, focus, live, live_text};
use super::order_desk::{Holder, OrderDesk};
use super::order_page::changes::ChangeList;
use super::order_page::writing_notice::WritingNotice;
use presence::{Presence, Scene, Wish};

/// What everything in the pop-in, and the page around it, shares.
#[derive(Clone, Copy)]
pub struct CancellationDesk {
    step: Memo<Step>,
    is_open: Memo<bool>,
    wish: RwSignal<Wish>,
    draft: Draft,
}

impl CancellationDesk {
    pub fn provide() {
        let order_desk = OrderDesk::expect();
        let step = Memo::new(move |_| order_desk.order().map_or(Step::Check, |order| Step::of(&order.cancellation)));
        let holder = order_desk.holder();
        let wish = RwSignal::new(Wish::default());
        let presence = Memo::new(move |before: Option<&Presence>| {
            let scene = Scene { step: step.get(), is_mine: holder.get() == Holder::Me };
            Presence::after(before, scene, wish.get())
        });
        let is_open = Memo::new(move |_| presence.get().is_open);
        provide_context(Self { step, is_open, wish, draft: Draft::new() });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub const fn step(&self) -> Memo<Step> {
        self.step
    }

    pub const fn is_open(&self) -> Memo<bool> {
        self.is_open
    }

    /// What the agent has typed and chosen, and not sent yet.
    pub const fn draft(&self) -> Draft {
        self.draft
    }

    /// The agent wants to see it.
    pub fn open(&self) {
        self.wish.update(|wish| wish.ask(true));
    }

    /// The agent puts it away. Nothing changes by that; the page offers to go on.
    pub fn close(&self) {
        self.wish.update(|wish| wish.ask(false));
    }
}

#[component]
pub fn CancellationDialog() -> impl IntoView {
    let desk = Desk::expect();
    let cancellation = CancellationDesk::expect();
    let (step, is_open) = (cancellation.step(), cancellation.is_open());
    let title = Signal::derive(move || title(&desk.texts().cancellation, step.get()).to_owned());
    let on_close = Callback::new(move |()| cancellation.close());
    view! {
        <Dialog open=is_open title on_close wide=true fallback_focus=".modification [role=switch]">
            <Content/>
        </Dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let desk = Desk::expect();
    let step = CancellationDesk::expect().step();
    let place = NodeRef::<html::Div>::new();
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.repeat() && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            press_primary(place);
        }
    };
    let progress = live_text(move || (desk.texts().cancellation.step)(step.get().position(), Step::POSITIONS));
    let body = live(move || match step.get() {
        Step::Check => view! { <check::CheckStep/> }.into_any(),
        Step::Impossible => view! { <check::ImpossibleStep/> }.into_any(),
        Step::Confirm => view! { <confirm::ConfirmStep/> }.into_any(),
        Step::Confirmed => view! { <request::RequestStep/> }.into_any(),
        Step::Refund => view! { <refund::RefundStep/> }.into_any(),
        Step::Mail => view! { <mail::MailStep/> }.into_any(),
        Step::Finished => view! { <summary::SummaryStep/> }.into_any(),
    });
    view! {
        <div class="cancellation" node_ref=place on:keydown=key>
            <p class="cancellation-progress">{progress}</p>
            <ChangeList/>
            <WritingNotice/>
            {body}
        </div>
    }
}

/// Ctrl+Enter presses the one thing to do next, wherever the focus is.
fn press_primary(place: NodeRef<html::Div>) {
    let buttons = place
        .get_untracked()
        .map(|place| focus::all(&place, ".button-primary:not([aria-disabled]), .button-danger:not([aria-disabled])"));
    if let Some([button]) = buttons.as_deref() {
        button.click();
    }
}

const fn title(words: &CancellationTexts, step: Step) -> &'static str {
    match step {
        Step::Check => words.check.title,
        Step::Impossible => words.check.impossible,
        Step::Confirm => words.confirm.title,
        Step::Confirmed => words.request.title,
        Step::Refund => words.refund.title,
        Step::Mail => words.mail.title,
        Step::Finished => words.summary.title,
    }
}
