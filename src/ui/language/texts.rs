//! The macro that the words are written in: the languages of a word stand side by side, and a missing one does not
//! compile.

/// Makes a struct of words, and one constant of it for each language.
///
/// ```text
/// texts! {
///     pub struct ShopTexts {
///         open: "Ouvrir" / "Open";                                      // &'static str
///         greeting(name: &str): "Bonjour {name}" / "Hello {name}";      // fn(&str) -> String
///         orders(count: usize): match count {                            // fn(usize) -> String
///             1 => "1 commande" / "1 order";
///             _ => "{count} commandes" / "{count} orders";
///         }
///         day(day: Day) -> &str: match day {                             // fn(Day) -> &'static str
///             Day::Today => "aujourd’hui" / "today";
///             Day::Never => LabelTexts.never;
///         }
///         close = LabelTexts.close;                                     // the word of another struct
///         till: TillTexts;                                              // the words of a part
///     }
/// }
/// ```
///
/// Another language is one more column here, in the three places that name both, and one more constant; every line
/// without its word then fails to compile.
macro_rules! texts {
    ($(
        $(#[$about:meta])*
        pub struct $texts:ident {$(
            $(#[$doc:meta])*
            $field:ident
            $(: $part:ident;)?
            $(= $owner:ident . $label:ident;)?
            $(: $french:literal / $english:literal;)?
            $(($($argument:ident: $type:ty),+)
                $(-> &$word:ident)?
                $(: $french_format:literal / $english_format:literal;)?
                $(: match $subject:tt { $(
                    $pattern:pat => $($french_arm:literal / $english_arm:literal)? $($arm_owner:ident . $arm_label:ident)?;
                )+ })?
            )?
        )+}
    )+) => {$(
        $(#[$about])*
        pub struct $texts {$(
            $(#[$doc])*
            pub $field: $($part)? $(texts!(@word $label))? $(texts!(@word $french))? $(fn($($type),+) -> texts!(@returned $($word)?))?,
        )+}

        impl $texts {
            pub const FRENCH: Self = Self {$(
                $field: $($part::FRENCH)? $($owner::FRENCH.$label)? $($french)? $(texts!(@function ($($argument),+) ($($word)?)
                    $({ $french_format })? $(match $subject { $($pattern => { $($french_arm)? $($arm_owner FRENCH $arm_label)? })+ })?))?,
            )+};
            pub const ENGLISH: Self = Self {$(
                $field: $($part::ENGLISH)? $($owner::ENGLISH.$label)? $($english)? $(texts!(@function ($($argument),+) ($($word)?)
                    $({ $english_format })? $(match $subject { $($pattern => { $($english_arm)? $($arm_owner ENGLISH $arm_label)? })+ })?))?,
            )+};
        }

        impl $crate::ui::language::Wording for $texts {
            fn of(locale: $crate::domain::locale::Locale) -> &'static Self {
                static FRENCH: $texts = $texts::FRENCH;
                static ENGLISH: $texts = $texts::ENGLISH;
                match locale {
                    $crate::domain::locale::Locale::Fr => &FRENCH,
                    $crate::domain::locale::Locale::En => &ENGLISH,
                }
            }
        }
    )+};

    (@word $text:tt) => { &'static str };
    (@returned str) => { &'static str };
    (@returned) => { String };

    (@function ($($argument:ident),+) $word:tt { $text:literal }) => {
        |$($argument),+| texts!(@text $word { $text })
    };
    (@function ($($argument:ident),+) $word:tt match $subject:tt { $($pattern:pat => $text:tt)+ }) => {
        |$($argument),+| match $subject { $($pattern => texts!(@text $word $text)),+ }
    };

    (@text (str) { $text:literal }) => { $text };
    (@text () { $text:literal }) => { format!($text) };
    (@text (str) { $owner:ident $language:ident $label:ident }) => { $owner::$language.$label };
    (@text () { $owner:ident $language:ident $label:ident }) => { $owner::$language.$label.to_owned() };
}
