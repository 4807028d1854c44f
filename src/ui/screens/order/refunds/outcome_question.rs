//! The question *Remboursement effectué* or *Remboursement impossible*, which waits for whoever comes back.

use leptos::html;
use leptos::prelude::*;

use super::facts::as_typed;
use super::impossible::ImpossibleForm;
use super::page_reading::PageReading;
use super::reference_hint::{ReferenceHint, refusal};
use super::way_form::WayForm;
use super::ways_on::focus_in;
use super::{OutcomeDraft, OutcomeDrafts};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::money::Currency;
use crate::domain::money::typed::TypedAmount;
use crate::domain::refund_task::{ProviderPage, RefundOutcome, RefundTask, WayOn};
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, FieldIds, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_text, memo_bool, watch};
use crate::ui::screens::order::parts::action_button::DeedButton;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn OutcomeQuestion(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let outcomes = OutcomeDrafts::expect();
    let words = move || &language.texts().refunds;
    let question_id = FieldIds::fresh().control;
    let RefundTask { id, provider, means, amount, .. } = task.clone();
    let question = live_text(move || {
        let name = language.texts().domain.provider(provider);
        (words().question)(&amount.display(currency, language.locale()), &(words().by)(provider.kind(), means, &name))
    });
    let outcome = outcomes.of(id.clone());
    let shown = Memo::new(move |_| outcome.with(|outcome| (outcome.is_impossible, outcome.way)));
    let form = live(move || match shown.get() {
        (true, _) => view! { <ImpossibleForm id=id.clone() means/> }.into_any(),
        (false, Some(WayOn::NotRefunded)) => {
            let id = id.clone();
            let on_back = Callback::new(move |()| outcomes.choose(&id, None));
            view! { <WayForm way=WayOn::NotRefunded task=task.clone() currency on_back/> }.into_any()
        }
        (false, _) => view! { <DoneForm task=task.clone() currency/> }.into_any(),
    });
    let labelled_by = question_id.clone();
    view! {
        <div class="task-outcome" role="group" aria-labelledby=labelled_by>
            <p class="task-question" id=question_id hidden=move || shown.get() != (false, None)>{question}</p>
            {form}
        </div>
    }
}

#[component]
fn DoneForm(task: RefundTask, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let outcomes = OutcomeDrafts::expect();
    let words = move || &language.texts().refunds;
    let RefundTask { id, amount, .. } = task.clone();
    let task = StoredValue::new(task);
    let outcome = outcomes.of(id.clone());
    let place = NodeRef::<html::Div>::new();
    let id = StoredValue::new(id);
    let given = move |draft: &OutcomeDraft| {
        let typed = TypedAmount { currency, locale: Some(language.locale()), signed: false };
        draft.given(typed, amount)
    };
    let focus_invalid = move || focus_in(place, "[data-invalid] :is(input, textarea)");
    on_cleanup(move || id.with_value(|id| outcomes.doubt_again(id)));
    let mistaken = move |reference: &str| task.with_value(|task| task.mistakes(reference));
    let done = move || {
        id.with_value(|id| outcomes.update(id, |outcome| outcome.was_tried = true));
        let seen =
            move |draft: &OutcomeDraft| draft.page.as_ref().map_or(Ok(None), |page| page.seen((amount, currency)));
        let (Some(given), Ok(seen)) = untrack(|| outcome.with(|outcome| (given(outcome), seen(outcome)))) else {
            focus_invalid();
            return;
        };
        let reference = outcome.with_untracked(|outcome| outcome.reference.trim().to_owned());
        if outcome.with_untracked(|outcome| outcome.doubts(&reference, mistaken(&reference))) {
            id.with_value(|id| outcomes.update(id, |outcome| outcome.doubted = Some(reference)));
            focus_invalid();
            return;
        }
        let outcome = RefundOutcome::Done { reference, amount: given, seen };
        store.send(OrderCommand::SettleRefundTask(id.get_value(), outcome));
    };
    let order = untrack(|| store.order());
    let looks = task.with_value(|task| ReferenceHint::of(task, order.as_deref()));
    let looks_of_page = looks.terms().cloned();
    let writing = store.writing();
    let refused =
        Memo::new(move |_| writing.with(|writing| id.with_value(|id| refusal(writing, id, language.texts()))));
    let is_refused = memo_bool(move || refused.with(Option::is_some));
    // What has to be typed otherwise has the cursor.
    watch(
        move || is_refused.get(),
        move |_, is_refused| {
            if *is_refused {
                focus_invalid();
            }
        },
    );
    // What was refused is not to be left out instead, also once it is corrected.
    let was_refused = Memo::new(move |was: Option<&bool>| is_refused.get() || was.copied().unwrap_or_default());
    let hint = move || outcome.with(|outcome| looks.words(words(), &outcome.reference, !was_refused.get()));
    let error = move || {
        let doubted = outcome.with(|outcome| outcome.doubted_still(&outcome.reference).map(str::to_owned));
        let mistaken = doubted.and_then(|doubted| mistaken(&doubted));
        refused.get().or_else(|| Some((words().mistaken)(mistaken?).to_owned()))
    };
    let busy = Signal::derive(move || writing.with(|writing| id.with_value(|id| writing.is_settling(id))));
    // What was refused is another answer than what is in the field now.
    let forget_refusal = move || {
        if is_refused.get_untracked() {
            store.acknowledge();
        }
    };
    let type_reference = Callback::new(move |reference| {
        id.with_value(|id| outcomes.update(id, |outcome| outcome.reference = reference));
        forget_refusal();
    });
    let read_page = Callback::new(move |text: String| {
        let page = task.with_value(|task| ProviderPage::read(&text, task, currency, looks_of_page.as_ref()));
        let is_page = ProviderPage::is_one(&text, &page);
        if is_page {
            id.with_value(|id| outcomes.update(id, |outcome| outcome.take_page(page)));
            forget_refusal();
        }
        is_page
    });
    let impossible = Callback::new(move |()| {
        id.with_value(|id| outcomes.update(id, |outcome| outcome.is_impossible = true));
    });
    let not_refunded = Callback::new(move |()| {
        id.with_value(|id| outcomes.choose(id, Some(WayOn::NotRefunded)));
    });
    let has_amount = memo_bool(move || outcome.with(|outcome| outcome.amount.is_some()));
    let exact = move || as_typed(amount, language.locale());
    let toggle_amount = Callback::new(move |()| {
        let typed = (!has_amount.get_untracked()).then(|| untrack(exact));
        id.with_value(|id| outcomes.update(id, |outcome| outcome.amount = typed));
        // The button that was pressed went away with what it stood beside.
        request_animation_frame(move || {
            let place = place.try_get_untracked().flatten();
            if let Some(field) = place.and_then(|place| focus::all(&place, "input").pop()) {
                focus::focus_whole(&field);
            }
        });
    });
    let has_page_amount = memo_bool(move || outcome.with(OutcomeDraft::has_page_amount));
    let other_amount = live(move || {
        let toggle = view! {
            <Button kind=ButtonKind::Quiet on_press=toggle_amount>
                {live_text(move || (words().other_amount)(has_amount.get()).to_owned())}
            </Button>
        };
        if has_page_amount.get() {
            return ().into_any();
        }
        if !has_amount.get() {
            return view! { <div>{toggle}</div> }.into_any();
        }
        let error = move || {
            let is_wrong = outcome.with(|outcome| outcome.was_tried && given(outcome).is_none());
            is_wrong.then(|| (words().given_wrong)(&amount.display(currency, language.locale())))
        };
        view! {
            <TextInput
                label=t_signal!(refunds.given)
                value=Signal::derive(move || outcome.with(|outcome| outcome.amount.clone().unwrap_or_default()))
                on_input=Callback::new(move |text: String| {
                    id.with_value(|id| outcomes.update(id, |outcome| outcome.amount = Some(text)));
                })
                hint=MaybeProp::derive(move || Some(words().given_hint.to_owned()))
                error=MaybeProp::derive(error)
            />
            <div>{toggle}</div>
        }
        .into_any()
    });
    view! {
        <div class="task-done" node_ref=place>
            <TextInput
                label=t_signal!(refunds.reference)
                value=Signal::derive(move || outcome.with(|outcome| outcome.reference.clone()))
                on_input=type_reference
                on_paste=read_page
                hint=MaybeProp::derive(move || Some(hint()))
                error=MaybeProp::derive(error)
                max_length=text_limits::REFERENCE
                autofocus=true
            />
            <PageReading task=task.get_value() currency on_left=Callback::new(move |()| focus_in(place, "input"))/>
            {other_amount}
            <div class="task-buttons">
                <DeedButton
                    deed=OperationKind::SettleRefundTask
                    busy
                    kind=ButtonKind::Primary
                    on_press=Callback::new(move |()| done())
                >
                    {t!(refunds.done)}
                </DeedButton>
                <Button on_press=impossible>{t!(refunds.impossible)}</Button>
                <Button on_press=not_refunded>{t!(refunds.not_refunded)}</Button>
            </div>
        </div>
    }
}
