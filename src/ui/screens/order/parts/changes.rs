//! The list of what others did to the order while the agent was looking at it.

use leptos::html;
use leptos::prelude::*;

use super::lost_focus::give_back;
use crate::ui::kit::{Button, Notice, NoticeTone, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_if, live_text};
use crate::ui::screens::order::open_dialog::Dialogs;
use crate::ui::screens::order::store::{Change, OrderStore, Writing};

/// On the page, where the pop-in doesn't say it.
#[component]
pub fn ChangesNotice() -> impl IntoView {
    let is_any_open = Dialogs::expect().is_any_open();
    live_if(move || (!is_any_open.get()).then(|| view! { <ChangeList/> }.into_any()))
}

/// Everything that changed, until the agent has read it. A refusal tells it itself.
#[component]
pub fn ChangeList() -> impl IntoView {
    let store = OrderStore::expect();
    let (changes, writing) = (store.changes(), store.writing());
    let is_shown = Memo::new(move |_| {
        !changes.with(Vec::is_empty) && writing.with(|writing| !matches!(writing, Writing::Refused { .. }))
    });
    let place = NodeRef::<html::Div>::new();
    give_back(place, move || is_shown.get());
    let title = t_signal!(order.writing.changed);
    let notice = live_if(move || {
        is_shown.get().then(|| {
            let dismiss = move || {
                view! {
                    <Button on_press=Callback::new(move |()| store.acknowledge())>
                        {t!(kit.dismiss)}
                    </Button>
                }
            };
            view! {
                <Notice tone=NoticeTone::Warning title actions=dismiss>
                    <ChangeItems/>
                </Notice>
            }
            .into_any()
        })
    });
    view! { <div class="changes" node_ref=place>{notice}</div> }
}

/// The changes, one by one.
#[component]
pub fn ChangeItems() -> impl IntoView {
    let changes = OrderStore::expect().changes();
    let items = live(move || {
        let line = |change| view! { <li><ChangeLine change/></li> };
        changes.get().into_iter().map(line).collect_view().into_any()
    });
    view! { <ul class="change-list">{items}</ul> }
}

#[component]
fn ChangeLine(change: Change) -> impl IntoView {
    let language = Language::expect();
    match change {
        Change::LogisticStatus { from, to } => {
            let status = move |status| live_text(move || (language.texts().domain.logistic_status)(status).to_owned());
            view! {
                {t!(order.writing.status_changed)}
                {t!(order.colon)}
                " "
                {status(from)}
                " → "
                <strong>{status(to)}</strong>
            }
            .into_any()
        }
        Change::TakenOver { by } => view! { <Untrusted text=by/> " " {t!(order.writing.taken_over)} }.into_any(),
        Change::RefundTakenOver { by } => {
            view! { <Untrusted text=by/> " " {t!(order.writing.refund_taken_over)} }.into_any()
        }
        Change::LeaseEnded => t!(order.writing.lease_ended).into_any(),
        Change::Step => t!(order.writing.step_changed).into_any(),
        Change::Refunds => t!(order.writing.refunds_changed).into_any(),
        Change::Amounts => t!(order.writing.amounts_changed).into_any(),
    }
}
