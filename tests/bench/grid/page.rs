//! The pages that are measured, and where in each of them is what.

use serde::Serialize;
use serde_json::Value;

/// The desk.
pub const DESK: &str = "Avoir";
/// The list by hand, which the others are measured by.
pub const VANILLA: &str = "vanilla";
/// The same with its first rows before the last order has come.
pub const STREAMING: &str = "streaming";

pub struct Page {
    pub name: &'static str,
    pub places: Places,
    /// Its address with few orders and with many.
    pub few: String,
    pub many: String,
    /// What a browser has of the desk's session, for few and for many.
    pub cookies: [Value; 2],
}

/// Selectors.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Places {
    /// The element in whose shadow root the others are.
    pub root: Option<&'static str>,
    pub search: &'static str,
    /// Whose digits are how many orders match.
    pub count: &'static str,
    /// What scrolls.
    pub frame: &'static str,
    /// What stands over the rows inside of the frame.
    pub head: Option<&'static str>,
    /// Sorts by total: the first click up, the second down.
    pub sort: &'static str,
    pub rows: &'static str,
    /// In a row.
    pub number: &'static str,
    pub total: &'static str,
}

pub const DESK_PLACES: Places = Places {
    root: Some("avoir-desk"),
    search: "input[type=search]",
    count: ".list-count [role=status]",
    frame: ".orders-frame",
    head: Some("thead"),
    sort: "thead .cell-total .heading",
    rows: "tbody .row",
    number: ".row-link",
    total: ".cell-total",
};

const VANILLA_PLACES: Places = Places {
    root: None,
    search: "#search",
    count: "#count",
    frame: "#scroll",
    head: None,
    sort: "#total",
    rows: ".row",
    number: "span:nth-child(1)",
    total: "span:nth-child(5)",
};

/// The pages beside the desk's, each in a folder of its name.
pub const PEERS: [(&str, Places); 5] = [
    (VANILLA, VANILLA_PLACES),
    (STREAMING, VANILLA_PLACES),
    (
        "tanstack",
        Places {
            head: Some("thead"),
            sort: "#head-amount",
            rows: "tbody tr",
            number: "td:nth-child(1)",
            total: "td:nth-child(5)",
            ..VANILLA_PLACES
        },
    ),
    (
        "ag_grid",
        Places {
            frame: ".ag-grid-viewport",
            head: Some(".ag-header"),
            sort: ".ag-header-cell[col-id=amount]",
            rows: ".ag-grid-scrolling-container .ag-row",
            number: "[col-id=number]",
            total: "[col-id=amount]",
            ..VANILLA_PLACES
        },
    ),
    (
        "tabulator",
        Places {
            frame: ".tabulator-tableholder",
            sort: ".tabulator-col[tabulator-field=amount] .tabulator-col-content",
            rows: ".tabulator-row",
            number: "[tabulator-field=number]",
            total: "[tabulator-field=amount]",
            ..VANILLA_PLACES
        },
    ),
];
