//! A credit note on the page of its order, and as the document that is printed.

use avoir::api::credit_notes::CreditNoteDocument;
use avoir::api::order_detail::OrderDetail;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::locale::Locale;
use avoir::ui::screens::order::credit_note::{Medium, paper};
use leptos::prelude::*;

use crate::screen::{Look, Screen, at_note, order_with, screen};

/// AV-2026-000001, for two mugs and a part of their shipping.
const NOTE: &str = r#"{"number":"AV-2026-000001","order":"ORD00123","issued_at":"2026-11-21T10:00:00Z",
    "issued_by":{"id":"zoe","name":"Zoé Petit","role":"agent"},"reason":"Deux mugs ébréchés","restock":true,"corrects":null,
    "quote":QUOTE}"#;

fn quote(sign: &str) -> String {
    let quantity = if sign.is_empty() { "2" } else { "-2" };
    let text = r#"{"lines":[{"line":"1","quantity":QUANTITY,"restock":true,"net":"S14.83","gross":"S17.80","withheld":"0.00",
        "taxes":[{"name":"TVA","rate":"0.20","amount":"S2.97","explanation":{"rule":"reversed"}}],
        "remaining":{"quantity":1,"net":"7.42","gross":"8.90","withheld":"0.00"},"explanation":{"rule":"reversed"}}],
        "shipping":[{"id":"s1","net":"S1.67","gross":"S2.00","remaining":"2.90",
        "taxes":[{"name":"TVA","rate":"0.20","amount":"S0.33","explanation":{"rule":"reversed"}}],"explanation":{"rule":"reversed"}}],
        "fees":[],"adjustment":null,
        "taxes":[{"name":"TVA","rate":"0.20","net":"S16.50","amount":"S3.30","explanation":PARTS}],
        "net":"S16.50","tax":"S3.30","total":"S19.80","explanation":PARTS,
        "allocation":[{"payment":"p1","amount":"S19.80","explanation":{"rule":"reversed"}}],
        "remaining_after":{"charged":"44.60","credited":"19.80","items":"24.80","captured":"24.80","payments":[]},"caps":[]}"#;
    text.replace("QUANTITY", quantity)
        .replace("PARTS", r#"{"lines":"0.00","shipping":"0.00","fees":"0.00","adjustment":"0.00"}"#)
        .replace("\"S", &format!("\"{sign}"))
}

pub fn note() -> String {
    NOTE.replace("QUOTE", &quote(""))
}

fn correction() -> String {
    NOTE.replace("000001", "000002")
        .replace("\"corrects\":null", r#""corrects":"AV-2026-000001""#)
        .replace("Deux mugs ébréchés", "Mauvaise commande")
        .replace("QUOTE", &quote("-"))
}

fn credited(notes: &[String], rest: &str) -> OrderDetail {
    order_with(&format!(r#"{{"credit_notes":[{}],{rest}}}"#, notes.join(",")))
}

fn task(state: &str) -> String {
    format!(
        r#""refund_tasks":[{{"id":"t1","order":"ORD00123","credit_note":"AV-2026-000001","payment":"p1","provider":"hipay",
        "transaction":"8003121","amount":"19.80","means":"original","created_at":"2026-11-21T10:00:00Z",{state},"portal_url":null}}]"#
    )
}

/// The note of this number, opened.
fn opened(order: OrderDetail, number: u32) -> Screen {
    at_note(order, CreditNoteNumber::new(2026, number), Look::default())
}

/// The sheet that is printed of this note.
fn printed(note: &str, locale: Locale) -> Screen {
    let order = order_with("{}").order;
    let note = serde_json::from_str(note).expect("a note as the wire has it");
    let seller_details = vec!["12 rue de la Paix, 75002 Paris".to_owned(), "TVA FR12345678901".to_owned()];
    let document = CreditNoteDocument { seller: "Boutique Lumière".to_owned(), seller_details, order, note };
    Screen::of(Owner::new().with(|| paper(&document, locale, Medium::Print).to_html()))
}

#[test]
fn each_note_is_on_the_page_and_what_was_taken_back_says_so() {
    screen(credited(&[note(), correction()], r#""allowed_actions":["open"]"#), Look::default())
        .says("AV-2026-000001")
        .says("Corrigée")
        .says("Corrige AV-2026-000001")
        .says("−19,80 €");
}

#[test]
fn an_opened_note_says_who_issued_it_why_and_what_became_of_the_stock() {
    let to_do = task(r#""state":"to_do""#);
    opened(
        credited(&[note()], &format!(r#"{to_do},"allowed_actions":["open","settle_refund","correct_credit_note"]"#)),
        1,
    )
    .says("Note de crédit AV-2026-000001")
    .says("Zoé Petit")
    .says("Deux mugs ébréchés")
    .says("Oui : les articles sont remis en stock")
    .says("Corriger")
    .says("Imprimer")
    .says("Télécharger");
}

#[test]
fn a_note_whose_refund_began_and_one_that_corrects_can_not_be_corrected_and_say_why() {
    let begun = task(r#""state":"done","reference":"R-1","at":"2026-11-21T11:00:00Z""#);
    let allowed = r#""allowed_actions":["open","correct_credit_note"]"#;
    opened(credited(&[note()], &format!("{begun},{allowed}")), 1)
        .says("Ne peut plus être corrigée : son remboursement est fait ou commencé.");
    opened(credited(&[note(), correction()], allowed), 2)
        .says("Une correction ne se corrige pas")
        .says("Corrige AV-2026-000001");
    opened(credited(&[note(), correction()], allowed), 1).says("Corrigée par AV-2026-000002");
}

#[test]
fn the_sheet_has_all_that_a_french_avoir_has() {
    let sheet = printed(&note(), Locale::Fr);
    for words in [
        "Avoir n° AV-2026-000001",
        "Boutique Lumière",
        "12 rue de la Paix, 75002 Paris",
        "TVA FR12345678901",
        "Awa Diallo",
        "ORD00123 du",
        "Deux mugs ébréchés",
        "Mug Réf. MUG-01 2 7,42 € 14,83 € 20 % 17,80 €",
        "Colissimo",
        "TVA 20 % 16,50 € 3,30 €",
        "Total HT 16,50 €",
        "Total TVA 3,30 €",
        "Total TTC 19,80 €",
        "À rembourser par : HiPay transaction 8003121 19,80 €",
    ] {
        sheet.says(words);
    }
    // Nothing on paper leads anywhere.
    sheet.has_not("<a ");
}

#[test]
fn a_correction_is_printed_below_zero_with_the_note_that_it_takes_back() {
    printed(&correction(), Locale::Fr)
        .says("Correction d’avoir n° AV-2026-000002")
        .says("Annule l’avoir n° AV-2026-000001")
        .says("Mug Réf. MUG-01 −2 7,42 € −14,83 € 20 % −17,80 €")
        .says("Total TTC −19,80 €")
        .says("N’est plus à rembourser par : HiPay");
}

#[test]
fn a_customer_who_reads_english_gets_an_english_sheet() {
    printed(&note(), Locale::En)
        .says("Credit note no. AV-2026-000001")
        .says("Total gross €19.80")
        .says("20%")
        .says("To be refunded by: HiPay");
}

/// The note, with goodwill that holds no tax.
fn with_goodwill() -> String {
    let adjustment = r#""adjustment":{"amount":"2.10","reason":"Retard","tax":"none","net":"2.10","taxes":[]}"#;
    let totals = [("\"net\":\"16.50\",\"tax\"", "\"net\":\"18.60\",\"tax\""), ("\"19.80\"", "\"21.90\"")];
    let note = note().replace("\"adjustment\":null", adjustment);
    totals.into_iter().fold(note, |note, (was, is)| note.replace(was, is))
}

#[test]
fn what_has_no_tax_says_so_and_has_its_base_beside_those_of_the_taxes() {
    printed(&with_goodwill(), Locale::Fr)
        .says("Ajustement Retard 2,10 € Sans taxe 2,10 €")
        .says("TVA 20 % 16,50 € 3,30 € Sans taxe 2,10 € 0,00 €")
        .says("Total HT 18,60 €");
    printed(&with_goodwill(), Locale::En).says("Adjustment Retard €2.10 Untaxed €2.10");
    printed(&note(), Locale::Fr).does_not_say("Sans taxe");
}
