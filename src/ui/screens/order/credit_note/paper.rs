//! The credit note as a document, for the pop-in and for the customer. It is drawn once for a language and follows
//! nothing, so that a copy of it is all of it.

mod barcode;
mod mentions;

use leptos::prelude::*;
use rust_decimal::Decimal;

use self::barcode::barcode;
use crate::api::credit_notes::CreditNoteDocument;
use crate::domain::credit::{CreditNote, LineQuote, TaxQuote};
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::domain::order::{LineId, TaxBasesRule};
use crate::domain::till_credit::TillCode;
use crate::ui::kit::{Precision, Untrusted, written_at_the_shop};
use crate::ui::language::Texts;
use crate::ui::language::credit_note::PaperTexts;
use crate::ui::navigator::RouteLink;
use crate::ui::route::Route;
use crate::ui::screens::order::parts::percent::percent;
use crate::ui::screens::order::parts::tax_name::tax_name;

/// What the sheet is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// With links to what it names.
    Screen,
    Print,
}

/// The sheet.
pub fn paper(document: &CreditNoteDocument, locale: Locale, medium: Medium) -> AnyView {
    let sheet = Sheet { document, locale, medium, words: &Texts::of(locale).credit_note.paper };
    let number = document.note.number.0.clone();
    view! {
        <article class="paper" lang=locale.tag() data-name=number data-medium=(medium == Medium::Print).then_some("print")>
            {sheet.head()}
            {sheet.about()}
            {sheet.lines()}
            <div class="paper-foot">{sheet.taxes()} {sheet.totals()} {sheet.till()} {sheet.refunds()}</div>
            {sheet.mentions()}
        </article>
    }
    .into_any()
}

struct Sheet<'a> {
    document: &'a CreditNoteDocument,
    locale: Locale,
    medium: Medium,
    words: &'static PaperTexts,
}

impl Sheet<'_> {
    const fn note(&self) -> &CreditNote {
        &self.document.note
    }

    fn amount(&self, amount: Amount) -> String {
        amount.display(self.document.order.currency, self.locale)
    }

    fn head(&self) -> AnyView {
        let CreditNoteDocument { seller, seller_details, .. } = self.document.clone();
        let note = self.note();
        let word = if note.corrects.is_some() { self.words.correction_title } else { self.words.title };
        let number = note.number.0.clone();
        let title = match self.medium {
            Medium::Print => view! { <h1 class="paper-title">{word} " " <Untrusted text=number/></h1> }.into_any(),
            Medium::Screen => view! { <h3 class="paper-title">{word} " " <Untrusted text=number/></h3> }.into_any(),
        };
        let takes_back = note.corrects.clone().map(|other| {
            view! { <p>{self.words.takes_back} " " <Untrusted text=other.0/></p> }
        });
        let date = written_at_the_shop(note.issued_at, Precision::Date, self.locale);
        view! {
            <header class="paper-head">
                <div>
                    <p class="paper-name"><Untrusted text=seller/></p>
                    {self.seller_fields()}
                    {seller_details.into_iter().map(|line| view! { <p><Untrusted text=line/></p> }).collect_view()}
                </div>
                <div class="paper-number">
                    {title}
                    <p>{self.words.date} {self.words.colon} " " {date}</p>
                    {takes_back}
                    {self.document.order.test.then(|| view! { <p class="paper-test">{self.words.test}</p> })}
                </div>
            </header>
        }
        .into_any()
    }

    /// To whom, for which order, and why.
    fn about(&self) -> AnyView {
        let order = &self.document.order;
        let customer = order.customer.clone();
        let placed = written_at_the_shop(order.placed_at, Precision::Date, self.locale);
        let fact = |name: &'static str, value: AnyView| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any();
        let of_order = view! { <Untrusted text=order.number.0.clone()/> " " {self.words.of} " " {placed} };
        let reason = Some(self.note().reason.clone()).filter(|reason| !reason.is_empty());
        let name = match &order.billing_address {
            Some(address) => {
                let envelope = address.envelope().join("\n");
                view! { <Untrusted text=envelope lines=true/> <br/> <Untrusted text=customer.email/> }.into_any()
            }
            None => view! { <Untrusted text=customer.name/> <br/> <Untrusted text=customer.email/> }.into_any(),
        };
        let vat_number = order.buyer.as_ref().and_then(|buyer| buyer.vat_number.clone());
        view! {
            <dl class="paper-about">
                {fact(self.words.customer, name)}
                {vat_number.map(|number| fact(self.words.vat_number, view! { <Untrusted text=number/> }.into_any()))}
                {fact(self.words.order, of_order.into_any())}
                {self.facts_by_law().into_iter().map(|(name, value)| fact(name, value)).collect_view()}
                {(!order.invoices.is_empty()).then(|| fact(self.words.invoice, self.invoices()))}
                {reason.map(|reason| fact(self.words.reason, view! { <Untrusted text=reason/> }.into_any()))}
            </dl>
        }
        .into_any()
    }

    /// The invoices that the note corrects (art. 242 nonies A, CGI annexe II; EN 16931, BG-3).
    fn invoices(&self) -> AnyView {
        let invoices = self.document.order.invoices.iter().map(|invoice| {
            let day = invoice.issued_on.map(|day| written_at_the_shop(day.noon(), Precision::Date, self.locale));
            let day = day.map(|day| view! { " " {self.words.of} " " {day} });
            view! { <div><Untrusted text=invoice.number.clone()/> {day}</div> }
        });
        invoices.collect_view().into_any()
    }

    fn lines(&self) -> AnyView {
        let quote = &self.note().quote;
        let given = quote.lines.iter().filter(|line| line.quantity != 0 || !line.gross.is_zero());
        let mut rows: Vec<AnyView> = given.map(|line| self.line(line)).collect();
        let charges = quote.shipping.iter().chain(&quote.fees).filter(|charge| !charge.gross.is_zero());
        rows.extend(charges.map(|charge| {
            let name = view! { <Untrusted text=self.title(&charge.id)/> }.into_any();
            self.row(name, None, charge.net, self.rates(&charge.taxes), charge.gross)
        }));
        rows.extend(quote.adjustment.as_ref().filter(|adjustment| !adjustment.amount.is_zero()).map(|adjustment| {
            let reason = (!adjustment.reason.is_empty())
                .then(|| view! { <span class="paper-under"><Untrusted text=adjustment.reason.clone()/></span> });
            let name = view! { {self.words.adjustment} {reason} }.into_any();
            let rates = adjustment.taxes.iter().filter(|tax| !tax.amount.is_zero()).map(|tax| tax.rate);
            self.row(name, None, adjustment.net, self.written_rates(rates), adjustment.amount)
        }));
        view! {
            <table class="paper-lines">
                <thead>
                    <tr>
                        <th scope="col">{self.words.article}</th>
                        <th scope="col" class="number">{self.words.quantity}</th>
                        <th scope="col" class="number paper-wide">{self.words.unit_net}</th>
                        <th scope="col" class="number">{self.words.net}</th>
                        <th scope="col" class="number">{self.words.rate}</th>
                        <th scope="col" class="number">{self.words.gross}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    }

    fn title(&self, id: &LineId) -> String {
        self.document.order.item_title(id).to_owned()
    }

    fn line(&self, line: &LineQuote) -> AnyView {
        let sku = self.document.order.sku(&line.line).map(|sku| {
            let sku = sku.to_owned();
            let shown = match self.medium {
                Medium::Print => view! { <Untrusted text=sku/> }.into_any(),
                Medium::Screen => {
                    let to = Route::Item(sku.clone());
                    view! { <RouteLink to class="sku-link"><Untrusted text=sku/></RouteLink> }.into_any()
                }
            };
            view! { <span class="paper-under">{self.words.sku} " " {shown}</span> }
        });
        let part = (line.quantity == 0).then(|| view! { <span class="paper-under">{self.words.part_of_value}</span> });
        let name =
            view! { <Untrusted text=self.title(&line.line)/> {sku} {part} {self.discounts(&line.line)} }.into_any();
        let units = line.net_unit().map(|unit| (line.quantity, unit));
        self.row(name, units, line.net, self.rates(&line.taxes), line.gross)
    }

    fn row(&self, name: AnyView, units: Option<(i64, Amount)>, net: Amount, rates: String, gross: Amount) -> AnyView {
        let (quantity, unit) = units.map_or_else(Default::default, |(quantity, unit)| {
            (quantity.to_string().replace('-', "\u{2212}"), self.amount(unit))
        });
        view! {
            <tr>
                <td>{name}</td>
                <td class="number">{quantity}</td>
                <td class="number paper-wide">{unit}</td>
                <td class="number">{self.amount(net)}</td>
                <td class="number">{rates}</td>
                <td class="number">{self.amount(gross)}</td>
            </tr>
        }
        .into_any()
    }

    fn rates(&self, taxes: &[TaxQuote]) -> String {
        self.written_rates(taxes.iter().map(|tax| tax.rate))
    }

    /// An empty cell would leave open whether a rate was forgotten.
    fn written_rates(&self, rates: impl Iterator<Item = Decimal>) -> String {
        let rates: Vec<_> = rates.map(|rate| percent(rate, self.locale)).collect();
        if rates.is_empty() { self.words.untaxed.to_owned() } else { rates.join(" + ") }
    }

    /// Tax by tax, with what it was taken of, and what none was taken of: where each is on a part of the net, the bases
    /// come to it.
    fn taxes(&self) -> AnyView {
        let quote = &self.note().quote;
        if quote.taxes.is_empty() {
            return ().into_any();
        }
        let row = |name: AnyView, base: Amount, tax: Amount| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{self.amount(base)}</td>
                    <td class="number">{self.amount(tax)}</td>
                </tr>
            }
        };
        let taxed = quote.taxes.iter().map(|tax| {
            let name = view! { <Untrusted text=tax_name(&tax.name, self.locale).to_owned()/> " " {percent(tax.rate, self.locale)} };
            row(name.into_any(), tax.net, tax.amount)
        });
        let untaxed = quote.untaxed_net(&self.document.order);
        let untaxed = (!untaxed.is_zero()).then(|| row(self.words.untaxed.into_any(), untaxed, untaxed.zero_alike()));
        let rows = taxed.chain(untaxed);
        let lines = quote.lines.iter().map(|line| line.tax_bases);
        let charges = quote.shipping.iter().chain(&quote.fees).map(|charge| charge.tax_bases);
        let is_close = lines.chain(charges).any(|rule| rule == Some(TaxBasesRule::ClosestSplit));
        let said = is_close.then(|| view! { <caption class="paper-under">{self.words.closest_bases}</caption> });
        view! {
            <table>
                {said}
                <thead>
                    <tr>
                        <th scope="col">{self.words.rate}</th>
                        <th scope="col" class="number">{self.words.base}</th>
                        <th scope="col" class="number">{self.words.tax}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    }

    fn totals(&self) -> AnyView {
        let quote = &self.note().quote;
        let total = |name: &'static str, amount| {
            view! { <div><dt>{name}</dt><dd class="number">{self.amount(amount)}</dd></div> }.into_any()
        };
        let is_correction = self.note().corrects.is_some();
        let paid_out = if is_correction { self.words.paid_out_no_longer } else { self.words.paid_out };
        view! {
            <dl class="paper-totals">
                {total(self.words.total_net, quote.net)}
                {total(self.words.total_tax, quote.tax)}
                {total(self.words.total_gross, quote.total)}
                {(quote.paid_out() != quote.total).then(|| total(paid_out, quote.paid_out()))}
            </dl>
        }
        .into_any()
    }

    /// By what a till knows the note: one that takes back another is no credit.
    fn till(&self) -> Option<AnyView> {
        let note = self.note();
        let is_for_tills = self.medium == Medium::Print && note.corrects.is_none();
        let code = Some(TillCode::new(&note.number, &note.order)).filter(|_| is_for_tills)?;
        let barcode = barcode(&code)?;
        let view = view! {
            <div class="paper-till">
                {barcode}
                <p class="paper-under">{self.words.at_a_till} {self.words.colon} " " <Untrusted text=code.0/></p>
            </div>
        };
        Some(view.into_any())
    }

    /// Which payments are to give the money back.
    fn refunds(&self) -> AnyView {
        let note = self.note();
        if note.quote.paid_out().is_zero() {
            return view! { <div class="paper-refunds"><p>{self.words.nothing_to_refund}</p></div> }.into_any();
        }
        let word = if note.corrects.is_some() { self.words.no_longer_to_refund_by } else { self.words.to_refund_by };
        let shares = note.quote.allocation.iter().filter(|share| !share.amount.is_zero());
        let rows = shares.map(|share| {
            let payment = self.document.order.payment(&share.payment);
            let provider = payment.map(|payment| Texts::of(self.locale).domain.provider(payment.provider));
            let transaction = payment.map(|payment| payment.transaction.clone()).unwrap_or_default();
            view! {
                <div>
                    <dt>
                        {provider}
                        <span class="paper-under">{self.words.transaction} " " <Untrusted text=transaction/></span>
                    </dt>
                    <dd class="number">{self.amount(share.amount)}</dd>
                </div>
            }
        });
        view! {
            <div class="paper-refunds">
                <p>{word} {self.words.colon}</p>
                <dl>{rows.collect_view()}</dl>
            </div>
        }
        .into_any()
    }
}
