//! A whole cancellation without the mouse.

use crate::desk::Desk;
use crate::desk::procedure::{check_button, confirm_button, modification};
use crate::harness::journey;
use crate::harness::keys::Key::{Enter, Space};
use crate::harness::orders::order;
use crate::harness::things::{Thing, button, checkbox, combobox, dialog, heading, menuitem, radio, textbox};

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

/// Goes to a button with Tab and presses it; afterwards the focus is there.
#[track_caller]
fn presses(desk: &Desk, pressed: &Thing, then: &Thing) {
    desk.tab_to(pressed);
    desk.key(Enter);
    desk.has_focus_on(then);
}

/// Chooses from the native list that has the focus by the beginning of an option's words.
#[track_caller]
fn chooses(desk: &Desk, list: &Thing, option: &str) {
    desk.key(Space);
    desk.browser().write(option);
    desk.key(Enter);
    desk.has_focus_on(list);
}

#[test]
fn a_refund_that_is_impossible_is_made_otherwise_by_keyboard_alone() {
    let reference = textbox("Référence du remboursement");
    let why = combobox("Pourquoi le remboursement n'a-t-il pas fonctionné ?");
    let means = combobox("Moyen de paiement alternatif");
    let agreed = checkbox("Vu avec le client : c'est ce qu'il préfère");
    let (impossible, otherwise) = (button("Remboursement impossible"), button("Rembourser par ce moyen"));
    let take_on = button("Je m'en charge");
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.has_focus_on(&button("Ouvrir HiPay"));
        desk.opens_portal_by(|| desk.key(Enter), || {});
        desk.has_focus_on(&reference);
        presses(&desk, &impossible, &why);
        presses(&desk, &button("Revenir à la question"), &reference);
        presses(&desk, &impossible, &why);
        // What is missing gets the focus, one after the other.
        presses(&desk, &otherwise, &why);
        chooses(&desk, &why, "Le délai");
        presses(&desk, &otherwise, &means);
        chooses(&desk, &means, "Virement bancaire");
        presses(&desk, &otherwise, &agreed);
        desk.key(Space);
        presses(&desk, &otherwise, &take_on);
        presses(&desk, &take_on, &reference);
        desk.reads("Le remboursement de 31,60 € par virement bancaire a-t-il été effectué ?");
        desk.browser().write("VIR-7");
        desk.key(Enter);
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.has_focus_on(&button("Envoyer le mail"));
        let replaced = ["hipay 3160 original impossible", "hipay 3160 bank_transfer done"];
        assert_eq!(shop.ledger().tasks("ORD00123"), replaced);
    });
}

#[test]
fn the_mail_is_not_sent_or_is_after_all_by_keyboard_alone() {
    let reason = textbox("Pourquoi le mail n'est-il pas envoyé ?");
    let (send, skip) = (button("Envoyer le mail"), button("Ne pas envoyer"));
    let without = button("Terminer sans envoyer");
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.cancels();
        desk.refunds_at_hipay("R-1");
        desk.has_focus_on(&send);
        presses(&desk, &skip, &reason);
        presses(&desk, &button("Revenir au mail"), &send);
        presses(&desk, &skip, &reason);
        presses(&desk, &without, &reason);
        desk.browser().write("Prévenue au téléphone");
        desk.tab_to(&without);
        desk.key(Enter);
        desk.is_held_by_dialog("Annulation terminée");
        let ledger = shop.ledger();
        assert_eq!((ledger.step("ORD00123"), ledger.mails("ORD00123").len()), ("finished".to_owned(), 0));
    });
}
