//! Customers whose name is nearly what was typed: one letter is wrong, missing, too many, or two changed places.

use std::collections::BTreeSet;

use sqlx::{QueryBuilder, Sqlite};

use crate::domain::search::{fold, squeeze};

/// A shorter word has too many neighbours.
const LEAST_LETTERS: usize = 4;
/// From here on the beginning of a name is enough.
const LETTERS_OF_A_BEGINNING: usize = 5;
/// Longer words are no names; each letter costs.
const MOST_LETTERS: usize = 24;
/// More words than a name has.
const MOST_WORDS: usize = 4;

/// A customer's name, word by word.
const WORDS_OF_NAME: &str = "replace(replace(replace(' ' || customer_rank || ' ', '-', ' '), '''', ''), '’', '')";

/// What was typed, in every way that it may have been meant. It is looked for where nothing is found by the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::backend::store) struct NearName(Vec<String>);

impl NearName {
    /// `None` for what is no name, or too short to be nearly one.
    pub fn of(typed: &str) -> Option<Self> {
        let folded = fold(typed);
        let words = folded.split([' ', '-', ',', '.']).map(squeeze);
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let is_name = |word: &String| word.chars().all(char::is_alphabetic) && word.chars().count() <= MOST_LETTERS;
        let is_long = words.iter().any(|word| is_long(word));
        let is_one = (1..=MOST_WORDS).contains(&words.len()) && words.iter().all(is_name) && is_long;
        is_one.then_some(Self(words))
    }

    /// The condition on a row of orders.
    pub fn push_for_orders(&self, query: &mut QueryBuilder<Sqlite>) {
        query.push("(1 = 1");
        for word in &self.0 {
            // One slip leaves one half of a word as it is: most rows are put aside by that.
            push_any(query, WORDS_OF_NAME, halves(word).into_iter().map(|half| format!("%{half}%")));
            let end = if word.chars().count() < LETTERS_OF_A_BEGINNING { " %" } else { "%" };
            push_any(query, WORDS_OF_NAME, neighbours(word).into_iter().map(|near| format!("% {near}{end}")));
        }
        query.push(")");
    }
}

fn push_any(query: &mut QueryBuilder<Sqlite>, column: &'static str, patterns: impl Iterator<Item = String>) {
    query.push(" AND (1 = 0");
    for pattern in patterns {
        query.push(" OR ").push(column).push(" LIKE ").push_bind(pattern);
    }
    query.push(")");
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= LEAST_LETTERS
}

/// The parts of which a neighbour has at least one. A short word has no neighbour but itself.
fn halves(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    if !is_long(word) {
        return vec![word.to_owned()];
    }
    let (first, last) = letters.split_at(letters.len() / 2);
    // Two letters that changed places may be one of each half.
    let mut changed = letters.clone();
    changed.swap(first.len() - 1, first.len());
    [first, last, &changed].map(|part| part.iter().collect()).into()
}

/// Patterns of the words that are one slip away; of a short word it alone.
fn neighbours(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = BTreeSet::from([word.to_owned()]);
    if !is_long(word) {
        return found;
    }
    let joined = |before: &[char], middle: &str, after: &[char]| {
        before.iter().copied().chain(middle.chars()).chain(after.iter().copied()).collect::<String>()
    };
    for place in 0..letters.len() {
        let (before, after) = (&letters[..place], &letters[place + 1..]);
        found.insert(joined(before, "_", after));
        found.insert(joined(before, "", after));
        found.insert(joined(before, "_", &letters[place..]));
        if place > 0 {
            let mut changed = letters.clone();
            changed.swap(place - 1, place);
            found.insert(changed.into_iter().collect());
        }
    }
    found.insert(format!("{word}_"));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a pattern stands for this word, as `LIKE` has it.
    fn stands_for(pattern: &str, word: &str) -> bool {
        let pairs = || pattern.chars().zip(word.chars());
        pattern.chars().count() == word.chars().count() && pairs().all(|(mark, letter)| mark == '_' || mark == letter)
    }

    #[test]
    fn a_name_is_found_with_one_slip_and_not_with_two() {
        let near = |typed: &str| neighbours(typed).iter().any(|pattern| stands_for(pattern, "dupont"));
        for typed in ["dupont", "dupond", "dpont", "upont", "dupon", "duppont", "duopnt", "dupnot", "duponte"] {
            assert!(near(typed), "{typed}");
            assert!(halves(typed).iter().any(|half| "dupont".contains(half)), "{typed}");
        }
        assert!(!near("dubond"));
    }

    #[test]
    fn numbers_and_short_words_have_no_neighbours() {
        assert_eq!(NearName::of("ORD00124"), None);
        assert_eq!(NearName::of("Li"), None);
        assert_eq!(NearName::of("one two three four five"), None);
        assert_eq!(neighbours("li"), BTreeSet::from(["li".to_owned()]));
        assert_eq!(NearName::of("Élodie-Anne Li"), Some(NearName(vec!["elodie".into(), "anne".into(), "li".into()])));
    }
}
