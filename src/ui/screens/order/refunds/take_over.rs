//! *Reprendre à la place de …*: an agent takes a refund from the one who has it on, once they know what that may cost.

use leptos::html;
use leptos::prelude::*;

use super::OutcomeDrafts;
use super::ways_on::focus_in;
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::agent::Agent;
use crate::domain::refund_task::RefundTaskId;
use crate::ui::kit::{Button, ButtonKind, FieldIds, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_text};
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn TakeOver(
    id: RefundTaskId,
    /// Nothing goes back by it.
    is_void: bool,
    holder: Agent,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let place = NodeRef::<html::Div>::new();
    let ask = Callback::new(move |is_asking| {
        asking.set(is_asking);
        focus_in(place, if is_asking { "[data-autofocus]" } else { "button" });
    });
    let content = live(move || {
        let name = holder.name.clone();
        if !asking.get() {
            return view! {
                <div class="task-buttons">
                    <Button on_press=Callback::new(move |()| ask.run(true))>
                        <span>{t!(refunds.take_over)} " " <Untrusted text=name/> "…"</span>
                    </Button>
                </div>
            }
            .into_any();
        }
        let on_back = Callback::new(move |()| ask.run(false));
        view! { <Question id=id.clone() is_void holder=holder.clone() on_back/> }.into_any()
    });
    view! { <div node_ref=place>{content}</div> }
}

/// What it means, before it is done.
#[component]
fn Question(id: RefundTaskId, is_void: bool, holder: Agent, on_back: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let title_id = FieldIds::fresh().control;
    let labelled_by = title_id.clone();
    let Agent { id: from, name, .. } = holder;
    let outcomes = OutcomeDrafts::expect();
    let taken_from = name.clone();
    let take_over = Callback::new(move |()| {
        let (id, name) = (id.clone(), taken_from.clone());
        store.send_then(OrderCommand::TakeOverRefundTask(id.clone(), from.clone()), move || {
            outcomes.update(&id, |outcome| outcome.taken_from = Some(name));
        });
    });
    view! {
        <div class="task-way" role="group" aria-labelledby=labelled_by>
            <p class="task-way-title" id=title_id>
                {t!(refunds.take_over)} " " <Untrusted text=name/> {t!(refunds.question_mark)}
            </p>
            <p>{live_text(move || (language.texts().refunds.take_over_explained)(is_void).to_owned())}</p>
            <ObstacleNote action=OperationKind::OpenRefundTask.action()/>
            <div class="task-buttons">
                <Button kind=ButtonKind::Quiet on_press=on_back autofocus=true>{t!(refunds.ways.back)}</Button>
                <DeedButton deed=OperationKind::OpenRefundTask kind=ButtonKind::Primary on_press=take_over>
                    {live_text(move || (language.texts().refunds.take_over_action)(is_void).to_owned())}
                </DeedButton>
            </div>
        </div>
    }
}
