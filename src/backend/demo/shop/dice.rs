//! Chance that repeats itself: the same seed and order, the same throws.

/// A splitmix64 generator. Good enough for a shop window, and it needs no dependency.
pub(super) struct Dice(u64);

impl Dice {
    /// Each order has dice of its own, so that one more throw in one order moves no other.
    pub(super) fn new(seed: u64, index: u32) -> Self {
        let mut dice = Self(seed ^ u64::from(index).wrapping_mul(0xd134_2543_de82_ef95));
        dice.throw();
        dice
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from zero up to, but not including, `limit`.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        let scaled = (u128::from(self.throw()) * u128::from(limit)) >> 64;
        u32::try_from(scaled).expect("less than the limit")
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let index = self.below(u32::try_from(items.len()).expect("a table of this program"));
        &items[index as usize]
    }

    /// One of the items, each as often as its weight says.
    pub(super) fn weighted<'a, T>(&mut self, items: &'a [(u32, T)]) -> &'a T {
        let mut left = self.below(items.iter().map(|(weight, _)| weight).sum());
        for (weight, item) in items {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return item,
            }
        }
        unreachable!("the weights add up to more than was thrown")
    }

    /// So many characters of this alphabet.
    pub(super) fn text(&mut self, alphabet: &str, length: usize) -> String {
        (0..length).map(|_| char::from(*self.pick(alphabet.as_bytes()))).collect()
    }
}
