//! Where an order is, by its number: places in a table by a hash of the number, and rows in the places.

const EMPTY: u32 = u32::MAX;

/// Rows by the hash of a text that the rows themselves know.
#[derive(Debug, Default)]
pub(super) struct NumberMap {
    places: Vec<u32>,
}

impl NumberMap {
    /// Makes room for so many rows.
    pub fn reserve(&mut self, rows: usize, number_of: impl Fn(u32) -> u64) {
        let wanted = (rows * 2).next_power_of_two().max(16);
        if wanted > self.places.len() {
            let before = std::mem::replace(&mut self.places, vec![EMPTY; wanted]);
            for row in before.into_iter().filter(|row| *row != EMPTY) {
                let place = self.free_place(number_of(row));
                self.places[place] = row;
            }
        }
    }

    /// Adds a row; there is room for it.
    pub fn insert(&mut self, hash: u64, row: u32) {
        let place = self.free_place(hash);
        self.places[place] = row;
    }

    /// The row of this hash for which `is_it` holds.
    pub fn find(&self, hash: u64, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let mut place = self.first_place(hash)?;
        loop {
            match self.places[place] {
                EMPTY => return None,
                row if is_it(row) => return Some(row),
                _ => place = (place + 1) % self.places.len(),
            }
        }
    }

    fn first_place(&self, hash: u64) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        Some(usize::try_from(hash & u64::try_from(mask).ok()?).unwrap_or_default())
    }

    fn free_place(&self, hash: u64) -> usize {
        let mut place = self.first_place(hash).unwrap_or_default();
        while self.places[place] != EMPTY {
            place = (place + 1) % self.places.len();
        }
        place
    }
}

/// FNV-1a, mixed once more because the table takes its lowest bits.
pub(super) fn hash(text: &str) -> u64 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash ^ (hash >> 29)
}
