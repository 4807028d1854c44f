//! Where what was searched for stands in a text, accents and capitals aside.

use std::ops::Range;

/// The words of a search, folded.
pub fn words(q: &str) -> Vec<String> {
    q.split_whitespace().map(|word| fold(word).map(|(_, letter)| letter).collect()).collect()
}

/// The stretches of the text in which one of the words stands, from left to right; none overlaps another.
pub fn found(text: &str, words: &[String]) -> Vec<Range<usize>> {
    let folded: Vec<(usize, char)> = fold(text).collect();
    let plain: String = folded.iter().map(|(_, letter)| letter).collect();
    let mut found: Vec<Range<usize>> = words
        .iter()
        .filter(|word| !word.is_empty())
        .flat_map(|word| plain.match_indices(word.as_str()))
        .filter_map(|(at, word)| {
            let first = plain.get(..at)?.chars().count();
            let end = first.saturating_add(word.chars().count());
            let begin = folded.get(first)?.0;
            // A letter that stands for two is marked whole.
            let last = folded.get(end.checked_sub(1)?)?.0;
            let length = text.get(last..)?.chars().next()?.len_utf8();
            Some(begin..last.saturating_add(length))
        })
        .collect();
    found.sort_by_key(|stretch| (stretch.start, stretch.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for stretch in found {
        match apart.last_mut().filter(|last| stretch.start <= last.end) {
            Some(last) => last.end = last.end.max(stretch.end),
            None => apart.push(stretch),
        }
    }
    apart
}

/// The letters without capitals and accents, each with its place in the text.
fn fold(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().flat_map(|(at, letter)| letter.to_lowercase().map(move |letter| (at, plain(letter))))
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'į' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        '’' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, q: &str, expected: &[&str]) {
        let found: Vec<&str> = found(text, &words(q)).into_iter().map(|stretch| &text[stretch]).collect();
        assert_eq!(found, expected, "{q} in {text}");
    }

    #[test]
    fn words_are_found_whatever_their_accents_and_capitals() {
        check("Élodie Dupont", "elodie", &["Élodie"]);
        check("Élodie Dupont", "dup EL", &["Él", "Dup"]);
        check("Élodie Dupont", "martin", &[]);
        check("Élodie Dupont", "  ", &[]);
    }

    #[test]
    fn stretches_that_touch_are_one() {
        check("ORD00123", "ord 00 001", &["ORD001"]);
        check("İstanbul", "istanbul", &[]);
    }
}
