//! Names that several orders have, such as those of articles: each is kept, and looked through, once.

/// The names, and which of them each order has.
#[derive(Debug, Default)]
pub(super) struct SharedNames {
    /// A name, or two forms of it, a line each.
    names: Vec<Box<str>>,
    ids: Vec<u32>,
    /// For each row, where its own ids begin, and how many there are.
    rows: Vec<(u32, u32)>,
}

impl SharedNames {
    pub fn reserve(&mut self, rows: usize) {
        self.rows.reserve_exact(rows);
    }

    pub fn add_name(&mut self, forms: &str) {
        self.names.push(forms.into());
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

    /// Which names contain a part; `None` when none does.
    pub fn containing(&self, part: &str) -> Option<Vec<bool>> {
        let found: Vec<bool> = self.names.iter().map(|name| name.contains(part)).collect();
        found.contains(&true).then_some(found)
    }

    /// Whether a row has one of these names.
    pub fn has_any(&self, row: usize, wanted: &[bool]) -> bool {
        let (start, length) = self.rows[row];
        let ids = &self.ids[start as usize..start as usize + length as usize];
        ids.iter().any(|id| wanted.get(*id as usize) == Some(&true))
    }
}
