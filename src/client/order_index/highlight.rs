//! Which parts of a text that is shown are what was looked for.

use std::ops::Range;

use crate::domain::search::{Needle, fold, squeeze};

/// What is to be marked in the texts of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    parts: Vec<String>,
}

impl Matches {
    /// The words of a search, and the ways to write a number.
    pub fn of(typed: &str) -> Self {
        let needle = Needle::of(typed);
        Self { parts: needle.map(|needle| needle.words.into_iter().chain(needle.runs).collect()).unwrap_or_default() }
    }

    /// Where they are in a text as it is shown, in bytes, from left to right, none over another.
    pub fn within(&self, shown: &str) -> Vec<Range<usize>> {
        if self.parts.is_empty() {
            return Vec::new();
        }
        let letters = Letters::of(shown);
        let mut ranges: Vec<Range<usize>> = self.parts.iter().flat_map(|part| letters.ranges(part)).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        ranges.dedup_by(|next, range| {
            let touches = next.start <= range.end;
            if touches {
                range.end = range.end.max(next.end);
            }
            touches
        });
        ranges
    }
}

/// The letters and digits of a text as searches see them, with where each comes from.
struct Letters {
    text: String,
    /// For each byte of the text.
    origins: Vec<Range<usize>>,
}

impl Letters {
    fn of(shown: &str) -> Self {
        let mut letters = Self { text: String::with_capacity(shown.len()), origins: Vec::with_capacity(shown.len()) };
        for (start, letter) in shown.char_indices() {
            let folded = squeeze(&fold(letter.encode_utf8(&mut [0; 4])));
            letters.origins.extend(folded.bytes().map(|_| start..start + letter.len_utf8()));
            letters.text.push_str(&folded);
        }
        letters
    }

    fn ranges(&self, part: &str) -> Vec<Range<usize>> {
        let found = self.text.match_indices(part).filter_map(|(start, part)| {
            let end = start + part.len() - 1;
            Some(self.origins.get(start)?.start..self.origins.get(end)?.end)
        });
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(shown: &str, typed: &str) -> String {
        let mut marked = shown.to_owned();
        for range in Matches::of(typed).within(shown).into_iter().rev() {
            marked.insert(range.end, ']');
            marked.insert(range.start, '[');
        }
        marked
    }

    #[test]
    fn what_was_looked_for_is_marked_however_it_is_written() {
        for (shown, typed, expected) in [
            ("Éléonore Lebœuf", "leboeuf eleo", "[Éléo]nore [Lebœuf]"),
            ("Jeanne d’Exemple", "dexem", "Jeanne [d’Exem]ple"),
            ("Awa Diallo", "a", "[A]w[a] Di[a]llo"),
            ("e\u{301}te\u{301}", "te", "e\u{301}[te]\u{301}"),
            ("ORD-00124", "ord00124", "[ORD-00124]"),
            ("Strauß", "strauss", "[Strauß]"),
            ("Awa", "xyz", "Awa"),
            ("Awa", "", "Awa"),
            ("aaa", "aa a", "[aaa]"),
        ] {
            assert_eq!(marked(shown, typed), expected, "{typed}");
        }
    }
}
