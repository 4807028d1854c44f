//! A menu whose button has the focus may leave the page with all that is around it.

use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{button, heading, menuitem};

#[test]
fn who_signs_out_from_the_menu_comes_to_the_sign_in_page() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        for page in ["/", "/orders/ORD00123", "/unfinished"] {
            desk.browser().go(page);
            desk.press(&button("Awa Diallo"));
            desk.press(&menuitem("Se déconnecter"));
            desk.sees(&heading("Se connecter"));
            desk.gives_token();
            desk.sees(&button("Awa Diallo"));
        }
    });
}

#[test]
fn back_from_the_menu_that_opens_by_itself_leads_to_the_list() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.presses_mod("ORD00123");
        desk.comes_to_the_menu();
        desk.has_focus_on(&menuitem("Annuler la commande"));
        desk.browser().back();
        desk.sees(&heading("Liste des commandes"));
    });
}
