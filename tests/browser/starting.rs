//! The way to the first row: what is asked for, and what becomes of a page under which another build is put in place.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{button, heading, link};
use crate::harness::{journey, journey_on_a_bad_line, journey_with_deploys};

const ORDER: &str = "ORD00123";
/// What the list asks for.
const LIST: &str = "/api/v1/orders?sort=newest&limit=50";

/// The program ends as by a trap of its own.
fn the_program_dies(desk: &Desk) {
    desk.browser().run(
        "const files = performance.getEntriesByType('resource').map(({ name }) => name);
         const error = new WebAssembly.RuntimeError('unreachable');
         error.stack = `at ${files.find(name => /avoir-desk-[^/]*[.]js$/.test(name))}:1:1`;
         dispatchEvent(new ErrorEvent('error', { error }))",
    );
    desk.reads("Avoir s’est arrêté à cause d’une erreur");
}

#[test]
fn session_and_list_are_asked_for_once_and_beside_the_program() {
    journey_on_a_bad_line(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let (browser, line) = (desk.browser(), shop.line());
        let deliveries = || ["/api/v1/session", LIST].map(|path| line.deliveries("GET", path));
        let before = deliveries();
        browser.devtools("Network.clearBrowserCache", &json!({}));
        browser.may_complain_of(".wasm");
        browser.may_complain_of("Failed to fetch");
        line.always("GET", ".wasm", Fault::Lost);
        browser.go("/orders");
        // There is no program that could have asked.
        desk.reads("Avoir n’a pas pu se charger");
        let expected = before.map(|count| count + 1);
        let deadline = Instant::now() + Duration::from_secs(20);
        while deliveries() != expected {
            assert!(Instant::now() < deadline, "{:?}", deliveries());
        }

        line.mend();
        browser.go("/orders");
        desk.sees(&link("MOD : ouvrir ORD00123"));
        assert_eq!(deliveries(), before.map(|count| count + 2), "the program takes what was asked for ahead");
    });
}

#[test]
fn a_list_that_was_asked_for_ahead_is_nobody_elses() {
    journey(&[order(ORDER)], |shop| {
        let awa = shop.agent("Awa Diallo");
        // What is asked for ahead is answered to nobody, as when a session ends in between.
        awa.browser().devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": "const real = fetch; let first = true;
                globalThis.fetch = (what, init) => {
                    const isList = String(what.url ?? what).includes('/orders?');
                    if (!isList || !first) return real(what, init);
                    first = false;
                    return real('/healthz');
                };" }),
        );
        awa.browser().go("/orders");
        awa.sees(&link("MOD : ouvrir ORD00123"));
    });
}

#[test]
fn a_desk_that_dies_after_a_deploy_goes_on_with_the_parts_of_one_build() {
    journey_with_deploys(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.browser().go("/orders/ORD00123");
        desk.sees(&heading("Commande ORD00123"));
        shop.bundle().deploy("b2");
        // The listeners that the dead program left on the window refuse to run, aloud.
        desk.browser().may_complain_of("closure from previous WASM instance");
        the_program_dies(&desk);
        desk.press(&button("Reprendre"));
        desk.sees(&heading("Commande ORD00123"));
        let parts = desk.browser().run(
            "return performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())
                .filter(name => name.includes('-b2.')).map(name => name.split('?')[0])",
        );
        let mut parts: Vec<&str> = parts.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        parts.sort_unstable();
        assert_eq!(parts, ["avoir-desk-b2.css", "avoir-desk-b2.js", "avoir-desk_bg-b2.wasm", "avoir-rest-b2.wasm"]);
    });
}

#[test]
fn a_desk_whose_parts_went_while_it_loaded_is_loaded_on_request() {
    journey_with_deploys(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        let browser = desk.browser();
        browser.may_complain_of("/avoir-desk");
        // The page is of the build before, its parts are gone.
        let page = shop.bundle().folder().join("index.html");
        let shell = shop.bundle().folder().join("avoir.js");
        let of_before = [&page, &shell].map(|file| (file.clone(), std::fs::read(file).expect("a file")));
        shop.bundle().deploy("b2");
        for (file, content) in of_before {
            std::fs::write(file, content).expect("a file");
        }
        // Parts that the browser has kept would still do.
        browser.devtools("Network.clearBrowserCache", &json!({}));
        browser.go("/orders");
        desk.reads("Avoir n’a pas pu se charger");
        desk.press(&button("Réessayer"));
        desk.sees(&link("MOD : ouvrir ORD00123"));
    });
}
