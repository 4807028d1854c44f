//! The notice beside something that takes long, so that whoever waits knows that the screen is not dead.

use leptos::html;
use leptos::prelude::*;

use super::button::Button;
use super::focus;
use super::notice::Notice;
use crate::ui::reactive::timers::{USUAL, set_after};
use crate::ui::reactive::{live_if, on_mount};

/// Says after a while that this takes long, and lets it be tried again.
#[component]
pub fn SlowNotice(retry: Callback<()>) -> impl IntoView {
    let (is_long, is_retried) = (RwSignal::new(false), RwSignal::new(false));
    let place = NodeRef::<html::Div>::new();
    on_mount(move || set_after(USUAL, is_long, true));
    let on_press = Callback::new(move |()| {
        is_retried.set(true);
        set_after(USUAL, is_retried, false);
        retry.run(());
    });
    on_cleanup(move || give_focus(place));
    let notice =
        live_if(move || is_long.get().then(|| view! { <TakesLong busy=is_retried retry=on_press/> }.into_any()));
    view! { <div class="patience" node_ref=place>{notice}</div> }
}

/// The notice itself.
#[component]
pub fn TakesLong(#[prop(into)] busy: Signal<bool>, retry: Callback<()>) -> impl IntoView {
    let title = t_signal!(kit.takes_long);
    let button = move || view! { <Button busy on_press=retry>{t!(kit.retry)}</Button> };
    view! { <Notice title actions=button/> }
}

/// Whoever pressed the button goes on at the top of the screen, because the button is gone.
fn give_focus(place: NodeRef<html::Div>) {
    let Some(place) = place.try_get_untracked().flatten() else { return };
    let focused = focus::focused_near(&place).filter(|focused| place.contains(Some(focused)));
    if focused.is_some() {
        let root = place.get_root_node();
        request_animation_frame(move || {
            if let Some(heading) = focus::first_in_tree(&root, "h1") {
                focus::focus(&heading);
            }
        });
    }
}
