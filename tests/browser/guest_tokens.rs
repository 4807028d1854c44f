//! The desk in a page that signs its agents in itself: tokens that end, a lock, and a token that is nowhere to be found.

use std::net::{Ipv4Addr, SocketAddr};

use serde_json::{Value, json};
use socket2::{Domain, SockAddr, Socket, Type};

use crate::back_office::{BackOffice, in_a_back_office};
use crate::desk::credit_form::amount_paid;
use crate::desk::procedure::modification;
use crate::harness::line::Fault;
use crate::harness::orders::order;
use crate::harness::things::{button, checkbox, dialog, heading, link, textbox};

const ORDER: &str = "ORD00123";
/// The agent's token is no longer good, and the page has another one to give, or none.
const NONE: &str = "nobody is signed in here";

/// The token of the agent is replaced at the backend; the page does not know the new one yet.
fn the_token_ends(office: &BackOffice) -> String {
    office.shop.host().put_status("/token", 401, "text/plain", NONE);
    office.shop.rotate_token("Awa Diallo")
}

fn the_page_signs_in_again(office: &BackOffice, token: String) {
    office.shop.host().put("/token", "text/plain", token);
}

#[test]
fn one_refresh_is_for_all_calls_that_wait() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        desk.browser().may_complain_of("401");
        office.opens_desk("");
        desk.sees(&heading("Liste des commandes"));
        desk.press(&link("MOD : ouvrir ORD00123"));
        desk.sees_order(ORDER);
        assert_eq!(desk.browser().run("return reasons"), json!(["initial"]));
        let token = office.shop.rotate_token("Awa Diallo");
        the_page_signs_in_again(office, token);
        let before = office.shop.line().deliveries("GET", "/orders/ORD00123");
        office.does("desk.refresh()");
        office.waits_for("return reasons.length > 1");
        desk.browser().rests();
        desk.switches_mod_on();
        assert!(office.shop.line().deliveries("GET", "/orders/ORD00123") > before, "the order was read again");
        assert_eq!(desk.browser().run("return reasons"), json!(["initial", "expired"]));
        assert_eq!(office.heard("avoir-auth-required"), [] as [Value; 0]);
    });
}

#[test]
fn a_token_that_ends_in_the_middle_of_a_write_keeps_key_and_draft() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        desk.browser().may_complain_of("401");
        office.opens_desk("view=\"orders/ORD00123/credit-note\"");
        desk.sees(&dialog("Ajouter une note de crédit"));
        desk.press(&amount_paid());
        let token = the_token_ends(office);
        desk.press(&button("Ajouter ·").in_part());
        office.hears("avoir-auth-required", &json!({ "reason": "expired" }));
        desk.sees(&dialog("Votre session a expiré"));
        desk.reads("rien de ce que vous avez saisi n'est perdu");
        assert_eq!(office.shop.ledger().credit_notes(ORDER), [] as [i64; 0]);

        the_page_signs_in_again(office, token);
        office.does("desk.resume()");
        office.waits_for(
            "return heard.some(([name, { status }]) => name === 'avoir-operation' && status === 'succeeded')",
        );
        assert_eq!(office.shop.ledger().credit_notes(ORDER).len(), 1);
        let keys = desk.browser().run(
            "return new Set(heard.filter(([name]) => name === 'avoir-operation').map(([, { operationId }]) => operationId)).size",
        );
        assert_eq!(keys, json!(1), "{:?}", office.heard("avoir-operation"));
    });
}

#[test]
fn a_page_that_has_no_token_is_asked_again_by_the_agent() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        desk.browser().may_complain_of("/token");
        office.shop.host().put_status("/token", 401, "text/plain", NONE);
        office.opens_desk("");
        office.hears("avoir-auth-required", &json!({ "reason": "signed-out" }));
        desk.sees(&heading("Se connecter"));
        desk.no_longer_sees(&textbox("Jeton d'accès"));
        // Nor is the sign-in page of a server that answers everything by it a token.
        office.shop.host().put("/token", "text/html", "<!doctype html>\n<title>Connexion</title>");
        desk.press(&button("Reprendre"));
        desk.sees(&heading("Se connecter"));
        the_page_signs_in_again(office, desk.token().to_owned());
        desk.press(&button("Reprendre"));
        desk.sees(&heading("Liste des commandes"));
    });
}

#[test]
fn a_lock_takes_all_off_the_page_at_once_and_offline_too() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123/credit-note\"");
        desk.sees(&dialog("Ajouter une note de crédit"));
        desk.press(&amount_paid());
        desk.reads("31,60 €");
        office.waits_for("return Object.keys(sessionStorage).some(name => name.startsWith('avoir:draft:'))");
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        desk.browser().devtools("Network.emulateNetworkConditions", &offline);
        let left = office.says(
            "(desk.lock(), [desk.shadowRoot.innerHTML, document.documentElement.outerHTML, JSON.stringify(sessionStorage), \
              document.querySelectorAll('iframe').length].join(' '))",
        );
        let left = left.as_str().expect("a text");
        for canary in ["Diallo", "awa@example.com", "31,60", "HiPay", "avoir:draft"] {
            assert!(!left.replace(['\u{a0}', '\u{202f}'], " ").contains(canary), "{canary} in {left}");
        }
        desk.reads("Avoir est verrouillé");
        office.does("desk.refresh(); desk.remove(); document.body.append(desk)");
        desk.reads("Avoir est verrouillé");
        let online = json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        desk.browser().devtools("Network.emulateNetworkConditions", &online);
        office.does("desk.resume().then(() => { window.isBack = true })");
        office.waits_for("return window.isBack === true");
        desk.sees(&dialog("Ajouter une note de crédit"));
        desk.no_longer_reads("Reprendre");
    });
}

#[test]
fn a_write_that_a_lock_overtakes_keeps_no_page_busy() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        desk.browser().may_complain_of("/operations/");
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        assert_eq!(office.in_flight(), None);
        office.shop.line().once("POST", "/modification", Fault::Silence);
        desk.press(&modification());
        office.hears("avoir-busy", &json!({ "inFlight": 1 }));
        office.does("desk.lock()");
        assert_eq!(office.in_flight(), Some(0));
        // Who is idle is not told so again.
        let told = office.heard("avoir-busy").len();
        office.does("desk.lock()");
        assert_eq!(office.heard("avoir-busy").len(), told);
        office.does("desk.resume()");
        // It never came there, and is not made without the agent.
        desk.finds_off(&modification());
        office.shop.ledger().is_untouched(ORDER);
        assert_eq!(office.in_flight(), Some(0));
    });
}

#[test]
fn the_token_is_nowhere_to_be_found() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\" routing=\"hash\"");
        desk.sees_order(ORDER);
        desk.cancels();
        office.does("desk.view = 'orders'");
        desk.sees(&heading("Liste des commandes"));
        let everywhere = office.says(
            "JSON.stringify([document.documentElement.outerHTML, desk.shadowRoot.innerHTML, { ...localStorage }, { ...sessionStorage }, \
              document.cookie, location.href, history.state, heard, Object.keys(globalThis), Object.getOwnPropertyNames(desk), \
              performance.getEntries().map(({ name }) => name)])",
        );
        let console = desk.browser().console().into_iter().map(|line| line.message).collect::<String>();
        for (place, text) in [("the page", everywhere.as_str().expect("a text")), ("the console", &console)] {
            assert!(!text.contains(desk.token()), "the token is in {place}");
        }
        // What was looked through is what the journey has left.
        assert!(everywhere.as_str().is_some_and(|text| text.contains("avoir-operation") && text.contains(ORDER)));
        assert_eq!(desk.browser().run("return document.cookie"), json!(""));
    });
}

#[test]
fn an_accounts_number_is_in_no_storage_no_event_and_no_address() {
    const IBAN: &str = "FR7630006000011234567890189";
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\" routing=\"hash\"");
        desk.sees_order(ORDER);
        desk.cancels();
        desk.opens_portal("HiPay", || {});
        desk.says_impossible("Le délai", "Virement bancaire");
        desk.write(&textbox("IBAN"), IBAN);
        desk.press(&checkbox("Vu avec le client : c'est ce qu'il préfère"));
        let is_nowhere = || {
            let everywhere = office.says(
                "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state, heard, \
                  performance.getEntries().map(({ name }) => name)])",
            );
            let everywhere = everywhere.as_str().expect("a text").to_owned();
            let console = desk.browser().console().into_iter().map(|line| line.message).collect::<String>();
            assert!(!format!("{everywhere}{console}").contains(IBAN), "{everywhere} {console}");
        };
        is_nowhere();
        desk.press(&button("Rembourser par ce moyen"));
        desk.takes_it_on();
        is_nowhere();
    });
}

#[test]
fn a_link_out_is_the_pages_to_follow_or_to_forbid() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        desk.cancels();
        let tabs = desk.browser().tabs().len();
        office.does("desk.linkPolicy = ['portal.example', '*.bank.example']");
        desk.press(&button("Ouvrir HiPay"));
        desk.sees(&dialog("Cette page ne permet pas d'ouvrir ce lien"));
        desk.press(&button("Fermer"));
        assert_eq!(office.heard("avoir-outgoing-link"), [] as [Value; 0]);

        office.does(
            "desk.linkPolicy = address => address.pathname.length > 1;
             desk.addEventListener('avoir-outgoing-link', event => event.preventDefault())",
        );
        desk.press(&link("Rouvrir HiPay").in_part());
        office.waits_for("return heard.some(([name, { url }]) => name === 'avoir-outgoing-link' && /^http/.test(url))");
        assert_eq!(desk.browser().tabs().len(), tabs, "no tab was opened");
    });
}

/// An address at which nobody listens, and nobody can while the socket is kept: a port that was merely free a moment ago
/// may be the next server's of another test.
fn an_address_of_nobody() -> (Socket, SocketAddr) {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
    let any: SocketAddr = (Ipv4Addr::LOCALHOST, 0).into();
    socket.bind(&SockAddr::from(any)).expect("a port");
    let address = socket.local_addr().ok().and_then(|address| address.as_socket()).expect("an address");
    (socket, address)
}

#[test]
fn a_page_that_is_not_let_in_reads_in_the_console_what_would_let_it_in() {
    in_a_back_office(&[order(ORDER)], |office| {
        let browser = office.desk.browser();
        // A browser says no more of who does not let a page in than of who is not there.
        let (_kept, nobody) = an_address_of_nobody();
        office.may_call(&[&format!("http://{nobody}")]);
        office.opens_desk("");
        office.desk.sees(&heading("Liste des commandes"));
        browser.may_complain_of("ERR_CONNECTION_REFUSED");
        office.does(&format!("desk.setAttribute('api-base', 'http://{nobody}/api/v1')"));
        office.hears("avoir-error", &json!({ "code": "unreachable", "fatal": false }));
        let way_in = format!("avoir serve --allowed-origins {}", office.shop.host().origin());
        browser.waits_to_complain_of(&way_in);
    });
}
