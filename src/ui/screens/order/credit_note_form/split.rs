//! The split of the total over the payments: by a rule, or as typed.

use leptos::prelude::*;

use super::FormStore;
use super::field_view::{FieldView, says};
use super::figure::Figure;
use super::figure_view::FigureView;
use super::form::{FormField, Split};
use crate::domain::credit::Strategy;
use crate::domain::payment::Payment;
use crate::ui::kit::RadioGroup;
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::order::store::OrderStore;

/// What stands for a typed split among the options.
const TYPED: &str = "typed";

/// Only where there is more than one payment to choose from.
#[component]
pub fn SplitOverPayments() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.order.payments == other.order.payments);
    live_if(move || {
        let order = order.get()?;
        (order.order.payments.len() > 1).then(|| view! { <Choice/> }.into_any())
    })
}

#[component]
fn Choice() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let entry = FieldView::new(FormField::Split);
    let options = Signal::derive(move || {
        let words = &language.texts().credit_note_form;
        let can_prefer = credit
            .creditable()
            .is_some_and(|creditable| creditable.order().has_gift_card() && !creditable.case().keeps_gift_cards_out());
        let strategies =
            Strategy::ALL.into_iter().filter(|strategy| can_prefer || *strategy != Strategy::GiftCardFirst);
        let mut options: Vec<_> =
            strategies.map(|strategy| (strategy.as_str(), (words.strategy)(strategy).to_owned())).collect();
        options.push((TYPED, words.split_typed.to_owned()));
        options
    });
    let value = Signal::derive(move || {
        Some(credit.of(|form| match form.split {
            Split::By(strategy) => strategy.as_str(),
            Split::Typed => TYPED,
        }))
    });
    let choose = Callback::new(move |name: &'static str| {
        let (evaluation, locale) = untrack(|| (credit.evaluation(), language.locale()));
        credit.edit(|form, creditable| match (Strategy::parse(name), evaluation) {
            (Some(strategy), _) => form.split = Split::By(strategy),
            (None, Some(evaluation)) => form.type_split(&evaluation, creditable, locale),
            (None, None) => {}
        });
    });
    let is_typed = memo_bool(move || credit.of(|form| form.split == Split::Typed));
    let order = OrderStore::expect().part(|one, other| one.order.payments == other.order.payments);
    let payments = live_if(move || {
        let (order, is_typed) = (order.get()?, is_typed.get());
        let rows = order.order.payments.iter().cloned().map(|payment| share_row(payment, is_typed));
        Some(view! { <ul class="split-shares">{rows.collect_view()}</ul> }.into_any())
    });
    view! {
        <section class="credit-section credit-split">
            <RadioGroup
                label=t_signal!(credit_note_form.split)
                options=options
                value=value
                on_choose=choose
            />
            {payments}
            <div class="entry-message">
                <span class="entry-words" role="alert">{says(FormField::Split)}</span>
                {entry.instead()}
            </div>
        </section>
    }
}

fn share_row(payment: Payment, is_typed: bool) -> AnyView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let Payment { id, provider, transaction, .. } = payment;
    let of = id.clone();
    let left = live_text(move || match (credit.creditable(), credit.reader()) {
        (Some(creditable), Some(reader)) => {
            (language.texts().credit_note_form.payment_left)(&reader.amount(creditable.left.payment(&of)))
        }
        _ => String::new(),
    });
    let provider_name = move || language.texts().domain.provider(provider);
    let (share, explanation) = if is_typed {
        let entry = FieldView::new(FormField::Share(id.clone()));
        let name = Signal::derive(move || (language.texts().credit_note_form.share_of)(&provider_name()));
        let take = move |_| {
            let (evaluation, locale) = untrack(|| (credit.evaluation(), language.locale()));
            if let Some(evaluation) = evaluation {
                credit.edit(|form, creditable| form.take_rest(&id, &evaluation, creditable, locale));
            }
        };
        let typed = view! {
            <span class="split-typed">
                <button
                    class="button button-quiet take-all"
                    type="button"
                    aria-label=move || (language.texts().credit_note_form.take_rest_of)(&provider_name())
                    on:click=take
                >
                    {t!(credit_note_form.take_rest)}
                </button>
                {entry.figure(name, false, None)}
            </span>
        };
        (typed.into_any(), entry.message())
    } else {
        let figure = FigureView::new(Figure::Share(id));
        (figure.button(), figure.explanation())
    };
    view! {
        <li class="split-share">
            <span>
                <strong>{live_text(move || provider_name().to_owned())}</strong>
                " "
                <span class="quiet">{transaction} ", " {left}</span>
            </span>
            {share}
            {explanation}
        </li>
    }
    .into_any()
}
