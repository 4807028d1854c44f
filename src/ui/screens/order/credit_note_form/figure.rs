//! A figure that explains itself: pressing it opens the rule and the numbers, which can be copied.

use leptos::prelude::*;

use super::FormStore;
use super::evaluation::Evaluation;
use super::explain::Reader;
use crate::domain::credit::{AllocatedShare, ChargeQuote, LineQuote, Quote, TaxTotal};
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Order};
use crate::domain::payment::PaymentId;
use crate::ui::kit::{CopyButton, FieldIds};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_if, live_text, memo_bool};

/// Which figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    Line(LineId),
    /// A parcel or a fee.
    Charge(LineId),
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
        let credit = FormStore::expect();
        let this = self.clone();
        let figure = self.figure.clone();
        // The button stays, and with it the focus, while only its amount moves.
        let is_there =
            memo_bool(move || credit.evaluation().is_some_and(|evaluation| figure.source(&evaluation).is_some()));
        live(move || match is_there.get() {
            true => this.there(credit),
            false => view! { <span class="figure-none" aria-hidden="true">"–"</span> }.into_any(),
        })
    }

    fn there(&self, credit: FormStore) -> AnyView {
        let language = Language::expect();
        let Self { figure, id } = self.clone();
        let (named, shown, pressed, here) = (figure.clone(), figure.clone(), figure.clone(), figure);
        let name = live_text(move || {
            let open = language.texts().credit_note_form.explanation.open;
            named.named(credit).map(|named| open(&named)).unwrap_or_default()
        });
        let amount = live_text(move || shown.amount(credit).unwrap_or_default());
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
        let credit = FormStore::expect();
        let Self { figure, id } = self.clone();
        let text = live_if(move || {
            let lines = (credit.explained().as_ref() == Some(&figure)).then(|| figure.lines(credit))??;
            let text = lines.join("\n");
            let shown = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            let label = t_signal!(credit_note_form.explanation.copy);
            let explained = view! {
                <div class="explanation">
                    <div>{shown}</div>
                    <CopyButton value=text label/>
                </div>
            };
            Some(explained.into_any())
        });
        view! { <div class="explanation-place" id=id>{text}</div> }.into_any()
    }
}

impl Figure {
    /// As a button shows it.
    fn amount(&self, credit: FormStore) -> Option<String> {
        let (evaluation, reader) = (credit.evaluation()?, credit.reader()?);
        Some(reader.amount(self.source(&evaluation)?.amount()))
    }

    /// Its name and amount, as its explanation begins.
    fn named(&self, credit: FormStore) -> Option<String> {
        let (creditable, evaluation, reader) = (credit.creditable()?, credit.evaluation()?, credit.reader()?);
        let source = self.source(&evaluation)?;
        Some(reader.named(&source.title(creditable.order(), reader), source.amount()))
    }

    /// The lines that explain it.
    fn lines(&self, credit: FormStore) -> Option<Vec<String>> {
        let (creditable, evaluation, reader) = (credit.creditable()?, credit.evaluation()?, credit.reader()?);
        Some(self.source(&evaluation)?.lines(creditable.order(), reader))
    }

    fn source<'a>(&self, evaluation: &'a Evaluation) -> Option<FigureSource<'a>> {
        let whole = evaluation.whole();
        match self {
            Self::Line(id) => evaluation.line(id).map(FigureSource::Line),
            Self::Charge(id) => evaluation.charge(id).map(FigureSource::Charge),
            Self::Tax(index) => whole?.taxes.get(*index).map(FigureSource::Tax),
            Self::Share(id) => whole?.allocation.iter().find(|share| share.payment == *id).map(FigureSource::Share),
            Self::Total => whole.map(FigureSource::Total),
        }
    }
}

/// The part of a quote that a figure stands for. All of its words are put together only while they are in view.
#[derive(Clone, Copy)]
enum FigureSource<'a> {
    Line(&'a LineQuote),
    Charge(&'a ChargeQuote),
    Tax(&'a TaxTotal),
    Share(&'a AllocatedShare),
    Total(&'a Quote),
}

impl FigureSource<'_> {
    const fn amount(self) -> Amount {
        match self {
            Self::Line(quote) => quote.gross,
            Self::Charge(quote) => quote.gross,
            Self::Tax(tax) => tax.amount,
            Self::Share(share) => share.amount,
            Self::Total(quote) => quote.total,
        }
    }

    fn title(self, order: &Order, reader: Reader) -> String {
        match self {
            Self::Line(quote) => order.item_title(&quote.line).to_owned(),
            Self::Charge(quote) => order.item_title(&quote.id).to_owned(),
            Self::Tax(tax) => reader.tax_name(&tax.name, tax.rate),
            Self::Share(share) => {
                order.payment(&share.payment).map_or("", |payment| reader.provider(payment.provider)).to_owned()
            }
            Self::Total(_) => reader.texts().credit_note_form.total.to_owned(),
        }
    }

    fn lines(self, order: &Order, reader: Reader) -> Vec<String> {
        let title = self.title(order, reader);
        match self {
            Self::Line(quote) => reader.line(&title, quote),
            Self::Charge(quote) => reader.charge(&title, quote),
            Self::Tax(tax) => reader.tax_total(&title, tax),
            Self::Share(share) => reader.share(&title, share),
            Self::Total(quote) => reader.parts(&title, &quote.explanation),
        }
    }
}
