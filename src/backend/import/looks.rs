//! Numbers of orders, found by how they look.

use std::collections::HashMap;

use unicode_security::skeleton;

use crate::domain::order::OrderNumber;
use crate::domain::search::look_of;

/// Numbers that people can tell apart, each with what it stands for.
///
/// Two look alike that differ in case, accents, width or spaces, or in letters of another script (UTS 39, section 4,
/// confusables: a Cyrillic `А` for an `A`). `O` and `0`, or `l` and `1`, don't by themselves: shops number with both.
#[derive(Debug)]
pub(super) struct Looks<T> {
    folded: HashMap<String, T>,
    /// By how they are drawn: those in ASCII, and those with letters of another script.
    plain: HashMap<String, T>,
    foreign: HashMap<String, T>,
}

impl<T> Default for Looks<T> {
    fn default() -> Self {
        Self { folded: HashMap::new(), plain: HashMap::new(), foreign: HashMap::new() }
    }
}

impl<T: Copy> Looks<T> {
    /// What a number stands for that looks like this one, or is it.
    pub(super) fn like(&self, number: &OrderNumber) -> Option<T> {
        let folded = look_of(number);
        let drawn = || drawings(&folded);
        let among = |numbers: &HashMap<String, T>| drawn().iter().find_map(|drawing| numbers.get(drawing).copied());
        let same = self.folded.get(&folded).copied();
        let foreign = || if self.foreign.is_empty() { None } else { among(&self.foreign) };
        same.or_else(foreign).or_else(|| if folded.is_ascii() { None } else { among(&self.plain) })
    }

    pub(super) fn add(&mut self, number: &OrderNumber, stands_for: T) {
        let folded = look_of(number);
        let drawn = if folded.is_ascii() { &mut self.plain } else { &mut self.foreign };
        for drawing in drawings(&folded) {
            drawn.entry(drawing).or_insert(stands_for);
        }
        self.folded.insert(folded, stands_for);
    }
}

/// How it is drawn in small letters and in capitals: a Cyrillic `в` is like no `b`, its capital is like a `B`.
fn drawings(folded: &str) -> [String; 2] {
    [skeleton(folded).collect(), skeleton(&folded.to_uppercase()).collect()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_alike(one: &str, other: &str) -> bool {
        let mut looks = Looks::default();
        looks.add(&OrderNumber(one.to_owned()), ());
        looks.like(&OrderNumber(other.to_owned())).is_some()
    }

    #[test]
    fn a_letter_of_another_script_is_taken_for_ours() {
        for (plain, foreign) in [
            ("ORD00123", "\u{41e}RD00123"),
            ("ORD00123", "\u{39f}RD00123"),
            ("ord00123", "\u{41e}RD00123"),
            ("ORDER1", "ord\u{435}r1"),
            ("ABC-1", "\u{410}\u{412}\u{421}-1"),
            ("INV1", "\u{406}NV1"),
            ("INV1", "INV\u{4c0}"),
            ("C3", "C\u{417}"),
            ("ROR", "\u{433}o\u{433}"),
        ] {
            assert!(are_alike(plain, foreign), "{plain} {foreign}");
            assert!(are_alike(foreign, plain), "{foreign} {plain}");
        }
        assert!(are_alike("\u{410}BC", "A\u{412}C"), "each with another foreign letter");
    }

    #[test]
    fn what_shops_number_with_stays_apart() {
        for (one, other) in [
            ("A0", "AO"),
            ("A1", "Al"),
            ("AI", "A1"),
            ("m1", "rn1"),
            ("ЗАК-1", "ЗАК-2"),
            ("订单1", "订单2"),
            ("Ж1", "X1"),
            ("X1", "X 1"),
        ] {
            assert!(!are_alike(one, other), "{one} {other}");
        }
        assert!(are_alike("É1", "e1"));
    }
}
