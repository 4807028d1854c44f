//! *Mise à jour de l'inventaire*: what becomes of the units is said line by line, the lines of the stock log are read before
//! they are written, and one without its other is flagged.

use crate::desk::credit_form::{condition, inventory};
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::{Order, order};
use crate::harness::things::{dialog, link, row, textbox};

const ORDER: &str = "ORD00123";
const MUG: &str = "Mug en grès";

fn delivered() -> Order {
    order(ORDER).logistic_status("delivered")
}

#[test]
fn units_in_several_conditions_are_said_by_keyboard_and_each_goes_where_it_belongs() {
    journey(&[delivered()], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form(ORDER);
        desk.keys(&[Key::Up, Key::Up, Key::Up]);
        desk.reads("Stock inchangé");
        desk.reads("−3 API supprimée");
        desk.focuses(&condition(MUG));
        desk.browser().write("Plusieurs");
        desk.key(Key::Tab);
        desk.has_focus_on(&textbox(&format!("Abîmés : {MUG}")));
        desk.browser().write("1");
        desk.key(Key::Tab);
        desk.has_focus_on(&textbox(&format!("Perdus : {MUG}")));
        desk.browser().write("5");
        desk.reads("Les états font 6 unités, la ligne en rembourse 3.");
        desk.empties(&textbox(&format!("Perdus : {MUG}")));
        desk.reads("Neufs : 2");
        desk.reads("+2 en stock");
        desk.reads("+3 Remis en stock par remboursement");
        desk.reads("−1 API supprimée");
        desk.no_longer_reads("−3 API supprimée");
        desk.key_with_control(Key::Enter);
        desk.has_added();

        let ledger = shop.ledger();
        assert_eq!(ledger.movements("MUG-01"), ["3 returned_to_stock_by_refunding", "-1 api_removed"]);
        assert_eq!(ledger.restocked("MUG-01"), [r#"{"new":2,"damaged":1,"lost":0,"never_left":0}"#]);
        // The order's own history has them, and so has the item's page.
        desk.reads("Neufs : 2 · Abîmés : 1");
        desk.press(&link("Journaux des stocks de MUG-01"));
        desk.sees(&row("API supprimée").saying("Neufs : 2 · Abîmés : 1"));
        desk.no_longer_reads("Ligne seule");
    });
}

#[test]
fn the_usual_note_says_that_all_units_are_new_without_a_key_more() {
    journey(&[delivered()], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form(ORDER);
        desk.keys(&[Key::Up, Key::Up]);
        desk.tab_to(&inventory());
        desk.key(Key::Space);
        desk.finds_in(&condition(MUG), "0");
        desk.reads("+2 en stock");
        desk.key_with_control(Key::Enter);
        desk.has_added();
        let ledger = shop.ledger();
        assert_eq!(ledger.movements("MUG-01"), ["2 returned_to_stock_by_refunding"]);
        assert_eq!(ledger.restocked("MUG-01"), [r#"{"new":2,"damaged":0,"lost":0,"never_left":0}"#]);
    });
}

#[test]
fn who_cancels_reads_what_goes_back_on_the_shelf_before_it_does() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_order(ORDER);
        desk.comes_to_the_total();
        desk.reads("Mouvements de stock à venir");
        desk.reads("+3 Remis en stock par remboursement");
        desk.reads("Jamais partis : 3");
        assert_eq!(shop.ledger().movements("MUG-01"), [] as [String; 0]);
        desk.validates("Téléphone");
        desk.sees(&dialog("Rembourser le client"));
        assert_eq!(shop.ledger().movements("MUG-01"), ["3 returned_to_stock_by_refunding"]);
    });
}

#[test]
fn a_line_of_the_log_without_its_other_is_flagged_on_the_order_and_on_the_item() {
    journey(&[delivered(), order("ORD00124").logistic_status("delivered")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs(ORDER, false);
        desk.has_issued_two_mugs("ORD00124", false);
        shop.ledger().loses_from_the_log(&shop.ledger().note_numbers(ORDER)[0], "api_removed");
        desk.opens_order(ORDER);
        let alone = "Ligne seule : il manque « API supprimée −2 ».";
        desk.reads(alone);
        desk.reads("Comptez les unités en rayon : le stock affiché est peut-être trop haut de 2.");
        desk.press(&link("Journaux des stocks de MUG-01"));
        desk.counts(&row("Ligne seule"), 1);
        desk.sees(&row("Ligne seule").saying(ORDER));
        desk.speaks_english();
        desk.reads("Lone line: “API removed −2” is missing.");
        desk.browser().go("/orders/ORD00124");
        desk.reads("−2 API removed");
        desk.no_longer_reads("Lone line");
    });
}
