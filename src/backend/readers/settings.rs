//! What a shop may say about its own files, in one TOML file: what a system leaves out, and words of its own.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::backend::settings::Providers;
use crate::backend::time_zone::ShopTimeZone;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentProvider;

/// A map file, read and checked.
#[derive(Clone, Debug)]
pub struct ReaderSettings {
    /// The currency of systems that don't say one with their orders.
    pub currency: Currency,
    /// Where the clock stands that systems write times by without saying so.
    pub time_zone: ShopTimeZone,
    /// Words of the system for a status, in small letters.
    pub status: BTreeMap<String, LogisticStatus>,
    /// Gateways and methods of payment, in small letters.
    pub providers: BTreeMap<String, PaymentProvider>,
    /// The providers that the shop knows, with what systems call them.
    pub shop_providers: Providers,
    /// Rates that taxes may have where a system says none, as fractions.
    pub rates: Vec<Decimal>,
    /// Our fields of a file of columns, and what their columns are called.
    pub columns: BTreeMap<String, String>,
    /// Whether the totals of a file of columns have taxes in them.
    pub prices_include_tax: bool,
}

/// What is wrong with a map file: the line and the key, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SettingsProblem(String);

/// As it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    currency: Option<String>,
    time_zone: Option<String>,
    prices_include_tax: Option<bool>,
    rates: Option<Vec<String>>,
    status: BTreeMap<String, String>,
    providers: BTreeMap<String, String>,
    columns: BTreeMap<String, String>,
}

/// The rates of France: normal, intermediate, reduced, super-reduced, none (art. 278 to 281 CGI).
const RATES: [(i64, u32); 5] = [(20, 2), (10, 2), (55, 3), (21, 3), (0, 0)];

impl Default for ReaderSettings {
    fn default() -> Self {
        Self {
            currency: Currency::EUR,
            time_zone: ShopTimeZone::default(),
            status: BTreeMap::new(),
            providers: BTreeMap::new(),
            shop_providers: Providers::shipped().clone(),
            rates: RATES.map(|(digits, scale)| Decimal::new(digits, scale)).to_vec(),
            columns: BTreeMap::new(),
            prices_include_tax: true,
        }
    }
}

impl ReaderSettings {
    /// Reads a map file of a shop that knows these providers of payments.
    ///
    /// # Errors
    /// [`SettingsProblem`], with its line.
    pub fn parse(text: &str, shop_providers: Providers) -> Result<Self, SettingsProblem> {
        let written: Written = toml::from_str(text).map_err(|problem| {
            let line = problem.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            SettingsProblem(format!("line {line}: {}", problem.message()))
        })?;
        let mut settings = Self { shop_providers, ..Self::default() };
        if let Some(code) = written.currency {
            settings.currency = Currency::parse(&code)
                .map_err(|_| SettingsProblem(format!("currency: {code:?} is no ISO 4217 code such as \"EUR\"")))?;
        }
        if let Some(name) = written.time_zone {
            settings.time_zone = ShopTimeZone::parse(&name)
                .map_err(|_| SettingsProblem(format!("time_zone: {name:?} is no zone such as \"Europe/Paris\"")))?;
        }
        for (word, status) in written.status {
            settings.status.insert(word.to_lowercase(), status_named(&word, &status)?);
        }
        for (word, provider) in written.providers {
            let known = settings.shop_providers.meant_by(&provider).ok_or_else(|| {
                let words = settings.shop_providers.keys();
                SettingsProblem(format!("providers.{word}: {provider:?} is none of {words}"))
            })?;
            settings.providers.insert(word.to_lowercase(), known);
        }
        if let Some(rates) = written.rates {
            let read = |rate: String| {
                let fraction: Option<Decimal> = rate.parse().ok();
                fraction
                    .filter(|rate| !rate.is_sign_negative() && *rate < Decimal::ONE)
                    .ok_or_else(|| SettingsProblem(format!("rates: {rate:?} is no fraction such as \"0.20\" for 20 %")))
            };
            settings.rates = rates.into_iter().map(read).collect::<Result<_, _>>()?;
        }
        settings.prices_include_tax = written.prices_include_tax.unwrap_or(true);
        settings.columns = written.columns;
        Ok(settings)
    }
}

fn status_named(word: &str, status: &str) -> Result<LogisticStatus, SettingsProblem> {
    if status == LogisticStatus::Unknown.as_str() {
        return Ok(LogisticStatus::Unknown);
    }
    LogisticStatus::parse(status).ok_or_else(|| {
        let words = LogisticStatus::KNOWN.map(LogisticStatus::as_str).join(", ");
        SettingsProblem(format!("status.{word}: {status:?} is none of {words}, unknown"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_says_what_a_system_leaves_out() {
        let settings = ReaderSettings::parse(
            "currency = \"CHF\"\ntime_zone = \"Europe/Zurich\"\nrates = [\"0.081\"]\n[status]\nwc-Packed = \"preparing\"\n\
             [providers]\npaybox = \"other\"\n[columns]\nnumber = \"Order Number\"\n",
            Providers::shipped().clone(),
        )
        .unwrap();
        assert_eq!(settings.currency.code(), "CHF");
        assert_eq!(settings.status["wc-packed"], LogisticStatus::Preparing);
        assert_eq!(settings.providers["paybox"], PaymentProvider::OTHER);
        assert_eq!(settings.columns["number"], "Order Number");
    }

    #[test]
    fn mistakes_are_told_with_their_place_and_the_way_out() {
        for (text, said) in [
            ("a = 1\n", "line 1: unknown field `a`"),
            ("\ncurrency = 4\n", "line 2: invalid type"),
            ("currency = \"euro\"\n", "currency: \"euro\" is no ISO 4217 code such as \"EUR\""),
            ("time_zone = \"Paris\"\n", "time_zone: \"Paris\" is no zone such as \"Europe/Paris\""),
            ("[status]\nnew = \"neu\"\n", "status.new: \"neu\" is none of "),
            ("[providers]\ncb = \"visa\"\n", "providers.cb: \"visa\" is none of adyen, "),
            ("rates = [\"20\"]\n", "rates: \"20\" is no fraction such as \"0.20\" for 20 %"),
        ] {
            let problem = ReaderSettings::parse(text, Providers::shipped().clone()).unwrap_err().to_string();
            assert!(problem.starts_with(said), "{problem}");
        }
    }
}
