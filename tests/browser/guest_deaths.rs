//! The end of the desk's program, and the program that does not come: said in the agent's language, with nothing sent by
//! what is dead, and with a way on that first finds out what became of what was sent.

use serde_json::json;

use crate::back_office::{BackOffice, in_a_back_office};
use crate::desk::procedure::modification;
use crate::harness::bundle;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading};

const ORDER: &str = "ORD00123";

/// The ways in which a program ends by itself.
const DEATHS: [&str; 3] = [
    // A panic: the browser refuses an element that the program counts on.
    "const fail = () => { delete document.createElement; delete Node.prototype.cloneNode; Node.prototype.cloneNode = clone; throw new Error('refused') };
     const clone = Node.prototype.cloneNode; document.createElement = fail; Node.prototype.cloneNode = fail;
     press();",
    // A stack that is used up: from its end on every level presses, until one has just enough left to come into the program
    // and to tell that it ended there. There may be no such level; so the levels begin at other places as well. Once a level
    // has enough for all that a press does, those above have it too.
    "let end;
     const deeper = () => {
         try { deeper() } catch {}
         if (hasDied || performance.now() > end) return;
         try { press(); end ??= performance.now() + 3000 } catch {}
     };
     const from = (place, ...wider) => (place ? from(place - 1, place, ...wider) : deeper());
     from(attempt);",
    // A memory that is used up.
    "const code = performance.getEntriesByType('resource').map(({ name }) => name).filter(name => /avoir-desk-[^/]*[.]js/.test(name)).at(-1);
     return import(code).then(glue => glue.default()).then(wasm => {
         for (let size = 2 ** 28; size >= 8; size /= 2) {
             try { for (;;) if (wasm.__wbindgen_malloc(size, 1) === 0) break } catch {}
         }
         press();
     });",
];

/// What a page holds on to of dead programs goes with it.
const DEATHS_OF_A_PAGE: usize = 10;

/// How often a way is tried: a stack has an end from which nothing can be told.
const ATTEMPTS: usize = 24;

/// Ends the program in one of the ways. Buttons that it drew are pressed afterwards, too.
fn dies(office: &BackOffice, way: &str) {
    let browser = office.desk.browser();
    browser.run(
        "const desk = document.querySelector('avoir-desk');
         window.old = [...desk.shadowRoot.querySelectorAll('button, a, [role=switch]')];
         window.sent = 0;
         window.realFetch ??= window.fetch;
         window.fetch = (...asked) => { if (String(asked[0].url ?? asked[0]).includes('/api/')) window.sent += 1; return realFetch(...asked) };
         window.hasDied = false;
         document.addEventListener('avoir-error', () => { window.sent = 0; window.hasDied = true }, { once: true });",
    );
    let tried = |attempt: usize| {
        browser.run(&format!(
            "const desk = document.querySelector('avoir-desk'), attempt = {attempt};
             // The list of the keys is drawn whatever the order waits for, and the theme's name at each press.
             const press = () => {{
                 [...desk.shadowRoot.querySelectorAll('.add-credit-note button')].at(-1)?.click();
                 desk.shadowRoot.querySelector('#content')?.dispatchEvent(new KeyboardEvent('keydown', {{ key: '?', bubbles: true, composed: true }}));
                 desk.shadowRoot.querySelector('.icon-button')?.click();
             }};
             const way = () => {{ {way} }};
             const pause = () => new Promise(done => setTimeout(done, 100));
             // What a press has opened is closed again, so that the next attempt has as much to draw.
             const close = () => desk.shadowRoot.querySelectorAll('dialog[open] [aria-label=\"Fermer la fenêtre\"]').forEach(button => button.click());
             return Promise.resolve(way()).then(pause).then(() => hasDied || (close(), pause())).then(() => hasDied)"
        ))
    };
    assert!((0..ATTEMPTS).any(|attempt| tried(attempt) == json!(true)), "the program lives on");
    office.desk.reads("Avoir s’est arrêté à cause d’une erreur");
    browser.run(
        "for (const control of old) control.click(); for (const type of ['focus', 'online', 'pageshow']) dispatchEvent(new Event(type));
         return new Promise(done => setTimeout(done, 700))",
    );
    assert_eq!(browser.run("return sent"), json!(0), "the dead program sent something");
}

fn may_complain_of_a_death(office: &BackOffice) {
    for part in [
        "closure from previous WASM instance",
        "unreachable",
        "panicked",
        "Maximum call stack",
        "Module terminated",
        "refused",
        "null pointer",
        "ERR_EMPTY_RESPONSE",
    ] {
        office.desk.browser().may_complain_of(part);
    }
}

#[test]
fn a_program_that_ends_sends_nothing_more_and_the_next_is_where_the_order_is() {
    let pages = if std::env::var_os("AVOIR_FULL").is_some() { 500 / DEATHS_OF_A_PAGE } else { 1 };
    in_a_back_office(&[order(ORDER)], |office| {
        may_complain_of_a_death(office);
        let desk = &office.desk;
        for _ in 0..pages {
            office.opens_desk("view=\"orders/ORD00123\"");
            desk.sees_order(ORDER);
            for time in 0..DEATHS_OF_A_PAGE {
                dies(office, DEATHS[time % DEATHS.len()]);
                desk.press(&button("Reprendre"));
                desk.sees_order(ORDER);
            }
            let told = vec![json!({ "code": "died", "fatal": true }); DEATHS_OF_A_PAGE];
            assert_eq!(office.heard("avoir-error"), told);
        }
        office.shop.ledger().is_untouched(ORDER);
        desk.switches_mod_on();
        desk.checks();
        desk.sees(&dialog("Commande annulable"));
    });
}

#[test]
fn what_was_sent_before_the_end_is_looked_up_before_anything_is_shown() {
    // A stack that is used up ends the program only while it draws, and meanwhile it waits.
    for way in [DEATHS[0], DEATHS[2]] {
        in_a_back_office(&[order(ORDER)], |office| {
            may_complain_of_a_death(office);
            let (desk, line) = (&office.desk, office.shop.line());
            office.opens_desk("view=\"orders/ORD00123\"");
            desk.sees_order(ORDER);
            line.once("POST", "/modification", Fault::LostAnswer);
            desk.press(&modification());
            line.wait_for_delivery();
            dies(office, way);
            let before = line.look_ups();
            desk.press(&button("Reprendre"));
            desk.sees(&dialog("La modification de la commande est sur ON"));
            assert!(line.look_ups() > before, "it was looked up");
            assert_eq!(office.shop.ledger().holder(ORDER).as_deref(), Some("Awa Diallo"));
            assert_eq!(office.shop.ledger().operations(ORDER), ["open_modification"]);
        });
    }
}

#[test]
fn a_program_that_ends_in_the_middle_of_a_write_keeps_no_page_busy() {
    in_a_back_office(&[order(ORDER)], |office| {
        may_complain_of_a_death(office);
        office.desk.browser().may_complain_of("/operations/");
        office.opens_desk("view=\"orders/ORD00123\"");
        office.desk.sees_order(ORDER);
        office.shop.line().once("POST", "/modification", Fault::Silence);
        office.desk.press(&modification());
        office.hears("avoir-busy", &json!({ "inFlight": 1 }));
        dies(office, DEATHS[0]);
        assert_eq!(office.in_flight(), Some(0));
        office.desk.press(&button("Reprendre"));
        office.desk.finds_off(&modification());
        office.shop.ledger().is_untouched(ORDER);
        assert_eq!(office.in_flight(), Some(0));
    });
}

#[test]
fn the_end_is_told_in_the_language_that_the_agent_has_chosen() {
    in_a_back_office(&[order(ORDER)], |office| {
        may_complain_of_a_death(office);
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\" locale=\"fr\"");
        desk.sees_order(ORDER);
        desk.speaks_english();
        desk.sees(&heading("Order ORD00123"));
        desk.browser().run(&format!(
            "const desk = document.querySelector('avoir-desk');
             const press = () => [...desk.shadowRoot.querySelectorAll('.add-credit-note button')].at(-1).click(); {}",
            DEATHS[0]
        ));
        desk.reads("Avoir was stopped by an error");
        desk.press(&button("Resume"));
        desk.sees(&heading("Order ORD00123"));
    });
}

/// The shell says it, the page hears it, and no script of the page sees an error.
fn says_that_it_could_not_load(office: &BackOffice, code: &str, title: &str) {
    office.desk.reads(title);
    office.hears("avoir-error", &json!({ "code": code, "fatal": true }));
    assert_eq!(office.desk.browser().run("return errors"), json!([]));
}

const WATCH_ERRORS: &str = "window.errors = []; for (const type of ['error', 'unhandledrejection']) \
    addEventListener(type, event => window.errors.push(String(event.message ?? event.reason)));";

#[test]
fn a_program_that_does_not_load_is_said_and_loads_once_its_files_are_there() {
    in_a_back_office(&[order(ORDER)], |office| {
        let (desk, host) = (&office.desk, office.shop.host());
        let complaints = [
            "/avoir/",
            "WebAssembly",
            "Failed to",
            "Unexpected",
            "MIME",
            "CompileError",
            "not available",
            "wasm",
            "disallowed",
        ];
        complaints.into_iter().for_each(|part| desk.browser().may_complain_of(part));
        host.put("/errors.js", "text/javascript", WATCH_ERRORS);
        let open = |attributes: &str| office.opens(attributes, "<script src=\"/errors.js\"></script>", "");
        let program = std::fs::read(bundle::built().join(bundle::part("wasm"))).expect("the program");
        let path = |part: &str| format!("/avoir/{}", bundle::part(part));

        host.put_status(&path("wasm"), 404, "text/plain", "nothing");
        open("view=\"orders/ORD00123\"");
        says_that_it_could_not_load(office, "failed", "Avoir n’a pas pu se charger");
        host.take(&path("wasm"));
        desk.press(&button("Réessayer"));
        desk.sees_order(ORDER);

        host.put(&path("wasm"), "text/html", "<!doctype html><title>Accueil</title>");
        open("locale=\"en\"");
        says_that_it_could_not_load(office, "failed", "Avoir could not be loaded");

        host.put(&path("wasm"), "application/wasm", &program[..program.len() / 2]);
        open("");
        says_that_it_could_not_load(office, "failed", "Avoir n’a pas pu se charger");
        host.take(&path("wasm"));

        for part in ["code", "sheet"] {
            host.put_status(&path(part), 404, "text/plain", "nothing");
            open("view=\"orders/ORD00123\"");
            says_that_it_could_not_load(office, "failed", "Avoir n’a pas pu se charger");
            host.take(&path(part));
            desk.press(&button("Réessayer"));
            desk.sees_order(ORDER);
        }

        // A style sheet that comes as a module, as from a bundler's own server, is none.
        host.put(&path("sheet"), "text/javascript", "export default ''");
        open("view=\"orders/ORD00123\"");
        says_that_it_could_not_load(office, "failed", "Avoir n’a pas pu se charger");
        host.take(&path("sheet"));

        // One that comes as a file of no kind is read all the same.
        host.put(&path("wasm"), "application/octet-stream", program);
        open("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        host.take(&path("wasm"));

        host.rules(&format!("script-src 'self'; connect-src 'self' {}", office.shop.line().origin()));
        open("");
        says_that_it_could_not_load(office, "unsupported", "Ce navigateur ne peut pas ouvrir Avoir");
        host.rules("default-src *; script-src * 'wasm-unsafe-eval'; img-src data:");

        host.put("/errors.js", "text/javascript", format!("{WATCH_ERRORS} delete globalThis.WebAssembly;"));
        open("locale=\"en\"");
        says_that_it_could_not_load(office, "unsupported", "This browser can’t open Avoir");
        host.put("/errors.js", "text/javascript", format!("{WATCH_ERRORS} delete globalThis.WebAssembly;"));
        open("");
        says_that_it_could_not_load(office, "unsupported", "Ce navigateur ne peut pas ouvrir Avoir");
    });
}

#[test]
fn a_program_that_takes_long_may_be_asked_for_anew() {
    in_a_back_office(&[order(ORDER)], |office| {
        let (desk, host) = (&office.desk, office.shop.host());
        // The first request for the program is answered by nobody, and until it is made time goes fifty times as fast: the
        // program that comes has all its time to start and to hear from the backend.
        let patch = "{ const { fetch, setTimeout } = window; let first = true;
            window.setTimeout = (act, pause, ...rest) => setTimeout(act, first ? pause / 50 : pause, ...rest);
            window.fetch = (...asked) => {
                if (!String(asked[0]).endsWith('.wasm') || !first) return fetch(...asked);
                first = false;
                return new Promise(() => {});
            }; }";
        host.put("/slow.js", "text/javascript", patch);
        office.opens("view=\"orders/ORD00123\"", "<script src=\"/slow.js\"></script>", "");
        desk.reads("Avoir met longtemps à se charger");
        desk.press(&button("Réessayer"));
        desk.sees_order(ORDER);
    });
}
