//! The end of a page of the list: the last row's sort value and number, bound to the filter and sort they belong to.
//! It is opaque to clients, and nothing is trusted that comes back.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::api::orders::ListOrders;
use crate::backend::secret::sha256;

/// The value that rows are sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum SortValue {
    Number(i64),
    Text(String),
    /// One of a few, and the moment by which those of one rank are sorted.
    Rank(i64, i64),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cursor {
    filter: String,
    pub value: SortValue,
    pub number: String,
}

/// The text is no cursor of this filter and sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the cursor belongs to another filter or sort")]
pub struct InvalidCursor;

impl Cursor {
    pub fn at(list: &ListOrders, value: SortValue, number: String) -> Self {
        Self { filter: filter_hash(list), value, number }
    }

    /// # Errors
    /// [`InvalidCursor`].
    pub fn parse(text: &str, list: &ListOrders) -> Result<Self, InvalidCursor> {
        let json = URL_SAFE_NO_PAD.decode(text).map_err(|_| InvalidCursor)?;
        let cursor: Self = serde_json::from_slice(&json).map_err(|_| InvalidCursor)?;
        if cursor.filter == filter_hash(list) { Ok(cursor) } else { Err(InvalidCursor) }
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let json = serde_json::to_vec(self).map_err(|_| std::fmt::Error)?;
        f.write_str(&URL_SAFE_NO_PAD.encode(json))
    }
}

fn filter_hash(list: &ListOrders) -> String {
    let mut hash = sha256(&format!("{:?}", list.filter_query()));
    hash.truncate(16);
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::orders::OrderSort;

    fn cursor(list: &ListOrders) -> String {
        Cursor::at(list, SortValue::Number(7), "ORD1".to_owned()).to_string()
    }

    #[test]
    fn a_cursor_reads_back_for_its_own_list_and_for_no_other() {
        let newest = ListOrders::default();
        let oldest = ListOrders { sort: OrderSort::Oldest, ..ListOrders::default() };
        assert_eq!(Cursor::parse(&cursor(&newest), &newest).map(|cursor| cursor.number), Ok("ORD1".to_owned()));
        assert_eq!(Cursor::parse(&cursor(&newest), &oldest), Err(InvalidCursor));
    }

    #[test]
    fn anything_else_is_no_cursor() {
        for text in ["", "ORD1", "eyJ9", "%%%"] {
            assert_eq!(Cursor::parse(text, &ListOrders::default()), Err(InvalidCursor), "{text}");
        }
    }
}
