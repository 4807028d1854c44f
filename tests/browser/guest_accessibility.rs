//! No fault of accessibility that axe-core finds, on the page that embeds the desk, in its states as a guest.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::back_office::{BackOffice, in_a_back_office};
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading};

const ORDER: &str = "ORD00123";
const THEMES: [&str; 2] = ["light", "dark"];

/// WCAG 2.2 A and AA, and what axe holds for good practice.
#[track_caller]
fn has_no_fault(office: &BackOffice, state: &str) {
    office.desk.browser().rests();
    let script = "return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`)]))";
    assert_eq!(office.desk.browser().run(script), json!([]), "{state}");
}

/// Opens the desk with axe beside it.
fn open(office: &BackOffice, attributes: &str) {
    office.opens(attributes, "<script src=\"/axe.js\"></script>", "");
}

fn with_axe(walk: impl FnOnce(&BackOffice)) {
    let built = std::env::var_os("AVOIR_TEST_EXAMPLES").map(PathBuf::from).expect("Run `cargo xtask e2e`.");
    let axe = built.with_file_name("node_modules").join("axe-core/axe.min.js");
    let axe = std::fs::read(&axe).unwrap_or_else(|problem| panic!("{}: {problem}", axe.display()));
    in_a_back_office(&[order(ORDER), order("ORD00124")], |office| {
        office.shop.host().put("/axe.js", "text/javascript", axe);
        let api = office.shop.line().origin();
        office.shop.host().rules(&format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self' {api}"
        ));
        walk(office);
    });
}

#[test]
fn the_screens_and_parts_of_a_guest() {
    with_axe(|office| {
        let desk = &office.desk;
        for theme in THEMES {
            open(office, &format!("theme=\"{theme}\""));
            desk.sees(&heading("Liste des commandes"));
            has_no_fault(office, &format!("list, {theme}"));
            for (view, title) in
                [("orders/ORD00123", "Commande ORD00123"), ("unfinished", "À terminer"), ("items", "Articles")]
            {
                open(office, &format!("theme=\"{theme}\" alone view=\"{view}\""));
                desk.sees(&heading(title));
                has_no_fault(office, &format!("{view} alone, {theme}"));
            }
            open(office, &format!("theme=\"{theme}\" readonly view=\"orders/ORD00123\""));
            desk.sees_order(ORDER);
            has_no_fault(office, &format!("to look at, {theme}"));
            open(office, &format!("theme=\"{theme}\" alone view=\"orders/ORD00123/credit-note\""));
            desk.sees(&dialog("Ajouter une note de crédit"));
            has_no_fault(office, &format!("credit note, {theme}"));
            open(office, &format!("theme=\"{theme}\" locale=\"en\" view=\"nothing/here\""));
            desk.reads("This address leads nowhere");
            has_no_fault(office, &format!("nowhere, {theme}"));
        }
    });
}

#[test]
fn the_states_in_which_there_is_no_desk() {
    with_axe(|office| {
        let (desk, host) = (&office.desk, office.shop.host());
        ["/token", "/avoir/", "Failed to", "wasm"].into_iter().for_each(|part| desk.browser().may_complain_of(part));
        let parts: Value = serde_json::from_str(
            &std::fs::read_to_string(crate::harness::bundle::built().join("parts.json")).expect("parts"),
        )
        .expect("JSON");
        let program = format!("/avoir/{}", parts["wasm"].as_str().expect("a name"));
        for theme in THEMES {
            open(office, &format!("theme=\"{theme}\" view=\"orders/ORD00123\""));
            desk.sees_order(ORDER);
            office.does("desk.lock()");
            desk.reads("Avoir est verrouillé");
            has_no_fault(office, &format!("locked, {theme}"));

            host.put_status(&program, 404, "text/plain", "nothing");
            open(office, &format!("theme=\"{theme}\" locale=\"en\""));
            desk.reads("Avoir could not be loaded");
            has_no_fault(office, &format!("not loaded, {theme}"));
            host.take(&program);

            host.put_status("/token", 401, "text/plain", "nobody");
            open(office, &format!("theme=\"{theme}\""));
            desk.sees(&heading("Se connecter"));
            has_no_fault(office, &format!("signed out, {theme}"));
            host.put("/token", "text/plain", desk.token().to_owned());

            office.shop.line().always("GET", "/session", Fault::Lost);
            open(office, &format!("theme=\"{theme}\""));
            desk.reads("Avoir n'a pas pu démarrer");
            has_no_fault(office, &format!("not reached, {theme}"));
            office.shop.line().mend();
            desk.press(&button("Réessayer"));
            desk.sees(&heading("Liste des commandes"));
        }
    });
}
