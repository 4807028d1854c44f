//! The keys, in one table: what listens for them and the list that is shown of them read it alike.

use leptos::ev::KeyboardEvent;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Search,
    Palette,
    Keys,
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
}

/// Where a key does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On every screen, outside of fields.
    Everywhere,
    /// While the focus is in a row of the list.
    Rows,
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
};

/// What this event asks for here, unless somebody heard it before.
pub fn command_of(event: &KeyboardEvent, place: Place) -> Option<Command> {
    if event.default_prevented() || event.alt_key() || event.is_composing() {
        return None;
    }
    found(&event.key(), event.shift_key(), event.ctrl_key() || event.meta_key(), place)
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
