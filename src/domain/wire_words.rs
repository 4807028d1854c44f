//! Enums that are words: on the wire, in the database, in a query.

/// An enum that says each variant's word once: for serde, `as_str` and `parse`. With `else`, one more variant stands for
/// every word that this version does not know.
///
/// ```text
/// wire_words! {
///     /// What an agent may do beyond handling orders.
///     pub enum Role {
///         Agent = "agent",
///         Lead = "lead",
///     }
/// }
/// ```
macro_rules! wire_words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[derive(::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        $(#[$meta])*
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The one that this word on the wire stands for.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|known| known.as_str() == word)
            }
        }
    };
    (
        $(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }
        else { $(#[$other_doc:meta])* $other:ident }
    ) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[derive(::serde::Serialize, ::serde::Deserialize, ::schemars::JsonSchema)]
        $(#[$meta])*
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
            $(#[$other_doc])* #[serde(other, rename = "unknown")] $other,
        }

        impl $name {
            /// All but the one for other words.
            pub const KNOWN: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// The word on the wire.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::$other => "unknown",
                }
            }

            /// The known one that this word on the wire stands for.
            pub fn parse(word: &str) -> Option<Self> {
                Self::KNOWN.into_iter().find(|known| known.as_str() == word)
            }
        }
    };
}

pub(crate) use wire_words;
