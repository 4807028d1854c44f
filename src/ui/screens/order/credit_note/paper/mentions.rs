//! What the law wants on the sheet beside its figures (Code général des impôts, annexe II, art. 242 nonies A).

use leptos::prelude::*;

use super::Sheet;
use crate::domain::money::Currency;
use crate::domain::order::{LineDiscount, LineId, LineKind, OrderLine, Tax, TaxCategory};
use crate::ui::kit::{Precision, Untrusted, written_at_the_shop};

impl Sheet<'_> {
    /// The seller by fields: form and capital, address, registers and numbers.
    pub(super) fn seller_fields(&self) -> AnyView {
        let Some(seller) = self.document.seller_identity.clone() else { return ().into_any() };
        let form = match (seller.legal_form, seller.capital) {
            (Some(form), Some(capital)) => Some((self.words.capital)(&form, &capital)),
            (form, capital) => form.or_else(|| capital.map(|capital| (self.words.capital_alone)(&capital))),
        };
        let siren = seller.siren.as_deref().map(spaced);
        let registered = match (&seller.rcs, &siren) {
            (Some(town), Some(siren)) => Some((self.words.rcs)(siren, town)),
            (Some(town), None) => Some((self.words.rcs)("", town)),
            (None, Some(siren)) => Some(format!("{} {siren}", self.words.siren)),
            (None, None) => None,
        };
        let establishment = seller.siret.as_deref().map(|siret| format!("{} {}", self.words.siret, spaced(siret)));
        let tax = seller.vat_number.map(|number| format!("{} {number}", self.words.seller_vat));
        let address = seller.address.map(|address| address.envelope()).unwrap_or_default();
        let lines = form.into_iter().chain(address).chain(registered).chain(establishment).chain(tax);
        lines.map(|line| view! { <p><Untrusted text=line/></p> }).collect_view().into_any()
    }

    /// What is known of the buyer and of the supply, where it is.
    pub(super) fn facts_by_law(&self) -> Vec<(&'static str, AnyView)> {
        let order = &self.document.order;
        let text = |text: String| view! { <Untrusted text lines=true/> }.into_any();
        let mut facts = Vec::new();
        if let Some(address) =
            order.shipping_address.as_ref().filter(|address| order.billing_address.as_ref() != Some(address))
        {
            facts.push((self.words.delivered_to, text(address.envelope().join("\n"))));
        }
        if let Some(buyer) = &order.buyer {
            let number = buyer.registration.as_ref().map(|number| text(number.id.clone()));
            facts.extend(number.map(|number| (self.words.buyer_number, number)));
            let reference = buyer.purchase_order.clone().map(text);
            facts.extend(reference.map(|reference| (self.words.purchase_order, reference)));
        }
        if let Some(day) = order.supplied_on {
            facts.push((
                self.words.supplied_on,
                written_at_the_shop(day.noon(), Precision::Date, self.locale).into_any(),
            ));
        }
        let is_service = |line: &OrderLine| matches!(line.kind, LineKind::Service | LineKind::Tip);
        let services = self.credited_lines().any(is_service);
        // Parcels belong to the goods that they bring.
        let goods = self.credited_lines().any(|line| !is_service(line));
        if services || goods {
            facts.push((self.words.nature, (self.words.natures)(goods, services).into_any()));
        }
        facts
    }

    /// The discounts that a line's amount contains, which an invoice names (9°).
    pub(super) fn discounts(&self, id: &LineId) -> AnyView {
        let line = self.document.order.lines.iter().find(|line| line.id == *id);
        let discounts = line.map(|line| line.discounts.clone()).unwrap_or_default();
        let said = |discount: LineDiscount| {
            let amount = self.amount(discount.amount);
            view! {
                <span class="paper-under">
                    {self.words.discount} " " <Untrusted text=discount.title/> {self.words.colon} " " {amount}
                </span>
            }
        };
        discounts.into_iter().map(said).collect_view().into_any()
    }

    /// Why there is no tax, what the tax is in euros, and that the seller does not take it back.
    pub(super) fn mentions(&self) -> AnyView {
        let mut said: Vec<String> = Vec::new();
        for tax in self.credited_taxes() {
            let by_shop = tax.exemption.as_deref().filter(|exemption| !exemption.trim().is_empty());
            let by_category = tax.category.map(|category| (self.words.category)(category).to_owned());
            let by_shop = by_shop.map(|exemption| match category_of(exemption) {
                Some(category) => (self.words.category)(category).to_owned(),
                None => (self.words.exemption)(exemption),
            });
            let mention = by_shop.or(by_category);
            said.extend(mention.filter(|mention| !mention.is_empty() && !said.contains(mention)));
        }
        let seller = self.document.seller_identity.as_ref();
        said.extend(seller.filter(|seller| seller.net_of_tax).map(|_| self.words.net_of_tax.to_owned()));
        said.extend(self.tax_in_euros());
        let lines = said.into_iter().map(|line| view! { <p><Untrusted text=line/></p> });
        view! { <div class="paper-mentions">{lines.collect_view()}</div> }.into_any()
    }

    /// Of a document in another currency, as far as somebody gave a rate.
    fn tax_in_euros(&self) -> Option<String> {
        let note = self.note();
        if let Some(told) = &note.tax_in_euros {
            let tax = told.tax.display(Currency::EUR, self.locale);
            let number = self.locale.decimal(&told.exchange.rate.normalize().to_string());
            let rate = format!("1 {} = {number} EUR", self.document.order.currency.code());
            let day = written_at_the_shop(told.exchange.on.noon(), Precision::Date, self.locale);
            return Some((self.words.tax_in_euros)(&tax, &rate, &day, &told.exchange.source));
        }
        let is_french = self
            .document
            .seller_identity
            .as_ref()
            .is_some_and(|seller| seller.vat_number.as_deref().is_some_and(|number| number.starts_with("FR")));
        let wants_it = is_french && self.document.order.currency != Currency::EUR && !note.quote.tax.is_zero();
        wants_it.then(|| self.words.tax_in_euros_unknown.to_owned())
    }

    /// The order's lines of which the note gives something back.
    fn credited_lines(&self) -> impl Iterator<Item = &OrderLine> {
        let quotes = self.note().quote.lines.iter().filter(|line| !line.gross.is_zero());
        quotes.filter_map(|quote| self.document.order.lines.iter().find(|line| line.id == quote.line))
    }

    fn credited_taxes(&self) -> impl Iterator<Item = &Tax> {
        let order = &self.document.order;
        let quote = &self.note().quote;
        let charges = quote.shipping.iter().chain(&quote.fees).filter(|charge| !charge.gross.is_zero());
        let charges =
            charges.filter_map(|quote| order.shipping.iter().chain(&order.fees).find(|charge| charge.id == quote.id));
        self.credited_lines().flat_map(|line| &line.taxes).chain(charges.flat_map(|charge| &charge.taxes))
    }
}

/// The category whose words a code of the VATEX list has (CEF, VATEX code list).
fn category_of(code: &str) -> Option<TaxCategory> {
    match code {
        "VATEX-EU-IC" => Some(TaxCategory::IntraCommunity),
        "VATEX-EU-G" => Some(TaxCategory::Export),
        "VATEX-EU-AE" => Some(TaxCategory::ReverseCharge),
        "VATEX-EU-O" => Some(TaxCategory::OutOfScope),
        _ => None,
    }
}

/// Digits in threes, as French registers write them.
fn spaced(number: &str) -> String {
    let digits: Vec<char> = number.chars().collect();
    let (siren, rest) = digits.split_at(digits.len().min(9));
    let groups = siren.chunks(3).map(|group| group.iter().collect::<String>());
    groups.chain((!rest.is_empty()).then(|| rest.iter().collect())).collect::<Vec<_>>().join(" ")
}
