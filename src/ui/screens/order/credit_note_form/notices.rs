//! The notices above the form: the order has changed, or a gift card's part stays out.

use leptos::prelude::*;

use super::FormStore;
use super::form::FormField;
use super::problem::FormProblem;
use crate::domain::credit::CreditNote;
use crate::ui::kit::{AmountView, Notice, NoticeTone, TimeView, Untrusted};
use crate::ui::reactive::{live_if, memo_bool};

/// The notice that the order has changed since something was typed, and what no longer fits.
#[component]
pub fn ChangedNotice() -> impl IntoView {
    let credit = FormStore::expect();
    let has_changed = memo_bool(move || credit.order_has_changed());
    live_if(move || {
        if !has_changed.get() {
            return None;
        }
        let title = t_signal!(credit_note_form.changed);
        let details = live_if(move || {
            let (evaluation, reader) = (credit.evaluation()?, credit.reader()?);
            if evaluation.problems.is_empty() {
                return Some(t!(credit_note_form.changed_fits).into_any());
            }
            let problem = |problem: &FormProblem| {
                view! { <li>{format!("{}{}", title_of(credit, &problem.field), reader.wrong(&problem.wrong))}</li> }
            };
            let problems = evaluation.problems.iter().map(problem).collect_view();
            let list = view! {
                <p>{t!(credit_note_form.changed_wrong)} {t!(order.colon)}</p>
                <ul>{problems}</ul>
            };
            Some(list.into_any())
        });
        Some(view! { <Notice tone=NoticeTone::Warning title><NotesSince/> {details}</Notice> }.into_any())
    })
}

/// The notes that others issued meanwhile: what was typed may be the very thing that one of them has just credited.
#[component]
fn NotesSince() -> impl IntoView {
    let credit = FormStore::expect();
    live_if(move || {
        let (notes, currency) = (credit.notes_since(), credit.creditable()?.currency());
        if notes.is_empty() {
            return None;
        }
        let line = |note: CreditNote| {
            let CreditNote { number, issued_by, issued_at, quote, .. } = note;
            view! {
                <li>
                    <Untrusted text=issued_by.name/> " " {t!(credit_note_form.issued_meanwhile)} " "
                    <Untrusted text=number.0/> ", " <AmountView amount=quote.total currency/> ", " <TimeView at=issued_at/>
                </li>
            }
        };
        let is_doubted = credit.is_doubted();
        let press = if is_doubted { t!(credit_note_form.press_once_more) } else { t!(credit_note_form.press_twice) };
        let said = view! {
            <ul>{notes.into_iter().map(line).collect_view()}</ul>
            <p role=is_doubted.then_some("alert")><strong>{press}</strong></p>
        };
        Some(said.into_any())
    })
}

/// What the field is about, with a colon; nothing for what speaks for itself.
fn title_of(credit: FormStore, field: &FormField) -> String {
    let Some((creditable, reader)) = credit.creditable().zip(credit.reader()) else { return String::new() };
    let order = creditable.order();
    let title = match field {
        FormField::Quantity(id)
        | FormField::Restock(id)
        | FormField::Units(id, _)
        | FormField::Value(id)
        | FormField::Parcel(id)
        | FormField::Fee(id) => Some(order.item_title(id).to_owned()),
        FormField::Share(id) => order.payment(id).map(|payment| reader.provider(payment.provider)),
        _ => None,
    };
    title.map(|title| format!("{title}{} ", reader.texts().order.colon)).unwrap_or_default()
}

/// The return that the note is about.
#[component]
pub fn ReturnNote() -> impl IntoView {
    let credit = FormStore::expect();
    live_if(move || {
        let number = credit.of(|form| form.of_return.clone())?;
        Some(view! { <p class="quiet">{t!(returns.of_return)} " " <Untrusted text=number.0/></p> }.into_any())
    })
}

/// The notice that a gift card's balance comes back by cancelling only.
#[component]
pub fn GiftCardNote() -> impl IntoView {
    let credit = FormStore::expect();
    let keeps_out =
        memo_bool(move || credit.creditable().is_some_and(|creditable| creditable.case().keeps_gift_cards_out()));
    let title = t_signal!(credit_note_form.gift_card);
    live_if(move || keeps_out.get().then(|| view! { <Notice title/> }.into_any()))
}
