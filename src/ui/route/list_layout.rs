//! How the list is laid out: its columns, in their order, and how dense it is.

use crate::domain::wire_words::wire_words;

wire_words! {
    /// A column that can be left out or moved. The number is always first, *MOD* always last.
    pub enum Column {
        Date = "date",
        Customer = "customer",
        Total = "total",
        Payment = "payment",
        Cancellation = "cancellation",
        Status = "status",
    }
}

wire_words! {
    /// How much of an order a row says.
    pub enum RowDensity {
        /// One line.
        Compact = "compact",
        /// Two lines.
        Comfortable = "comfortable",
    }
}

/// The layout of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListLayout {
    /// Those that are shown, from left to right.
    pub columns: Vec<Column>,
    /// As the desk is, if nothing was chosen.
    pub density: Option<RowDensity>,
}

impl Default for ListLayout {
    fn default() -> Self {
        Self { columns: Column::ALL.to_vec(), density: None }
    }
}

impl ListLayout {
    pub fn shows(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Shows it at the end, or no more.
    pub fn toggle(&mut self, column: Column) {
        if self.shows(column) {
            self.columns.retain(|shown| *shown != column);
        } else {
            self.columns.push(column);
        }
    }

    /// Moves it one place towards the start.
    pub fn move_forward(&mut self, column: Column) {
        if let Some(place) = self.columns.iter().position(|shown| *shown == column).filter(|place| *place > 0) {
            self.columns.swap(place, place - 1);
        }
    }

    /// All columns, those shown first, in their order.
    pub fn arranged(&self) -> Vec<Column> {
        let hidden = Column::ALL.into_iter().filter(|column| !self.shows(*column));
        self.columns.iter().copied().chain(hidden).collect()
    }

    /// The parts of the address, by name; none of what is as usual.
    pub(super) fn words(&self) -> [(&'static str, Option<String>); 2] {
        let names = || self.columns.iter().map(|column| column.as_str()).collect::<Vec<_>>().join(",");
        // A list of nothing but numbers is said aloud: an empty word is none.
        let columns =
            (self.columns != Column::ALL).then(|| if self.columns.is_empty() { "none".to_owned() } else { names() });
        [("columns", columns), ("density", self.density.map(|density| density.as_str().to_owned()))]
    }

    pub(super) fn read_columns(&mut self, value: &str) {
        let mut columns = Vec::new();
        for column in value.split(',').filter_map(Column::parse) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        if !columns.is_empty() || value == "none" {
            self.columns = columns;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_left_out_moved_and_found_again() {
        let mut layout = ListLayout::default();
        assert_eq!(layout.words()[0].1, None);
        layout.toggle(Column::Payment);
        layout.move_forward(Column::Total);
        assert_eq!(layout.words()[0].1.as_deref(), Some("date,total,customer,cancellation,status"));
        layout.toggle(Column::Payment);
        assert_eq!(layout.columns.last(), Some(&Column::Payment));
        layout.read_columns("status,total,status,colour");
        assert_eq!(layout.columns, [Column::Status, Column::Total]);
        layout.read_columns("colour");
        assert_eq!(layout.columns, [Column::Status, Column::Total]);
    }
}
