//! Liste des commandes: found in two seconds, by keyboard, and found again by its address.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::{order, sixty};
use crate::harness::things::{button, heading, link, row, searchbox};

fn search() -> crate::harness::things::Thing {
    searchbox("Rechercher une commande")
}

#[test]
fn an_order_is_found_while_typing_and_opened_without_the_mouse() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.browser().write("/");
        desk.has_focus_on(&search());
        desk.finds_in(&search(), "");
        desk.browser().write("ORD0012");
        // ORD00120 to ORD00129.
        desk.counts(&link("MOD : ouvrir ORD0012").in_part(), 10);
        desk.is_at("/orders?q=ORD0012");
        desk.reads("10 commandes");
        desk.keys(&[Key::Down, Key::Down, Key::Enter]);
        desk.sees(&heading("Commande ORD00121"));
        desk.is_at("/orders/ORD00121");

        desk.browser().back();
        desk.is_at("/orders?q=ORD0012");
        desk.finds_in(&search(), "ORD0012");
        desk.counts(&link("MOD : ouvrir ORD0012").in_part(), 10);
    });
}

#[test]
fn the_key_of_the_search_leads_there_from_every_screen() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        for address in ["/orders?q=ORD0012", "/orders/ORD00121", "/unfinished", "/items", "/nowhere"] {
            desk.browser().go(address);
            desk.sees(&link("Articles"));
            desk.browser().write("/");
            desk.has_focus_on(&search());
            // What was searched for is selected: it is typed over.
            desk.browser().write("ORD0013");
            desk.finds_in(&search(), "ORD0013");
            desk.is_at("/orders?q=ORD0013");
        }
        // Where the cursor is in a field it is a letter.
        desk.browser().write("/");
        desk.finds_in(&search(), "ORD0013/");
    });
}

#[test]
fn enter_opens_the_only_order_and_leads_to_the_first_of_several() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.write(&search(), "ORD0012");
        desk.key(Key::Enter);
        desk.has_focus_on(&link("ORD00120"));
        // Faster than the answer.
        desk.browser().write("/");
        desk.browser().write("ORD00121");
        desk.key(Key::Enter);
        desk.sees(&heading("Commande ORD00121"));
    });
}

#[test]
fn a_name_with_a_slip_is_found_and_said_to_be_another() {
    let orders = [order("ORD00123").customer("Claire Dupont"), order("ORD00124").customer("Zoé Martin")];
    journey(&orders, |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.write(&search(), "dupomd");
        desk.reads("Aucune commande ne correspond à cette recherche.");
        desk.empties(&search());
        desk.write(&search(), "dupond");
        desk.sees(&row("ORD00123"));
        desk.no_longer_sees(&row("ORD00124"));
        desk.reads("Rien à ce nom exact : 1 commande à un nom proche");
        // It is not the one that was asked for: Enter does not open it.
        desk.key(Key::Enter);
        desk.has_focus_on(&link("ORD00123"));
    });
}

#[test]
fn the_name_of_a_state_is_offered_as_its_filter() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.write(&search(), "preparing");
        desk.press(&button("Voir toutes les commandes : En préparation"));
        desk.is_at("/orders?status=preparing");
        desk.reads("20 commandes");
    });
}

#[test]
fn an_order_that_an_agent_has_on_says_whose_it_is() {
    journey(&[order("ORD00123")], |shop| {
        let awa = shop.agent("Awa Diallo");
        let ben = shop.agent("Ben Morel");
        ben.sees(&row("ORD00123").saying("Annulable"));
        awa.opens_order("ORD00123");
        awa.switches_mod_on();
        ben.reload();
        ben.sees(&row("ORD00123").saying("MOD ON : Awa Diallo"));
        ben.sees(&row("ORD00123").saying("Jusqu'à"));
    });
}

#[test]
fn a_customer_an_amount_and_a_transaction_lead_to_their_orders() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        for (typed, number) in [("client 07", "ORD00107"), ("42,00", "ORD00122"), ("hp-1055", "ORD00155")] {
            desk.browser().go("/orders");
            desk.write(&search(), typed);
            desk.counts(&link("MOD : ouvrir").in_part(), 1);
            desk.sees(&row(number));
        }
        desk.browser().go("/orders");
        desk.write(&search(), "personne ne s'appelle ainsi");
        desk.reads("Aucune commande ne correspond à cette recherche.");
        desk.press(&button("Effacer la recherche"));
        desk.sees(&row("ORD00100"));
    });
}

#[test]
fn a_filter_of_before_does_not_hide_what_is_searched_for_now() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.browser().go("/orders?status=shipped&sort=oldest");
        desk.write(&search(), "ORD00101");
        desk.reads("Aucune commande ne correspond à cette recherche et à ces filtres.");
        desk.press(&button("Chercher « ORD00101 » sans les filtres"));
        desk.sees(&row("ORD00101"));
        desk.is_at("/orders?q=ORD00101&sort=oldest");
        desk.has_focus_on(&search());
    });
}

#[test]
fn filter_and_sort_are_in_the_address_and_come_back() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.press(&Desk::facet("En préparation"));
        desk.is_at("/orders?status=preparing");
        desk.reads("20 commandes");
        desk.press(&button("Total"));
        desk.is_at("/orders?status=preparing&sort=total_up");
        desk.finds_first(&row("ORD0"), "ORD00100");
        desk.press(&button("Total"));
        desk.is_at("/orders?status=preparing&sort=total_down");
        desk.finds_first(&row("ORD0"), "ORD00157");

        desk.presses_mod("ORD00157");
        desk.browser().back();
        desk.is_at("/orders?status=preparing&sort=total_down");
        desk.has_focus_on(&link("ORD00157"));
        desk.finds_first(&row("ORD0"), "ORD00157");
        desk.reload();
        desk.reads("20 commandes");

        desk.press(&button("Effacer les filtres"));
        desk.is_at("/orders?sort=total_down");
        desk.reads("60 commandes");
        desk.browser().back();
        desk.is_at("/orders?status=preparing&sort=total_down");
        desk.reads("20 commandes");
    });
}
