//! The countries that the shop sends to: currency, taxes, carriers, telephone numbers.

use rust_decimal::Decimal;

use super::catalogue::Band;
use super::dice::Dice;
use super::names::{self, Names};
use crate::domain::money::{Amount, Currency};
use crate::domain::order::Tax;

/// A tax by its name and its rate in 1/1000 of a percent.
type Rate = (&'static str, i64);

const WHOLE: i64 = 100_000;

pub(super) struct Country {
    pub(super) code: &'static str,
    currency: &'static str,
    /// A hundred units of this currency, in minor units, for 100 euros of the French price list.
    price_level: i64,
    /// Prices are whole multiples of so many minor units.
    price_step: i64,
    pub(super) prices_include_tax: bool,
    standard: &'static [Rate],
    plants: &'static [Rate],
    books: &'static [Rate],
    pub(super) locale: &'static str,
    pub(super) names: &'static Names,
    /// With `#` for a digit; ranges that are set aside for fiction where a country has them.
    phone: &'static str,
    /// Parcel services with the French price of each.
    pub(super) carriers: &'static [(&'static str, i64)],
}

/// Most customers are French; each country as often as its weight says.
pub(super) const COUNTRIES: [(u32, Country); 13] = [
    (620, FRANCE),
    (80, euro("BE", "fr-BE", &names::FRENCH, "+32 470 00 ## ##", &[("TVA", 21_000)], &[("TVA", 6_000)], &BPOST)),
    (25, euro("BE", "nl-BE", &names::DUTCH, "+32 470 00 ## ##", &[("BTW", 21_000)], &[("BTW", 6_000)], &BPOST)),
    (15, euro("LU", "fr-LU", &names::FRENCH, "+352 621 000 ###", &[("TVA", 17_000)], &[("TVA", 3_000)], &ABROAD)),
    (60, euro("DE", "de-DE", &names::GERMAN, "+49 1522 817 3###", &[("MwSt.", 19_000)], &[("MwSt.", 7_000)], &ABROAD)),
    (20, euro("NL", "nl-NL", &names::DUTCH, "+31 6 0000 ####", &[("BTW", 21_000)], &[("BTW", 9_000)], &ABROAD)),
    (25, euro("ES", "es-ES", &names::SPANISH, "+34 600 00 ## ##", &[("IVA", 21_000)], &[("IVA", 4_000)], &ABROAD)),
    (25, euro("IT", "it-IT", &names::ITALIAN, "+39 320 000 ####", &[("IVA", 22_000)], &[("IVA", 4_000)], &ABROAD)),
    (50, SWITZERLAND),
    (35, BRITAIN),
    (25, UNITED_STATES),
    (12, JAPAN),
    (8, KUWAIT),
];

const BPOST: [(&str, i64); 2] = [("bpost à domicile", 890), ("Mondial Relay", 590)];
const ABROAD: [(&str, i64); 2] = [("Colissimo International", 1_490), ("DPD Europe", 1_190)];

const FRANCE: Country = Country {
    code: "FR",
    currency: "EUR",
    price_level: 10_000,
    price_step: 1,
    prices_include_tax: true,
    standard: &[("TVA", 20_000)],
    plants: &[("TVA", 10_000)],
    books: &[("TVA", 5_500)],
    locale: "fr-FR",
    names: &names::FRENCH,
    phone: "+33 6 39 98 ## ##",
    carriers: &[
        ("Colissimo à domicile", 690),
        ("Mondial Relay", 450),
        ("Chronopost Relais", 890),
        ("Chronopost 13", 1_290),
    ],
};

const SWITZERLAND: Country = Country {
    code: "CH",
    currency: "CHF",
    price_level: 10_500,
    price_step: 10,
    standard: &[("TVA", 8_100)],
    plants: &[("TVA", 2_600)],
    books: &[("TVA", 2_600)],
    locale: "fr-CH",
    names: &names::SWISS,
    phone: "+41 76 000 ## ##",
    carriers: &[("La Poste PostPac Priority", 1_250)],
    ..FRANCE
};

const BRITAIN: Country = Country {
    code: "GB",
    currency: "GBP",
    price_level: 8_800,
    price_step: 25,
    standard: &[("VAT", 20_000)],
    plants: &[("VAT", 20_000)],
    // Zero-rated.
    books: &[],
    locale: "en-GB",
    names: &names::BRITISH,
    phone: "+44 7700 900###",
    carriers: &[("DPD UK", 1_390), ("Royal Mail Tracked 48", 990)],
    ..FRANCE
};

const UNITED_STATES: Country = Country {
    code: "US",
    currency: "USD",
    price_level: 10_900,
    price_step: 100,
    prices_include_tax: false,
    standard: &[("New York State tax", 4_000), ("New York City tax", 4_875)],
    plants: &[("New York State tax", 4_000), ("New York City tax", 4_875)],
    books: &[("New York State tax", 4_000), ("New York City tax", 4_875)],
    locale: "en-US",
    names: &names::AMERICAN,
    phone: "+1 212-555-01##",
    carriers: &[("FedEx International Economy", 2_900)],
};

const JAPAN: Country = Country {
    code: "JP",
    currency: "JPY",
    price_level: 16_500,
    price_step: 10,
    standard: &[("消費税", 10_000)],
    plants: &[("消費税", 10_000)],
    books: &[("消費税", 8_000)],
    locale: "ja-JP",
    names: &names::JAPANESE,
    phone: "+81 90-0000-####",
    carriers: &[("EMS Japan Post", 2_800)],
    ..FRANCE
};

const KUWAIT: Country = Country {
    code: "KW",
    currency: "KWD",
    price_level: 33_500,
    price_step: 250,
    // Kuwait has no VAT.
    standard: &[],
    plants: &[],
    books: &[],
    locale: "ar-KW",
    names: &names::KUWAITI,
    phone: "+965 9000 ####",
    carriers: &[("Aramex", 3_200)],
    ..FRANCE
};

/// A neighbour that pays in euros, with one reduced rate.
const fn euro(
    code: &'static str,
    locale: &'static str,
    names: &'static Names,
    phone: &'static str,
    standard: &'static [Rate],
    reduced: &'static [Rate],
    carriers: &'static [(&'static str, i64)],
) -> Country {
    Country { code, locale, names, phone, standard, plants: reduced, books: reduced, carriers, ..FRANCE }
}

impl Country {
    pub(super) fn currency(&self) -> Currency {
        Currency::parse(self.currency).expect("in the table of currencies")
    }

    /// The price here of something with this French price.
    pub(super) fn price(&self, cents: i64) -> Amount {
        let converted = Amount::from_minor(self.price_level, self.currency()).share(cents, 10_000);
        let steps = (converted.minor() / self.price_step).max(i64::from(cents > 0));
        converted.with_minor(steps * self.price_step)
    }

    /// The taxes of this amount: in it, or on top of it, as the country writes its prices.
    pub(super) fn taxes(&self, band: Band, total: Amount) -> Vec<Tax> {
        let rates = match band {
            Band::Standard => self.standard,
            Band::Plants => self.plants,
            Band::Books => self.books,
        };
        let all: i64 = rates.iter().map(|(_, rate)| rate).sum();
        let base = if self.prices_include_tax { WHOLE + all } else { WHOLE };
        let tax = |(name, rate): &Rate| Tax {
            name: (*name).to_owned(),
            rate: decimal(*rate),
            amount: total.share(*rate, base),
            base: None,
            category: None,
            exemption: None,
        };
        rates.iter().map(tax).collect()
    }

    pub(super) fn phone(&self, dice: &mut Dice) -> String {
        let digit = |sign: char| if sign == '#' { char::from(b'0' + dice.below(10) as u8) } else { sign };
        self.phone.chars().map(digit).collect()
    }
}

/// A rate as a fraction with two digits where they suffice: `0.20`, `0.055`.
fn decimal(rate: i64) -> Decimal {
    if rate % 1_000 == 0 { Decimal::new(rate / 1_000, 2) } else { Decimal::new(rate, 5).normalize() }
}
