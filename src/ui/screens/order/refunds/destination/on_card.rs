//! Where a refund's money goes, on its card: that it is missing, and the form of whoever has the refund on and was told, or
//! was told something else.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::{DestinationDraft, DestinationFields, DestinationGaps, KnownOfCustomer};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans, RefundTask, RefundTaskId};
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_text};
use crate::ui::screens::order::parts::action_button::DeedButton;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn DestinationOnCard(
    task: RefundTask,
    /// This agent has it on.
    is_mine: bool,
) -> impl IntoView {
    let language = Language::expect();
    let words = move || &language.texts().refunds.destination;
    let RefundMeans::Alternative(method) = task.means else { return ().into_any() };
    if !method.needs_a_destination() {
        return ().into_any();
    }
    let lacks_it = task.lacks_a_destination();
    let RefundTask { id, destination, .. } = task;
    let said = destination.as_ref().map(DestinationDraft::of).unwrap_or_default();
    if lacks_it {
        let title = Signal::derive(move || (words().lacking)(method).to_owned());
        let (form, hint) = if is_mine {
            (Some(view! { <Form id method said/> }), None)
        } else {
            (None, Some(view! { <p>{t!(refunds.destination.lacking_hint)}</p> }))
        };
        return view! { <Notice tone=NoticeTone::Warning title>{hint}</Notice> {form} }.into_any();
    }
    if !is_mine {
        return ().into_any();
    }
    let is_corrected = RwSignal::new(false);
    let place = NodeRef::<html::Div>::new();
    let toggle = Callback::new(move |()| {
        is_corrected.update(|is_corrected| *is_corrected = !*is_corrected);
        // The button that was pressed went away with what it stood beside.
        request_animation_frame(move || {
            let place = place.try_get_untracked().flatten();
            if let Some(next) = place.and_then(|place| focus::first(&place, "[data-autofocus], button")) {
                focus::focus(&next);
            }
        });
    });
    let form = live(move || {
        if is_corrected.get() {
            return view! { <Form id=id.clone() method said=said.clone() on_keep=toggle/> }.into_any();
        }
        let correct = live_text(move || (words().correct)(method).to_owned());
        view! { <Button kind=ButtonKind::Quiet on_press=toggle>{correct}</Button> }.into_any()
    });
    view! { <div node_ref=place>{form}</div> }.into_any()
}

#[component]
fn Form(
    id: RefundTaskId,
    method: AlternativeMethod,
    said: DestinationDraft,
    /// What is there stays.
    #[prop(optional)]
    on_keep: Option<Callback<()>>,
) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let known = untrack(|| store.order()).map(|order| KnownOfCustomer::of(&order.order));
    let known = StoredValue::new(known.unwrap_or_default());
    let draft = RwSignal::new(said);
    let was_tried = RwSignal::new(false);
    let read = move || known.with_value(|known| draft.with(|draft| draft.read(method, known)));
    let gaps =
        Memo::new(move |_| if was_tried.get() { read().err().unwrap_or_default() } else { DestinationGaps::default() });
    let form = NodeRef::<html::Form>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(OrderAction::SettleRefundTask).is_some() {
            return;
        }
        was_tried.set(true);
        match untrack(read) {
            Ok(Some(destination)) => store.send(OrderCommand::GiveDestination(id.clone(), destination)),
            _ => request_animation_frame(move || focus::field(form, "[data-invalid] input, [data-invalid] textarea")),
        }
    };
    let keep = on_keep.map(|on_press| {
        view! { <Button kind=ButtonKind::Quiet on_press>{t!(refunds.destination.keep)}</Button> }
    });
    view! {
        <form class="task-destination" node_ref=form on:submit=submit novalidate=true>
            <DestinationFields
                method=Signal::stored(Some(method))
                known
                draft
                on_change=Callback::new(move |changed| draft.set(changed))
                gaps
                autofocus=true
            />
            <div class="task-buttons">
                {keep}
                <DeedButton deed=OperationKind::GiveDestination kind=ButtonKind::Primary submits=true>
                    {live_text(move || (language.texts().refunds.destination.give)(method).to_owned())}
                </DeedButton>
            </div>
        </form>
    }
}
