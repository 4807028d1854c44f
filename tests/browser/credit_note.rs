//! An issued credit note: opened, printed, saved, and taken back when it was wrong.

use serde_json::json;

use crate::desk::credit_notes::note_button;
use crate::harness::line::Fault;
use crate::harness::orders::{Order, order};
use crate::harness::things::{any, button, dialog, link, row, textbox};
use crate::harness::{journey, journey_on_a_bad_line};

#[test]
fn a_wrong_credit_note_is_taken_back_with_its_refund_and_its_stock() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        let number = shop.ledger().note_numbers("ORD00123")[0].clone();
        desk.opens_note(&number);
        desk.reads("Oui : les articles sont remis en stock");
        desk.press(&button("Annuler cette note").within(any("dialog")));

        desk.sees(&dialog(&format!("Annuler la note de crédit {number}")));
        desk.reads("Une seconde note, de −19,80 €, est émise");
        desk.reads("Le remboursement à faire est retiré : HiPay, 19,80 €.");
        desk.reads("Ressort du stock : 2 × Mug en grès.");
        desk.has_focus_on(&textbox("Pourquoi la note est annulée"));
        desk.press(&button("Annuler la note de crédit"));
        desk.reads("Indiquez pourquoi la note de crédit était fausse.");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [1980]);
        desk.browser().write("Mauvaise commande");
        desk.press(&button("Annuler la note de crédit"));

        // The note that corrects is what the agent sees next.
        desk.sees(&button(&number).within(any("dialog")));
        desk.reads("Annule la note de crédit n°");
        desk.reads("−19,80 €");
        desk.reads("Une note qui en annule une autre ne s’annule pas");
        let ledger = shop.ledger();
        assert_eq!(ledger.credit_notes("ORD00123"), [1980, -1980]);
        assert_eq!(ledger.tasks("ORD00123"), ["hipay 1980 original withdrawn"]);
        assert_eq!(ledger.movements("MUG-01"), ["2 returned_to_stock_by_refunding", "-2 credit_note_corrected"]);
        assert_eq!(ledger.journal("ORD00123"), ["credit_note_issued", "refund_withdrawn", "credit_note_corrected"]);

        // Each leads to the other.
        desk.press(&button(&number));
        desk.sees(&dialog(&format!("Note de crédit {number}")));
        desk.reads("Annulée par");
        desk.no_longer_sees(&button("Annuler cette note"));
        desk.escapes();
        desk.has_focus_on(&note_button(&number));
        desk.reads("Note annulée");
    });
}

#[test]
fn the_customer_is_told_of_a_credit_note_by_a_mail_that_is_read_first_and_sent_once() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        desk.press(&button("Écrire au client"));
        desk.reads("Nous vous remboursons 19,80 €");
        assert_eq!(shop.ledger().mails("ORD00123").len(), 0);
        desk.press(&button("Envoyer le mail"));
        desk.reads("Mail au client mis à l’envoi");
        desk.no_longer_sees(&button("Écrire au client"));
        let mails = shop.ledger().mails("ORD00123");
        assert!(mails.len() == 1 && mails[0].contains("note de crédit"), "{mails:?}");
    });
}

#[test]
fn a_credit_note_whose_refund_began_elsewhere_is_refused_in_words() {
    journey(&[order("ORD00123")], |shop| {
        let (awa, ben) = (shop.agent("Awa Diallo"), shop.agent("Ben Morel"));
        awa.has_issued_two_mugs("ORD00123", true);
        awa.opens_order("ORD00123");
        let number = shop.ledger().note_numbers("ORD00123")[0].clone();
        awa.opens_note(&number);
        awa.press(&button("Annuler cette note").within(any("dialog")));
        awa.write(&textbox("Pourquoi la note est annulée"), "Mauvaise commande");

        ben.opens_order("ORD00123");
        ben.resumes_the_refund();
        ben.refunds_at_hipay("R-1");
        ben.reads("Reste à prévenir le client");
        awa.press(&button("Annuler la note de crédit"));
        awa.sees(&any("alert"));
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [1980]);
        assert_eq!(shop.ledger().tasks("ORD00123"), ["hipay 1980 original done"]);
        // What was typed is still there.
        awa.finds_in(&textbox("Pourquoi la note est annulée"), "Mauvaise commande");
        awa.press(&button("Retour"));
        awa.reads("Ne peut plus être annulée : son remboursement est fait ou commencé.");
    });
}

#[test]
fn the_days_on_the_sheet_are_the_shops_wherever_it_is_read() {
    // Half past midnight in Paris, and still the evening before in Martinique.
    journey(&[order("ORD00123").placed_at("2026-10-19T22:30:00Z")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.browser().devtools("Emulation.setTimezoneOverride", &json!({ "timezoneId": "America/Martinique" }));
        desk.has_issued_two_mugs("ORD00123", true);
        let number = shop.ledger().note_numbers("ORD00123")[0].clone();
        desk.opens_order("ORD00123");
        desk.opens_note(&number);
        desk.reads("du 20 oct. 2026");
        let sheet = desk.prints();
        assert!(sheet.contains("20 oct. 2026"), "{sheet}");
    });
}

#[test]
fn the_sheet_is_printed_alone_on_one_page_whatever_page_is_around_it() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        let number = shop.ledger().note_numbers("ORD00123")[0].clone();
        desk.opens_order("ORD00123");
        desk.opens_note(&number);
        let alone = desk.prints();

        // The desk as a guest in somebody's back office.
        desk.browser().go("/host.html");
        desk.press(&link("MOD : ouvrir ORD00123"));
        desk.opens_note(&number);
        let as_guest = desk.prints();
        for sheet in [&alone, &as_guest] {
            for words in [number.as_str(), "Awa Diallo", "Mug en grès", "ORD00123", "19,80", "Deux mugs ébréchés"] {
                assert!(sheet.contains(words), "{words} in {sheet}");
            }
            for words in ["Boutique Lumière</strong>", "Imprimer", "avoir-desk", "<script"] {
                assert!(!sheet.contains(words), "{words} in {sheet}");
            }
        }
        assert_eq!(desk.pages_of("sheet", &alone), 1);
        assert_eq!(desk.pages_of("sheet-as-guest", &as_guest), 1);
    });
}

#[test]
fn the_sheet_is_saved_as_one_file_in_the_customers_language() {
    journey(&[long_order("ORD00125").locale("en-GB")], |shop| {
        let desk = shop.agent("Awa Diallo");
        let lines: Vec<_> = (1..=30).map(|line| json!({ "line": line.to_string(), "quantity": 1 })).collect();
        desk.has_issued("ORD00125", &json!({ "lines": lines, "restock": true, "reason": "Damaged in transit" }));
        let number = shop.ledger().note_numbers("ORD00125")[0].clone();
        desk.opens_order("ORD00125");
        desk.opens_note(&number);
        desk.reads("Imprimée et téléchargée en anglais, la langue du client.");
        let (name, file) = desk.saves();
        assert_eq!(name, format!("{number}.html"));
        assert!(file.starts_with("<!doctype html>") && file.contains("<html lang=\"en\">"));
        assert!(file.contains("Credit note no.") && file.contains("Damaged in transit"));
        assert!(!file.contains("http://") && !file.contains("<link"), "nothing outside of the file");
        assert_eq!(desk.pages_of("long-sheet", &file), 2);
    });
}

#[test]
fn a_correction_whose_answer_is_lost_takes_effect_once() {
    journey_on_a_bad_line(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", false);
        let number = shop.ledger().note_numbers("ORD00123")[0].clone();
        desk.opens_order("ORD00123");
        desk.opens_note(&number);
        desk.press(&button("Annuler cette note").within(any("dialog")));
        desk.reads("Le stock ne change pas.");
        desk.write(&textbox("Pourquoi la note est annulée"), "Mauvaise commande");
        shop.line().once("POST", "/correction", Fault::LostAnswer);
        desk.press(&button("Annuler la note de crédit"));
        desk.reads("Annule la note de crédit n°");
        assert_eq!(shop.ledger().credit_notes("ORD00123"), [1980, -1980]);
    });
}

#[test]
fn on_a_telephone_all_of_it_fits_and_can_be_hit() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", false);
        let number = shop.ledger().note_numbers("ORD00123")[0].clone();
        for (width, height) in [(390, 844), (320, 640)] {
            desk.browser().resize(width, height);
            desk.opens_order("ORD00123");
            desk.finds_nothing_too_wide_or_too_small();
            desk.opens_note(&number);
            desk.finds_nothing_too_wide_or_too_small();
            desk.sees_whatever_it_tabs_to();
            desk.press(&button("Annuler cette note").within(any("dialog")));
            desk.sees(&textbox("Pourquoi la note est annulée"));
            desk.finds_nothing_too_wide_or_too_small();
            desk.browser().go("/items");
            desk.sees(&link("MUG-01"));
            desk.finds_nothing_too_wide_or_too_small();
            desk.press(&link("MUG-01"));
            desk.sees(&link(&number));
            desk.finds_nothing_too_wide_or_too_small();
        }
    });
}

/// Thirty lines of one article each.
fn long_order(number: &str) -> Order {
    let lines = (1..=30).map(|line| {
        json!({
            "id": line.to_string(), "sku": format!("ART-{line:02}"), "title": format!("Article numéro {line} de la maison"),
            "quantity": 1, "unit_price": "10.00", "total": "10.00",
            "taxes": [{ "name": "TVA", "rate": "0.20", "amount": "1.67" }],
        })
    });
    order(number).lines(lines.collect()).paid_by(&[("hipay", "8003129", "304.90")])
}

#[test]
fn restock_adds_one_line_to_the_stock_log_and_no_restock_two() {
    journey(&[order("ORD00123"), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.has_issued_two_mugs("ORD00124", false);
        let ledger = shop.ledger();
        let moved = ["2 returned_to_stock_by_refunding", "2 returned_to_stock_by_refunding", "-2 api_removed"];
        assert_eq!(ledger.movements("MUG-01"), moved);

        // From the line of an order.
        desk.opens_order("ORD00123");
        desk.press(&link("Journaux des stocks de MUG-01"));
        desk.is_at("/items/MUG-01");
        desk.counts(&row("Remis en stock par remboursement"), 2);
        let taken_out = desk.texts(&row("API supprimée"));
        assert!(
            taken_out.len() == 1 && taken_out[0].contains("−2") && taken_out[0].contains("ORD00124"),
            "{taken_out:?}"
        );
        let number = ledger.note_numbers("ORD00124")[0].clone();

        // From its name, in the other language.
        desk.speaks_english();
        desk.counts(&row("Returned to stock by refunding"), 2);
        desk.sees(&row("API removed"));
        desk.press(&link("Items").within(any("navigation")));
        desk.is_at("/items");
        desk.write(&any("searchbox"), "grès");
        desk.is_at("/items?q=gr%C3%A8s");
        desk.press(&link("MUG-01"));
        desk.press(&link(&number).within(row("API removed")));
        desk.sees(&dialog(&format!("Credit note {number}")));
        desk.reads("No: the stock does not change");
        desk.escapes();
        desk.is_at("/orders/ORD00124");

        desk.browser().go("/items/NOTHING");
        desk.reads("No items");
    });
}
