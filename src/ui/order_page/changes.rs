//! What others did to the order while the agent was looking at it.

use leptos::prelude::*;

use crate::ui::cancellation_dialog::CancellationDesk;
use crate::ui::desk::Desk;
use crate::ui::kit::{Button, Notice, NoticeTone, Untrusted};
use crate::ui::order_desk::{Change, OrderDesk};

/// On the page, where the pop-in doesn't say it.
#[component]
pub fn ChangesNotice() -> impl IntoView {
    let is_open = CancellationDesk::expect().is_open();
    move || (!is_open.get()).then(|| view! { <ChangeList/> })
}

/// Everything that changed, until the agent has read it.
#[component]
pub fn ChangeList() -> impl IntoView {
    let desk = Desk::expect();
    let order_desk = OrderDesk::expect();
    let changes = order_desk.changes();
    let title = Signal::derive(move || desk.texts().order.writing.changed.to_owned());
    move || {
        let changes = changes.get();
        (!changes.is_empty()).then(|| {
            let dismiss = move || {
                view! {
                    <Button on_press=Callback::new(move |()| order_desk.acknowledge())>
                        {move || desk.texts().order.writing.dismiss}
                    </Button>
                }
            };
            let items = changes.into_iter().map(|change| view! { <li><ChangeLine change/></li> }).collect_view();
            view! {
                <Notice tone=NoticeTone::Warning title actions=dismiss>
                    <ul class="change-list">{items}</ul>
                </Notice>
            }
        })
    }
}

#[component]
fn ChangeLine(change: Change) -> impl IntoView {
    let desk = Desk::expect();
    let words = move || &desk.texts().order.writing;
    match change {
        Change::LogisticStatus { from, to } => {
            let status = move |status| (desk.texts().domain.logistic_status)(status);
            view! {
                {move || words().status_changed}
                {move || desk.texts().order.colon}
                " "
                {move || status(from)}
                " → "
                <strong>{move || status(to)}</strong>
            }
            .into_any()
        }
        Change::TakenOver { by } => view! { <Untrusted text=by/> " " {move || words().taken_over} }.into_any(),
        Change::LeaseEnded => (move || words().lease_ended).into_any(),
        Change::Step => (move || words().step_changed).into_any(),
        Change::Refunds => (move || words().refunds_changed).into_any(),
        Change::Amounts => (move || words().amounts_changed).into_any(),
    }
}
