//! What stands around the thing that somebody copied: the mail program's brackets, a link, *n°* before a number.

/// Words that announce a number.
const ANNOUNCED: [&str; 16] = [
    "#", "n°", "nº", "no", "no.", "nr", "nr.", "n.", "num", "num.", "№", "numéro", "number", "commande", "order", "cde",
];

/// Prefixes of a telephone number.
const TELEPHONE: [&str; 6] = ["tel:", "tél.", "tel.", "tél", "tel", "phone:"];

/// The thing itself.
pub(super) fn unwrap(typed: &str) -> String {
    let trimmed = typed.trim();
    let address = in_brackets(trimmed).unwrap_or(trimmed);
    if let Some(mail) = strip_word(address, "mailto:") {
        let (address, _) = mail.split_once('?').unwrap_or((mail, ""));
        return decoded(address);
    }
    if let Some(number) = TELEPHONE.iter().find_map(|word| strip_word(address, word)) {
        let number = number.trim_start_matches([':', ' ', '\u{a0}']);
        if number.starts_with(|sign: char| matches!(sign, '+' | '(') || sign.is_ascii_digit()) {
            return number.to_owned();
        }
    }
    let words: Vec<&str> = address.split_whitespace().collect();
    let kept: Vec<String> = words
        .iter()
        .enumerate()
        .filter(|(place, word)| !(is_announcement(word) && words[place + 1..].iter().any(|next| has_digit(next))))
        .map(|(_, word)| bare(word))
        .collect();
    kept.join(" ")
}

/// The address of `Name <address>`.
fn in_brackets(text: &str) -> Option<&str> {
    let (_, behind) = text.split_once('<')?;
    let (inside, _) = behind.split_once('>')?;
    inside.contains('@').then(|| inside.trim())
}

/// A word without its announcement, or the last part of a link.
fn bare(word: &str) -> String {
    if let Some(link) = strip_word(word, "https://").or_else(|| strip_word(word, "http://")) {
        let path = link.split(['?', '#']).next().unwrap_or_default();
        if let Some((_, last)) = path.trim_end_matches('/').rsplit_once('/') {
            return decoded(last);
        }
    }
    let number = ["#", "n°", "nº", "№"].iter().find_map(|sign| strip_word(word, sign));
    number.filter(|number| has_digit(number)).unwrap_or(word).to_owned()
}

fn is_announcement(word: &str) -> bool {
    let word = word.trim_end_matches(':').to_lowercase();
    ANNOUNCED.contains(&word.as_str())
}

fn has_digit(word: &str) -> bool {
    word.contains(|letter: char| letter.is_ascii_digit())
}

/// The text behind a word that it begins with, in capitals or not.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut behind = text.chars();
    for expected in word.chars() {
        let same = behind.next().is_some_and(|letter| letter.to_lowercase().eq(expected.to_lowercase()));
        if !same {
            return None;
        }
    }
    Some(behind.as_str())
}

/// A part of a link, as it is read.
fn decoded(part: &str) -> String {
    let bytes = part.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        let hex = (byte == b'%').then(|| part.get(place + 1..place + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                decoded.push(value);
                place += 3;
            }
            None => {
                decoded.push(byte);
                place += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_behind_what_announces_it() {
        for typed in [
            "FC-54",
            "#FC-54",
            "n° FC-54",
            "N°FC-54",
            "nº FC-54",
            "№ FC-54",
            "no. FC-54",
            "# FC-54",
            "Order #FC-54",
            "commande n° FC-54",
            "Commande: FC-54",
            "https://desk.example/orders/FC-54?tab=1",
            " FC-54 ",
        ] {
            assert_eq!(unwrap(typed), "FC-54", "{typed}");
        }
        assert_eq!(unwrap("https://desk.example/orders/FC%2F2026%2F1/"), "FC/2026/1");
    }

    #[test]
    fn an_address_is_found_in_what_mail_programs_copy() {
        for typed in [
            "paula.collee@example.com",
            "<paula.collee@example.com>",
            "Paula Collée <paula.collee@example.com>",
            "\"Collée, P.\" < paula.collee@example.com >;",
            "mailto:paula.collee@example.com",
            "<mailto:paula.collee@example.com>",
            "MAILTO:paula.collee%40example.com?subject=Hello%20you",
        ] {
            assert_eq!(unwrap(typed), "paula.collee@example.com", "{typed}");
        }
    }

    #[test]
    fn a_telephone_number_is_found_behind_its_label() {
        for typed in ["tel:+33639985501", "Tél. +33639985501", "Tél : +33639985501", "tel: +33639985501"] {
            assert_eq!(unwrap(typed), "+33639985501", "{typed}");
        }
    }

    #[test]
    fn words_that_announce_nothing_stay() {
        for typed in ["#", "no", "commande", "Order book", "Télesphore", "Tel Aviv", "a < b", "100%", "%zz", "n°"] {
            assert_eq!(unwrap(typed), typed, "{typed}");
        }
    }
}
