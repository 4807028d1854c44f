//! Liste des commandes: found in two seconds, by keyboard, and found again by its address.

use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::{Order, order};
use crate::harness::things::{button, combobox, heading, link, row, searchbox};

/// Sixty orders, each a minute older and a euro dearer than the one before; every third is being prepared.
fn sixty() -> Vec<Order> {
    let number = |index: u32| format!("ORD{:05}", 100 + index);
    (0..60)
        .map(|index| {
            let status = if index % 3 == 0 { "preparing" } else { "awaiting_print" };
            order(&number(index))
                .logistic_status(status)
                .customer(&format!("Client {index:02}"))
                .placed_at(&format!("2026-11-20T09:{:02}:00Z", 59 - index))
                .paid_by(&[("hipay", &format!("HP-10{index:02}"), "0.00")])
                .total(&format!("{}.00", 20 + index))
        })
        .collect()
}

fn search() -> crate::harness::things::Thing {
    searchbox("Rechercher une commande")
}

#[test]
fn an_order_is_found_while_typing_and_opened_without_the_mouse() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.reads("d'autres suivent");
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
        desk.press(&button("Effacer la recherche et les filtres"));
        desk.sees(&row("ORD00100"));
    });
}

#[test]
fn filter_sort_and_next_page_are_in_the_address_and_come_back() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.choose(&combobox("État logistique"), "En préparation");
        desk.is_at("/orders?status=preparing");
        desk.counts(&link("MOD : ouvrir").in_part(), 20);
        desk.press(&button("Total"));
        desk.is_at("/orders?status=preparing&sort=total_down");
        desk.finds_first(&row("ORD0"), "ORD00157");

        desk.presses_mod("ORD00157");
        desk.browser().back();
        desk.is_at("/orders?status=preparing&sort=total_down");
        desk.counts(&link("MOD : ouvrir").in_part(), 20);
        desk.finds_first(&row("ORD0"), "ORD00157");
        desk.reload();
        desk.counts(&link("MOD : ouvrir").in_part(), 20);

        desk.press(&button("Effacer la recherche et les filtres"));
        desk.is_at("/orders?sort=total_down");
        desk.counts(&link("MOD : ouvrir").in_part(), 50);
        desk.press(&button("Afficher la suite"));
        desk.counts(&link("MOD : ouvrir").in_part(), 60);
        desk.sees(&row("ORD00100"));
    });
}
