//! A mail's text as HTML: the same words, for whoever reads mails so. There is one source, which is the text.

use html_escape::encode_text;

/// What is around the words. It fits a telephone, follows a dark screen, and loads nothing.
const HEAD: &str = "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n</head>\n\
    <body style=\"margin:0;padding:24px;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">\n\
    <div style=\"max-width:600px;margin:0 auto\">\n";
const FOOT: &str = "</div>\n</body>\n</html>\n";

/// The sign before an item of a list.
const ITEM: &str = "• ";

/// A part of a text.
enum Part<'a> {
    Line(&'a str),
    Items(Vec<&'a str>),
}

/// The text as a document: what stands between empty lines is a paragraph, and lines with a dot before them are a list.
pub(super) fn html_of(text: &str) -> String {
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    let body: String = blocks.map(block).collect();
    format!("{HEAD}{body}{FOOT}")
}

fn block(text: &str) -> String {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for line in text.lines() {
        match (line.strip_prefix(ITEM), parts.last_mut()) {
            (Some(item), Some(Part::Items(items))) => items.push(item),
            (Some(item), _) => parts.push(Part::Items(vec![item])),
            (None, _) => parts.push(Part::Line(line)),
        }
    }
    let mut html = String::new();
    let mut lines: Vec<&str> = Vec::new();
    for part in parts {
        match part {
            Part::Line(line) => lines.push(line),
            Part::Items(items) => {
                html.push_str(&paragraph(&std::mem::take(&mut lines)));
                html.push_str("<ul style=\"margin:0 0 16px;padding-left:24px\">\n");
                items.iter().for_each(|item| html.push_str(&format!("<li>{}</li>\n", encode_text(item))));
                html.push_str("</ul>\n");
            }
        }
    }
    html + &paragraph(&lines)
}

fn paragraph(lines: &[&str]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: Vec<_> = lines.iter().map(encode_text).collect();
    format!("<p style=\"margin:0 0 16px\">{}</p>\n", lines.join("<br>\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> String {
        let html = html_of(text)
            .replace(" style=\"margin:0 0 16px\"", "")
            .replace(" style=\"margin:0 0 16px;padding-left:24px\"", "");
        html.strip_prefix(HEAD).and_then(|rest| rest.strip_suffix(FOOT)).expect("a document").replace('\n', "")
    }

    #[test]
    fn paragraphs_lines_and_lists_stay_what_they_are() {
        let text =
            "Bonjour,\n\nVoici :\n\n• 31,60 € par carte\n• 5,00 € en espèces\n\nBien cordialement,\nLe service client";
        assert_eq!(
            body(text),
            "<p>Bonjour,</p><p>Voici :</p><ul><li>31,60 € par carte</li><li>5,00 € en espèces</li></ul>\
             <p>Bien cordialement,<br>Le service client</p>"
        );
        assert_eq!(body("Avant\n• un\nAprès"), "<p>Avant</p><ul><li>un</li></ul><p>Après</p>");
    }

    #[test]
    fn nothing_that_a_customer_typed_is_markup() {
        assert_eq!(
            body("<b>Awa</b> & co\n• <script>"),
            "<p>&lt;b&gt;Awa&lt;/b&gt; &amp; co</p><ul><li>&lt;script&gt;</li></ul>"
        );
    }
}
