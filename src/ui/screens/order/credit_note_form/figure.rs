//! The figures of the form that explain themselves, and the part of the quote behind each.

use super::evaluation::Evaluation;
use super::explain::Reader;
use crate::domain::credit::{AllocatedShare, ChargeQuote, LineQuote, Quote, TaxTotal};
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Order};
use crate::domain::payment::PaymentId;

/// A figure of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    Line(LineId),
    /// A parcel or a fee.
    Charge(LineId),
    Tax(usize),
    Share(PaymentId),
    Total,
}

impl Figure {
    /// The part of the quote that it stands for.
    pub fn source<'a>(&self, evaluation: &'a Evaluation) -> Option<FigureSource<'a>> {
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

/// The part of a quote behind a figure. Its words are put together only while they are in view.
#[derive(Clone, Copy)]
pub enum FigureSource<'a> {
    Line(&'a LineQuote),
    Charge(&'a ChargeQuote),
    Tax(&'a TaxTotal),
    Share(&'a AllocatedShare),
    Total(&'a Quote),
}

impl FigureSource<'_> {
    pub const fn amount(self) -> Amount {
        match self {
            Self::Line(quote) => quote.gross,
            Self::Charge(quote) => quote.gross,
            Self::Tax(tax) => tax.amount,
            Self::Share(share) => share.amount,
            Self::Total(quote) => quote.total,
        }
    }

    pub fn title(self, order: &Order, reader: Reader) -> String {
        match self {
            Self::Line(quote) => order.item_title(&quote.line).to_owned(),
            Self::Charge(quote) => order.item_title(&quote.id).to_owned(),
            Self::Tax(tax) => reader.tax_name(&tax.name, tax.rate),
            Self::Share(share) => {
                order.payment(&share.payment).map(|payment| reader.provider(payment.provider)).unwrap_or_default()
            }
            Self::Total(quote) => reader.total_name(Some(quote)).to_owned(),
        }
    }

    pub fn lines(self, order: &Order, reader: Reader) -> Vec<String> {
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
