//! The keys, in one table: what listens for them and the list that is shown of them read it alike.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Search,
    Palette,
    Keys,
    Help,
    CreditNote,
    PrintStory,
    /// Of the newest note.
    TakeNoteBack,
    UndoSending,
    Next,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    Modify,
    Copy,
    Pick,
    PickTo,
    PickUp,
    PickDown,
    PickAll,
    PickNone,
    MoreUnits,
    FewerUnits,
    AllUnits,
    Decide,
    PutAway,
}

/// Where a key does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every screen, outside of fields.
    Everywhere,
    /// On the page of an order, outside of fields.
    Order,
    /// While the focus is in a row of the list.
    Rows,
    /// While the focus is in the units of a credit note's line.
    Units,
    /// In a pop-in, which hears its keys itself.
    PopIns,
}

impl Place {
    /// Whether a letter or a sign alone does something here wherever the focus is. Who dictates, or presses keys unwillingly,
    /// must be able to switch that off (WCAG 2.2, 2.1.4).
    const fn is_wide(self) -> bool {
        matches!(self, Self::Everywhere | Self::Order)
    }
}

/// What is held down beside a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Nothing,
    Shift,
    /// Control, or Command on a Mac.
    Control,
    /// A sign that needs Shift on some keyboards and not on others.
    AsTheSignNeeds,
}

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub command: Command,
    pub place: Place,
    /// As `KeyboardEvent.key` has it, in small letters.
    key: &'static str,
    held: Held,
    /// As it is shown.
    pub keys: &'static [&'static str],
}

macro_rules! shortcuts {
    ($($place:ident { $($command:ident = $held:ident $key:literal as [$($shown:literal),+];)+ })+) => {
        &[$($(Shortcut {
            command: Command::$command, place: Place::$place, key: $key, held: Held::$held, keys: &[$($shown),+],
        },)+)+]
    };
}

/// Every key, in the order in which they are shown.
pub const SHORTCUTS: &[Shortcut] = shortcuts! {
    Everywhere {
        Search = AsTheSignNeeds "/" as ["/"];
        Palette = Control "k" as ["Ctrl", "K"];
        Keys = AsTheSignNeeds "?" as ["?"];
        Help = Nothing "f1" as ["F1"];
    }
    Order {
        CreditNote = Nothing "n" as ["N"];
        PrintStory = Nothing "p" as ["P"];
        TakeNoteBack = Nothing "a" as ["A"];
        UndoSending = Control "z" as ["Ctrl", "Z"];
        Next = Nothing "j" as ["J"];
    }
    Rows {
        Up = Nothing "arrowup" as ["↑"];
        Down = Nothing "arrowdown" as ["↓"];
        PageUp = Nothing "pageup" as ["PageUp"];
        PageDown = Nothing "pagedown" as ["PageDown"];
        First = Nothing "home" as ["Home"];
        Last = Nothing "end" as ["End"];
        Open = Nothing "enter" as ["Enter"];
        Modify = Nothing "m" as ["M"];
        Copy = Nothing "c" as ["C"];
        Pick = Nothing "x" as ["X"];
        PickTo = Shift "x" as ["Shift", "X"];
        PickUp = Shift "arrowup" as ["Shift", "↑"];
        PickDown = Shift "arrowdown" as ["Shift", "↓"];
        PickAll = Control "a" as ["Ctrl", "A"];
        PickNone = Nothing "escape" as ["Esc"];
    }
    Units {
        MoreUnits = Nothing "arrowup" as ["↑"];
        FewerUnits = Nothing "arrowdown" as ["↓"];
        AllUnits = Nothing "end" as ["End"];
    }
    PopIns {
        Decide = Control "enter" as ["Ctrl", "Enter"];
        PutAway = Nothing "escape" as ["Esc"];
    }
};

/// What this event asks for here, unless somebody heard it before. Without `single_keys` no letter or sign alone asks for
/// anything that the focus is not on.
pub fn command_of(event: &KeyboardEvent, place: Place, single_keys: bool) -> Option<Command> {
    if event.default_prevented() || event.alt_key() || event.is_composing() {
        return None;
    }
    let control = event.ctrl_key() || event.meta_key();
    let key = event.key();
    // The keys with a name, such as F1, write nothing anywhere.
    let is_single = !control && key.chars().count() == 1;
    if is_single && place.is_wide() && !single_keys {
        return None;
    }
    found(&key, event.shift_key(), control, place)
}

/// What has the focus while a key is pressed. Within a shadow root only the path of the event tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyTarget {
    /// Text is typed there.
    pub is_field: bool,
    /// It is in a dialog that is not at its end.
    pub is_in_dialog: bool,
}

impl KeyTarget {
    pub fn of(event: &KeyboardEvent) -> Self {
        let path = event.composed_path();
        let Ok(element) = path.get(0).dyn_into::<Element>() else {
            return Self { is_field: false, is_in_dialog: false };
        };
        let dialog = element.closest("dialog").ok().flatten();
        let is_in_dialog = dialog.is_some_and(|dialog| dialog.query_selector(".at-its-end").ok().flatten().is_none());
        let is_box = element.get_attribute("type").is_some_and(|kind| kind == "checkbox");
        Self { is_field: matches!(&*element.tag_name(), "INPUT" | "TEXTAREA" | "SELECT") && !is_box, is_in_dialog }
    }
}

fn found(key: &str, shift: bool, control: bool, place: Place) -> Option<Command> {
    let key = key.to_lowercase();
    let holds = |held| match held {
        Held::Nothing => !shift && !control,
        Held::Shift => shift && !control,
        Held::Control => !shift && control,
        Held::AsTheSignNeeds => !control,
    };
    let found = SHORTCUTS.iter().find(|known| known.place == place && known.key == key && holds(known.held));
    found.map(|known| known.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_means_one_thing_with_what_is_held_beside_it() {
        assert_eq!(found("x", false, false, Place::Rows), Some(Command::Pick));
        assert_eq!(found("X", true, false, Place::Rows), Some(Command::PickTo));
        // Caps lock is on.
        assert_eq!(found("X", false, false, Place::Rows), Some(Command::Pick));
        assert_eq!(found("x", false, true, Place::Rows), None);
        assert_eq!(found("k", false, true, Place::Everywhere), Some(Command::Palette));
        assert_eq!(found("k", false, false, Place::Everywhere), None);
    }

    #[test]
    fn a_sign_is_found_on_every_keyboard() {
        for shift in [false, true] {
            assert_eq!(found("/", shift, false, Place::Everywhere), Some(Command::Search));
            assert_eq!(found("?", shift, false, Place::Everywhere), Some(Command::Keys));
        }
    }

    #[test]
    fn no_two_keys_are_the_same() {
        for (index, one) in SHORTCUTS.iter().enumerate() {
            let same = |other: &&Shortcut| (other.place, other.key, other.held) == (one.place, one.key, one.held);
            assert!(!SHORTCUTS.iter().skip(index + 1).any(|other| same(&other)), "{one:?}");
        }
    }
}
