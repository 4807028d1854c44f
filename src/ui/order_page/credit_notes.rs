//! *Notes de crédit*: each with what it covers.

use leptos::prelude::*;

use super::section::Section;
use crate::domain::credit_note::{CreditNote, Restock};
use crate::domain::money::{Amount, Currency, total};
use crate::domain::order::{LineId, OrderLine};
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountView, DateTimeView, Untrusted};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn CreditNotes() -> impl IntoView {
    let desk = Desk::expect();
    let notes = OrderDesk::expect().part(|order| {
        let titles: Vec<(LineId, String)> = order.order.lines.iter().map(named).collect();
        (order.order.currency, titles, order.credit_notes.clone())
    });
    let list = move || {
        notes.get().map(|(currency, titles, notes)| {
            if notes.is_empty() {
                return view! { <p class="panel-empty">{desk.say(|texts| texts.order.credit_notes.none)}</p> }
                    .into_any();
            }
            let note = |note: CreditNote| view! { <Note note titles=titles.clone() currency/> };
            view! { <ul class="notes">{notes.into_iter().map(note).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        <Section title=desk.said(|texts| texts.order.credit_notes.title) name="credit-notes">
            {list}
        </Section>
    }
}

fn named(line: &OrderLine) -> (LineId, String) {
    (line.id.clone(), line.title.clone())
}

#[component]
fn Note(note: CreditNote, titles: Vec<(LineId, String)>, currency: Currency) -> impl IntoView {
    let desk = Desk::expect();
    let CreditNote { number, issued_at, issued_by, restock, corrects, quote, .. } = note;
    let lines = quote.lines.into_iter().filter(|line| !line.gross.is_zero() || line.quantity != 0).map(|line| {
        let title = titles
            .iter()
            .find(|(id, _)| *id == line.line)
            .map_or_else(|| line.line.0.clone(), |(_, title)| title.clone());
        let units = (line.quantity != 0).then(|| format!("{} × ", line.quantity));
        view! {
            <div>
                <dt>{units} <Untrusted text=title/></dt>
                <dd><AmountView amount=line.gross currency/></dd>
            </div>
        }
    });
    let shipping = total(currency, quote.shipping.iter().map(|charge| charge.gross));
    let fees = total(currency, quote.fees.iter().map(|charge| charge.gross));
    let adjustment = quote.adjustment.map_or(Amount::zero(currency), |adjustment| adjustment.amount);
    let corrects = corrects.map(
        |other| view! { <p class="quiet">{desk.say(|texts| texts.order.credit_notes.corrects)} " " <Untrusted text=other.0/></p> },
    );
    let restocked = (restock == Restock::Return)
        .then(|| view! { <p class="quiet">{desk.say(|texts| texts.order.credit_notes.restocked)}</p> });
    view! {
        <li class="note">
            <details>
                <summary>
                    <strong><Untrusted text=number.0/></strong>
                    <span class="quiet">
                        <DateTimeView at=issued_at/> " " {desk.say(|texts| texts.order.credit_notes.by)} " " <Untrusted text=issued_by.name/>
                    </span>
                    <AmountView amount=quote.total currency/>
                </summary>
                <dl class="sums" aria-label=desk.say(|texts| texts.order.credit_notes.covers)>
                    {lines.collect_view()}
                    {(!shipping.is_zero()).then(|| view! { <Covered word=desk.say(|texts| texts.order.credit_notes.shipping) amount=shipping currency/> })}
                    {(!fees.is_zero()).then(|| view! { <Covered word=desk.say(|texts| texts.order.credit_notes.fees) amount=fees currency/> })}
                    {(!adjustment.is_zero())
                        .then(|| view! { <Covered word=desk.say(|texts| texts.order.credit_notes.adjustment) amount=adjustment currency/> })}
                </dl>
                {corrects}
                {restocked}
            </details>
        </li>
    }
}

#[component]
fn Covered(#[prop(into)] word: Signal<&'static str>, amount: Amount, currency: Currency) -> impl IntoView {
    view! {
        <div>
            <dt>{move || word.get()}</dt>
            <dd><AmountView amount currency/></dd>
        </div>
    }
}
