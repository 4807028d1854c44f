//! The chain of the journal: each line's hash is that of the hash before it and of its own entry, a JSON text. What was
//! typed is in the entry as a salted digest alone, so that it can be erased and the chain still holds.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::backend::secret::{hex_of_random, sha256};

/// The hash before the first line.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Bytes of randomness beside a text: nobody finds it by trying what it may have been.
const SALT: usize = 16;

/// A line of the journal, by its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// From 1, without gaps.
    pub number: i64,
    /// SHA-256 in hexadecimal.
    pub hash: String,
}

impl Link {
    /// Before the first line.
    pub fn genesis() -> Self {
        Self { number: 0, hash: GENESIS.to_owned() }
    }
}

/// What a hash is over, as one JSON text whose bytes count.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    pub number: i64,
    pub order: String,
    /// RFC 3339.
    pub at: String,
    /// Both `null` for what nobody did by hand.
    pub agent_id: Option<String>,
    pub agent: Option<String>,
    pub event: Box<RawValue>,
    /// The digest of what was typed; `null` where nothing was.
    pub text: Option<String>,
}

/// What was typed, or names someone, with the salt of its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaltedText {
    pub salt: String,
    pub value: String,
}

impl SaltedText {
    pub fn new(value: String) -> Self {
        Self { salt: hex_of_random(SALT), value }
    }

    /// SHA-256 of the salt and the text behind it.
    pub fn digest(&self) -> String {
        sha256(&format!("{}{}", self.salt, self.value))
    }
}

/// The hash of an entry behind another: SHA-256 of the hash before, a line feed and the entry.
pub fn hash(previous: &str, entry: &str) -> String {
    sha256(&format!("{previous}\n{entry}"))
}

/// A line as it is kept or was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainedLine {
    pub link: Link,
    pub entry: String,
    /// As the entry has it.
    pub text_digest: Option<String>,
    /// `None` also where it was erased.
    pub text: Option<SaltedText>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    #[error("line {expected} of the journal is missing: line {found} follows the one before it")]
    Missing { expected: i64, found: i64 },
    #[error("line {0} of the journal was changed, or does not follow the line before it: its hash is another")]
    Changed(i64),
    #[error("the typed text of line {0} of the journal was changed: its digest is another")]
    TextChanged(i64),
}

/// Lines as they are looked at, one behind the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    head: Link,
    erased: u64,
}

impl Chain {
    /// Whatever follows this line.
    pub const fn behind(head: Link) -> Self {
        Self { head, erased: 0 }
    }

    /// The last line that was found to be right.
    pub const fn head(&self) -> &Link {
        &self.head
    }

    /// How many typed texts are erased.
    pub const fn erased(&self) -> u64 {
        self.erased
    }

    /// Looks at the next line.
    ///
    /// # Errors
    /// [`Flaw`], and the head stays where it was.
    pub fn follow(&mut self, line: &ChainedLine) -> Result<(), Flaw> {
        let number = line.link.number;
        if number != self.head.number + 1 {
            return Err(Flaw::Missing { expected: self.head.number + 1, found: number });
        }
        if line.link.hash != hash(&self.head.hash, &line.entry) {
            return Err(Flaw::Changed(number));
        }
        match (&line.text, &line.text_digest) {
            (Some(text), Some(digest)) if text.digest() == *digest => {}
            (Some(_), _) => return Err(Flaw::TextChanged(number)),
            (None, Some(_)) => self.erased += 1,
            (None, None) => {}
        }
        self.head = line.link.clone();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: i64, previous: &str, entry: &str) -> ChainedLine {
        let link = Link { number, hash: hash(previous, entry) };
        ChainedLine { link, entry: entry.to_owned(), text_digest: None, text: None }
    }

    #[test]
    fn a_hash_is_what_anyone_works_out() {
        // printf '%064d\n{}' 0 | sha256sum
        assert_eq!(hash(GENESIS, "{}"), "5649d09ed68c17156095d175eef152856c5b1a81c117c409c1e00f096aa6838e");
    }

    #[test]
    fn a_line_that_was_changed_left_out_or_moved_is_named() {
        let first = line(1, GENESIS, "a");
        let second = line(2, &first.link.hash, "b");
        let third = line(3, &second.link.hash, "c");
        let check = |lines: &[&ChainedLine]| {
            let mut chain = Chain::behind(Link::genesis());
            lines.iter().try_for_each(|line| chain.follow(line))
        };
        assert_eq!(check(&[&first, &second, &third]), Ok(()));
        assert_eq!(check(&[&first, &third]), Err(Flaw::Missing { expected: 2, found: 3 }));
        let changed = ChainedLine { entry: "B".to_owned(), ..second.clone() };
        assert_eq!(check(&[&first, &changed, &third]), Err(Flaw::Changed(2)));
        let chained_anew = line(2, &first.link.hash, "B");
        assert_eq!(check(&[&first, &chained_anew, &third]), Err(Flaw::Changed(3)));
    }

    #[test]
    fn a_text_is_what_its_digest_says_or_erased() {
        let text = SaltedText::new("Colis perdu".to_owned());
        let digest = Some(text.digest());
        let with = |text_digest, text| ChainedLine { text_digest, text, ..line(1, GENESIS, "a") };
        let check = |line: &ChainedLine| {
            let mut chain = Chain::behind(Link::genesis());
            chain.follow(line).map(|()| chain.erased())
        };
        assert_eq!(check(&with(digest.clone(), Some(text.clone()))), Ok(0));
        assert_eq!(check(&with(digest.clone(), None)), Ok(1));
        let other = SaltedText { value: "Colis volé".to_owned(), ..text.clone() };
        assert_eq!(check(&with(digest, Some(other))), Err(Flaw::TextChanged(1)));
        assert_eq!(check(&with(None, Some(text))), Err(Flaw::TextChanged(1)));
    }
}
