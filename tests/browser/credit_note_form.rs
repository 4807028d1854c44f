//! *Ajouter une note de crédit*: what is asked for on the form is what is issued, to the cent, in the
//! database as on the screen.

use serde_json::json;

use crate::desk::credit_form::{amount_paid, condition, inventory, quantity, shipping, value};
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::{from_file, order};
use crate::harness::things::{alert, any, button, radio, textbox};

const MUG: &str = "Mug en grès";

#[test]
fn two_of_three_units_are_credited_by_keyboard_and_left_out_of_the_stock() {
    journey(&[order("ORD00123").logistic_status("delivered")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.has_focus_on(&quantity(MUG));
        desk.key(Key::Enter);
        desk.keys(&[Key::Up, Key::Up]);
        desk.sees(&button("Ajouter · 17,80 € sur HiPay"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [0_i64; 0]);
        desk.key_with_control(Key::Enter);
        desk.has_added();
        desk.reads("17,80 € restent à rembourser au client.");

        let ledger = shop.ledger();
        assert_eq!(ledger.credit_notes("ORD00123"), [1780]);
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 1780 original to_do"]);
        assert_eq!(ledger.movements("MUG-01"), ["2 returned_to_stock_by_refunding", "-2 api_removed"]);
        assert_eq!(ledger.operations("ORD00123"), ["issue_credit_note"]);
    });
}

#[test]
fn a_unit_that_comes_back_is_put_on_the_shelf() {
    journey(&[order("ORD00123").logistic_status("delivered")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.press(&inventory());
        desk.reads("Les unités remboursées sont remises en stock.");
        desk.press(&button(&format!("Une unité de plus : {MUG}")));
        desk.finds_in(&condition(MUG), "0");
        desk.adds("8,90 € sur HiPay");
        assert_eq!(shop.ledger().movements("MUG-01"), ["1 returned_to_stock_by_refunding"]);
    });
}

#[test]
fn a_part_of_the_value_is_read_as_it_is_typed_and_its_limit_can_be_taken() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&value(MUG), "abc");
        desk.sees(&alert("Ce n'est pas un montant."));
        desk.key_with_control(Key::Enter);
        desk.has_focus_on(&value(MUG));
        desk.empties(&value(MUG));
        desk.write(&value(MUG), "30");
        desk.sees(&alert("Il reste 26,70 € sur cette ligne."));
        desk.press(&button("Prendre 26,70 €"));
        desk.sees(&button("Ajouter · 26,70 € sur HiPay"));
        desk.empties(&value(MUG));
        desk.write(&value(MUG), "€5.50");
        desk.adds("5,50 € sur HiPay");
        let ledger = shop.ledger();
        assert_eq!((ledger.credit_notes("ORD00123"), ledger.movements("MUG-01").len()), (vec![550], 0));
    });
}

#[test]
fn shipping_alone_is_one_switch_and_its_figure_explains_itself() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.press(&shipping());
        desk.press(&button("Expliquer : Colissimo : 4,90 €"));
        desk.reads("Valeur saisie : 4,90 € TTC, sur 4,90 € TTC qui restaient.");
        desk.press(&button("Copier l'explication"));
        desk.reads("Copié");
        assert!(desk.clipboard().starts_with("Colissimo"), "{}", desk.clipboard());
        desk.adds("4,90 € sur HiPay");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [490]);
    });
}

#[test]
fn what_was_cleared_by_mistake_comes_back_until_something_else_is_typed() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&quantity(MUG), "2");
        desk.press(&button("Tout effacer"));
        desk.sees(&button("Ajouter"));
        desk.press(&button("Rétablir la saisie"));
        desk.sees(&button("Ajouter · 17,80 € sur HiPay"));
        desk.press(&button("Tout effacer"));
        desk.write(&quantity(MUG), "1");
        desk.sees(&button("Tout effacer"));
        desk.adds("8,90 € sur HiPay");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [890]);
    });
}

#[test]
fn delivery_that_cost_nothing_is_not_offered() {
    let shipping = json!([
        { "id": "s1", "title": "Colissimo", "total": "4.90", "taxes": [] },
        { "id": "s2", "title": "Retrait en boutique", "total": "0.00", "taxes": [] },
    ]);
    journey(&[order("ORD00123").shipping(shipping)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.sees(&value("Colissimo"));
        desk.no_longer_sees(&value("Retrait en boutique"));
        desk.reads("Offerts : rien à rembourser");
        desk.press(&amount_paid());
        desk.adds("31,60 € sur HiPay");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [3160]);
    });
}

#[test]
fn the_amount_paid_is_everything_and_afterwards_nothing_is_left() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.press(&amount_paid());
        desk.finds_in(&quantity(MUG), "3");
        desk.finds_in(&value("Colissimo"), "4,90");
        desk.adds("31,60 € sur HiPay");
        desk.finds_disabled(&button("Ajouter une note de crédit"));
        desk.reads("Tout est déjà sur une note de crédit");
        let ledger = shop.ledger();
        assert_eq!((ledger.credit_notes("ORD00123"), ledger.pending("ORD00123")), (vec![3160], 3160));
    });
}

#[test]
fn a_typed_total_becomes_a_fee_with_its_reason() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&quantity(MUG), "3");
        desk.write(&textbox("Saisir le total"), "24,70");
        desk.key(Key::Enter);
        // The reason that is due by then is where the cursor is.
        desk.has_focus_on(&textbox("Motif de l'ajustement"));
        desk.sees(&button("Ajouter · 24,70 € sur HiPay"));
        desk.press(&button("Ajouter · 24,70 € sur HiPay"));
        desk.sees(&alert("Un ajustement a besoin d'un motif."));
        desk.has_focus_on(&textbox("Motif de l'ajustement"));
        desk.browser().write("Frais de retour");
        desk.reads("Gardé");
        desk.adds("24,70 € sur HiPay");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [2470]);
    });
}

#[test]
fn a_typed_total_beyond_what_is_left_stays_with_what_is_wrong_beside_it() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&quantity(MUG), "3");
        desk.write(&textbox("Saisir le total"), "999");
        desk.key(Key::Enter);
        desk.sees(&any("alert"));
        desk.finds_in(&textbox("Saisir le total"), "999");
        desk.has_focus_on(&textbox("Saisir le total"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [0_i64; 0]);
    });
}

#[test]
fn prices_without_taxes_are_typed_without_and_credited_with() {
    let net = from_file(
        &json!([{
            "number": "ORD00124", "placed_at": "2026-11-20T09:14:00Z", "currency": "EUR", "prices_include_tax": false,
            "logistic_status": "shipped",
            "customer": { "name": "Awa Diallo", "email": "awa@example.com", "phone": null, "locale": "fr" },
            "lines": [{ "id": "1", "sku": "DESK", "title": "Bureau", "quantity": 1, "unit_price": "100.00",
                "total": "100.00", "taxes": [{ "name": "TVA", "rate": "0.20", "amount": "20.00" }] }],
            "payments": [{ "id": "p1", "provider": "stripe", "transaction": "ch_1", "captured": "120.00",
                "captured_at": "2026-11-20T09:14:05Z" }],
        }])
        .to_string(),
    );
    journey(&net, |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00124");
        desk.write(&textbox("Valeur HT : Bureau"), "50");
        desk.adds("60,00 € sur Stripe");
        assert_eq!(shop.ledger().credit_notes("ORD00124"), [6000]);
    });
}

#[test]
fn yen_have_no_decimals_and_dinars_have_three() {
    let foreign = |number: &str, currency: &str, total: &str| {
        json!({
            "number": number, "placed_at": "2026-11-20T09:14:00Z", "currency": currency, "prices_include_tax": true,
            "logistic_status": "shipped",
            "customer": { "name": "Awa Diallo", "email": "awa@example.com", "phone": null, "locale": "fr" },
            "lines": [{ "id": "1", "sku": "CUP", "title": "Tasse", "quantity": 3, "unit_price": total, "total": total,
                "taxes": [] }],
            "payments": [{ "id": "p1", "provider": "stripe", "transaction": "ch_1", "captured": total,
                "captured_at": "2026-11-20T09:14:05Z" }],
        })
    };
    let orders = json!([foreign("ORD00125", "JPY", "1000"), foreign("ORD00126", "KWD", "10.000")]);
    journey(&from_file(&orders.to_string()), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00125");
        desk.write(&value("Tasse"), "5,5");
        desk.sees(&alert("Cette devise n'a pas de décimales."));
        desk.empties(&value("Tasse"));
        desk.write(&quantity("Tasse"), "1");
        desk.adds("333 ¥ sur Stripe");
        desk.opens_the_form("ORD00126");
        desk.write(&value("Tasse"), "1,234");
        desk.adds("1,234 KWD sur Stripe");
        let ledger = shop.ledger();
        assert_eq!((ledger.credit_notes("ORD00125"), ledger.credit_notes("ORD00126")), (vec![333], vec![1234]));
    });
}

#[test]
fn what_was_typed_survives_escape_and_a_reload() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&quantity(MUG), "2");
        desk.press(&radio("Geste commercial"));
        desk.write(&textbox("Montant de l'ajustement TTC"), "1,20");
        desk.write(&textbox("Motif de l'ajustement"), "Retard");
        desk.escapes();
        desk.sees(&button("Continuer la note de crédit"));
        desk.reload();
        desk.focuses(&button("Continuer la note de crédit"));
        desk.key(Key::Enter);
        desk.finds_in(&quantity(MUG), "2");
        desk.finds_in(&textbox("Motif de l'ajustement"), "Retard");
        desk.adds("19,00 € sur HiPay");
        desk.reload();
        desk.sees(&button("Ajouter une note de crédit"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [1900]);
    });
}

#[test]
fn a_note_in_between_is_refused_then_computed_anew_with_what_no_longer_fits() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.opens_the_form("ORD00123");
        desk.write(&quantity(MUG), "2");
        // Another tab of the same agent, for the same total: what was refused is still not taken for done.
        let elsewhere = json!({ "lines": [{ "line": "1", "quantity": 2 }], "expected_total": "17.80" });
        desk.has_issued("ORD00123", &elsewhere);
        desk.press(&button("Ajouter · 17,80 € sur HiPay"));
        desk.sees(&alert("La commande a changé entre-temps."));
        desk.reads("La commande a changé depuis votre saisie");
        desk.sees(&alert("Il reste 1 unité."));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [1780]);
        desk.press(&button("Prendre 1"));
        desk.adds("8,90 € sur HiPay");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [1780, 890]);
    });
}

#[test]
fn the_form_fits_a_telephone_and_keeps_the_focus() {
    for (width, height) in [(390, 844), (320, 640), (1280, 800)] {
        let paid = [("paypal", "PP-1", "10.00"), ("hipay", "8003121", "21.60")];
        journey(&[order("ORD00123").paid_by(&paid)], |shop| {
            let desk = shop.agent("Awa Diallo");
            desk.browser().resize(width, height);
            desk.opens_the_form("ORD00123");
            desk.write(&value(MUG), "30");
            desk.press(&radio("Frais retenus"));
            desk.press(&radio("Montants saisis"));
            desk.finds_nothing_too_wide_or_too_small();
            desk.is_held_by_dialog("Ajouter une note de crédit");
            desk.sees_whatever_it_tabs_to();
            desk.escapes();
            desk.no_longer_sees(&any("dialog"));
        });
    }
}
