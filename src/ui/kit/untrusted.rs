//! Text from outside: names, references, reasons. It can neither turn the direction of what stands beside it
//! nor hide characters from whoever compares it.

use std::ops::Range;

use leptos::prelude::*;
use web_sys::{Element, Node, Text};

use crate::domain::invisible::is_invisible;
use crate::ui::reactive::live;

/// A stretch of text as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Plain(String),
    /// A character that would otherwise be invisible, by name.
    Token(String),
    /// Where an address breaks first, when its line is too short for it.
    Break,
}

#[component]
pub fn Untrusted(
    #[prop(into)] text: Signal<String>,
    /// Line breaks are kept as such: for mails and notes.
    #[prop(optional)]
    lines: bool,
) -> impl IntoView {
    let class = move || match text.with(|text| text.contains(|letter: char| letter.is_whitespace() || letter == '@')) {
        _ if lines => "untrusted untrusted-lines",
        true => "untrusted",
        false => "untrusted untrusted-word",
    };
    let pieces = live(move || {
        let shown = |piece| match piece {
            Piece::Plain(text) => text.into_any(),
            Piece::Token(name) => view! { <span class="token">{name}</span> }.into_any(),
            Piece::Break => view! { <wbr/> }.into_any(),
        };
        pieces(&text.get(), lines).into_iter().map(shown).collect_view().into_any()
    });
    view! { <bdi class=class>{pieces}</bdi> }
}

/// A text on one line that changes often, drawn without a view: of most changes the browser learns no more than the new
/// letters.
pub struct LineText {
    element: Element,
    text: Text,
    /// Whether the element has that text and nothing else.
    is_plain: bool,
}

impl LineText {
    /// In an empty element.
    pub fn new(element: Element) -> Self {
        let text = document().create_text_node("");
        append(&element, &text);
        Self { element, text, is_plain: true }
    }

    /// Shows what somebody else wrote, with these stretches of it marked as found.
    pub fn show(&mut self, text: &str, found: &[Range<usize>]) {
        if found.is_empty() && text.chars().all(|character| token(character).is_none()) {
            self.show_own(text);
        } else {
            write_untrusted(&self.element, text, found);
            self.is_plain = false;
        }
    }

    /// Shows words of the desk.
    pub fn show_own(&mut self, text: &str) {
        self.text.set_node_value(Some(text));
        if !self.is_plain {
            self.element.set_text_content(None);
            append(&self.element, &self.text);
            self.is_plain = true;
        }
    }

    pub const fn element(&self) -> &Element {
        &self.element
    }
}

/// Writes such a text into an element that is drawn without a view, with these stretches of it marked as found.
fn write_untrusted(element: &Element, text: &str, found: &[Range<usize>]) {
    element.set_text_content(None);
    let mut written = 0;
    for stretch in found {
        let (Some(before), Some(marked)) = (text.get(written..stretch.start), text.get(stretch.clone())) else {
            continue;
        };
        write_pieces(element, before);
        if let Ok(mark) = document().create_element("mark") {
            write_pieces(&mark, marked);
            append(element, &mark);
        }
        written = stretch.end;
    }
    write_pieces(element, text.get(written..).unwrap_or_default());
}

fn write_pieces(element: &Element, text: &str) {
    for piece in pieces(text, false) {
        match piece {
            Piece::Plain(text) => append(element, &document().create_text_node(&text)),
            Piece::Token(name) => {
                if let Ok(token) = document().create_element("span") {
                    token.set_class_name("token");
                    token.set_text_content(Some(&name));
                    append(element, &token);
                }
            }
            Piece::Break => {
                if let Ok(wbr) = document().create_element("wbr") {
                    append(element, &wbr);
                }
            }
        }
    }
}

fn append(element: &Element, child: &Node) {
    // Fails only for a child that is around its parent.
    let _ = element.append_child(child);
}

fn pieces(text: &str, lines: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let is_address = !text.contains(char::is_whitespace);
    for character in text.chars() {
        if is_address && character == '@' && !plain.is_empty() {
            pieces.extend([Piece::Plain(std::mem::take(&mut plain)), Piece::Break]);
        }
        match token(character).filter(|_| !(lines && character == '\n')) {
            None => plain.push(character),
            Some(token) => {
                if !plain.is_empty() {
                    pieces.push(Piece::Plain(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Token(token));
            }
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Plain(plain));
    }
    pieces
}

/// The name of a character that has no shape of its own, such as `␛` or `[U+202E]`. Joiners stay: Persian and
/// family emoji are written with them.
fn token(character: char) -> Option<String> {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).map(String::from),
        '\u{7f}' => Some("␡".to_owned()),
        '\u{200c}' | '\u{200d}' => None,
        _ if character.is_control() || is_invisible(character) => Some(format!("[U+{:04X}]", u32::from(character))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Piece]) {
        assert_eq!(pieces(text, false), expected, "{text:?}");
    }

    fn plain(text: &str) -> Piece {
        Piece::Plain(text.to_owned())
    }

    fn named(name: &str) -> Piece {
        Piece::Token(name.to_owned())
    }

    #[test]
    fn an_address_breaks_before_its_host() {
        check("awa@example.com", &[plain("awa"), Piece::Break, plain("@example.com")]);
        check("write to awa@example.com", &[plain("write to awa@example.com")]);
    }

    #[test]
    fn an_ordinary_name_is_left_alone() {
        check("Élodie d’Hœve-Nguyễn 👩‍👧", &[plain("Élodie d’Hœve-Nguyễn 👩‍👧")]);
        check("", &[]);
    }

    #[test]
    fn what_turns_the_direction_of_text_is_named() {
        check("Eve\u{202e}", &[plain("Eve"), named("[U+202E]")]);
        check("\u{2067}a\u{2069}", &[named("[U+2067]"), plain("a"), named("[U+2069]")]);
    }

    #[test]
    fn control_characters_are_shown() {
        check("a\u{1b}[0m\n", &[plain("a"), named("␛"), plain("[0m"), named("␊")]);
        check("A\u{200b}B", &[plain("A"), named("[U+200B]"), plain("B")]);
    }

    #[test]
    fn lines_are_kept_where_text_has_lines() {
        assert_eq!(pieces("a\nb\r", true), [plain("a\nb"), named("␍")]);
    }
}
