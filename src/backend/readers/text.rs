//! Texts as shops keep them: with HTML entities and tags in titles, and languages by many names.

/// A title without markup: `Livre &laquo; Le thé vert &raquo;` is `Livre « Le thé vert »`.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        match rest[start..].find('>') {
            // `a < b` is no tag.
            Some(end) if rest[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
                rest = &rest[start + end + 1..];
            }
            _ => {
                text.push('<');
                rest = &rest[start + 1..];
            }
        }
    }
    text.push_str(rest);
    let decoded = html_escape::decode_html_entities(&text);
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The language of a tag, a locale or a code: `fr-FR` and `fr_FR` are `fr`. French where nothing is said.
pub(super) fn language(code: &str) -> String {
    let primary = code.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
    if primary.is_empty() { "fr".to_owned() } else { primary }
}

/// Names, one behind the other, without the missing ones.
pub(super) fn joined(parts: &[String]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

pub(super) fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_lose_their_markup_and_nothing_else() {
        for (html, expected) in [
            ("Livre &laquo; Le thé vert &raquo;", "Livre « Le thé vert »"),
            ("<b>Mug</b> &amp; bol", "Mug & bol"),
            ("Mug 3 < 4 &#39;x&#39;", "Mug 3 < 4 'x'"),
            ("Mug<br/>bleu", "Mugbleu"),
        ] {
            assert_eq!(plain(html), expected);
        }
    }

    #[test]
    fn a_language_is_the_first_part_of_its_tag() {
        assert_eq!(["fr-FR", "en_GB", "DE", ""].map(language), ["fr", "en", "de", "fr"]);
    }
}
