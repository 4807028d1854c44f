//! *Ajustement*: goodwill or a fee that is kept, with its reason and what tax it holds.

use leptos::prelude::*;

use super::FormStore;
use super::field_view::{FieldView, error, on_input, text};
use super::form::FormField;
use crate::domain::credit::{AdjustmentKind, AdjustmentTax};
use crate::domain::text_limits;
use crate::ui::kit::{RadioGroup, TextInput};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, memo_bool};

/// What stands for no adjustment.
const NONE: &str = "none";

#[component]
pub fn Adjustment() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let kinds = Signal::derive(move || {
        let words = &language.texts().credit_note_form;
        let [goodwill, fee] = AdjustmentKind::ALL;
        [(NONE, words.no_adjustment), (goodwill.as_str(), words.goodwill), (fee.as_str(), words.fee)]
            .map(|(kind, word)| (kind, word.to_owned()))
            .to_vec()
    });
    let kind = Signal::derive(move || Some(credit.of(|form| form.adjustment.map_or(NONE, AdjustmentKind::as_str))));
    let choose = Callback::new(move |name: &'static str| {
        credit.edit(|form, _| form.adjustment = AdjustmentKind::ALL.into_iter().find(|kind| kind.as_str() == name));
    });
    let has_one = memo_bool(move || credit.of(|form| form.adjustment.is_some()));
    let details = live_if(move || has_one.get().then(|| view! { <Details/> }.into_any()));
    view! {
        <section class="credit-section credit-adjustment">
            <RadioGroup
                label=t_signal!(credit_note_form.adjustment)
                options=kinds
                value=kind
                on_choose=choose
            />
            {details}
        </section>
    }
}

#[component]
fn Details() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let amount = FieldView::new(FormField::Adjustment);
    let treatments = [("none", AdjustmentTax::None), ("as_items", AdjustmentTax::AsItems)];
    let options = Signal::derive(move || {
        let word = language.texts().credit_note_form.tax_treatment;
        treatments.map(|(name, tax)| (name, word(tax).to_owned())).to_vec()
    });
    let tax = Signal::derive(move || {
        let tax = credit.of(|form| form.adjustment_tax);
        treatments.into_iter().find(|(_, known)| *known == tax).map(|(name, _)| name)
    });
    let choose = Callback::new(move |name: &'static str| {
        let tax = treatments.into_iter().find(|(known, _)| *known == name).map(|(_, tax)| tax).unwrap_or_default();
        credit.edit(|form, _| form.adjustment_tax = tax);
    });
    let name = t_signal!(credit_note_form.adjustment_amount);
    view! {
        <div class="adjustment-details">
            <div class="field">
                <span class="field-label" aria-hidden="true">{name}</span>
                {amount.figure(name, false, None)}
                {amount.message()}
            </div>
            <div class="adjustment-reason"><TextInput
                label=t_signal!(credit_note_form.adjustment_reason)
                value=text(FormField::AdjustmentReason)
                on_input=on_input(FormField::AdjustmentReason)
                hint=t_signal!(credit_note_form.adjustment_reason_hint)
                error=error(FormField::AdjustmentReason)
                max_length=text_limits::NOTE_REASON
            /></div>
            <RadioGroup
                label=t_signal!(credit_note_form.adjustment_tax)
                options=options
                value=tax
                on_choose=choose
                error=error(FormField::AdjustmentTax)
            />
        </div>
    }
}
