//! Which parts of a text that is shown are what was looked for.

use std::ops::Range;

use crate::domain::search::{Needle, Term, fold, over_separators};

/// What is to be marked in the texts of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    terms: Vec<Term>,
}

impl Matches {
    /// The words of a search, and the ways to write a number.
    pub fn of(typed: &str) -> Self {
        let needle = Needle::of(typed);
        Self { terms: needle.map(|needle| needle.words.into_iter().chain(needle.runs).collect()).unwrap_or_default() }
    }

    /// Where they are in a text as it is shown, in bytes, from left to right, none over another.
    pub fn within(&self, shown: &str) -> Vec<Range<usize>> {
        if self.terms.is_empty() {
            return Vec::new();
        }
        let letters = Letters::of(shown);
        let mut ranges: Vec<Range<usize>> = self.terms.iter().flat_map(|term| letters.ranges(term)).collect();
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

/// A text as searches see it, with where each of its letters comes from.
struct Letters {
    text: String,
    /// For each byte of the text.
    origins: Vec<Range<usize>>,
}

impl Letters {
    fn of(shown: &str) -> Self {
        let mut letters = Self { text: String::with_capacity(shown.len()), origins: Vec::with_capacity(shown.len()) };
        for (start, letter) in shown.char_indices() {
            let folded = fold(letter.encode_utf8(&mut [0; 4]));
            letters.origins.extend(folded.bytes().map(|_| start..start + letter.len_utf8()));
            letters.text.push_str(&folded);
        }
        letters
    }

    fn ranges(&self, term: &Term) -> Vec<Range<usize>> {
        let written = self.text.match_indices(&term.written).map(|(start, part)| start..start + part.len());
        let joined = term.joined.iter().flat_map(|letters| over_separators(&self.text, letters));
        let shown =
            |found: Range<usize>| Some(self.origins.get(found.start)?.start..self.origins.get(found.end - 1)?.end);
        written.chain(joined).filter_map(shown).collect()
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
            ("FC/2026/0001", "2026-0001", "FC/[2026/0001]"),
            ("Karim Arnaud", "mar", "Karim Arnaud"),
            ("Karim Arnaud", "arnaud, karimar", "[Karim Arnaud]"),
            ("karim.arnaud@x.fr", "rim.ar", "ka[rim.ar]naud@x.fr"),
            ("Martial Martin", "mart", "[Mart]ial [Mart]in"),
            ("Strauß", "strauss", "[Strauß]"),
            ("Awa", "xyz", "Awa"),
            ("Awa", "", "Awa"),
            ("aaa", "aa a", "[aaa]"),
        ] {
            assert_eq!(marked(shown, typed), expected, "{typed}");
        }
    }
}
