//! What a search looks in, and for: both in lower case and without accents, so that `Eleonore` finds
//! `Éléonore`.

use crate::domain::order::Order;

/// More words than anyone types on purpose.
const MOST_WORDS: usize = 8;

/// Lower case without accents, for the letters of Europe's Latin alphabets; others stay as they are.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ĥ' | 'ħ' => folded.push('h'),
            'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
            'ĵ' => folded.push('j'),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
            'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
            'ţ' | 'ť' | 'ŧ' | 'ț' => folded.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ŵ' => folded.push('w'),
            'ý' | 'ÿ' | 'ŷ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            // What is left of an accent written as a letter of its own.
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// All that an order is found by, a line each, so that no match runs from one into the next.
pub(super) fn search_text(order: &Order) -> String {
    let mut lines =
        vec![fold(&order.number.0), fold(&order.customer.name), fold(&order.customer.email), order.gross().to_string()];
    lines.extend(order.payments.iter().map(|payment| fold(&payment.transaction)));
    lines.join("\n")
}

/// What is looked for: every word of `words`, or else the amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    /// `LIKE` patterns, escaped by a backslash.
    pub words: Vec<String>,
    pub amount: Option<String>,
}

impl Needle {
    /// `None` when nothing is looked for.
    pub fn of(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let words: Vec<_> = folded.split_whitespace().take(MOST_WORDS).map(pattern).collect();
        (!words.is_empty()).then(|| Self { words, amount: amount(&folded).map(|amount| pattern(&amount)) })
    }
}

/// An amount as it stands in the search text: `1 599,99` becomes `1599.99`.
fn amount(typed: &str) -> Option<String> {
    let bare: String = typed.chars().filter(|letter| !letter.is_whitespace() && !"€$£¥".contains(*letter)).collect();
    let plain = bare.replace(',', ".");
    let is_number = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_number && plain.matches('.').count() <= 1 && plain != typed).then_some(plain).filter(|plain| plain.len() > 1)
}

fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needle(typed: &str) -> (Vec<String>, Option<String>) {
        let needle = Needle::of(typed).unwrap();
        (needle.words, needle.amount)
    }

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert_eq!(fold("Éléonore LEBŒUF"), "eleonore leboeuf");
        assert_eq!(fold("e\u{301}"), "e");
        assert_eq!(fold("Strauß 北京"), "strauss 北京");
    }

    #[test]
    fn every_word_is_looked_for() {
        assert_eq!(needle("Diallo  awa"), (vec!["%diallo%".to_owned(), "%awa%".to_owned()], None));
        assert_eq!(Needle::of("  "), None);
    }

    #[test]
    fn amounts_are_found_however_they_are_typed() {
        assert_eq!(needle("44,60").1, Some("%44.60%".to_owned()));
        assert_eq!(needle("1 599,99 €").1, Some("%1599.99%".to_owned()));
        assert_eq!(needle("44.60"), (vec!["%44.60%".to_owned()], None));
        assert_eq!(needle("ORD,1").1, None);
    }

    #[test]
    fn what_was_typed_is_no_pattern() {
        assert_eq!(needle("50%_\\").0, [r"%50\%\_\\%"]);
    }
}
