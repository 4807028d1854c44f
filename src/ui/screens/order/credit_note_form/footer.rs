//! The foot of the form, always in view: the bar of the money, the total, and the button that says what it does.

use leptos::html;
use leptos::prelude::*;

use super::FormStore;
use super::evaluation::Evaluation;
use super::field_view::FieldView;
use super::form::FormField;
use crate::api::operations::OperationKind;
use crate::domain::action::OrderAction;
use crate::domain::approval::Proposed;
use crate::domain::money::Amount;
use crate::ui::kit::{Button, ButtonKind, DialogActions};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::open_dialog::Dialogs;
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote};
use crate::ui::screens::order::parts::gate::{GateNote, key_words, waits};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Footer(place: NodeRef<html::Form>, typed: FieldView) -> impl IntoView {
    let language = Language::expect();
    let (credit, dialogs) = (FormStore::expect(), Dialogs::expect());
    let total = live_text(move || total(credit).unwrap_or_else(|| "–".to_owned()));
    let caution = live_if(move || {
        // What is wrong with the whole is said below; what is wrong with a field may be out of view.
        let has_typed_total = credit.has_typed_total().get();
        let is_wrong = |evaluation: &Evaluation| {
            evaluation.problems.iter().any(|problem| has_typed_total || problem.field != FormField::Total)
        };
        credit
            .evaluation()
            .is_some_and(|evaluation| is_wrong(&evaluation))
            .then(|| view! { <span class="entry-cap">{t!(credit_note_form.to_correct)}</span> }.into_any())
    });
    // The same button brings back what was cleared by mistake, so that nobody who meant it is asked a question.
    let start_over =
        Callback::new(move |()| if untrack(|| credit.can_restore()) { credit.restore() } else { credit.start_over() });
    let start_over_words = live_text(move || {
        let words = &language.texts().credit_note_form;
        if credit.can_restore() { words.restore.to_owned() } else { words.start_over.to_owned() }
    });
    let gate = OrderStore::expect().gate(move |_| {
        let evaluation = credit.evaluation()?;
        let draft = evaluation.to_issue().unwrap_or_else(|| evaluation.draft.clone());
        Some(Proposed::note(Box::new(draft), evaluation.whole()?))
    });
    let submit = key_words(gate, move || submit_words(language, credit));
    view! {
        <DialogActions>
            <Bar/>
            <p class="credit-total" role="status">
                <span class="quiet">{live_text(move || credit.total_name())}</span>
                " "
                <strong class="amount">{total}</strong>
                " "
                {caution}
            </p>
            <p class="quiet close-hint">
                {t!(credit_note_form.close_hint)}
                " "
                {t!(credit_note_form.shortcut)}
            </p>
            {live_if(move || (!credit.has_typed_total().get()).then(|| typed.message()))}
            <GateNote gate/>
            <ObstacleNote action=OrderAction::IssueCreditNote/>
            <Button kind=ButtonKind::Quiet on_press=start_over>{start_over_words}</Button>
            <Button on_press=Callback::new(move |()| dialogs.put_away())>
                {t!(kit.close)}
            </Button>
            <DeedButton
                deed=OperationKind::IssueCreditNote
                kind=ButtonKind::Primary
                on_press=Callback::new(move |()| credit.submit(place))
                waits=waits(gate)
            >
                {submit}
            </DeedButton>
        </DialogActions>
    }
}

/// The bar alone; the amounts stand beside the totals.
#[component]
fn Bar() -> impl IntoView {
    let credit = FormStore::expect();
    let bar = live_if(move || {
        let (creditable, evaluation) = (credit.creditable()?, credit.evaluation()?);
        let money = evaluation.conservation(&creditable)?;
        let parts: [(&str, Amount); 5] = [
            ("refunded", money.refunded),
            ("note", money.in_note),
            ("refundable", money.refundable),
            ("overpayment", money.overpayment),
            ("kept", money.kept),
        ];
        let shown = parts.into_iter().filter(|(_, amount)| amount.is_positive());
        let part = |(part, amount): (&'static str, Amount)| {
            view! { <span data-part=part style:flex-grow=amount.minor().to_string()></span> }
        };
        Some(shown.map(part).collect_view().into_any())
    });
    view! { <div class="conservation-bar credit-bar" aria-hidden="true">{bar}</div> }
}

/// The total; nothing while something is wrong.
fn total(credit: FormStore) -> Option<String> {
    let (evaluation, reader, creditable) = (credit.evaluation()?, credit.reader()?, credit.creditable()?);
    let total = evaluation.whole().map_or_else(|| creditable.zero(), |quote| quote.total);
    (!evaluation.is_wrong()).then(|| reader.amount(total))
}

/// "Ajouter · 44,60 € sur HiPay"
fn submit_words(language: Language, credit: FormStore) -> String {
    let words = &language.texts().credit_note_form;
    let said = || {
        let (evaluation, reader, creditable) = (credit.evaluation()?, credit.reader()?, credit.creditable()?);
        let quote = evaluation.whole()?;
        let on = match quote.allocation.as_slice() {
            [] => return None,
            [share] => reader.provider(creditable.order().payment(&share.payment)?.provider),
            shares => (words.payments)(shares.len()),
        };
        Some((words.submit_on)(&reader.amount(quote.paid_out()), &on))
    };
    said().unwrap_or_else(|| words.submit.to_owned())
}
