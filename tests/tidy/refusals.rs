//! What the code map says that each part refuses to know.

use crate::arrows::{MODULES, SHIPPED};
use crate::sources::{assert_none, occurrences, shown};

const BROWSER: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "gloo_net", "leptos"];

fn assert_unknown(folders: &[&str], words: &[&str]) {
    assert_none(folders.iter().flat_map(|folder| occurrences(folder, words)).collect());
}

#[test]
fn domain_and_api_know_no_browser_no_clock_and_no_files() {
    assert_unknown(&["src/domain", "src/api"], &BROWSER);
    let clock = ["std::time", "SystemTime", "Instant::now", "now_utc", "now_local"];
    let outside =
        ["std::fs", "std::net", "std::env", "std::io", "std::process", "std::thread", "tokio", "sqlx", "axum"];
    assert_unknown(&["src/domain", "src/api"], &[&clock[..], &outside].concat());
}

#[test]
fn the_backend_knows_no_browser() {
    assert_unknown(&["src/backend"], &BROWSER);
}

#[test]
fn only_the_client_fetches() {
    let fetching = ["gloo_net", "fetch_with", "window().fetch", "XmlHttpRequest", "WebSocket", "EventSource", "beacon"];
    assert_unknown(&["src/ui", "src/backend"], &fetching);
}

/// What their texts begin with.
const SLASHES: [&str; 9] = ["\"/a", "\"/c", "\"/e", "\"/f", "\"/l", "\"/p", "\"/r", "\"/s", "\"/{"];

/// A text that begins with a slash is one of them, or an address: those are the routes' and the portals'.
#[test]
fn only_the_api_knows_json_pointers() {
    let may = ["src/ui/route.rs", "src/domain/portal.rs", "/tests.rs", "/tests/"];
    let found = ["src/domain", "src/client", "src/ui"].iter().flat_map(|folder| occurrences(folder, &SLASHES));
    assert_none(found.filter(|found| !may.iter().any(|part| found.contains(part))).collect());
}

/// Elsewhere amounts are whole numbers of minor units that are added, and never divided.
#[test]
fn only_money_rounds() {
    let rounding = [".round(", "round_dp", ".trunc(", ".floor(", ".ceil(", "RoundingStrategy", "rescale", "div_ceil"];
    let dividing = ["minor() /", "minor() %", "f64", "f32"];
    let elsewhere = |found: &String| !found.starts_with("src/domain/money");
    let found = ["src/domain", "src/api", "src/client", "src/ui", "src/backend"]
        .iter()
        .flat_map(|folder| occurrences(folder, &rounding));
    let divided = ["src/domain", "src/api"].iter().flat_map(|folder| occurrences(folder, &dividing));
    assert_none(found.chain(divided).filter(elsewhere).collect());
}

/// The floors that every screen stands on, and what each may name.
const FLOORS: [(&str, &[&str]); 3] = [
    ("src/ui/reactive", &["src/client/failure", "src/client/json", "src/domain/timestamp"]),
    ("src/ui/language", &["src/client", "src/api", "src/domain", "src/ui/route", "src/ui/shortcuts"]),
    (
        "src/ui/kit",
        &[
            "src/ui/language",
            "src/ui/reactive",
            "src/domain/money",
            "src/domain/timestamp",
            "src/domain/locale",
            "src/domain/invisible",
        ],
    ),
];

#[test]
fn a_floor_names_no_screen_and_the_kit_no_order() {
    let is_of =
        |part: &str, file: &str| file.strip_prefix(part).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'));
    let mut wrong = Vec::new();
    for (floor, known) in FLOORS {
        let may_name = |file: &str| is_of(floor, file) || known.iter().any(|part| is_of(part, file));
        let arrows = SHIPPED.iter().filter(|((from, to), _)| is_of(floor, from) && !may_name(to));
        wrong.extend(arrows.map(|((from, to), names)| format!("{from} -> {to}: {names:?}")));
    }
    assert_none(wrong);
}

/// What the screen reckons with besides: times, texts, places in a list, and units.
const RECKONED: [&str; 11] = [
    "src/ui/app/page_return.rs: now - before",
    "src/ui/kit/menu.rs: current + ahead",
    "src/ui/kit/menu.rs: current + count",
    "src/ui/kit/moment.rs: () + i64",
    "src/ui/navigator.rs: path + &",
    "src/ui/recovered_writes/store.rs: certain - at",
    "src/ui/screens/batch/store.rs: now - moved",
    "src/ui/screens/order/credit_note_form/explain.rs: before + quantity",
    "src/ui/screens/order/credit_note_form/items.rs: () - left",
    "src/ui/screens/orders/table/pointer.rs: () - lost",
    "src/ui/screens/unfinished/row.rs: read_at - since",
];

#[test]
fn the_screen_shows_amounts_and_adds_none() {
    assert_unknown(&["src/ui"], &["from_minor", "with_minor"]);
    let named = SHIPPED.iter().filter(|((from, to), names)| {
        from.starts_with("src/ui") && to == "src/domain/money.rs" && names.contains("total")
    });
    assert_none(named.map(|((from, _), _)| format!("{from}: total")).collect());
    let shipped = MODULES.values().filter(|module| shown(&module.file).starts_with("src/ui"));
    let sums = shipped.flat_map(|module| module.sums.iter().map(|sum| format!("{}: {sum}", shown(&module.file))));
    assert_none(sums.filter(|sum| !RECKONED.contains(&sum.as_str())).collect());
}
