//! Lists under a name of the agent's own.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::sixty;
use crate::harness::things::{button, link, textbox};

#[test]
fn a_list_is_kept_under_a_name_found_again_renamed_and_deleted() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.press(&Desk::facet("En préparation"));
        desk.is_at("/orders?status=preparing");
        desk.press(&button("Vues"));
        desk.write(&textbox("Nom de la vue"), "À suivre");
        desk.key(Key::Enter);
        desk.reads("Vue enregistrée");

        desk.browser().go("/orders");
        desk.press(&button("Vues"));
        desk.press(&link("À suivre"));
        desk.is_at("/orders?status=preparing");
        desk.press(&button("Renommer À suivre"));
        desk.empties(&textbox("Renommer À suivre"));
        desk.browser().write("Préparation");
        desk.key(Key::Enter);
        desk.sees(&link("Préparation"));
        desk.press(&button("Copier le lien de cette liste"));
        desk.reads("Lien copié");
        assert!(desk.clipboard().ends_with("/orders?status=preparing"));
        desk.press(&button("Supprimer Préparation"));
        desk.reads("Aucune vue enregistrée");

        // It stays deleted.
        desk.reload();
        desk.press(&button("Vues"));
        desk.reads("Aucune vue enregistrée");
    });
}
