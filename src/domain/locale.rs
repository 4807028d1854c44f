//! The languages that screens, replies and mails exist in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language the product speaks; French is its first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Locale {
    #[default]
    Fr,
    En,
}

impl Locale {
    /// The language for a BCP 47 tag such as `fr-CA`; English serves whoever speaks neither.
    pub fn for_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("fr") { Self::Fr } else { Self::En }
    }

    /// A plain number, such as `1599.99`, with this language's decimal mark; no groups.
    pub fn decimal(self, number: &str) -> String {
        match self {
            Self::Fr => number.replace('.', ","),
            Self::En => number.to_owned(),
        }
    }

    /// The tag for a `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}
