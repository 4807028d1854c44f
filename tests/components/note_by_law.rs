//! The printed note beside the table of what the law wants on it (CGI, annexe II, art. 242 nonies A): a consumer, a company
//! abroad, an exempt sale, another currency, a test order.

use avoir::api::credit_notes::CreditNoteDocument;
use avoir::api::order_detail::fixture::detail;
use avoir::domain::agent::fixture::agent;
use avoir::domain::credit::{CreditNote, CreditNoteDraft, Restock, fixture};
use avoir::domain::locale::Locale;
use avoir::domain::order::Order;
use avoir::domain::order::fixture::amount;
use avoir::domain::seller::SellerIdentity;
use avoir::ui::language::set_provider_names;
use avoir::ui::screens::order::credit_note::{Medium, paper};
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::screen::{Screen, providers};

fn seller() -> SellerIdentity {
    serde_json::from_value(json!({
        "legal_form": "SAS", "capital": "10 000 €", "siren": "732829320", "siret": "73282932000074", "rcs": "Lyon",
        "vat_number": "FR44732829320",
        "address": { "name": "", "lines": ["12 rue des Lanternes"], "postal_code": "69001", "city": "Lyon", "country": "FR" }
    }))
    .unwrap()
}

/// A lamp, its assembly and their parcel, with what `facts` say of them instead.
fn sold(facts: Value) -> Order {
    let tax = |amount: &str| json!([{ "name": "TVA", "rate": "0.20", "amount": amount }]);
    let mut order = json!({
        "number": "ORD00123", "placed_at": "2026-11-20T10:14:00+01:00", "currency": "EUR", "prices_include_tax": true,
        "logistic_status": "delivered",
        "customer": { "name": "Awa Diallo", "email": "awa@example.com", "locale": "fr" },
        "lines": [
            { "id": "1", "sku": "LAMPE-1", "title": "Lampe de chevet", "quantity": 1, "unit_price": "60.00", "total": "48.00",
              "taxes": tax("8.00"), "discounts": [{ "title": "Soldes d’hiver", "amount": "12.00" }] }],
        "shipping": [{ "id": "s1", "title": "Colissimo", "total": "6.00", "taxes": tax("1.00") }],
        "payments": [{ "id": "p1", "provider": "hipay", "transaction": "8003121", "captured": "54.00",
            "captured_at": "2026-11-20T10:14:05+01:00" }],
        "invoices": [{ "number": "FA-2026-000412", "issued_on": "2026-11-20" }],
        "billing_address": { "name": "Awa Diallo", "lines": ["3 rue des Essais"], "postal_code": "75002", "city": "Paris",
            "country": "FR" }
    });
    order.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
    serde_json::from_value(order).unwrap()
}

/// Items of the same amounts on which there is no tax, for this reason.
fn untaxed(tax: &Value) -> Value {
    json!({
        "lines": [{ "id": "1", "sku": "LAMPE-1", "title": "Lampe de chevet", "quantity": 1, "unit_price": "48.00", "total": "48.00",
            "taxes": [tax] }],
        "shipping": [{ "id": "s1", "title": "Colissimo", "total": "6.00", "taxes": [tax] }]
    })
}

fn together(mut facts: Value, more: Value) -> Value {
    facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    facts
}

/// The sheet of a note of all of it. `AVOIR_SHEETS` names a folder for copies that can be printed and looked at.
fn sheet(name: &str, order: Order, change: impl FnOnce(&mut CreditNote, &mut SellerIdentity)) -> Screen {
    assert_eq!(order.check(), Ok(()), "{name}");
    let everything: CreditNoteDraft = serde_json::from_value(json!({
        "lines": [{ "line": "1", "quantity": 1 }], "shipping": [{ "id": "s1", "amount": "6.00" }], "restock": true,
        "reason": "Retour du client"
    }))
    .unwrap();
    let mut note = CreditNote {
        issued_by: agent("Zoé Petit"),
        reason: "Retour du client".to_owned(),
        restock: Restock::Return,
        issued_at: order.placed_at,
        ..fixture::note(detail(order.clone()).case().quote(&everything).expect("a sound draft"))
    };
    let mut identity = seller();
    change(&mut note, &mut identity);
    let document = CreditNoteDocument {
        seller: "Maison Lumen".to_owned(),
        seller_details: Vec::new(),
        seller_identity: Some(identity),
        order,
        note,
    };
    set_provider_names(providers());
    let html = Owner::new().with(|| paper(&document, Locale::Fr, Medium::Print).to_html());
    if let Some(folder) = std::env::var_os("AVOIR_SHEETS") {
        let style = include_str!("../../style/screens/order/paper.css");
        let page = format!("<!doctype html><meta charset=\"utf-8\"><style>{style}</style>{html}");
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.html")), page).unwrap();
    }
    Screen::of(html)
}

#[test]
fn a_consumers_note_names_the_seller_the_invoice_the_rebate_and_the_tax() {
    let sheet = sheet("consumer", sold(json!({})), |_, _| {});
    for words in [
        "Maison Lumen SAS au capital de 10 000 € 12 rue des Lanternes 69001 Lyon FR RCS Lyon 732 829 320 SIRET 732 829 320 00074 \
         N° de TVA FR44732829320",
        "Note de crédit n° AV-2026-000001",
        "Awa Diallo 3 rue des Essais 75002 Paris FR",
        "Facture rectifiée FA-2026-000412 du",
        "Nature de l’opération Livraison de biens",
        "dont remise Soldes d’hiver : 12,00 €",
        "TVA 20 % 45,00 € 9,00 €",
        "Total HT 45,00 €",
        "Total TTC 54,00 €",
    ] {
        sheet.says(words);
    }
    sheet.does_not_say("Exonération").does_not_say("TVA en euros").does_not_say("Net de taxe");
}

#[test]
fn a_company_abroads_note_has_both_numbers_and_why_there_is_no_tax() {
    let company = json!({
        "billing_address": { "name": "Einkauf", "company": "Beispiel GmbH", "lines": ["Musterweg 1"], "postal_code": "10115",
            "city": "Berlin", "country": "DE" },
        "shipping_address": { "name": "Lager", "company": "Beispiel GmbH", "lines": ["Hafen 9"], "postal_code": "20095",
            "city": "Hamburg", "country": "DE" },
        "buyer": { "kind": "company", "vat_number": "DE136695976", "registration": { "id": "HRB 4711" }, "purchase_order": "PO-9" },
        "supplied_on": "2026-11-21"
    });
    let taxes = untaxed(&json!({ "name": "TVA", "rate": "0", "amount": "0.00", "category": "K" }));
    let sheet = sheet("company_abroad", sold(together(company, taxes)), |_, _| {});
    for words in [
        "Beispiel GmbH Einkauf Musterweg 1 10115 Berlin DE",
        "N° de TVA du client DE136695976",
        "Livrée à Beispiel GmbH Lager Hafen 9 20095 Hamburg DE",
        "N° d’immatriculation du client HRB 4711",
        "Référence du client PO-9",
        "Date de livraison ou de prestation",
        "Exonération de TVA, livraison intracommunautaire (art. 262 ter, I du CGI).",
        "Total TVA 0,00 €",
    ] {
        sheet.says(words);
    }
}

#[test]
fn an_exempt_sales_note_has_the_shops_own_rule_before_the_category() {
    for (tax, said) in [
        (json!({ "category": "E", "exemption": "VATEX-FR-FRANCHISE" }), "TVA non applicable, art. 293 B du CGI."),
        (json!({ "category": "E", "exemption": "Art. 261, 4-4° a du CGI" }), "Art. 261, 4-4° a du CGI"),
        (json!({ "category": "AE" }), "Autoliquidation : la TVA est due par le client (art. 283 du CGI)."),
        (json!({ "category": "G" }), "Exonération de TVA, exportation (art. 262, I du CGI)."),
        (json!({ "category": "O", "exemption": "VATEX-EU-F" }), "Régime particulier – Biens d’occasion."),
    ] {
        let tax = together(json!({ "name": "TVA", "rate": "0", "amount": "0.00" }), tax);
        sheet("exempt", sold(untaxed(&tax)), |_, _| {}).says(said);
    }
}

#[test]
fn a_note_in_another_currency_says_its_tax_in_euros_or_that_nobody_gave_a_rate() {
    let order = || sold(json!({ "currency": "USD" }));
    let rate = serde_json::from_value(json!({ "rate": "0.9234", "on": "2026-11-19", "source": "BCE", "tax": "8.31" }))
        .unwrap();
    sheet("other_currency", order(), |note, _| note.tax_in_euros = Some(rate))
        .says("TVA en euros : 8,31 € (1 USD = 0,9234 EUR, BCE, ");
    sheet("no_rate", order(), |_, _| {}).says("TVA en euros : aucun taux de change n’a été donné.");
    sheet("abroad", order(), |_, seller| seller.vat_number = Some("BE0123456789".to_owned()))
        .does_not_say("TVA en euros");
}

#[test]
fn a_seller_who_keeps_the_tax_and_a_test_order_say_so() {
    sheet("net_of_tax", sold(json!({})), |_, seller| seller.net_of_tax = true)
        .says("Net de taxe : cette note de crédit ne donne pas lieu à rectification de la TVA (art. 272 du CGI).");
    sheet("test", sold(json!({ "test": true })), |_, _| {}).says("COMMANDE DE TEST : document sans valeur");
    let service = json!({ "lines": [{ "id": "1", "sku": "", "title": "Montage", "quantity": 1, "unit_price": "48.00",
        "total": "48.00", "kind": "service", "taxes": [{ "name": "TVA", "rate": "0.20", "amount": "8.00" }] }] });
    sheet("service", sold(service), |note, _| assert_eq!(note.quote.total, amount("54.00")))
        .says("Nature de l’opération Prestation de services");
}
