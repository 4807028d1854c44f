//! *Remboursement impossible*: the reason, and the alternative means that the customer agreed to.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::destination::{DestinationDraft, DestinationFields, KnownOfCustomer};
use super::{OutcomeDraft, OutcomeDrafts};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::refund_task::{AlternativeMethod, ImpossibleReason, RefundMeans, RefundTaskId};
use crate::ui::kit::{Button, ButtonKind, Checkbox, Select, focus};
use crate::ui::language::Language;
use crate::ui::screens::order::parts::action_button::DeedButton;
use crate::ui::screens::order::parts::gate::{GateNote, key_words, waits};
use crate::ui::screens::order::store::{OrderStore, other_means};

#[component]
pub fn ImpossibleForm(id: RefundTaskId, means: RefundMeans) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let outcomes = OutcomeDrafts::expect();
    let words = move || &language.texts().refunds;
    let outcome = outcomes.of(id.clone());
    let form = NodeRef::<html::Form>::new();
    let id = StoredValue::new(id);
    let known = untrack(|| store.order()).map(|order| KnownOfCustomer::of(&order.order));
    let known = StoredValue::new(known.unwrap_or_default());
    let update = move |update: &dyn Fn(&mut OutcomeDraft)| id.with_value(|id| outcomes.update(id, update));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(OrderAction::SettleRefundTask).is_some() {
            return;
        }
        update(&|outcome| outcome.was_tried = true);
        match known.with_value(|known| outcome.with_untracked(|outcome| outcome.impossible(known))) {
            Some(outcome) => store.send(OrderCommand::SettleRefundTask(id.get_value(), outcome)),
            None => request_animation_frame(move || {
                focus::field(form, "[data-invalid] select, [data-invalid] input, [data-invalid] textarea");
            }),
        }
    };
    let tried_without =
        move |is_missing: fn(&OutcomeDraft) -> bool| outcome.with(|outcome| outcome.was_tried && is_missing(outcome));
    let reasons = Signal::derive(move || {
        ImpossibleReason::ALL
            .map(|reason| (reason.as_str(), (language.texts().domain.impossible_reason)(reason).to_owned()))
            .to_vec()
    });
    // The means that has just failed is no alternative.
    let methods = Signal::derive(move || {
        let others = AlternativeMethod::ALL.into_iter().filter(|method| means != RefundMeans::Alternative(*method));
        others.map(|method| (method.as_str(), (language.texts().domain.method)(method).to_owned())).collect::<Vec<_>>()
    });
    let busy = {
        let writing = store.writing();
        Signal::derive(move || writing.with(|writing| id.with_value(|id| writing.is_settling(id))))
    };
    let gate =
        store.gate(move |order| id.with_value(|id| other_means(order, id, outcome.with(|outcome| outcome.method)?)));
    let action = key_words(gate, move || words().impossible_action.to_owned());
    let placeholder = MaybeProp::derive(move || Some(words().choose.to_owned()));
    view! {
        <form class="task-impossible" node_ref=form on:submit=submit novalidate=true>
            <p class="task-impossible-title">{t!(refunds.impossible_title)}</p>
            <Select
                label=t_signal!(refunds.reason)
                options=reasons
                value=Signal::derive(move || outcome.with(|outcome| outcome.reason.map(ImpossibleReason::as_str)))
                on_choose=Callback::new(move |reason| update(&|outcome| outcome.reason = ImpossibleReason::parse(reason)))
                placeholder
                error=MaybeProp::derive(move || {
                    tried_without(|outcome| outcome.reason.is_none()).then(|| words().reason_missing.to_owned())
                })
                autofocus=true
            />
            <Select
                label=t_signal!(refunds.method)
                options=methods
                value=Signal::derive(move || outcome.with(|outcome| outcome.method.map(AlternativeMethod::as_str)))
                on_choose=Callback::new(move |method| update(&|outcome| outcome.method = AlternativeMethod::parse(method)))
                placeholder
                error=MaybeProp::derive(move || {
                    tried_without(|outcome| outcome.method.is_none()).then(|| words().method_missing.to_owned())
                })
            />
            <DestinationFields
                method=Signal::derive(move || outcome.with(|outcome| outcome.method))
                known
                draft=Signal::derive(move || outcome.with(|outcome| outcome.destination.clone()))
                on_change=Callback::new(move |changed: DestinationDraft| {
                    update(&|outcome| outcome.destination.clone_from(&changed));
                })
                gaps=Signal::derive(move || known.with_value(|known| outcome.with(|outcome| outcome.gaps(known))))
                may_be_left_out=true
            />
            <Checkbox
                label=t_signal!(refunds.agreed)
                checked=Signal::derive(move || outcome.with(|outcome| outcome.customer_agreed))
                on_change=Callback::new(move |agreed| update(&|outcome| outcome.customer_agreed = agreed))
                error=MaybeProp::derive(move || {
                    tried_without(|outcome| !outcome.customer_agreed).then(|| words().agreed_missing.to_owned())
                })
            />
            <GateNote gate/>
            <div class="task-buttons">
                <Button
                    kind=ButtonKind::Quiet
                    on_press=Callback::new(move |()| update(&|outcome| outcome.is_impossible = false))
                >
                    {t!(refunds.back)}
                </Button>
                <DeedButton
                    deed=OperationKind::SettleRefundTask
                    busy
                    kind=ButtonKind::Primary
                    submits=true
                    waits=waits(gate)
                >
                    {action}
                </DeedButton>
            </div>
        </form>
    }
}
