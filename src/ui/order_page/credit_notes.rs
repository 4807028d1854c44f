//! *Notes de crédit*: each with what it covers.

use leptos::prelude::*;

use super::section::{Section, figure, nothing};
use crate::api::orders::OrderDetail;
use crate::domain::credit_note::{CreditNote, Restock};
use crate::domain::money::{Amount, total};
use crate::domain::order::LineId;
use crate::ui::desk::{Desk, Word};
use crate::ui::kit::{AmountView, DateTimeView, Untrusted, live_if};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn CreditNotes() -> impl IntoView {
    let desk = Desk::expect();
    let order = OrderDesk::expect().part(|one, other| one.credit_notes == other.credit_notes);
    let list = live_if(move || {
        let order = order.get()?;
        if order.credit_notes.is_empty() {
            return Some(nothing(desk, |texts| texts.order.credit_notes.none));
        }
        let notes = order.credit_notes.iter().map(|noted| note(desk, &order, noted));
        Some(view! { <ul class="notes">{notes.collect_view()}</ul> }.into_any())
    });
    view! {
        <Section title=desk.said(|texts| texts.order.credit_notes.title) name="credit-notes">
            {list}
        </Section>
    }
}

fn note(desk: Desk, order: &OrderDetail, note: &CreditNote) -> AnyView {
    let CreditNote { number, issued_at, issued_by, corrects, quote, .. } = note.clone();
    let corrects = corrects.map(|other| {
        view! {
            <p class="quiet">
                {desk.say(|texts| texts.order.credit_notes.corrects)} " " <Untrusted text=other.0/>
            </p>
        }
    });
    let restocked = (note.restock == Restock::Return)
        .then(|| view! { <p class="quiet">{desk.say(|texts| texts.order.credit_notes.restocked)}</p> });
    view! {
        <li class="note">
            <details>
                <summary>
                    <strong><Untrusted text=number.0/></strong>
                    <span class="quiet">
                        <DateTimeView at=issued_at/>
                        " "
                        {desk.say(|texts| texts.order.credit_notes.by)}
                        " "
                        <Untrusted text=issued_by.name/>
                    </span>
                    <AmountView amount=quote.total currency=order.order.currency/>
                </summary>
                <dl class="sums" aria-label=desk.say(|texts| texts.order.credit_notes.covers)>
                    {covered(desk, order, note)}
                </dl>
                {corrects}
                {restocked}
            </details>
        </li>
    }
    .into_any()
}

/// What a note gives back, line by line.
fn covered(desk: Desk, order: &OrderDetail, note: &CreditNote) -> Vec<AnyView> {
    let (quote, currency) = (&note.quote, order.order.currency);
    let given = quote.lines.iter().filter(|line| !line.gross.is_zero() || line.quantity != 0);
    let mut rows: Vec<AnyView> = given
        .map(|line| {
            let units = (line.quantity != 0).then(|| format!("{} × ", line.quantity));
            let name = view! { {units} <Untrusted text=title(order, &line.line)/> };
            figure(name.into_any(), line.gross, currency)
        })
        .collect();
    let charges: [(Word, Amount); 3] = [
        (|texts| texts.order.credit_notes.shipping, total(currency, quote.shipping.iter().map(|charge| charge.gross))),
        (|texts| texts.order.credit_notes.fees, total(currency, quote.fees.iter().map(|charge| charge.gross))),
        (
            |texts| texts.order.credit_notes.adjustment,
            total(currency, quote.adjustment.iter().map(|adjustment| adjustment.amount)),
        ),
    ];
    let charged = charges.into_iter().filter(|(_, amount)| !amount.is_zero());
    rows.extend(charged.map(|(word, amount)| figure(desk.say(word).into_any(), amount, currency)));
    rows
}

/// What a line of the order is called.
pub fn title(order: &OrderDetail, id: &LineId) -> String {
    let line = order.order.lines.iter().find(|line| line.id == *id);
    line.map_or_else(|| id.0.clone(), |line| line.title.clone())
}
