//! The shop's channels, each with a series of credit notes and perhaps a seller of its own; and rates for other currencies.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::document::Section;
use super::seller::identity;
use crate::backend::store::Seller;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::day::Day;
use crate::domain::exchange_rate::ExchangeRate;
use crate::domain::money::Currency;

/// What a channel has of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channel {
    /// The letters before the year of its credit notes' numbers; those of the shop where it has none.
    pub series: Option<String>,
    pub seller: Option<Seller>,
}

/// The channels, by the words that orders have for them.
pub(super) fn channels(root: &mut Section<'_>) -> BTreeMap<String, Channel> {
    let mut channels: BTreeMap<String, Channel> = BTreeMap::new();
    for (name, mut section) in root.sections("channels") {
        let mut channel = Channel::default();
        if let Some(series) = section.text("series") {
            let series_of = |other: &Channel| other.series.as_deref() == Some(series.value);
            if !CreditNoteNumber::is_series(series.value) {
                series.refuse("must be 2 to 8 capital letters and digits, a letter first, and neither AV nor TEST");
            } else if channels.values().any(series_of) {
                series.refuse("is the series of another channel: one seller's numbers run without gaps in each");
            }
            channel.series = Some(series.value.to_owned());
        }
        if let Some(mut seller) = section.section("seller") {
            let fields = identity(&mut seller);
            let lines =
                seller.texts("details").map(|lines| lines.value.iter().map(|line| (*line).to_owned()).collect());
            match seller.text("name") {
                Some(name) => {
                    let name = name.value.trim().to_owned();
                    channel.seller = Some(Seller { name, details: lines.unwrap_or_default(), identity: fields });
                }
                None => seller.refuse("a seller has a name: name = \"…\""),
            }
            seller.finish();
        }
        section.finish();
        channels.insert(name.to_owned(), channel);
    }
    channels
}

/// What a unit of each currency is in euros, as the shop says it.
pub(super) fn exchange_rates(root: &mut Section<'_>) -> BTreeMap<String, ExchangeRate> {
    let mut rates = BTreeMap::new();
    for (code, mut section) in root.sections("exchange_rates") {
        if Currency::parse(code).is_err() || code == "EUR" {
            section.refuse("the key must be the ISO 4217 code of another currency, such as USD");
        }
        let rate = section.text("rate").and_then(|placed| {
            placed.read(|text| match text.parse::<Decimal>() {
                Ok(rate) if ExchangeRate::is_rate(rate) => Ok(rate),
                _ => Err("must be what one unit is in euros, such as \"0.9234\""),
            })
        });
        let on = section
            .text("on")
            .and_then(|placed| placed.read(|text| Day::parse(text).ok_or("must be a day such as \"2026-11-27\"")));
        let source = section.text("source").map(|placed| placed.value.trim().to_owned());
        match (rate, on, source) {
            (Some(rate), Some(on), Some(source)) => {
                rates.insert(code.to_owned(), ExchangeRate { rate, on, source });
            }
            _ => section.refuse("a rate has rate, on and source: its value, its day and who published it"),
        }
        section.finish();
    }
    rates
}
