//! The shop that is asked: in it each call finds something that it can do.

use std::collections::BTreeMap;

use avoir::api::approvals::AskApproval;
use avoir::api::return_terms::ReadReturnTerms;
use avoir::api::returns::{ReceiveReturn, RegisterReturn};
use avoir::backend::Config;
use avoir::backend::store::MailId;
use avoir::domain::agent::Role;
use avoir::domain::limits::Limits;
use avoir::domain::mail_delivery::{MailDelivery, MailTrouble};
use avoir::domain::money::Currency;
use avoir::domain::order::Order;
use avoir::domain::order::fixture::order_in;
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{Alternative, AlternativeMethod, ImpossibleReason, RefundOutcome};
use avoir::domain::returns::{ReturnNumber, ReturnTerms};
use axum::body::Body;
use serde_json::{Value, json};

use crate::damage::TEXTS;
use crate::dice::Dice;
use crate::support::shop::{Answer, Desk, Shop};
use crate::support::walk::Walk;

/// The numbers of all orders, after `ORD00`.
pub const NUMBERS: std::ops::RangeInclusive<u32> = 123..=145;

/// The key of a write in every shop.
const KEY: &str = "prepared-key-000001";

/// The order of a note that a till can use.
const OF_THE_TILL: &str = "ORD00144";

/// What right requests are about, by the name of their call: an order, refund or note that lets it be done, and the body.
fn meant(token: &str) -> BTreeMap<&'static str, (String, Value)> {
    let one_unit = json!({ "lines": [{ "line": "1", "quantity": 1 }], "reason": "Ébréché", "expected_total": "8.90" });
    let overpaid = json!({ "payment": "p2", "amount": "5.00", "reason": "Payé deux fois" });
    BTreeMap::from([
        ("sign_in", ("", json!({ "token": token }))),
        ("open_modification", ("ORD00126", json!({}))),
        ("close_modification", ("ORD00129", Value::Null)),
        ("check_cancellation", ("ORD00130", Value::Null)),
        ("confirm_cancellation", ("ORD00131", Value::Null)),
        ("request_cancellation", ("ORD00132", json!({ "contact_channel": "phone", "expected_total": "31.60" }))),
        ("preview_credit_note", ("ORD00123", one_unit.clone())),
        ("issue_credit_note", ("ORD00123", one_unit)),
        ("register_return", ("ORD00137", one_mug())),
        ("receive_return", ("ORD00138-RET1", json!({ "lines": [{ "line": "1", "sound": 1 }] }))),
        ("close_return", ("ORD00139-RET1", Value::Null)),
        ("withdraw_return", ("ORD00140-RET1", json!({ "reason": "Gardé" }))),
        ("ask_approval", ("ORD00141", json!({ "proposal": goodwill(), "comment": "Cliente fidèle" }))),
        ("decide_approval", ("ORD00142-A1", json!({ "decision": "approved" }))),
        ("withdraw_approval", ("ORD00143-A1", Value::Null)),
        ("correct_credit_note", ("AV-2026-000002", json!({ "reason": "Erreur" }))),
        ("refund_overpayment", ("ORD00128", overpaid)),
        ("open_refund_task", ("ORD00124-R2", json!({}))),
        (
            "give_destination",
            ("ORD00136-R2", json!({ "account": { "holder": "Awa", "iban": "FR76 3000 6000 0112 3456 7890 189" } })),
        ),
        ("settle_refund_task", ("ORD00134-R1", json!({ "outcome": "done", "reference": "R-generated" }))),
        ("preview_message", ("ORD00133", Value::Null)),
        ("settle_mail", ("ORD00133", json!({ "action": "send" }))),
        ("preview_credit_note_mail", ("AV-2026-000001", Value::Null)),
        ("resend_mail", ("ORD00135", json!({ "message": 0 }))),
        ("give_up_mail", ("ORD00135", json!({ "message": 0, "reason": "Prévenue par téléphone" }))),
        (
            "change_reply_template",
            (
                "",
                json!({ "kind": "cancelled", "language": "fr", "version": 0, "text": { "subject": "a", "body": "b" } }),
            ),
        ),
        (
            "preview_reply_template",
            ("", json!({ "kind": "cancelled", "language": "fr", "text": { "subject": "a", "body": "{{ message }}" } })),
        ),
        ("vote_on_help", ("", json!({ "topic": "refund", "useful": true }))),
        ("take_mail_back", ("ORD00145", json!({ "message": 0 }))),
        ("send_credit_note_mail", ("AV-2026-000001", Value::Null)),
        ("note_ticket", ("ORD00127", json!({ "ticket": "4711" }))),
        ("add_reply", ("ORD00133", json!({ "ticket": "4711", "reply": "cancelled", "language": "fr" }))),
    ])
    .into_iter()
    .map(|(call, (subject, body))| (call, (subject.to_owned(), body)))
    .collect()
}

/// A note with goodwill, which is above everybody's limit.
fn goodwill() -> Value {
    let adjustment = json!({ "amount": "5.00", "reason": "Geste" });
    let draft = json!({ "lines": [{ "line": "1", "quantity": 1 }], "adjustment": adjustment, "reason": "Ébréché" });
    json!({ "kind": "issue_credit_note", "draft": draft })
}

/// Mails stay ten seconds.
fn goodwill_is_for_a_second_person_and_replies_go_to_a_helpdesk() -> Config {
    let limits = Limits { goodwill: Some("1.00".parse().unwrap()), ..Limits::default() };
    let helpdesk = Some("https://maison.freshdesk.com".to_owned());
    let mut config = Config { helpdesk, ..Config::default() };
    config.shop.mail_pause = time::Duration::seconds(10);
    for role in [Role::Agent, Role::Lead] {
        config.shop.limits = config.shop.limits.with(role, Currency::EUR, limits);
    }
    config
}

fn one_mug() -> Value {
    json!({ "lines": [{ "line": "1", "quantity": 1, "reason": "too_small", "action": "refund" }] })
}

/// Three mugs, which left although the rest of their order did not.
fn returnable(number: u32) -> Order {
    let mut order = mugs(number);
    order.lines[0].shipped = Some(3);
    order
}

fn mugs(number: u32) -> Order {
    order_in("EUR")
        .numbered(&format!("ORD00{number}"), "2026-11-20T09:14:00Z")
        .for_customer("Awa Ndiaye", "awa@example.com", "fr")
        .line("1", 3, "26.70", &["4.45"])
        .of_article("MUG-01", "Mug", "9.90")
        .parcel("s1", "4.90", &["0.82"])
        .paid("p1", PaymentProvider::HIPAY, "31.60")
        .in_transaction(&format!("80{number}"), "2026-11-20T09:14:05Z")
}

/// A shop in which something was done, up to every step that something can be done after.
pub async fn shop() -> Shop {
    let shop = Shop::with(goodwill_is_for_a_second_person_and_replies_go_to_a_helpdesk()).await;
    let overpaid =
        mugs(128).paid("p2", PaymentProvider::BANK_TRANSFER, "31.60").in_transaction("VIR-2", "2026-11-20T09:15:05Z");
    let more: Vec<Order> = std::iter::once(overpaid)
        .chain((129..=136).map(mugs))
        .chain((137..=140).map(returnable))
        .chain((141..=145).map(mugs))
        .collect();
    shop.app.store.insert_orders(&more).await.unwrap();
    Walk::of(&shop.zoe, "ORD00124").await.cancel().await;
    for (order, version, key) in
        [("ORD00123", 1, KEY), ("ORD00123", 2, "prepared-key-000002"), (OF_THE_TILL, 1, "prepared-key-000003")]
    {
        let (_, body) = &meant("")["issue_credit_note"];
        let path = format!("/orders/{order}/credit-notes");
        let request = shop.zoe.request_to("POST", &path).header("idempotency-key", key);
        let request = request.header("if-match", format!("\"v{version}\"")).body(Body::from(body.to_string()));
        assert_eq!(shop.zoe.send(request.unwrap()).await.status, 200);
    }
    Walk::of(&shop.zoe, "ORD00123").await.refund(1).await;
    for (steps, number) in (1..).zip(129..=132) {
        let mut walk = Walk::of(&shop.zoe, &format!("ORD00{number}")).await;
        walk.open().await;
        if steps > 2 {
            walk.check().await;
        }
        if steps > 3 {
            walk.confirm().await;
        }
    }
    for number in ["ORD00133", "ORD00134", "ORD00135", "ORD00136"] {
        let mut walk = Walk::of(&shop.zoe, number).await;
        walk.cancel().await;
        walk.take_on(1).await;
        if number == "ORD00136" {
            let alternative = Alternative::new(AlternativeMethod::BankTransfer, true);
            let reason = ImpossibleReason::TooOld;
            walk.done(&walk.settling(1, RefundOutcome::Impossible { reason, alternative })).await;
            walk.take_on(2).await;
        } else if number != "ORD00134" {
            walk.done(&walk.settling(1, RefundOutcome::done(format!("R-{number}")))).await;
        }
    }
    for number in ["ORD00138", "ORD00139", "ORD00140"] {
        let mut walk = Walk::of(&shop.zoe, number).await;
        walk.done(&RegisterReturn { number: walk.order.clone(), body: serde_json::from_value(one_mug()).unwrap() })
            .await;
    }
    for number in ["ORD00142", "ORD00143"] {
        let mut walk = Walk::of(&shop.awa, number).await;
        let body = serde_json::from_value(json!({ "proposal": goodwill() })).unwrap();
        walk.done(&AskApproval { number: walk.order.clone(), body }).await;
    }
    let back = ReturnNumber("ORD00139-RET1".to_owned());
    let body = serde_json::from_value(json!({ "lines": [{ "line": "1", "sound": 1 }] })).unwrap();
    Walk::of(&shop.zoe, "ORD00139").await.done(&ReceiveReturn { back, body }).await;
    Walk::of(&shop.zoe, "ORD00135").await.mail().await;
    refuse_mails(&shop).await;
    let mut walk = Walk::of(&shop.zoe, "ORD00145").await;
    walk.cancel().await;
    walk.refund(1).await;
    walk.mail().await;
    shop
}

/// The mail server took none of the mails so far.
async fn refuse_mails(shop: &Shop) {
    let store = &shop.app.store;
    shop.clock.advance(shop.app.config.shop.mail_pause);
    for mail in store.mails_on_their_way(MailId(0), u32::MAX).await.unwrap() {
        let (at, trouble) = (shop.clock.now(), MailTrouble::Refused);
        let refused = MailDelivery::NotSent { at, trouble, answer: "550 no such user".to_owned() };
        store.settle_mails(&[(&mail, refused)]).await.unwrap();
    }
}

/// What there is in the shop now, by which calls name it: what a path begins with, and what is in its place.
pub struct Names {
    pub all: Vec<String>,
    subjects: BTreeMap<&'static str, Vec<String>>,
    /// The order of each note.
    order_of: BTreeMap<String, String>,
    meant: BTreeMap<&'static str, (String, Value)>,
}

impl Names {
    pub async fn of(desk: &Desk) -> Self {
        let mut all = ["31.60", "26.70", "44.60", "9.90", "2090", "4.90"].map(str::to_owned).to_vec();
        let mut subjects: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        let mut order_of = BTreeMap::new();
        for number in NUMBERS.map(|number| format!("ORD00{number}")) {
            let order = read(desk, &number).await.json();
            collect(&order, &["number", "id", "payment", "line", "reference"], &mut all);
            let mut add = |kind, values: &Value, field| collect(values, &[field], subjects.entry(kind).or_default());
            add("/orders", &json!({ "number": number }), "number");
            add("/items", &order["lines"], "sku");
            for task in order["refund_tasks"].as_array().unwrap() {
                add("/refund-tasks", &json!({ "id": task["id"] }), "id");
            }
            for back in order["returns"].as_array().unwrap() {
                add("/returns", &json!({ "number": back["number"] }), "number");
            }
            for approval in order["approvals"].as_array().into_iter().flatten() {
                add("/approvals", &json!({ "id": approval["id"] }), "id");
            }
            for note in order["credit_notes"].as_array().unwrap() {
                add("/credit-notes", &json!({ "number": note["number"] }), "number");
                let code = format!("{}:{number}", note["number"].as_str().unwrap());
                add("/till/credits", &json!({ "code": code }), "code");
                order_of.insert(code, number.clone());
                order_of.insert(note["number"].as_str().unwrap().to_owned(), number.clone());
            }
        }
        let mut meant = meant(&desk.token);
        let terms = desk.call(&ReadReturnTerms).await.read::<ReturnTerms>();
        meant.insert("change_return_terms", (String::new(), serde_json::to_value(terms.draft()).unwrap()));
        let mut codes = subjects["/till/credits"].iter();
        let code = codes.find(|code| code.ends_with(OF_THE_TILL)).unwrap().clone();
        meant.insert("use_at_till", (code, json!({ "amount": "1.00", "receipt": "T-1" })));
        subjects.insert("/operations", vec![KEY.to_owned()]);
        all.push(desk.token.clone());
        Self { all, subjects, order_of, meant }
    }

    /// What a right request of this call is about, and its body.
    pub fn meant(&self, operation: &str) -> Option<&(String, Value)> {
        self.meant.get(operation)
    }

    /// Something for the place in this path.
    pub fn subject(&self, path: &str, dice: &mut Dice) -> String {
        let kind = self.subjects.iter().find(|(kind, _)| path.starts_with(**kind)).map(|(_, names)| names);
        let text = match kind.filter(|names| !names.is_empty()) {
            Some(names) if !dice.once_in(8) => dice.pick(names).clone(),
            _ if dice.once_in(2) => dice.pick(&self.all).clone(),
            _ => (*dice.pick(&TEXTS)).to_owned(),
        };
        if text.is_empty() { "x".to_owned() } else { text }
    }

    /// The version of the order that a write is about: one, a refund of it, or a note.
    pub async fn version(&self, desk: &Desk, subject: &str) -> u64 {
        let order = self.order_of.get(subject).map_or(subject, String::as_str);
        let order = order.split("-R").next().and_then(|order| order.split("-A").next()).unwrap_or(order);
        if !NUMBERS.into_iter().any(|number| order == format!("ORD00{number}")) {
            return 1;
        }
        read(desk, order).await.json()["version"].as_u64().unwrap()
    }
}

async fn read(desk: &Desk, order: &str) -> Answer {
    desk.send(desk.request_to("GET", &format!("/orders/{order}")).body(Body::empty()).unwrap()).await
}

fn collect(value: &Value, fields: &[&str], names: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| match value {
            Value::String(text) if fields.contains(&name.as_str()) && !names.contains(text) => names.push(text.clone()),
            other => collect(other, fields, names),
        }),
        Value::Array(items) => items.iter().for_each(|item| collect(item, fields, names)),
        _ => {}
    }
}
