//! What journeys speak of: things on the screen by role and accessible name, and what may be true of them.
//! `page.js` finds them.

use std::fmt;

use serde::Serialize;

/// Something that an agent perceives. Quotes and spaces count as their plain kinds.
#[derive(Clone, Debug, Serialize)]
pub struct Thing {
    role: &'static str,
    name: String,
    /// The name is all of it, not a part.
    exact: bool,
    /// A part of its text.
    text: Option<String>,
    within: Option<Box<Thing>>,
}

macro_rules! roles {
    ($($role:ident),*) => {$(
        pub fn $role(name: &str) -> Thing {
            Thing { role: stringify!($role), name: name.to_owned(), exact: true, text: None, within: None }
        }
    )*};
}

roles!(button, checkbox, combobox, dialog, group, heading, link, menuitem, option, radio, searchbox, switch, textbox);

/// Whatever has this role.
pub fn any(role: &'static str) -> Thing {
    Thing { role, name: String::new(), exact: false, text: None, within: None }
}

/// A row of a table.
pub fn row(text: &str) -> Thing {
    any("row").saying(text)
}

/// Something announced at once.
pub fn alert(text: &str) -> Thing {
    any("alert").saying(text)
}

impl Thing {
    pub fn within(mut self, place: Thing) -> Self {
        self.within = Some(Box::new(place));
        self
    }

    /// With this name.
    pub fn named(mut self, name: &str) -> Self {
        (self.name, self.exact) = (name.to_owned(), true);
        self
    }

    /// With this somewhere in its text.
    pub fn saying(mut self, text: &str) -> Self {
        self.text = Some(text.to_owned());
        self
    }

    /// The name given is but a part of the whole.
    pub fn in_part(mut self) -> Self {
        self.exact = false;
        self
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} «{}»", self.role, self.name)?;
        self.text.iter().try_for_each(|text| write!(f, " saying «{text}»"))?;
        self.within.iter().try_for_each(|place| write!(f, " in {place}"))
    }
}

/// Something that can be waited for.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Condition<'a> {
    Seen {
        thing: &'a Thing,
    },
    Gone {
        thing: &'a Thing,
    },
    Disabled {
        thing: &'a Thing,
    },
    Off {
        thing: &'a Thing,
    },
    Focused {
        thing: &'a Thing,
    },
    Holding {
        thing: &'a Thing,
        text: &'a str,
    },
    First {
        thing: &'a Thing,
        text: &'a str,
    },
    Counts {
        thing: &'a Thing,
        count: usize,
    },
    Reads {
        text: &'a str,
    },
    SilentOn {
        text: &'a str,
    },
    At {
        address: &'a str,
    },
    FocusKept,
    FocusInDialog,
    /// What came into the dialog is old enough to be decided by a key.
    StepRead,
    BehindAnotherTab,
}

impl fmt::Display for Condition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seen { thing } => write!(f, "to see {thing}"),
            Self::Gone { thing } => write!(f, "{thing} to be gone"),
            Self::Disabled { thing } => write!(f, "{thing} to be disabled"),
            Self::Off { thing } => write!(f, "{thing} to be off"),
            Self::Focused { thing } => write!(f, "the focus on {thing}"),
            Self::Holding { thing, text } => write!(f, "{thing} to hold «{text}»"),
            Self::First { thing, text } => write!(f, "the first {thing} to say «{text}»"),
            Self::Counts { thing, count } => write!(f, "{count} times {thing}"),
            Self::Reads { text } => write!(f, "to read «{text}»"),
            Self::SilentOn { text } => write!(f, "not to read «{text}»"),
            Self::At { address } => write!(f, "the address {address}"),
            Self::FocusKept => f.write_str("the focus on something"),
            Self::FocusInDialog => f.write_str("the focus in the dialog"),
            Self::StepRead => f.write_str("a step that could be read"),
            Self::BehindAnotherTab => f.write_str("another tab in front"),
        }
    }
}
