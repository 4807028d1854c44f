//! Markup that can't be broken out of: text and attribute values are escaped where they come in, and nothing
//! else comes in but names from this program.

use std::fmt::Write;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Html(String);

/// Elements without content, which have no end tag.
const VOID: [&str; 4] = ["input", "link", "meta", "br"];

/// Text from anywhere.
pub(super) fn text(text: &str) -> Html {
    Html(escape(text))
}

/// An element with its attributes and what is in it.
pub(super) fn element<const N: usize>(
    name: &'static str,
    attributes: &[(&'static str, &str)],
    content: [Html; N],
) -> Html {
    let mut markup = format!("<{name}");
    for (attribute, value) in attributes {
        write!(markup, " {attribute}=\"{}\"", escape(value)).expect("a String takes anything");
    }
    markup.push('>');
    if !VOID.contains(&name) {
        markup.extend(content.iter().map(|piece| piece.0.as_str()));
        write!(markup, "</{name}>").expect("a String takes anything");
    }
    Html(markup)
}

/// Pieces one after another.
pub(super) fn all(pieces: impl IntoIterator<Item = Html>) -> Html {
    Html(pieces.into_iter().map(|piece| piece.0).collect())
}

impl Html {
    /// A whole page of this piece.
    pub(super) fn into_page(self) -> String {
        format!("<!doctype html>\n{}\n", self.0)
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_and_a_value_stays_in_its_attribute() {
        let piece = element("a", &[("href", "\"><script>")], [text("<img src=x onerror='alert(1)'> & more")]);
        assert_eq!(
            piece.into_page(),
            "<!doctype html>\n<a href=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; \
             more</a>\n"
        );
    }

    #[test]
    fn an_empty_element_is_not_closed() {
        assert_eq!(element("input", &[("name", "a")], []), Html("<input name=\"a\">".to_owned()));
    }
}
