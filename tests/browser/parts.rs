//! The two parts of the program: the list stands without the rest, and says so where that does not come.

use serde_json::{Value, json};

use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading, link};
use crate::harness::{journey, journey_on_a_bad_line};

const MISSING: &str = "Une partie d'Avoir n'a pas pu être chargée";

#[test]
fn the_rest_is_fetched_once_the_first_rows_stand() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.browser().devtools("Network.clearBrowserCache", &json!({}));
        desk.browser().go("/orders");
        desk.sees(&link("MOD : ouvrir ORD00123"));
        desk.browser().write_with_control('k');
        desk.sees(&dialog("Palette de commandes"));
        let order = desk.browser().run(
            "const files = performance.getEntriesByType('resource');
             const of = part => files.find(({ name }) => name.includes(part));
             return of('/avoir-rest-').startTime >= of('/orders?').responseEnd",
        );
        assert_eq!(order, Value::Bool(true), "the list's answer comes first");
    });
}

#[test]
fn a_list_goes_on_without_the_rest_until_it_comes() {
    journey_on_a_bad_line(&[order("ORD00123"), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        let (browser, line) = (desk.browser(), shop.line());
        desk.opens_order("ORD00123");
        let rest = browser.run(
            "const files = performance.getEntriesByType('resource').map(({ name }) => name);
             return new URL(files.find(name => name.includes('/avoir-rest-'))).pathname",
        );
        browser.devtools("Network.clearBrowserCache", &json!({}));
        browser.may_complain_of("avoir-rest");
        browser.may_complain_of("Failed to fetch");
        // However often: a browser asks again by itself where a line that it had used before is cut.
        line.always("GET", rest.as_str().expect("an address"), Fault::Lost);
        browser.go("/orders");
        desk.reads(MISSING);
        desk.sees(&link("MOD : ouvrir ORD00123"));
        // What is asked for by a key is asked for again, and leaves no key dead.
        browser.write_with_control('k');
        desk.reads(MISSING);
        // So is a screen, which comes as soon as it can.
        desk.press(&link("MOD : ouvrir ORD00124"));
        desk.reads(MISSING);
        line.mend();
        desk.press(&button("Réessayer"));
        desk.sees(&heading("Commande ORD00124"));
        desk.no_longer_sees(&button("Réessayer"));
        desk.keeps_a_focus();
    });
}
