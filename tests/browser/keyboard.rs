//! A whole cancellation without the mouse.

use crate::desk::Desk;
use crate::desk::credit_form::{quantity, shipping};
use crate::desk::procedure::{check_button, confirm_button, modification};
use crate::harness::journey;
use crate::harness::keys::Key::{Down, End, Enter, Escape, Space, Tab};
use crate::harness::orders::order;
use crate::harness::things::{Thing, button, checkbox, combobox, dialog, heading, menuitem, radio, switch, textbox};

/// The keys of a cancellation that are neither data nor the portal's: more are a step backwards. 80 to 200 orders a day
/// are counted in them.
const MOST: usize = 12;

/// What stands on the way of a cancellation, in one language.
struct Way {
    order: Thing,
    switch: Thing,
    check: Thing,
    confirm: Thing,
    cancel: Thing,
    channel: Thing,
    portal: Thing,
    reference: Thing,
    mail: Thing,
    end: Thing,
}

fn in_french() -> Way {
    Way {
        order: heading("Commande ORD00123"),
        switch: modification(),
        check: check_button(),
        confirm: confirm_button(),
        cancel: menuitem("Annuler la commande"),
        channel: radio("Téléphone"),
        portal: button("Ouvrir HiPay"),
        reference: textbox("Référence du remboursement"),
        mail: dialog("Mail de confirmation au client"),
        end: dialog("Annulation terminée"),
    }
}

fn in_english() -> Way {
    Way {
        order: heading("Order ORD00123"),
        switch: switch("Order modification"),
        check: button("Check whether the order can be cancelled"),
        confirm: button("Go on with the cancellation"),
        cancel: menuitem("Cancel the order"),
        channel: radio("Phone"),
        portal: button("Open HiPay"),
        reference: textbox("Refund reference"),
        mail: dialog("Confirmation email to the customer"),
        end: dialog("Cancellation finished"),
    }
}

#[test]
fn an_order_is_cancelled_and_refunded_by_keyboard_alone() {
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        goes_all_the_way(&desk, &in_french());
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.mails("ORD00123").len()), (3160, 1));
    });
}

#[test]
fn an_order_is_cancelled_by_as_few_keys_in_english() {
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.speaks_english();
        desk.sees(&heading("Orders"));
        goes_all_the_way(&desk, &in_english());
        let ledger = shop.ledger();
        assert_eq!((ledger.refunded("ORD00123"), ledger.mails("ORD00123").len()), (3160, 1));
    });
}

/// From the list to the end of the cancellation, by no more keys than are allowed.
#[track_caller]
fn goes_all_the_way(desk: &Desk, way: &Way) {
    let before = desk.browser().strokes();
    let mut others = 0;
    let mut writes = |text: &str| {
        desk.browser().write(text);
        others += text.chars().count();
    };
    desk.browser().write("/");
    writes("00123");
    desk.no_longer_reads("ORD00124");
    desk.key(Enter);
    desk.sees(&way.order);
    desk.has_focus_on(&way.switch);
    desk.key(Enter);
    desk.has_focus_on(&way.check);
    desk.key(Enter);
    desk.has_focus_on(&way.confirm);
    desk.key(Enter);
    desk.has_focus_on(&way.cancel);
    desk.key(Enter);
    desk.has_focus_on(&way.channel);
    desk.key(Enter);
    desk.key_with_control(Enter);
    desk.has_focus_on(&way.portal);
    let mut at_the_bank = 0;
    desk.opens_portal_by_key(&way.reference, || {
        let before = desk.browser().strokes();
        desk.tab_to(&button("Rembourser").in_part());
        desk.browser().leave_page(|| desk.key(Enter));
        desk.reads("HIPAY-R-8003121-1");
        at_the_bank = desk.browser().strokes() - before;
    });
    writes("R-1");
    desk.key_with_control(Enter);
    desk.sees(&way.mail);
    desk.reads("Nous avons bien annulé votre commande");
    desk.key_with_control(Enter);
    desk.sees(&way.end);
    let strokes = desk.browser().strokes() - before - others - at_the_bank;
    assert!(strokes <= MOST, "{strokes} strokes");
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
        presses(&desk, &button("Revenir à la question"), &impossible);
        presses(&desk, &impossible, &why);
        // What is missing gets the focus, one after the other.
        presses(&desk, &otherwise, &why);
        chooses(&desk, &why, "Le délai");
        presses(&desk, &otherwise, &means);
        chooses(&desk, &means, "Virement bancaire");
        presses(&desk, &otherwise, &textbox("IBAN"));
        desk.browser().write("FR76 3000 6000 0112 3456 7890 189");
        presses(&desk, &otherwise, &agreed);
        desk.key(Space);
        presses(&desk, &otherwise, &take_on);
        presses(&desk, &take_on, &reference);
        desk.reads("Le remboursement de 31,60 € par virement bancaire a-t-il été effectué ?");
        desk.browser().write("VIR-7");
        desk.key_with_control(Enter);
        desk.sees(&dialog("Mail de confirmation au client"));
        desk.has_focus_on(&heading("Mail de confirmation au client").in_part());
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
        desk.sees(&send);
        presses(&desk, &skip, &reason);
        presses(&desk, &button("Revenir au mail"), &heading("Mail de confirmation au client").in_part());
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

#[test]
fn shipping_is_refunded_by_as_few_keys() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.has_focus_on(&modification());
        let before = desk.browser().strokes();
        desk.browser().write("n");
        desk.has_focus_on(&quantity("Mug en grès"));
        desk.keys(&[Tab, Tab]);
        desk.has_focus_on(&shipping());
        desk.key(Space);
        desk.sees(&button("Ajouter · 4,90 € sur HiPay"));
        desk.key_with_control(Enter);
        desk.sees(&dialog("Rembourser le client"));
        let strokes = desk.browser().strokes() - before;
        assert!(strokes <= 5, "{strokes} strokes");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [490]);
    });
}

#[test]
fn all_units_of_a_line_are_one_key() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.has_focus_on(&quantity("Mug en grès"));
        desk.key(End);
        desk.sees(&button("Ajouter · 26,70 € sur HiPay"));
        desk.key(Down);
        desk.sees(&button("Ajouter · 17,80 € sur HiPay"));
    });
}

#[test]
fn letters_and_signs_alone_can_be_switched_off_and_stay_so() {
    let single_keys = switch("Touches seules");
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order("ORD00123");
        desk.browser().write("?");
        desk.press(&single_keys);
        desk.finds_off(&single_keys);
        desk.key(Escape);
        desk.has_focus_on(&modification());
        let at_rest = || {
            desk.browser().write("n/?");
            desk.has_focus_on(&modification());
            desk.no_longer_sees(&dialog("Raccourcis clavier"));
        };
        at_rest();
        desk.reload();
        desk.has_focus_on(&modification());
        at_rest();
        // With Control held nobody meant a letter.
        desk.browser().write_with_control('k');
        desk.sees(&dialog("Palette de commandes"));
    });
}
