//! The size of what is taken in, answered and kept, from the largest order that there can be to the smallest.

use avoir::api::cancellations::CheckCancellation;
use avoir::api::credit_notes::IssueCreditNote;
use avoir::api::messages::{SendCreditNoteMail, SettleMail, SettleMailBody};
use avoir::api::order_detail::OrderDetail;
use avoir::api::order_write::OrderWrite;
use avoir::api::problem::ProblemCode;
use avoir::backend::import;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::money::Amount;
use avoir::domain::order::fixture::{amount, order};
use avoir::domain::order::{Order, OrderLine, Tax};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::RefundOutcome;
use avoir::domain::size_limits;
use axum::body::{Body, to_bytes};
use serde_json::{Value, json};

use crate::support::database::connect;
use crate::support::shop::{Answer, Desk, Shop, body, verb};
use crate::support::walk::{Walk, refusal};

/// An order filled with lines of `taxes` taxes each, as far as the largest order goes.
fn full_of_lines(taxes: usize, title: &str) -> Order {
    let mut full = order().numbered("LARGE", "2026-11-20T09:14:00Z");
    full.prices_include_tax = false;
    let rates = ["0.2", "0.1", "0.05"];
    let tax = |index: usize| Tax {
        name: ((b'A' + (index / 3) as u8) as char).to_string(),
        rate: rates[index % 3].parse().unwrap(),
        amount: amount("0.11"),
        base: None,
        category: None,
        exemption: None,
    };
    let template: Vec<Tax> = (0..taxes).map(tax).collect();
    let mut bytes = 700;
    for index in 0..5_000 {
        full = full.line(&index.to_string(), 2, "9.99", &[]);
        let line = full.lines.last_mut().unwrap();
        (line.title, line.taxes) = (title.to_owned(), template.clone());
        bytes += serde_json::to_string(line).unwrap().len() + 1;
        if bytes > size_limits::ORDER {
            full.lines.pop();
            break;
        }
    }
    full.paid("p1", PaymentProvider::HIPAY, "999999.99")
}

async fn kept(shop: &Shop, key_like: &str) -> Vec<i64> {
    let query = "SELECT LENGTH(CAST(body AS BLOB)) FROM operations WHERE key LIKE $1 ORDER BY version";
    sqlx::query_scalar(query).bind(key_like).fetch_all(&mut connect(shop).await).await.unwrap()
}

#[tokio::test]
async fn the_largest_order_is_answered_as_the_desk_reads_it_and_kept_in_little() {
    for (name, large) in [
        ("one tax a line", full_of_lines(1, &"Mug en grès émaillé, ".repeat(12))),
        ("sixteen taxes a line", full_of_lines(16, "")),
        ("long titles", full_of_lines(0, &"\u{1}".repeat(300))),
    ] {
        large.check().unwrap_or_else(|problems| panic!("{name}: {}", problems[0]));
        let size = serde_json::to_string(&large).unwrap().len();
        assert!(size > size_limits::ORDER * 9 / 10, "{name}: {size}");
        let shop = Shop::open().await;
        shop.app.store.insert_orders(&[large]).await.unwrap();
        let mut walk = Walk::of(&shop.awa, "LARGE").await;
        walk.cancel().await;
        walk.take_on(1).await;
        let answer = walk.deliver(&walk.settling(1, RefundOutcome::done("R-1".to_owned()))).await;
        answer.read::<OrderDetail>();
        let kept = kept(&shop, "%LARGE%").await;
        println!("{name}: {size} bytes, answered in {}, kept in {kept:?}", answer.text.len());
        assert!(size_limits::holds_the_note(answer.text.len()), "{name}: {}", answer.text.len());
        assert!(kept.iter().all(|bytes| *bytes < 4_000), "{name}: {kept:?}");
    }
}

#[test]
fn an_order_that_the_desk_would_refuse_is_not_imported() {
    let mut large = full_of_lines(1, "Mug");
    large.lines.iter_mut().for_each(|line| line.title = "x".repeat(400));
    let text = format!("[\n{}\n]", serde_json::to_string(&large).unwrap());
    assert_eq!(
        import::parse(&text, avoir::backend::settings::Providers::shipped()).unwrap_err().to_string(),
        "line 2, order LARGE: is larger than 2 MB, the most that the desk shows of one order: shorten its texts"
    );
}

/// An order whose taxes have long names, each of which a note says twice: on its line and in the sum.
fn full_of_names() -> Order {
    let mut full = full_of_lines(16, "");
    full.lines.truncate(21);
    for (index, tax) in full.lines.iter_mut().flat_map(|line| &mut line.taxes).enumerate() {
        tax.name = format!("{index}{}", "\u{1}".repeat(990));
    }
    full
}

#[tokio::test]
async fn a_note_that_would_make_an_order_too_large_to_be_shown_is_refused_and_changes_nothing() {
    let shop = Shop::open().await;
    let large = full_of_names();
    large.check().unwrap();
    let line = |line: &OrderLine| json!({ "line": line.id, "amount": "0.01" });
    let lines: Vec<Value> = large.lines.iter().map(line).collect();
    let total = Amount::from_minor(lines.len() as i64, large.currency);
    let body = serde_json::from_value(json!({ "lines": lines, "reason": "Geste", "expected_total": total })).unwrap();
    let note = IssueCreditNote { number: large.number.clone(), body };
    shop.app.store.insert_orders(&[large]).await.unwrap();
    let mut version = 1;
    let refused = loop {
        let answer = shop.awa.write(&note, &format!("key-note-{version:08}"), version).await;
        if answer.status != 200 {
            break answer;
        }
        assert!(size_limits::holds_the_note(answer.text.len()));
        version += 1;
    };
    assert_eq!(refusal(&refused).code, ProblemCode::OrderFull);
    assert!(version > 4, "{version}");
    let mut walk = Walk::of(&shop.awa, "LARGE").await;
    assert_eq!((walk.version, walk.refresh().await.credit_notes.len() as u64), (version, version - 1));
    walk.refund(1).await;
}

/// A write that was answered.
struct Sent {
    verb: &'static str,
    path: String,
    body: String,
    key: String,
    version: u64,
    answer: Answer,
}

struct Recorder<'a> {
    desk: &'a Desk,
    sent: Vec<Sent>,
}

impl Recorder<'_> {
    async fn send<W: OrderWrite>(&mut self, write: &W, version: u64) -> OrderDetail {
        let (verb, path, key) = (verb(W::METHOD), write.path(), format!("key-recorded-{:08}", self.sent.len()));
        let body = to_bytes(body(write), usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        let answer = deliver(self.desk, verb, &path, &body, &key, version).await;
        let detail = answer.read();
        self.sent.push(Sent { verb, path, body, key, version, answer });
        detail
    }
}

async fn deliver(desk: &Desk, verb: &str, path: &str, body: &str, key: &str, version: u64) -> Answer {
    let request =
        desk.request_to(verb, path).header("idempotency-key", key).header("if-match", format!("\"v{version}\""));
    desk.send(request.body(Body::from(body.to_owned())).unwrap()).await
}

/// A note, its mail, its correction, then a cancellation to its end: whatever came after, and even after the clock went
/// back, each answer is given again byte for byte.
#[tokio::test]
async fn every_answer_is_given_again_as_it_was() {
    let shop = Shop::open().await;
    let mut recorder = Recorder { desk: &shop.awa, sent: Vec::new() };
    let walk = Walk::of(&shop.awa, "ORD00124").await;
    let number = walk.order.clone();
    let draft = json!({
        "lines": [{ "line": "1", "amount": "5.00" }], "reason": "Geste", "expected_total": "5.00", "allocation": [{ "payment": "p2", "amount": "5.00" }]
    });
    let note = IssueCreditNote { number, body: serde_json::from_value(draft).unwrap() };
    recorder.send(&note, 1).await;
    recorder.send(&SendCreditNoteMail { note: CreditNoteNumber::new(2026, 1) }, 2).await;
    shop.clock.advance(time::Duration::minutes(-30));
    recorder.send(&super::credit_notes::correcting(1, "Trop"), 3).await;
    recorder.send(&walk.opening(false), 4).await;
    recorder.send(&CheckCancellation { number: walk.order.clone() }, 5).await;
    recorder.send(&walk.confirmation(), 6).await;
    recorder.send(&walk.requesting("44.60"), 7).await;
    shop.clock.advance(time::Duration::minutes(1));
    let order = Walk::of(&shop.awa, "ORD00124").await.refresh().await;
    let open = order.tasks().position(|task| task.is_open()).unwrap() as u32 + 1;
    recorder.send(&walk.opening_task(open), 8).await;
    recorder.send(&walk.settling(open, RefundOutcome::done("R-9".to_owned())), 9).await;
    let mail = SettleMail { number: walk.order.clone(), body: SettleMailBody::Send {} };
    recorder.send(&mail, 10).await;
    for Sent { verb, path, body, key, version, answer } in &recorder.sent {
        let again = deliver(&shop.awa, verb, path, body, key, *version).await;
        assert_eq!((again.status, again.header("idempotent-replayed")), (200, Some("true")), "{path}");
        assert_eq!((&again.text, again.header("etag")), (&answer.text, answer.header("etag")), "{path}");
    }
    let answered: usize = recorder.sent.iter().map(|sent| sent.answer.text.len()).sum();
    let kept: i64 = kept(&shop, "key-recorded-%").await.iter().sum();
    println!("{} writes answered in {answered} bytes, kept in {kept}", recorder.sent.len());
}
