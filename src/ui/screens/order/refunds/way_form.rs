//! The form of a way on: what it does, what it needs to know, and one button.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::facts::as_typed;
use super::way_said::{Missing, outcome as said_by};
use super::{OutcomeDraft, OutcomeDrafts};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::money::Currency;
use crate::domain::money::typed::TypedAmount;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans, RefundTask, WayOn};
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Checkbox, Select, TextArea, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::order::parts::action_button::DeedButton;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn WayForm(
    way: WayOn,
    task: RefundTask,
    currency: Currency,
    /// The agent leaves it without sending.
    on_back: Callback<()>,
) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let outcomes = OutcomeDrafts::expect();
    let words = move || &language.texts().refunds;
    let outcome = outcomes.of(task.id.clone());
    let form = NodeRef::<html::Form>::new();
    let means = task.means;
    let whole = task.refunded().unwrap_or(task.amount);
    let payment = task.payment.clone();
    let captured = move || untrack(|| store.order()?.order.payment(&payment).map(|payment| payment.captured));
    let captured = captured().unwrap_or(whole);
    let task = StoredValue::new(task);
    let update = move |update: &dyn Fn(&mut OutcomeDraft)| task.with_value(|task| outcomes.update(&task.id, update));
    let said = move |draft: &OutcomeDraft| {
        let typed = TypedAmount { currency, locale: Some(language.locale()), signed: false };
        task.with_value(|task| said_by(way, draft, typed, (task, captured)))
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(way.action()).is_some() {
            return;
        }
        update(&|draft| draft.was_tried = true);
        match untrack(|| outcome.with(said)) {
            Ok(outcome) => {
                let id = task.with_value(|task| task.id.clone());
                let command = OrderCommand::SettleRefundTask(id.clone(), outcome);
                store.send_then(command, move || outcomes.forget(&id));
            }
            Err(_) => focus::field(form, "[data-invalid] select, [data-invalid] input, [data-invalid] textarea"),
        }
    };
    let missing = Memo::new(move |_| {
        outcome.with(|draft| if draft.was_tried { said(draft).err() } else { None }).unwrap_or_default()
    });
    let error = move |is_missing: fn(&Missing) -> bool, words: String| missing.with(is_missing).then_some(words);

    let amount = way.asks_for_amount().then(|| {
        let value = Signal::derive(move || {
            let exact = || if way == WayOn::Twice { as_typed(whole, language.locale()) } else { String::new() };
            outcome.with(|draft| draft.amount.clone().unwrap_or_else(exact))
        });
        let bound = if way == WayOn::Twice { captured } else { whole };
        let most = move || bound.display(currency, language.locale());
        view! {
            <TextInput
                label=Signal::derive(move || (words().way_amount)(way).to_owned())
                value
                on_input=Callback::new(move |text: String| update(&|draft| draft.amount = Some(text.clone())))
                error=MaybeProp::derive(move || error(|missing| missing.amount, (words().way_amount_wrong)(way, &most())))
                autofocus=way == WayOn::Less
            />
        }
    });
    let reference = way.asks_for_reference().then(|| {
        view! {
            <TextInput
                label=Signal::derive(move || (words().way_reference)(way).to_owned())
                value=Signal::derive(move || outcome.with(|draft| draft.other_reference.clone()))
                on_input=Callback::new(move |text: String| update(&|draft| draft.other_reference.clone_from(&text)))
                error=MaybeProp::derive(move || error(|missing| missing.reference, words().reference_missing.to_owned()))
                max_length=text_limits::REFERENCE
                autofocus=true
            />
        }
    });
    let typed_words = way.asks_for_words().then(|| {
        view! {
            <TextArea
                label=Signal::derive(move || (words().way_words)(way).to_owned())
                value=Signal::derive(move || outcome.with(|draft| draft.words.clone()))
                on_input=Callback::new(move |text: String| update(&|draft| draft.words.clone_from(&text)))
                error=MaybeProp::derive(move || error(|missing| missing.words, words().words_missing.to_owned()))
                autofocus=true
                rows=2
                max_length=text_limits::REASON
            />
        }
    });
    let again = (way == WayOn::Bounced).then(|| {
        let options = Signal::derive(move || {
            let same = (None, words().same_means.to_owned());
            // The means that has just failed is offered as "the same".
            let others = AlternativeMethod::ALL.into_iter().filter(|it| means != RefundMeans::Alternative(*it));
            let others = others.map(|it| (Some(it), (language.texts().domain.method)(it).to_owned()));
            [same].into_iter().chain(others).collect::<Vec<_>>()
        });
        view! {
            <Select
                label=t_signal!(refunds.again_by)
                options
                value=Signal::derive(move || Some(outcome.with(|draft| draft.method)))
                on_choose=Callback::new(move |method| update(&|draft| draft.method = method))
            />
        }
    });
    let asks_for_agreement = memo_bool(move || {
        way == WayOn::GivenUp || (way == WayOn::Bounced && outcome.with(|draft| draft.method.is_some()))
    });
    let agreed = live_if(move || {
        asks_for_agreement.get().then(|| {
            view! {
                <Checkbox
                    label=Signal::derive(move || (words().way_agreed)(way).to_owned())
                    checked=Signal::derive(move || outcome.with(|draft| draft.customer_agreed))
                    on_change=Callback::new(move |agreed| update(&|draft| draft.customer_agreed = agreed))
                    error=MaybeProp::derive(move || error(|missing| missing.agreed, words().agreed_missing.to_owned()))
                />
            }
            .into_any()
        })
    });
    let busy = {
        let writing = store.writing();
        Signal::derive(move || writing.with(|writing| task.with_value(|task| writing.is_settling(&task.id))))
    };
    let kind = if way == WayOn::WrittenOff { ButtonKind::Danger } else { ButtonKind::Primary };
    view! {
        <form class="task-way" node_ref=form on:submit=submit novalidate=true>
            <p class="task-way-title">{live_text(move || (words().way_title)(way).to_owned())}</p>
            <p>{live_text(move || (words().way_explained)(way).to_owned())}</p>
            {reference}
            {amount}
            {typed_words}
            {again}
            {agreed}
            <div class="task-buttons">
                <Button kind=ButtonKind::Quiet on_press=on_back autofocus=way == WayOn::NotRefunded>
                    {t!(refunds.way_back)}
                </Button>
                <DeedButton
                    deed=OperationKind::SettleRefundTask
                    action=way.action()
                    busy
                    kind
                    submits=true
                >
                    {live_text(move || (words().way_action)(way).to_owned())}
                </DeedButton>
            </div>
        </form>
    }
}
