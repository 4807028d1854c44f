//! No fault of accessibility that axe-core finds, on any screen in any state, light and dark, in French and English.

use crate::desk::Desk;
use crate::desk::procedure::check_button;
use crate::harness::keys::Key;
use crate::harness::line::Fault;
use crate::harness::orders::{Order, order};
use crate::harness::shop::Shop;
use crate::harness::things::{alert, any, button, checkbox, dialog, heading, link, radio, row, textbox};
use crate::harness::{axe, journey_on_a_bad_line};

const ORDER: &str = "ORD00123";

/// A state, and how an agent comes there from the one before.
type State = (&'static str, fn(&Shop, &Desk));

fn walk(orders: &[Order], states: &[State]) {
    walk_by(|shop| shop.agent("Awa Diallo"), orders, states);
}

fn walk_by(agent: fn(&Shop) -> Desk, orders: &[Order], states: &[State]) {
    journey_on_a_bad_line(orders, |shop| {
        let desk = agent(shop);
        axe::comes_along(desk.browser());
        let mut faults = Vec::new();
        for (state, comes_there) in states {
            comes_there(shop, &desk);
            faults.extend(axe::faults_in_all_looks(desk.browser(), state));
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

/// Goes to an address of which the API says nothing, or nothing that can be read.
fn goes_in_vain(shop: &Shop, desk: &Desk, address: &str, path: &str, fault: Fault) {
    shop.line().mend();
    shop.line().always("GET", path, fault);
    desk.browser().go(address);
}

fn goes(shop: &Shop, desk: &Desk, address: &str) {
    shop.line().mend();
    desk.browser().go(address);
}

const LISTS: &[State] = &[
    ("orders, not read", |shop, desk| {
        goes_in_vain(shop, desk, "/orders", "/api/v1/orders", Fault::Lost);
        desk.sees(&any("alert"));
    }),
    ("orders, none found", |shop, desk| {
        goes(shop, desk, "/orders?q=zzzz");
        desk.reads("Aucune commande ne correspond à cette recherche.");
    }),
    ("orders", |shop, desk| {
        goes(shop, desk, "/orders");
        desk.sees(&link("MOD : ouvrir ORD00123"));
    }),
    ("orders, all chosen", |_, desk| desk.press(&checkbox("Tout sélectionner"))),
    ("the keys", |_, desk| {
        desk.key(Key::Escape);
        desk.browser().write("?");
        desk.sees(&dialog("Raccourcis clavier"));
    }),
    ("unfinished, not read", |shop, desk| {
        goes_in_vain(shop, desk, "/unfinished", "/refund-tasks", Fault::Lost);
        desk.sees(&any("alert"));
    }),
    ("unfinished, none", |shop, desk| {
        goes(shop, desk, "/unfinished");
        desk.reads("Tout est terminé");
    }),
    ("items, not read", |shop, desk| {
        goes_in_vain(shop, desk, "/items", "/api/v1/items", Fault::Lost);
        desk.sees(&any("alert"));
    }),
    ("items, none found", |shop, desk| {
        goes(shop, desk, "/items?q=zzzz");
        desk.reads("Aucun article des commandes n'a cette référence ou ce nom.");
    }),
    ("items", |shop, desk| {
        goes(shop, desk, "/items");
        desk.sees(&link("MUG-01"));
    }),
    ("an item, not read", |shop, desk| {
        goes_in_vain(shop, desk, "/items/MUG-01", "/movements", Fault::Lost);
        desk.sees(&any("alert"));
    }),
    ("an item that never moved", |shop, desk| {
        goes(shop, desk, "/items/MUG-01");
        desk.reads("Aucun mouvement");
    }),
    ("an item that is none", |shop, desk| {
        goes(shop, desk, "/items/NOTHING");
        desk.reads("Aucun article");
    }),
    ("nowhere", |shop, desk| {
        goes(shop, desk, "/nowhere");
        desk.sees(&heading("Cette adresse ne mène nulle part"));
    }),
    // At the end: after an answer that never comes, nothing waits for answers.
    ("orders, loading", |shop, desk| {
        goes_in_vain(shop, desk, "/orders", "/api/v1/orders", Fault::Silence);
        desk.sees(&heading("Liste des commandes"));
    }),
    ("unfinished, loading", |shop, desk| {
        goes_in_vain(shop, desk, "/unfinished", "/refund-tasks", Fault::Silence);
        desk.sees(&heading("À terminer"));
    }),
    ("items, loading", |shop, desk| {
        goes_in_vain(shop, desk, "/items", "/api/v1/items", Fault::Silence);
        desk.sees(&heading("Articles"));
    }),
    ("an item, loading", |shop, desk| {
        goes_in_vain(shop, desk, "/items/MUG-01", "/movements", Fault::Silence);
        desk.sees(&any("heading").saying("MUG-01"));
    }),
];

#[test]
fn lists_full_and_empty_loading_and_not_read() {
    walk(&[order(ORDER), order("ORD00124").logistic_status("shipped")], LISTS);
}

const TOGETHER: &[State] = &[
    ("together, none picked", |shop, desk| {
        goes(shop, desk, "/batch");
        desk.reads("Aucune commande choisie");
    }),
    ("together, picked", |shop, desk| {
        goes(shop, desk, "/orders");
        desk.press(&checkbox("Tout sélectionner"));
        desk.press(&button("Annuler ensemble"));
        desk.sees(&button("Vérifier les 2 commandes"));
    }),
    ("together, interrupted", |shop, desk| {
        shop.line().always("GET", "/orders/ORD00123", Fault::Lost);
        desk.press(&button("Vérifier les 2 commandes"));
        desk.sees(&button("Reprendre"));
    }),
    ("together, to decide", |shop, desk| {
        shop.line().mend();
        desk.press(&button("Reprendre"));
        desk.reads("1 commande peut être annulée");
    }),
    ("together, without a channel", |_, desk| {
        desk.press(&button("Annuler cette commande"));
        desk.reads("Sélectionnez le moyen de contact");
    }),
    ("together, over", |_, desk| {
        desk.press(&radio("Téléphone"));
        desk.press(&button("Annuler cette commande"));
        desk.reads("1 commande annulée");
    }),
];

#[test]
fn several_orders_together_at_each_stage() {
    walk(&[order(ORDER), order("ORD00124").logistic_status("shipped")], TOGETHER);
}

const LEADS: &[State] = &[
    ("all the help", |_, desk| {
        desk.browser().go("/help");
        desk.sees(&heading("Aide"));
        desk.reads("Personne n'a encore donné d'avis.");
    }),
    ("the words of mails", |_, desk| {
        desk.browser().go("/reply-templates");
        desk.reads("Nous avons bien annulé votre commande ORD00123.");
    }),
    ("words with a mistake", |_, desk| {
        desk.write(&textbox("Texte du mail ou de la réponse"), "{{ clent }}");
        desk.reads("un mot entre accolades n'existe pas");
        desk.press(&button("Enregistrer"));
        desk.reads("Corrigez d'abord ce qui est signalé.");
    }),
];

#[test]
fn what_leads_see_to() {
    walk_by(|shop| shop.lead("Zoé Martin"), &[order(ORDER)], LEADS);
}

const SIGN_IN: &[State] = &[
    ("not started", |shop, desk| {
        goes_in_vain(shop, desk, "/", "/session", Fault::Lost);
        desk.reads("Avoir n'a pas pu démarrer");
    }),
    ("signed out", |shop, desk| {
        shop.ledger().end_all_sessions();
        goes(shop, desk, "/");
        desk.sees(&heading("Se connecter"));
    }),
    ("a token that is none", |_, desk| {
        desk.write(&textbox("Jeton d'accès"), "nobody's");
        desk.key(Key::Enter);
        desk.sees(&any("alert"));
    }),
    ("expired in the middle of it", |shop, desk| {
        desk.empties(&textbox("Jeton d'accès"));
        desk.gives_token();
        // Who goes elsewhere before the answer is signed in nowhere.
        desk.sees(&heading("Liste des commandes"));
        desk.opens_order(ORDER);
        desk.comes_to_the_total();
        desk.press(&radio("Téléphone"));
        desk.is_signed_out_unnoticed(shop);
        desk.press(&button("Valider"));
        desk.sees(&dialog("Votre session a expiré"));
    }),
    // At the end: after an answer that never comes, nothing waits for answers.
    ("starting", |shop, desk| {
        goes_in_vain(shop, desk, "/", "/session", Fault::Silence);
        desk.sees(&any("status"));
    }),
];

#[test]
fn the_ways_in() {
    walk(&[order(ORDER)], SIGN_IN);
}

const CANCELLATION: &[State] = &[
    ("an order, not read", |shop, desk| {
        goes_in_vain(shop, desk, "/orders/ORD00123", "/api/v1/orders/ORD00123", Fault::Lost);
        desk.sees(&any("alert"));
    }),
    ("an order that is none", |shop, desk| {
        goes(shop, desk, "/orders/NOPE");
        desk.reads("Cette commande n'existe pas");
    }),
    ("an order", |shop, desk| {
        goes(shop, desk, "/orders/ORD00123");
        desk.sees_order(ORDER);
    }),
    ("MOD is on", |_, desk| {
        desk.switches_mod_on();
        desk.sees(&check_button());
    }),
    ("cancellable", |_, desk| {
        desk.checks();
        desk.sees(&dialog("Commande annulable"));
    }),
    ("the help of a step", |_, desk| {
        desk.key(Key::F1);
        desk.press(&button("Oui"));
        desk.reads("Merci. Vous pouvez changer d'avis.");
        desk.key(Key::F1);
    }),
    ("the menu", |_, desk| {
        desk.confirms();
        desk.sees(&any("menuitem"));
    }),
    ("the total", |_, desk| {
        desk.asks_to_cancel();
        desk.sees(&dialog("Annuler la commande"));
    }),
    ("the total, no channel chosen", |_, desk| desk.press(&button("Valider"))),
    ("not known yet", |shop, desk| {
        desk.press(&radio("Téléphone"));
        shop.line().once("POST", "/cancellation/request", Fault::LineDown);
        desk.press(&button("Valider"));
        desk.reads("On ne sait pas encore si l'annulation de la commande a abouti.");
    }),
    ("to refund", |shop, desk| {
        shop.line().mend();
        desk.returns_to_the_page();
        desk.sees(&dialog("Rembourser le client"));
    }),
    ("the question", |_, desk| desk.opens_portal("HiPay", || {})),
    ("another way", |_, desk| {
        desk.press(&button("Remboursement impossible"));
        desk.reads("Choisir un moyen de paiement alternatif");
    }),
    ("another way, none chosen", |_, desk| {
        desk.press(&button("Rembourser par ce moyen"));
        desk.reads("Sélectionnez la raison.");
    }),
    ("unfinished", |shop, desk| {
        goes(shop, desk, "/unfinished");
        desk.sees(&link("Reprendre ORD00123"));
    }),
    ("the mail", |_, desk| {
        desk.press(&link("Reprendre ORD00123"));
        // What was begun is still there.
        desk.press(&button("Revenir à la question"));
        desk.says_refunded("R-1");
        desk.sees(&dialog("Mail de confirmation au client"));
    }),
    ("the end", |_, desk| desk.sends_the_mail()),
    ("a cancelled order", |_, desk| {
        desk.escapes();
        desk.sees_order(ORDER);
    }),
    // At the end: after an answer that never comes, nothing waits for answers.
    ("an order, loading", |shop, desk| {
        goes_in_vain(shop, desk, "/orders/ORD00123", "/api/v1/orders/ORD00123", Fault::Silence);
        desk.sees(&heading("Commande ORD00123"));
    }),
];

#[test]
fn a_cancellation_from_beginning_to_end() {
    walk(&[order(ORDER)], CANCELLATION);
}

const CREDIT_NOTES: &[State] = &[
    ("the form", |_, desk| desk.opens_the_form(ORDER)),
    ("the form, nothing in it", |_, desk| {
        desk.press(&button("Ajouter").in_part());
        desk.browser().rests();
    }),
    ("an order with a note", |shop, desk| {
        desk.browser().go("/orders");
        desk.sees(&heading("Liste des commandes"));
        desk.has_issued_two_mugs(ORDER, false);
        goes(shop, desk, "/orders/ORD00123");
        desk.sees_order(ORDER);
    }),
    ("the note", |shop, desk| desk.opens_note(&shop.ledger().note_numbers(ORDER)[0])),
    ("the note taken back", |_, desk| {
        desk.press(&button("Annuler cette note").within(any("dialog")));
        desk.sees(&textbox("Pourquoi la note est annulée"));
    }),
    ("an item", |shop, desk| {
        goes(shop, desk, "/items/MUG-01");
        desk.sees(&row("Remis en stock par remboursement"));
    }),
    ("an overpayment", |shop, desk| {
        goes(shop, desk, "/orders/ORD00124");
        desk.press(&button("Rembourser le trop-perçu"));
        desk.sees(&dialog("Rembourser le trop-perçu"));
    }),
    ("an overpayment without a reason", |_, desk| {
        desk.press(&button("Rembourser 31,60 €"));
        desk.reads("Indiquez d'où vient le trop-perçu.");
    }),
    ("refused, as another agent has it", |shop, desk| {
        goes(shop, desk, "/orders/ORD00125");
        desk.sees_order("ORD00125");
        desk.reads_nothing_again();
        let other = shop.agent("Ben Morel");
        other.opens_order("ORD00125");
        other.switches_mod_on();
        desk.press(&crate::desk::procedure::modification());
        desk.sees(&alert("Refusé"));
    }),
    ("held by another agent", |shop, desk| {
        goes(shop, desk, "/orders/ORD00125");
        desk.reads("Ben Morel");
    }),
    ("orders, one held by another", |shop, desk| {
        goes(shop, desk, "/orders");
        desk.sees(&row("ORD00125").saying("Ben Morel"));
    }),
];

#[test]
fn credit_notes_overpayments_and_other_agents() {
    let twice = [("bank_transfer", "VIR-1", "31.60"), ("bank_transfer", "VIR-2", "31.60")];
    walk(&[order(ORDER), order("ORD00124").paid_by(&twice), order("ORD00125")], CREDIT_NOTES);
}
