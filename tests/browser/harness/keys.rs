//! Keyboard and pointer, as WebDriver actions: what reaches the page are the events of real devices.

use serde_json::{Value, json};

/// A key with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Enter,
    Escape,
    Tab,
    Space,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Delete,
    F1,
}

impl Key {
    /// As WebDriver writes it.
    const fn code(self) -> char {
        match self {
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Tab => '\u{e004}',
            Self::Space => ' ',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
            Self::PageUp => '\u{e00e}',
            Self::PageDown => '\u{e00f}',
            Self::Delete => '\u{e017}',
            Self::F1 => '\u{e031}',
        }
    }
}

/// One stroke.
pub fn press(key: Key) -> Value {
    keyboard(&[down(key.code()), up(key.code())])
}

/// One stroke while Control is held.
pub fn press_with_control(key: Key) -> Value {
    with_control(key.code())
}

/// One stroke while Shift is held.
pub fn press_with_shift(key: Key) -> Value {
    const SHIFT: char = '\u{e008}';
    keyboard(&[down(SHIFT), down(key.code()), up(key.code()), up(SHIFT)])
}

/// A letter while Control is held.
pub fn write_with_control(letter: char) -> Value {
    with_control(letter)
}

/// Everything in the field that has the focus.
pub fn select_all() -> Value {
    with_control('a')
}

fn with_control(key: char) -> Value {
    const CONTROL: char = '\u{e009}';
    keyboard(&[down(CONTROL), down(key), up(key), up(CONTROL)])
}

/// A single event of Enter, as the browser's own protocol has it: WebDriver knows no key that repeats itself.
pub fn enter(kind: &str, repeats: bool) -> Value {
    json!({
        "type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r",
        "unmodifiedText": "\r", "autoRepeat": repeats,
    })
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
