//! Who captured a payment, as a word that says by itself what kind of money it is.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::wire_words::wire_words;

wire_words! {
    /// A kind of money, on which the rules of refunds hang.
    pub enum ProviderKind {
        /// A firm with a portal of its own, in which each payment and each refund has a name that no other has.
        Firm = "firm",
        /// A card of the shop's own, whose balance rises without anyone who goes anywhere.
        GiftCard = "gift_card",
        /// A customer's credit with the shop, given back by hand in the shop's back office.
        StoreCredit = "store_credit",
        BankTransfer = "bank_transfer",
        Cash = "cash",
        /// A place that has the customer's money and gives it back itself: whoever pays as well pays twice.
        Marketplace = "marketplace",
        Other = "other",
    } else {
        /// One that this version does not know; nothing is assumed of it.
        Unknown
    }
}

/// The firm, card or till that captured a payment. A firm's word is its key, such as `hipay`; money of another kind has the
/// kind's word, and where the shop keeps several apart, a key behind it: `gift_card`, `gift_card:illicado`. So what the rules
/// ask of a payment stays with it, whatever the shop's settings say later; its name and its portal are the settings'.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PaymentProvider {
    length: u8,
    /// ASCII, zeros behind it.
    letters: [u8; LONGEST],
}

/// The longest kind's word, a colon and a key.
const LONGEST: usize = 38;
const LONGEST_KEY: usize = 24;

impl PaymentProvider {
    pub const HIPAY: Self = Self::of("hipay");
    pub const PAYPAL: Self = Self::of("paypal");
    pub const STRIPE: Self = Self::of("stripe");
    pub const ADYEN: Self = Self::of("adyen");
    pub const MOLLIE: Self = Self::of("mollie");
    pub const LIGHTSPEED: Self = Self::of("lightspeed");
    pub const GIFT_CARD: Self = Self::of("gift_card");
    pub const STORE_CREDIT: Self = Self::of("store_credit");
    pub const BANK_TRANSFER: Self = Self::of("bank_transfer");
    pub const CASH: Self = Self::of("cash");
    pub const OTHER: Self = Self::of("other");
    /// What stands for a word that is none; it is shown, and nothing is assumed of it.
    pub const UNKNOWN: Self = Self::of("unknown");

    const fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let mut letters = [0; LONGEST];
        let mut at = 0;
        while at < bytes.len() {
            letters[at] = bytes[at];
            at += 1;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a word is far shorter")]
        Self { length: bytes.len() as u8, letters }
    }

    /// The provider of this word on the wire; `None` for what is no such word.
    pub fn parse(word: &str) -> Option<Self> {
        let (kind, key) = word.split_once(':').unwrap_or(("other", word));
        let kind = ProviderKind::parse(kind).filter(|kind| *kind != ProviderKind::Firm)?;
        let is_its_own = word.contains(':') && key == kind.as_str();
        (is_key(key) && !is_its_own && !["firm", "unknown"].contains(&key)).then(|| Self::of(word))
    }

    /// The provider that a shop calls `key`, whose money is of this kind; `None` for what is no key.
    pub fn of_kind(kind: ProviderKind, key: &str) -> Option<Self> {
        if matches!(kind, ProviderKind::Firm) || key == kind.as_str() {
            Self::parse(key).filter(|provider| provider.kind() == kind)
        } else {
            Self::parse(&format!("{}:{key}", kind.as_str()))
        }
    }

    /// The marketplace that has what was paid by it, where an order says that an operator refunds; `None` for money that no
    /// operator has: a card of the shop's own, the customer's credit, what went to the shop's bank or till.
    pub fn of_operator(self) -> Option<Self> {
        match self.kind() {
            ProviderKind::Marketplace => Some(self),
            ProviderKind::Firm => Self::of_kind(ProviderKind::Marketplace, self.key()),
            ProviderKind::Other => Self::parse(ProviderKind::Marketplace.as_str()),
            _ => None,
        }
    }

    /// The word on the wire.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }

    /// The key by which the shop's settings call it.
    pub fn key(&self) -> &str {
        self.as_str().split_once(':').map_or(self.as_str(), |(_, key)| key)
    }

    /// What kind of money it captures.
    pub fn kind(&self) -> ProviderKind {
        let word = self.as_str().split_once(':').map_or(self.as_str(), |(kind, _)| kind);
        if *self == Self::UNKNOWN {
            ProviderKind::Unknown
        } else {
            ProviderKind::parse(word).unwrap_or(ProviderKind::Firm)
        }
    }

    pub fn is_gift_card(&self) -> bool {
        self.kind() == ProviderKind::GiftCard
    }

    /// True where each payment and each refund has a name that no other has.
    pub fn is_firm(&self) -> bool {
        self.kind() == ProviderKind::Firm
    }
}

/// Small letters, digits and underscores, a letter first.
fn is_key(key: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    key.len() <= LONGEST_KEY && key.bytes().all(plain) && key.starts_with(|first: char| first.is_ascii_lowercase())
}

impl fmt::Debug for PaymentProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for PaymentProvider {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PaymentProvider {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = Cow::<'de, str>::deserialize(deserializer)?;
        Ok(Self::parse(&word).unwrap_or(Self::UNKNOWN))
    }
}

impl JsonSchema for PaymentProvider {
    fn schema_name() -> Cow<'static, str> {
        "PaymentProvider".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A firm by its key, such as `hipay`; or a kind of money, `gift_card`, `store_credit`, `bank_transfer`, \
                            `cash`, `marketplace` or `other`, alone or with the shop's key behind it: `gift_card:illicado`.",
            "pattern": "^([a-z]+(_[a-z]+)?:)?[a-z][a-z0-9_]{0,23}$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_says_its_kind() {
        for (word, kind, key) in [
            ("hipay", ProviderKind::Firm, "hipay"),
            ("systempay_2", ProviderKind::Firm, "systempay_2"),
            ("gift_card", ProviderKind::GiftCard, "gift_card"),
            ("gift_card:illicado", ProviderKind::GiftCard, "illicado"),
            ("bank_transfer:qonto_du_second_magasin", ProviderKind::BankTransfer, "qonto_du_second_magasin"),
            ("marketplace:manomano", ProviderKind::Marketplace, "manomano"),
            ("other:ancv", ProviderKind::Other, "ancv"),
        ] {
            let provider = PaymentProvider::parse(word).expect("a word");
            assert_eq!((provider.kind(), provider.key(), provider.as_str()), (kind, key, word));
            assert_eq!(PaymentProvider::of_kind(kind, key), Some(provider));
        }
    }

    #[test]
    fn an_operator_has_what_a_firm_captured_and_no_card_of_the_shops_own() {
        for (word, operators) in [
            ("stripe", Some("marketplace:stripe")),
            ("other", Some("marketplace")),
            ("other:mirakl", Some("marketplace")),
            ("marketplace:manomano", Some("marketplace:manomano")),
            ("gift_card", None),
            ("store_credit", None),
            ("bank_transfer", None),
            ("cash", None),
        ] {
            let provider = PaymentProvider::parse(word).expect("a word");
            assert_eq!(
                provider.of_operator().map(|provider| provider.as_str().to_owned()).as_deref(),
                operators,
                "{word}"
            );
        }
    }

    #[test]
    fn what_is_no_word_is_unknown() {
        for word in [
            "",
            "unknown",
            "firm",
            "Hipay",
            "hi pay",
            "hipay:x",
            "firm:hipay",
            "gift_card:",
            "gift_card:gift_card",
            "other:unknown",
            "a:b:c",
            "2hipay",
            "carte-cadeau",
            "abcdefghijklmnopqrstuvwxyz",
            "é",
        ] {
            assert_eq!(PaymentProvider::parse(word), None, "{word}");
            let read: PaymentProvider = serde_json::from_value(word.into()).expect("a text");
            assert_eq!((read, read.kind()), (PaymentProvider::UNKNOWN, ProviderKind::Unknown));
        }
        assert_eq!(PaymentProvider::of_kind(ProviderKind::GiftCard, "cash"), PaymentProvider::parse("gift_card:cash"));
        assert_eq!(PaymentProvider::of_kind(ProviderKind::Firm, "cash"), None);
    }
}
