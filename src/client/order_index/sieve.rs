//! Which letters, and pairs of letters, a text has: what lacks one of a word's can't contain the word. Looking at a few
//! bits of each order takes a fraction of looking through its text.

/// The letters and pairs of a text, or of what is looked for in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sieve {
    letters: u64,
    /// Pairs share a bit with others: they leave a little through that isn't there.
    pairs: [u64; 4],
}

impl Sieve {
    pub fn of(text: &[u8]) -> Self {
        let mut sieve = Self::default();
        sieve.add(text);
        sieve
    }

    /// The letters and pairs of some lines: no word goes from one into the next.
    pub fn of_lines(text: &str) -> Self {
        let mut sieve = Self::default();
        text.as_bytes().split(|byte| *byte == b'\n').for_each(|line| sieve.add(line));
        sieve
    }

    fn add(&mut self, text: &[u8]) {
        for &byte in text {
            self.letters |= 1 << letter(byte);
        }
        for pair in text.windows(2) {
            let bit = pair_bit(pair[0], pair[1]);
            self.pairs[bit / 64] |= 1 << (bit % 64);
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
        let text = b"ord00123\nawadiallo\nawaexamplecom";
        let sieve = Sieve::of_lines(std::str::from_utf8(text).unwrap());
        for part in text.split(|byte| *byte == b'\n') {
            for start in 0..part.len() {
                for end in start + 1..=part.len() {
                    assert!(sieve.may_contain(&Sieve::of(&part[start..end])));
                }
            }
        }
        for other in [&b"z"[..], b"diallu", b"marie", b"4"] {
            assert!(!sieve.may_contain(&Sieve::of(other)), "{other:?}");
        }
        assert!(Sieve::is_certain(b"a") && !Sieve::is_certain(b"ab") && !Sieve::is_certain(b"#"));
    }
}
