//! No fault of accessibility that axe-core finds, on the page that embeds the desk, in its states as a guest.

use crate::back_office::{BackOffice, in_a_back_office};
use crate::harness::axe::{self, LOOKS};
use crate::harness::bundle;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::any;

const ORDER: &str = "ORD00123";

#[track_caller]
fn has_no_fault(office: &BackOffice, state: &str) {
    axe::finds_nothing(office.desk.browser(), state);
}

/// Opens the desk with axe beside it.
fn open(office: &BackOffice, attributes: &str) {
    office.opens(attributes, "<script src=\"/axe.js\"></script>", "");
}

fn with_axe(walk: impl FnOnce(&BackOffice)) {
    in_a_back_office(&[order(ORDER), order("ORD00124")], |office| {
        office.shop.host().put("/axe.js", "text/javascript", axe::script());
        let api = office.shop.line().origin();
        office.shop.host().rules(&format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src data:; connect-src 'self' {api}"
        ));
        walk(office);
    });
}

/// A view of the guest, and what is seen of it in French and English.
type Part = (&'static str, [&'static str; 2]);

const PARTS: [Part; 7] = [
    ("", ["Liste des commandes", "Orders"]),
    ("alone view=\"orders/ORD00123\"", ["Commande ORD00123", "Order ORD00123"]),
    ("readonly view=\"orders/ORD00123\"", ["Commande ORD00123", "Order ORD00123"]),
    ("alone view=\"unfinished\"", ["À terminer", "Unfinished"]),
    ("alone view=\"items\"", ["Articles", "Items"]),
    ("alone view=\"orders/ORD00123/credit-note\"", ["Ajouter une note de crédit", "Add a credit note"]),
    ("view=\"nothing/here\"", ["Cette adresse ne mène nulle part", "This address leads nowhere"]),
];

/// The word of this language.
fn of<'w>(locale: &str, [french, english]: [&'w str; 2]) -> &'w str {
    if locale == "fr" { french } else { english }
}

#[test]
fn the_screens_and_parts_of_a_guest() {
    with_axe(|office| {
        for (theme, locale) in LOOKS {
            for (attributes, words) in PARTS {
                open(office, &format!("theme=\"{theme}\" locale=\"{locale}\" {attributes}"));
                office.desk.sees(&any("heading").saying(of(locale, words)));
                has_no_fault(office, &format!("{attributes}, {theme}, {locale}"));
            }
        }
    });
}

/// Ends the program: the browser refuses an element that it counts on.
const DIES: &str = "const desk = document.querySelector('avoir-desk');
    const clone = Node.prototype.cloneNode;
    const fail = () => { delete document.createElement; Node.prototype.cloneNode = clone; throw new Error('refused') };
    document.createElement = fail; Node.prototype.cloneNode = fail;
    [...desk.shadowRoot.querySelectorAll('.add-credit-note button')].at(-1).click();";

/// A state of the shell, how one comes there from an order, and what is read then in French and English.
type ShellState = (&'static str, fn(&BackOffice), [&'static str; 2]);

const WITHOUT_PROGRAM: [ShellState; 2] = [
    ("locked", |office| office.does("desk.lock()"), ["Avoir est verrouillé", "Avoir is locked"]),
    (
        "dead",
        |office| drop(office.desk.browser().run(DIES)),
        ["Avoir s’est arrêté à cause d’une erreur", "Avoir was stopped by an error"],
    ),
];

#[test]
fn the_states_in_which_there_is_no_desk() {
    with_axe(|office| {
        let (desk, host) = (&office.desk, office.shop.host());
        for part in [
            "/token",
            "/avoir/",
            "Failed to",
            "wasm",
            "refused",
            "panicked",
            "unreachable",
            "closure from",
            "WebAssembly",
        ] {
            desk.browser().may_complain_of(part);
        }
        let program = format!("/avoir/{}", bundle::part("wasm"));
        for (theme, locale) in LOOKS {
            let look = format!("theme=\"{theme}\" locale=\"{locale}\"");
            for (state, comes_there, words) in WITHOUT_PROGRAM {
                open(office, &format!("{look} view=\"orders/ORD00123\""));
                desk.sees(&any("heading").saying(ORDER));
                desk.browser().rests();
                comes_there(office);
                desk.reads(of(locale, words));
                has_no_fault(office, &format!("{state}, {look}"));
            }

            host.put_status(&program, 404, "text/plain", "nothing");
            open(office, &look);
            desk.reads(of(locale, ["Avoir n’a pas pu se charger", "Avoir could not be loaded"]));
            has_no_fault(office, &format!("not loaded, {look}"));
            host.take(&program);

            host.put_status("/token", 401, "text/plain", "nobody");
            open(office, &look);
            desk.sees(&any("heading").saying(of(locale, ["Se connecter", "Sign in"])));
            has_no_fault(office, &format!("signed out, {look}"));
            without_wasm(office, &look);
            desk.reads(of(locale, ["Personne n’est connecté", "Nobody is signed in"]));
            has_no_fault(office, &format!("without WebAssembly, signed out, {look}"));
            host.put("/token", "text/plain", desk.token().to_owned());
            without_wasm(office, &format!("{look} view=\"orders/ORD00123\""));
            desk.sees(&any("heading").saying(ORDER));
            has_no_fault(office, &format!("without WebAssembly, {look}"));

            office.shop.line().always("GET", "/session", Fault::Lost);
            open(office, &look);
            desk.reads(of(locale, ["Avoir n'a pas pu démarrer", "Avoir could not start"]));
            has_no_fault(office, &format!("not reached, {look}"));
            without_wasm(office, &look);
            desk.reads(of(locale, ["Rien n’a pu être lu", "Nothing could be read"]));
            has_no_fault(office, &format!("without WebAssembly, not reached, {look}"));
            office.shop.line().mend();
        }
    });
}

fn without_wasm(office: &BackOffice, attributes: &str) {
    office.shop.host().put("/without.js", "text/javascript", "delete globalThis.WebAssembly;");
    office.opens(attributes, "<script src=\"/without.js\"></script><script src=\"/axe.js\"></script>", "");
}
