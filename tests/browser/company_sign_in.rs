//! Agents sign in with their company accounts, at a real provider of OpenID Connect.

use crate::desk::Desk;
use crate::harness::journey_with_company_accounts;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading, link, radio, textbox};

const WITH_COMPANY: &str = "Se connecter avec le compte de l'entreprise";

/// Leaves for the provider and says there who it is.
fn signs_in_at_the_provider(desk: &Desk, account: &str) {
    desk.press(&link(WITH_COMPANY));
    desk.write(&textbox("Account"), account);
    desk.press(&button("Go on"));
}

#[test]
fn an_agent_signs_in_with_the_company_account_and_is_where_they_were() {
    journey_with_company_accounts(&[order("ORD00123")], |shop| {
        let desk = shop.visitor("Awa Ndiaye");
        desk.browser().go("/orders/ORD00123");
        desk.sees(&heading("Se connecter"));
        signs_in_at_the_provider(&desk, "awa");
        desk.sees_order("ORD00123");
        desk.is_at("/orders/ORD00123");
        desk.reads("Awa Ndiaye");
    });
}

#[test]
fn a_session_that_ended_goes_on_by_the_company_account_in_another_tab() {
    journey_with_company_accounts(&[order("ORD00123")], |shop| {
        let desk = shop.visitor("Awa Ndiaye");
        desk.browser().go("/orders/ORD00123");
        signs_in_at_the_provider(&desk, "awa");
        desk.sees_order("ORD00123");
        desk.comes_to_the_total();
        shop.ledger().end_all_sessions();
        desk.press(&radio("Magasin"));
        desk.press(&button("Valider"));
        desk.sees(&dialog("Votre session a expiré"));
        // The provider still knows who it is.
        desk.goes_to_another_tab(|| desk.press(&link(WITH_COMPANY)), || desk.reads("Vous êtes connecté"));
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [3160]);
    });
}

#[test]
fn an_account_without_a_role_is_told_whom_to_ask() {
    journey_with_company_accounts(&[order("ORD00123")], |shop| {
        let desk = shop.visitor("Kim Roux");
        desk.browser().go("/");
        signs_in_at_the_provider(&desk, "kim");
        desk.sees(&heading("Aucun rôle dans Avoir"));
        desk.sees(&link("Réessayer"));
    });
}
