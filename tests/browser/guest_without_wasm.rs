//! The page where WebAssembly can't run at all: what is essential of the open order, and what is unfinished, can still be read.

use serde_json::json;

use crate::back_office::{BackOffice, in_a_back_office};
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{any, button, heading, row};
use crate::harness::{bundle, journey};

const ORDER: &str = "ORD00123";
const PAID_BY_TWO: &[(&str, &str, &str)] = &[("hipay", "8003121", "20.00"), ("bank_transfer", "VIR-7", "11.60")];

/// The ways in which browsers have none, as scripts of the page or as its policy.
const ABSENT: &str = "delete globalThis.WebAssembly;";
const BY_A_SETTING: &str = "WebAssembly.Module = WebAssembly.compile = WebAssembly.compileStreaming = WebAssembly.instantiate = \
    WebAssembly.instantiateStreaming = function () { throw new WebAssembly.CompileError('disabled by policy') };";

fn policy(office: &BackOffice, wasm: &str) -> String {
    let api = office.shop.line().origin();
    format!(
        "default-src 'none'; script-src 'self' {wasm}; style-src 'self'; img-src data:; base-uri 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'; connect-src 'self' {api}"
    )
}

/// Opens the page with a script in its head that is run first.
fn opens_without(office: &BackOffice, script: &str, attributes: &str) {
    office.shop.host().put("/without.js", "text/javascript", script.to_owned());
    office.opens(attributes, "<script src=\"/without.js\"></script>", "");
}

fn may_complain(office: &BackOffice) {
    for part in ["WebAssembly", "401", "404", "/token", "/api/v1", "Failed to fetch"] {
        office.desk.browser().may_complain_of(part);
    }
}

/// An order that is cancelled, with one refund made and the other to do.
fn begins_to_refund(office: &BackOffice) {
    office.opens_desk("view=\"orders/ORD00123\"");
    office.desk.sees_order(ORDER);
    office.desk.cancels();
    office.desk.refunds_at_hipay("RF-4711");
    office.desk.reads("Remboursements réglés : 1 sur 2");
}

#[test]
fn an_order_and_what_is_unfinished_can_be_read() {
    in_a_back_office(&[order(ORDER).paid_by(PAID_BY_TWO), order("ORD00124")], |office| {
        may_complain(office);
        let desk = &office.desk;
        begins_to_refund(office);
        let writes = || office.shop.ledger().operations(ORDER).len();
        let before = writes();
        for (way, rule) in [(ABSENT, "'wasm-unsafe-eval'"), (BY_A_SETTING, "'wasm-unsafe-eval'"), ("", "")] {
            office.shop.host().rules(&policy(office, rule));
            opens_without(office, way, "view=\"orders/ORD00123\"");
            desk.sees(&heading("Ce navigateur ne peut pas ouvrir Avoir"));
            desk.sees(&heading("Commande ORD00123"));
            for text in ["Awa Diallo", "awa@example.com", "Annulée", "Remboursement en cours", "Total TTC", "31,60 €"]
            {
                desk.reads(text);
            }
            for (title, cells) in [
                ("Paiements", ["HiPay", "8003121", "20,00 €"]),
                ("Remboursements", ["20,00 €", "Effectué", "RF-4711"]),
                ("Remboursements", ["11,60 €", "Virement bancaire", "À faire"]),
                ("Notes de crédit", ["AV-", "31,60 €", "Awa Diallo"]),
                ("À terminer", ["ORD00123", "11,60 €", "Virement bancaire 11,60 € (À faire)"]),
            ] {
                desk.sees(&heading(title));
                let text = desk.texts(&row(cells[0]).within(any("table").named(title)));
                let is_there = text.iter().any(|line| cells.iter().all(|cell| line.contains(cell)));
                assert!(is_there, "{title}: {cells:?} in {text:?}");
            }
            office.hears("avoir-error", &json!({ "code": "unsupported", "fatal": true }));
            assert_eq!(office.says("desk.view"), json!("orders/ORD00123"));
            let asked = desk.browser().requests();
            assert!(!asked.contains(".wasm") && asked.contains("avoir-plain"), "{asked}");
            assert_eq!(writes(), before);
            desk.finds_nothing_too_wide_or_too_small();
        }
        desk.browser().resize(320, 640);
        desk.finds_nothing_too_wide_or_too_small();
        // The empty module alone was refused by the page's rule: the desk broke no other.
        let broken =
            desk.browser().run("return [...new Set(violations)].filter(rule => !rule.startsWith('script-src'))");
        assert_eq!(broken, json!([]));
    });
}

#[test]
fn one_reads_in_english_from_order_to_order_and_the_page_holds_the_address() {
    in_a_back_office(&[order(ORDER).paid_by(PAID_BY_TWO), order("ORD00124")], |office| {
        may_complain(office);
        let desk = &office.desk;
        begins_to_refund(office);
        opens_without(office, ABSENT, "locale=\"en\" routing=\"attribute\" view=\"orders/ORD00124\"");
        desk.sees(&heading("Order ORD00124"));
        desk.reads("€31.60");
        desk.reads("No credit notes.");
        desk.press(&button("Read ORD00123"));
        desk.sees(&heading("Order ORD00123"));
        office.hears("avoir-navigate", &json!({ "view": "orders/ORD00123" }));
        assert_eq!(office.says("desk.getAttribute('view')"), json!("orders/ORD00123"));
        desk.keeps_a_focus();
        office.does("desk.view = 'orders/NOWHERE'");
        desk.reads("There is no such order here.");
        office.does("desk.locale = 'fr'");
        desk.reads("Cette commande n'existe pas ici.");
        desk.sees(&heading("À terminer"));

        // A page that says no keeps it where it is, and a part alone is that part.
        office.does("desk.addEventListener('avoir-navigate', event => event.preventDefault())");
        desk.press(&button("Lire ORD00123"));
        desk.reads("Cette commande n'existe pas ici.");
        opens_without(office, ABSENT, "alone view=\"orders/ORD00124\"");
        desk.sees(&heading("Commande ORD00124"));
        desk.no_longer_sees(&heading("À terminer"));
        opens_without(office, ABSENT, "routing=\"hash\"");
        desk.browser().go("/#avoir/unfinished");
        desk.sees(&row("ORD00123"));
    });
}

#[test]
fn what_can_not_be_read_is_said_and_read_once_it_can() {
    in_a_back_office(&[order(ORDER)], |office| {
        may_complain(office);
        let (desk, line) = (&office.desk, office.shop.line());
        office.shop.host().put_status("/token", 401, "text/plain", "nobody");
        opens_without(office, ABSENT, "view=\"orders/ORD00123\"");
        desk.reads("Personne n'est connecté.");
        office.hears("avoir-auth-required", &json!({ "reason": "signed-out" }));
        office.shop.host().put("/token", "text/plain", desk.token().to_owned());
        desk.press(&button("Relire"));
        desk.sees(&heading("Commande ORD00123"));
        desk.reads("Tout est terminé");

        line.always("GET", "/orders/ORD00123", Fault::Lost);
        office.does("desk.refresh()");
        desk.reads("Rien n'a pu être lu");
        desk.no_longer_sees(&heading("Commande ORD00123"));
        line.mend();
        office.does("desk.resume()");
        desk.sees(&heading("Commande ORD00123"));

        // A token that has ended is asked for once more.
        let token = office.shop.rotate_token("Awa Diallo");
        office.shop.host().put("/token", "text/plain", token);
        office.does("reasons.length = 0; desk.refresh()");
        office.waits_for("return reasons.length > 0");
        desk.sees(&heading("Commande ORD00123"));

        line.always("GET", "/session", Fault::Silence);
        office.does("desk.refresh()");
        desk.reads("Lecture des commandes");
        let left = office.says("(desk.lock(), desk.shadowRoot.innerHTML)");
        assert!(left.as_str().is_some_and(|left| left.contains("verrouillé") && !left.contains("ORD00123")), "{left}");
    });
}

#[test]
fn at_home_it_is_read_by_the_browsers_own_session() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.browser().may_complain_of("WebAssembly");
        desk.browser().devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": ABSENT }));
        desk.browser().go("/orders/ORD00123");
        desk.sees(&heading("Commande ORD00123"));
        desk.reads("31,60 €");
        desk.reads("Payée");
    });
}

#[test]
fn amounts_are_what_the_api_gave_to_the_last_digit() {
    in_a_back_office(&[order(ORDER)], |office| {
        office.opens_desk("view=\"orders/ORD00123\"");
        office.desk.sees_order(ORDER);
        let plain = bundle::part("plain");
        for (text, currency, french, english) in [
            ("44.60", "EUR", "44,60 €", "€44.60"),
            ("-0.50", "EUR", "-0,50 €", "-€0.50"),
            // A binary number would have it end in .2 and .38.
            ("900719925474099.29", "EUR", "900 719 925 474 099,29 €", "€900,719,925,474,099.29"),
            ("1599", "JPY", "1 599 JPY", "¥1,599"),
            ("9.905", "KWD", "9,905 KWD", "KWD 9.905"),
            // What the browser's tables give other digits stays as it came.
            ("12.30", "JPY", "12,30 JPY", "¥12.30"),
        ] {
            for (language, shown) in [("fr", french), ("en", english)] {
                let said = office.desk.browser().run(&format!(
                    "return import('/avoir/{plain}').then(({{ amount }}) => amount('{text}', '{currency}', '{language}').replace(/\\s/g, ' '))"
                ));
                assert_eq!(said, shown);
            }
        }
        let refused = format!(
            "return import('/avoir/{plain}').then(({{ amount }}) => ['1e3', '', ' 1', '0x1', 'NaN', '1,5', '1.'].filter(text => {{
                 try {{ return amount(text, 'EUR', 'fr') }} catch {{ return false }} }}))"
        );
        assert_eq!(office.desk.browser().run(&refused), json!([]));
    });
}
