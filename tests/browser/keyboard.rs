//! A whole cancellation without the mouse.

use crate::desk::procedure::{check_button, confirm_button, modification};
use crate::harness::journey;
use crate::harness::keys::Key::{Enter, Space};
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading, menuitem, radio, textbox};

/// More strokes than this are a step backwards. 80 to 200 orders a day are counted in them.
const MOST: usize = 90;

#[test]
fn an_order_is_cancelled_and_refunded_by_keyboard_alone() {
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        let before = desk.browser().strokes();
        desk.browser().write("/");
        desk.browser().write("00123");
        desk.no_longer_reads("ORD00124");
        desk.key(Enter);
        desk.sees(&heading("Commande ORD00123"));
        desk.tab_to(&modification());
        desk.key(Space);
        desk.sees(&dialog("La modification de la commande est sur ON"));
        desk.tab_to(&check_button());
        desk.key(Enter);
        desk.sees(&dialog("Commande annulable"));
        desk.tab_to(&confirm_button());
        desk.key(Enter);
        desk.no_longer_sees(&confirm_button());
        desk.has_focus_on(&menuitem("Annuler la commande"));
        desk.key(Enter);
        desk.sees(&dialog("Annuler la commande"));
        desk.tab_to(&radio("Téléphone"));
        desk.key(Space);
        desk.tab_to(&button("Valider"));
        desk.key(Enter);
        desk.sees(&dialog("Rembourser le client"));
        desk.has_focus_on(&button("Ouvrir HiPay"));
        desk.opens_portal_by(
            || desk.key(Enter),
            || {
                desk.tab_to(&button("Rembourser").in_part());
                desk.browser().leave_page(|| desk.key(Enter));
                desk.reads("HIPAY-R-8003121-1");
            },
        );
        desk.tab_to(&textbox("Référence du remboursement"));
        desk.browser().write("R-1");
        desk.tab_to(&button("Remboursement effectué"));
        desk.key(Enter);
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.tab_to(&button("Envoyer le mail"));
        desk.key(Enter);
        desk.sees(&dialog("Annulation terminée"));

        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.mails("ORD00123").len()), (3160, 1));
        let strokes = desk.browser().strokes() - before;
        assert!(strokes <= MOST, "{strokes} strokes");
    });
}
