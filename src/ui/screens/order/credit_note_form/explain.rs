//! The explanation of a figure as lines of text, to be read and copied: what it is, the rule, the numbers put in.

use rust_decimal::Decimal;

use crate::domain::credit::{
    AllocatedShare, Basis, ChargeQuote, Explanation, LineQuote, Parts, Quote, ShareExplanation, TaxExplanation,
    TaxQuote, TaxTotal,
};
use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency};
use crate::domain::payment::PaymentProvider;
use crate::ui::language::Texts;
use crate::ui::language::credit_note_form::explanation::{TaxShare, UnitShare};
use crate::ui::screens::order::parts::percent::percent;
use crate::ui::screens::order::parts::tax_name::tax_name;

/// Who reads, and in which currency.
#[derive(Clone, Copy)]
pub struct Reader {
    pub locale: Locale,
    pub currency: Currency,
}

impl Reader {
    pub fn texts(self) -> &'static Texts {
        Texts::of(self.locale)
    }

    pub fn amount(self, amount: Amount) -> String {
        amount.display(self.currency, self.locale)
    }

    /// What goes back, or what is credited where that is more.
    pub fn total_name(self, quote: Option<&Quote>) -> &'static str {
        let words = &self.texts().credit_note_form;
        if quote.is_none_or(|quote| quote.paid_out() == quote.total) { words.total } else { words.total_credited }
    }

    /// Nothing for zero.
    fn some(self, amount: Amount) -> Option<String> {
        (!amount.is_zero()).then(|| self.amount(amount))
    }

    /// With *TTC* or *HT*.
    fn on(self, amount: Amount, basis: Basis) -> String {
        let words = &self.texts().credit_note_form;
        format!("{} {}", self.amount(amount), if basis == Basis::Gross { words.gross } else { words.net })
    }

    pub fn named(self, name: &str, amount: Amount) -> String {
        format!("{name}{} {}", self.texts().credit_note_form.explanation.colon, self.amount(amount))
    }

    pub fn provider(self, provider: PaymentProvider) -> String {
        self.texts().domain.provider(provider)
    }

    pub fn line(self, title: &str, quote: &LineQuote) -> Vec<String> {
        self.item(title, quote.gross, &quote.explanation, &quote.taxes, quote.net)
    }

    pub fn charge(self, title: &str, quote: &ChargeQuote) -> Vec<String> {
        self.item(title, quote.gross, &quote.explanation, &quote.taxes, quote.net)
    }

    fn item(self, title: &str, gross: Amount, why: &Explanation, taxes: &[TaxQuote], net: Amount) -> Vec<String> {
        let mut lines = vec![self.named(title, gross), self.of_item(why, gross)];
        lines.extend(taxes.iter().map(|tax| self.tax(tax)));
        lines.extend((!taxes.is_empty()).then(|| self.named(self.texts().credit_note_form.explanation.net, net)));
        lines
    }

    fn of_item(self, why: &Explanation, gross: Amount) -> String {
        let words = &self.texts().credit_note_form.explanation;
        let show = |amount: Amount| self.amount(amount);
        match *why {
            Explanation::Units { charged, units, before, quantity } => (words.units)(&UnitShare {
                charged: &show(charged),
                units,
                before,
                so_far: before + quantity,
                quantity,
                gross: &show(gross),
            }),
            Explanation::LastUnits { charged, given, withheld } => {
                (words.last_units)(&show(charged), &show(given), self.some(withheld).as_deref(), &show(gross))
            }
            Explanation::UnitsUpToRest { share, left } => (words.up_to_rest)(&show(share), &show(left)),
            Explanation::TypedUnits { typed, basis, share, .. } => {
                (words.typed_units)(&self.on(typed, basis), &show(share))
            }
            Explanation::Value { typed, basis, left } => (words.typed)(&self.on(typed, basis), &self.on(left, basis)),
            Explanation::Reversed => words.reversed.to_owned(),
            Explanation::Unknown => words.unknown.to_owned(),
        }
    }

    fn tax(self, tax: &TaxQuote) -> String {
        let words = &self.texts().credit_note_form.explanation;
        let name = self.tax_name(&tax.name, tax.rate);
        let show = |amount: Amount| self.amount(amount);
        match tax.explanation {
            TaxExplanation::Share { charged, given, whole, .. } => (words.tax_share)(&TaxShare {
                name: &name,
                charged: &show(charged),
                so_far: &tax.explanation.so_far().map(show).unwrap_or_default(),
                whole: &show(whole),
                given: self.some(given).as_deref(),
                amount: &show(tax.amount),
            }),
            TaxExplanation::Rest { charged, given } => {
                let calculation = match self.some(given) {
                    Some(given) => format!("{} − {given}", show(charged)),
                    None => show(charged),
                };
                (words.tax_rest)(&name, &calculation, &show(tax.amount))
            }
            TaxExplanation::Bounded { .. } => (words.tax_bounded)(&name, &show(tax.amount)),
            TaxExplanation::AsItems { .. } | TaxExplanation::Reversed | TaxExplanation::Unknown => {
                self.named(&name, tax.amount)
            }
        }
    }

    /// `TVA 20 %`
    pub fn tax_name(self, name: &str, rate: Decimal) -> String {
        format!("{} {}", tax_name(name, self.locale), percent(rate, self.locale))
    }

    /// A sum, and what it is of.
    pub fn parts(self, title: &str, parts: &Parts) -> Vec<String> {
        let words = self.texts();
        let named = [
            (words.credit_note_form.part_lines, parts.lines),
            (words.credit_note_form.shipping, parts.shipping),
            (words.credit_note_form.fees, parts.fees),
            (words.credit_note_form.part_adjustment, parts.adjustment),
        ];
        let of = named.into_iter().filter(|(_, amount)| !amount.is_zero());
        std::iter::once(self.named(title, parts.sum()))
            .chain(of.map(|(name, amount)| self.named(name, amount)))
            .collect()
    }

    pub fn tax_total(self, title: &str, tax: &TaxTotal) -> Vec<String> {
        let mut lines = self.parts(title, &tax.explanation);
        lines.push((self.texts().credit_note_form.explanation.of_net)(&self.amount(tax.net)));
        lines
    }

    pub fn share(self, payment: &str, share: &AllocatedShare) -> Vec<String> {
        let words = &self.texts().credit_note_form.explanation;
        let show = |amount: Amount| self.amount(amount);
        let why = match share.explanation {
            ShareExplanation::Proportional { total, left, all_left } => {
                (words.proportional)(&show(total), &show(left), &show(all_left), &show(share.amount))
            }
            ShareExplanation::InTurn { left, still_due } => {
                (words.in_turn)(&show(left), &show(still_due), &show(share.amount))
            }
            ShareExplanation::Typed { left } => (words.typed)(&show(share.amount), &show(left)),
            ShareExplanation::Reversed => words.reversed.to_owned(),
            ShareExplanation::Unknown => words.unknown.to_owned(),
        };
        vec![self.named(payment, share.amount), why]
    }
}
