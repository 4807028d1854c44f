//! A figure that explains itself: pressing it opens the rule and the numbers, which can be copied.

use leptos::prelude::*;

use super::CreditForm;
use crate::domain::money::Amount;
use crate::domain::order::LineId;
use crate::domain::payment::PaymentId;
use crate::domain::refund::ChargeQuote;
use crate::ui::desk::Desk;
use crate::ui::kit::{CopyButton, FieldIds, live, live_if, live_text, whether};

/// Which figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    Line(LineId),
    Parcel(LineId),
    Fee(LineId),
    Tax(usize),
    Share(PaymentId),
    Total,
}

/// The button and the explanation have places of their own in the layout.
#[derive(Clone)]
pub struct FigureView {
    figure: Figure,
    id: String,
}

impl FigureView {
    pub fn new(figure: Figure) -> Self {
        Self { figure, id: FieldIds::fresh().hint }
    }

    /// The figure; a dash where there is none.
    pub fn button(&self) -> AnyView {
        let credit = CreditForm::expect();
        let this = self.clone();
        let figure = self.figure.clone();
        // The button stays, and with it the focus, while only its amount moves.
        let is_there = whether(move || explanation(credit, &figure).is_some());
        live(move || match is_there.get() {
            true => this.there(credit),
            false => view! { <span class="figure-none" aria-hidden="true">"–"</span> }.into_any(),
        })
    }

    fn there(&self, credit: CreditForm) -> AnyView {
        let desk = Desk::expect();
        let Self { figure, id } = self.clone();
        let (named, shown, pressed, here) = (figure.clone(), figure.clone(), figure.clone(), figure);
        let name = live_text(move || {
            let lines = explanation(credit, &named).map(|(_, lines)| lines).unwrap_or_default();
            lines.first().map(|line| (desk.texts().credit_note_form.explanation.open)(line)).unwrap_or_default()
        });
        let amount = live_text(move || match (explanation(credit, &shown), credit.reader()) {
            (Some((amount, _)), Some(reader)) => reader.amount(amount),
            _ => String::new(),
        });
        view! {
            <button
                class="figure"
                type="button"
                aria-expanded=move || (credit.explained().as_ref() == Some(&here)).to_string()
                aria-controls=id
                on:click=move |_| credit.explain(&pressed)
            >
                <span class="visually-hidden">{name}</span>
                <bdi class="amount" aria-hidden="true">{amount}</bdi>
            </button>
        }
        .into_any()
    }

    /// The explanation, while it is open.
    pub fn explanation(&self) -> AnyView {
        let desk = Desk::expect();
        let credit = CreditForm::expect();
        let Self { figure, id } = self.clone();
        let text = live_if(move || {
            let lines = (credit.explained().as_ref() == Some(&figure)).then(|| explanation(credit, &figure))??.1;
            let text = lines.join("\n");
            let shown = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            let label = desk.said(|texts| texts.credit_note_form.explanation.copy);
            let explained = view! {
                <div class="explanation">
                    <div class="explanation-lines">{shown}</div>
                    <CopyButton value=text label/>
                </div>
            };
            Some(explained.into_any())
        });
        view! { <div class="explanation-place" id=id>{text}</div> }.into_any()
    }
}

/// The figure and the lines that explain it.
fn explanation(credit: CreditForm, figure: &Figure) -> Option<(Amount, Vec<String>)> {
    let (ground, answer, reader) = (credit.ground()?, credit.answer()?, credit.reader()?);
    let quote = answer.quote.as_ref()?;
    let order = ground.order();
    let charge = |quotes: &[ChargeQuote], id: &LineId| {
        let quote = quotes.iter().find(|quote| quote.id == *id)?;
        Some((quote.gross, reader.charge(order.item_title(id), quote)))
    };
    match figure {
        Figure::Line(id) => {
            let quote = answer.line(id)?;
            Some((quote.gross, reader.line(order.item_title(id), quote)))
        }
        Figure::Parcel(id) => charge(&quote.shipping, id),
        Figure::Fee(id) => charge(&quote.fees, id),
        Figure::Tax(index) => quote.taxes.get(*index).map(|tax| (tax.amount, reader.tax_total(tax))),
        Figure::Share(id) => {
            let share = quote.allocation.iter().find(|share| share.payment == *id)?;
            let payment = order.payment(id)?;
            Some((share.amount, reader.share(reader.provider(payment.provider), share)))
        }
        Figure::Total => {
            let title = reader.texts().credit_note_form.total;
            answer.whole().map(|quote| (quote.total, reader.parts(title, &quote.explanation)))
        }
    }
}
