//! *Remboursement impossible*: why, and by which other means, seen with the customer (seed 000, step 10).

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::outcome_question::is_settling;
use super::{AnswerDraft, RefundDesk};
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::refund_task::{AlternativeMethod, ImpossibleReason, RefundMeans, RefundTaskId};
use crate::ui::desk::Desk;
use crate::ui::kit::{Button, ButtonKind, Checkbox, Select, focus};
use crate::ui::screens::order::parts::action_button::ActionButton;
use crate::ui::screens::order::store::OrderDesk;

#[component]
pub fn ImpossibleForm(id: RefundTaskId, means: RefundMeans) -> impl IntoView {
    let desk = Desk::expect();
    let order_desk = OrderDesk::expect();
    let answers = RefundDesk::expect().answers();
    let words = move || &desk.texts().refund;
    let answer = answers.of(id.clone());
    let form = NodeRef::<html::Form>::new();
    let id = StoredValue::new(id);
    let update = move |update: &dyn Fn(&mut AnswerDraft)| id.with_value(|id| answers.update(id, update));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if order_desk.obstacle(OrderAction::SettleRefund).is_some() {
            return;
        }
        update(&|answer| answer.was_tried = true);
        match answer.with_untracked(AnswerDraft::impossible) {
            Some(outcome) => order_desk.send(OrderCommand::SettleRefund(id.get_value(), outcome)),
            None => request_animation_frame(move || {
                let wrong = "[data-invalid] select, [data-invalid] input";
                let form = form.try_get_untracked().flatten();
                if let Some(field) = form.and_then(|form| focus::first(&form, wrong)) {
                    focus::focus(&field);
                }
            }),
        }
    };
    let tried_without =
        move |is_missing: fn(&AnswerDraft) -> bool| answer.with(|answer| answer.was_tried && is_missing(answer));
    let reasons = Signal::derive(move || {
        ImpossibleReason::ALL
            .map(|reason| (reason.as_str(), (desk.texts().domain.impossible_reason)(reason).to_owned()))
            .to_vec()
    });
    // The means that has just failed is no alternative.
    let methods = Signal::derive(move || {
        let others = AlternativeMethod::ALL.into_iter().filter(|method| means != RefundMeans::Alternative(*method));
        others.map(|method| (method.as_str(), (desk.texts().domain.method)(method).to_owned())).collect::<Vec<_>>()
    });
    let busy = {
        let writing = order_desk.writing();
        Signal::derive(move || writing.with(|writing| id.with_value(|id| is_settling(writing, id))))
    };
    let placeholder = MaybeProp::derive(move || Some(words().choose.to_owned()));
    view! {
        <form class="task-impossible" node_ref=form on:submit=submit novalidate=true>
            <p class="task-impossible-title">{desk.say(|texts| texts.refund.impossible_title)}</p>
            <Select
                label=desk.said(|texts| texts.refund.reason)
                options=reasons
                value=Signal::derive(move || answer.with(|answer| answer.reason.map(ImpossibleReason::as_str)))
                on_choose=Callback::new(move |reason| update(&|answer| answer.reason = ImpossibleReason::parse(reason)))
                placeholder
                error=MaybeProp::derive(move || {
                    tried_without(|answer| answer.reason.is_none()).then(|| words().reason_missing.to_owned())
                })
                autofocus=true
            />
            <Select
                label=desk.said(|texts| texts.refund.method)
                options=methods
                value=Signal::derive(move || answer.with(|answer| answer.method.map(AlternativeMethod::as_str)))
                on_choose=Callback::new(move |method| update(&|answer| answer.method = AlternativeMethod::parse(method)))
                placeholder
                error=MaybeProp::derive(move || {
                    tried_without(|answer| answer.method.is_none()).then(|| words().method_missing.to_owned())
                })
            />
            <Checkbox
                label=desk.said(|texts| texts.refund.agreed)
                checked=Signal::derive(move || answer.with(|answer| answer.customer_agreed))
                on_change=Callback::new(move |agreed| update(&|answer| answer.customer_agreed = agreed))
                error=MaybeProp::derive(move || {
                    tried_without(|answer| !answer.customer_agreed).then(|| words().agreed_missing.to_owned())
                })
            />
            <div class="task-buttons">
                <Button
                    kind=ButtonKind::Quiet
                    on_press=Callback::new(move |()| update(&|answer| answer.is_impossible = false))
                >
                    {desk.say(|texts| texts.refund.back)}
                </Button>
                <ActionButton
                    action=OrderAction::SettleRefund
                    busy
                    kind=ButtonKind::Primary
                    submits=true
                    on_press=Callback::new(|()| {})
                >
                    {desk.say(|texts| texts.refund.impossible_action)}
                </ActionButton>
            </div>
        </form>
    }
}
