//! Keyboard and pointer, as WebDriver actions: what reaches the page are the events of real devices.

use serde_json::{Value, json};

/// A key with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Enter,
    Escape,
    Tab,
    BackTab,
    Space,
    Up,
    Down,
    Home,
}

impl Key {
    /// As WebDriver writes it.
    const fn code(self) -> char {
        match self {
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Tab | Self::BackTab => '\u{e004}',
            Self::Space => ' ',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
            Self::Home => '\u{e011}',
        }
    }
}

const SHIFT: char = '\u{e008}';

/// One stroke.
pub fn press(key: Key) -> Value {
    match key {
        Key::BackTab => keyboard(&[down(SHIFT), down(key.code()), up(key.code()), up(SHIFT)]),
        _ => keyboard(&[down(key.code()), up(key.code())]),
    }
}

/// Down, and so many repetitions, as by a finger that rests on it.
pub fn hold(key: Key, repetitions: usize) -> Value {
    keyboard(&vec![down(key.code()); 1 + repetitions])
}

pub fn let_go(key: Key) -> Value {
    keyboard(&[up(key.code())])
}

/// A text, character by character.
pub fn write(text: &str) -> Value {
    keyboard(&text.chars().flat_map(|letter| [down(letter), up(letter)]).collect::<Vec<_>>())
}

/// So many clicks, as fast as they can be.
pub fn click(x: i64, y: i64, times: usize) -> Value {
    let mut actions = vec![json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x, "y": y })];
    for _ in 0..times {
        actions.extend(["pointerDown", "pointerUp"].map(|kind| json!({ "type": kind, "button": 0 })));
    }
    json!({ "actions": [{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions }] })
}

fn keyboard(actions: &[Value]) -> Value {
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] })
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key })
}
