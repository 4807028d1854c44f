//! Names that several orders have, such as those of articles: each is kept, and looked through, once.

use crate::domain::search::Term;

/// The names, and which of them each order has.
#[derive(Debug, Default)]
pub(super) struct SharedNames {
    names: Vec<Box<str>>,
    ids: Vec<u32>,
    /// For each row, where its own ids begin, and how many there are.
    rows: Vec<(u32, u32)>,
}

impl SharedNames {
    pub fn reserve(&mut self, rows: usize) {
        self.rows.reserve_exact(rows);
    }

    pub fn add_name(&mut self, folded: &str) {
        self.names.push(folded.into());
    }

    /// Adds a row that has these.
    pub fn add_row(&mut self, ids: impl Iterator<Item = u32>) {
        let start = self.ids.len();
        self.ids.extend(ids);
        let length = self.ids.len() - start;
        self.rows.push((u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(length).unwrap_or(u32::MAX)));
    }

    /// A row has none of them any more.
    pub fn clear_row(&mut self, row: usize) {
        self.rows[row] = (0, 0);
    }

    /// Which names have what is looked for; `None` when none does.
    pub fn having(&self, term: &Term) -> Option<Vec<bool>> {
        let found: Vec<bool> = self.names.iter().map(|name| term.is_in(name)).collect();
        found.contains(&true).then_some(found)
    }

    /// Whether a row has one of these names.
    pub fn has_any(&self, row: usize, wanted: &[bool]) -> bool {
        let (start, length) = self.rows[row];
        let ids = &self.ids[start as usize..start as usize + length as usize];
        ids.iter().any(|id| wanted.get(*id as usize) == Some(&true))
    }
}
