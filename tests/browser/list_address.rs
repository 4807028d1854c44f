//! What the list shows is in the address: what is chosen can be gone back from, what is typed cannot.

use crate::harness::journey;
use crate::harness::orders::sixty;
use crate::harness::things::{button, checkbox, combobox, row, searchbox, textbox};

#[test]
fn filters_columns_and_density_are_in_the_address_and_history_knows_each_choice() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.press(&button("Filtres"));
        desk.choose(&combobox("Prestataire"), "PayPal");
        desk.is_at("/orders?provider=paypal");
        desk.reads("Aucune commande");
        desk.press(&button("Retirer le filtre : PayPal"));
        desk.is_at("/orders");
        desk.browser().back();
        desk.is_at("/orders?provider=paypal");
        desk.browser().back();
        // Where they signed in.
        desk.is_at("/");
        desk.sees(&row("ORD00100"));

        desk.press(&button("Filtres"));
        desk.write(&textbox("Total minimum"), "75");
        desk.write(&textbox("Total maximum"), "77,00");
        desk.press(&checkbox("Annulable"));
        desk.is_at("/orders?min=75&max=77.00&cancellable=yes");
        // 75 € is being prepared.
        desk.reads("2 commandes");
        desk.choose(&combobox("Date de commande"), "Aujourd");
        desk.is_at("/orders?placed=today&min=75&max=77.00&cancellable=yes");
        desk.reads("Aucune commande");

        desk.browser().go("/orders?from=2026-11-20&to=2026-11-20");
        desk.reads("20 nov. 2026");
        desk.sees(&button("Retirer le filtre : 2026-11-20 – 2026-11-20"));

        desk.browser().go("/orders");
        desk.press(&button("Affichage"));
        desk.press(&checkbox("Paiement"));
        desk.is_at("/orders?columns=date%2Ccustomer%2Ctotal%2Ccancellation%2Cstatus");
        desk.no_longer_sees(&row("HiPay"));
        desk.choose(&combobox("Densité"), "Confortable");
        desk.is_at("/orders?columns=date%2Ccustomer%2Ctotal%2Ccancellation%2Cstatus&density=comfortable");
        desk.reload();
        desk.sees(&row("ORD00100"));
        desk.no_longer_sees(&row("HiPay"));
    });
}

#[test]
fn what_is_typed_replaces_the_address_and_what_matches_is_marked() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.press(&button("Total"));
        desk.is_at("/orders?sort=total_up");
        desk.write(&searchbox("Rechercher une commande"), "client 07");
        desk.is_at("/orders?q=client%2007&sort=total_up");
        desk.reads("1 commande");
        let marked = "return [...document.querySelector('avoir-desk').shadowRoot.querySelectorAll('.row .cell-customer bdi:first-child mark')]
            .map(mark => mark.textContent).join(' ')";
        assert_eq!(desk.browser().run(marked), "Client 07");
        // The sort was chosen, the search was typed: one step back leads before both.
        desk.browser().back();
        desk.is_at("/");
    });
}
