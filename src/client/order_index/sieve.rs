//! Which letters, and pairs of letters, a text has: what lacks one of a word's can't contain the word. Looking at a few
//! bits of each order takes a fraction of looking through its text.

use crate::domain::search::squeeze;

/// The letters and pairs of a text, or of what is looked for in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sieve {
    letters: u64,
    /// Pairs share a bit with others: they leave a little through that isn't there.
    pairs: [u64; 4],
}

impl Sieve {
    /// The letters and pairs of one line or several: no word goes from one into the next. Letters are a pair over what
    /// separates them as well.
    pub fn of_lines(text: &str) -> Self {
        let mut sieve = Self::default();
        for line in text.split('\n') {
            line.bytes().for_each(|byte| sieve.letters |= 1 << letter(byte));
            if line.is_ascii() {
                sieve.add_pairs(line.bytes().filter(u8::is_ascii_alphanumeric));
            } else {
                sieve.add_pairs(squeeze(line).bytes());
            }
        }
        sieve
    }

    fn add_pairs(&mut self, mut letters: impl Iterator<Item = u8>) {
        let Some(mut first) = letters.next() else { return };
        for second in letters {
            let bit = pair_bit(first, second);
            self.pairs[bit / 64] |= 1 << (bit % 64);
            first = second;
        }
    }

    /// Whether a text with these letters and pairs may contain one with those.
    pub const fn may_contain(&self, other: &Self) -> bool {
        let [first, second, third, fourth] = self.pairs;
        let pairs = other.pairs;
        (other.letters & !self.letters)
            | (pairs[0] & !first)
            | (pairs[1] & !second)
            | (pairs[2] & !third)
            | (pairs[3] & !fourth)
            == 0
    }

    /// Whether having the letter of this word is having the word.
    pub const fn is_certain(word: &[u8]) -> bool {
        word.len() == 1 && word[0].is_ascii_alphanumeric()
    }
}

/// One bit for each letter and digit; all other bytes share the rest.
const fn letter(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => (byte - b'0') as u32,
        b'a'..=b'z' => (byte - b'a') as u32 + 10,
        _ => 36 + (byte % 28) as u32,
    }
}

const fn pair_bit(first: u8, second: u8) -> usize {
    let mixed = (first as u32).wrapping_mul(0x9e37_79b1) ^ (second as u32).wrapping_mul(0x85eb_ca6b);
    (mixed.wrapping_mul(0xc2b2_ae35) >> 24) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_contain_all_its_parts_and_seldom_others() {
        let sieve = Sieve::of_lines("ord00123\nawa diallo\nawa@example.com");
        for part in ["ord00123", "awa diallo", "awadiallo", "awa@example.com", "awaexamplecom"] {
            for start in 0..part.len() {
                for end in start + 1..=part.len() {
                    assert!(sieve.may_contain(&Sieve::of_lines(&part[start..end])));
                }
            }
        }
        for other in ["z", "diallu", "marie", "4"] {
            assert!(!sieve.may_contain(&Sieve::of_lines(other)), "{other:?}");
        }
        assert!(Sieve::of_lines("王-小龙").may_contain(&Sieve::of_lines("王小")));
        assert!(Sieve::is_certain(b"a") && !Sieve::is_certain(b"ab") && !Sieve::is_certain(b"#"));
    }
}
