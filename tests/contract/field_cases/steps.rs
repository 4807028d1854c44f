//! What is done with the orders of a case.

use avoir::api::IDEMPOTENCY_KEY;
use avoir::backend::mail::{Outbox, Sender};
use axum::body::Body;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::answers::{Got, at, number, quoted};
use crate::support::shop::{Answer, Shop};

/// Filters that a search may have besides its words.
const FILTERS: [&str; 9] =
    ["q", "sort", "payment_state", "logistic_status", "provider", "from", "to", "min_total", "max_total"];

/// The steps of one case, made by the lead.
pub struct Steps<'a> {
    shop: &'a Shop,
    case: &'a Value,
    writes: u32,
}

impl<'a> Steps<'a> {
    pub const fn of(shop: &'a Shop, case: &'a Value) -> Self {
        Self { shop, case, writes: 0 }
    }

    /// What is wrong after each step, up to one that others rest on.
    pub async fn run(mut self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (place, step) in (1..).zip(self.case["steps"].as_array().unwrap()) {
            let (found, goes_on) = self.step(step).await;
            wrong.extend(found.into_iter().map(|found| format!("step {place}, {found}")));
            if !goes_on {
                break;
            }
        }
        wrong
    }

    async fn step(&mut self, step: &Value) -> (Vec<String>, bool) {
        let number = step.get("order").unwrap_or(&self.case["orders"][0]["number"]).as_str().unwrap().to_owned();
        let step = step.as_object().unwrap();
        let (kind, asked) = step.iter().find(|(kind, _)| is_kind(kind)).expect("a step of a known kind");
        let got = match kind.as_str() {
            "search" => return (self.search(&number, asked).await, true),
            "movements" => return (self.movements(asked).await, true),
            "series" => return (self.series(asked).await, true),
            "mail" => return (self.mail(&number, asked).await, true),
            "call" => self.call(&number, step).await,
            "cancel" => self.cancel(&number, asked).await,
            "issue" => self.issue(&number, asked).await,
            "settle" => self.settle(&number, asked).await,
            _ => self.surplus(&number, asked).await,
        };
        let mut wrong = got.misses(step.get("expect").unwrap_or(&Value::Null));
        if got.is_success() {
            wrong.extend(got.unbalanced());
        }
        let reads = kind == "call" && !step.contains_key("if_match");
        let goes_on = reads || !wrong.iter().any(|found| found.starts_with("status"));
        (wrong.into_iter().map(|found| format!("{kind}: {found}")).collect(), goes_on)
    }

    async fn get(&self, path: &str) -> Answer {
        self.shop.zoe.get(path).await
    }

    async fn order(&self, number: &str) -> Value {
        self.get(&format!("/orders/{}", quoted(number))).await.json()
    }

    async fn send(&mut self, (method, path): (&str, &str), body: Option<&Value>, etag: Option<String>) -> Got {
        self.writes += 1;
        let key = format!("case-{}-{:012}", self.case["id"].as_str().unwrap(), self.writes);
        let mut request = self.shop.zoe.request_to(method, path);
        if method != "GET" {
            request = request.header(IDEMPOTENCY_KEY, key);
        }
        if let Some(etag) = etag {
            request = request.header("if-match", etag);
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let answer = self.shop.zoe.send(request.body(body).unwrap()).await;
        Got { status: answer.status, body: serde_json::from_str(&answer.text).unwrap_or(Value::Null) }
    }

    /// A write, decided on the order as it is now.
    async fn write(&mut self, number: &str, path: &str, body: Option<Value>) -> Got {
        let etag = format!("\"v{}\"", self.order(number).await["version"]);
        self.send(("POST", path), body.as_ref(), Some(etag)).await
    }

    async fn call(&mut self, number: &str, step: &serde_json::Map<String, Value>) -> Got {
        let (method, path) = step["call"].as_str().unwrap().split_once(' ').unwrap();
        let etag = match step.get("if_match").and_then(Value::as_str) {
            Some("fresh") => Some(format!("\"v{}\"", self.order(number).await["version"])),
            Some(_) => Some("\"v1\"".to_owned()),
            None => None,
        };
        let path = self.fill(path, number, quoted).await;
        self.send((method, &path), step.get("body"), etag).await
    }

    /// MOD on, check, confirm, request; the total is the one that the order says cancelling gives back.
    async fn cancel(&mut self, number: &str, asked: &Value) -> Got {
        let base = format!("/orders/{}", quoted(number));
        for (path, body) in
            [("modification", Some(json!({}))), ("cancellation/check", None), ("cancellation/confirm", None)]
        {
            let got = self.write(number, &format!("{base}/{path}"), body).await;
            if !got.is_success() {
                return got;
            }
        }
        let expected_total = &self.order(number).await["amounts"]["refundable"];
        let channel = asked["channel"].as_str().unwrap_or("phone");
        let body = json!({"contact_channel": channel, "expected_total": expected_total});
        with_note(self.write(number, &format!("{base}/cancellation/request"), Some(body)).await)
    }

    /// Previews the draft, then issues it with the total that the preview came to.
    async fn issue(&mut self, number: &str, draft: &Value) -> Got {
        let base = format!("/orders/{}/credit-notes", quoted(number));
        let mut draft = draft.clone();
        draft["reason"] = draft.get("reason").cloned().unwrap_or_else(|| "Field case".into());
        let quote = self.send(("POST", &format!("{base}/preview")), Some(&draft), None).await;
        if !quote.is_success() {
            return quote;
        }
        draft["expected_total"] = quote.body["total"].clone();
        with_note(self.write(number, &base, Some(draft)).await)
    }

    /// Says of every open refund that it is done.
    async fn settle(&mut self, number: &str, asked: &Value) -> Got {
        let mut last = Got { status: 200, body: self.order(number).await };
        let tasks = last.body["refund_tasks"].as_array().cloned().unwrap_or_default();
        for task in tasks.iter().filter(|task| task["state"] == "to_do" || task["state"] == "opened") {
            let id = task["id"].as_str().unwrap();
            let reference = asked["reference"].as_str().map_or_else(|| format!("RE-{id}"), str::to_owned);
            let done = json!({"outcome": "done", "reference": reference});
            for (way, body) in [("opened", None), ("outcome", Some(done))] {
                last = self.write(number, &format!("/refund-tasks/{}/{way}", quoted(id)), body).await;
                if !last.is_success() {
                    return last;
                }
            }
        }
        with_note(last)
    }

    /// Gives back money that was paid beyond what the order cost; nothing where none of the payment is left.
    async fn surplus(&mut self, number: &str, asked: &Value) -> Got {
        let order = self.order(number).await;
        let payment = &asked["payment"];
        let of_payment = |items: &'static str, key: &'static str, amount: &'static str| -> Decimal {
            let counts =
                |item: &&&Value| item[key] == *payment && item["state"] != "impossible" && item["state"] != "withdrawn";
            at(&order, items).iter().filter(counts).filter_map(|item| number_of(item, amount)).sum()
        };
        if of_payment("/refund_tasks/*", "payment", "amount") >= of_payment("/payments/*", "id", "captured") {
            return with_note(Got { status: 200, body: order });
        }
        let body = json!({"payment": payment, "amount": asked["amount"], "reason": "Paid beyond the order"});
        let path = format!("/orders/{}/overpayment-refunds", quoted(number));
        with_note(self.write(number, &path, Some(body)).await)
    }

    async fn search(&self, number: &str, asked: &Value) -> Vec<String> {
        let mut query = "limit=200".to_owned();
        for key in FILTERS {
            if let Some(value) = asked[key].as_str() {
                let value = if key == "q" { self.fill(value, number, str::to_owned).await } else { value.to_owned() };
                query.push_str(&format!("&{key}={}", quoted(&value)));
            }
        }
        let page = self.get(&format!("/orders?{query}")).await;
        if page.status != 200 {
            return vec![format!("search {query}: {}", page.text)];
        }
        let page = page.json();
        let found = at(&page, "/items/*/number");
        let wanted: Vec<&Value> = at(asked, "/finds/*");
        let in_order: Vec<&Value> = found.iter().copied().filter(|number| wanted.contains(number)).collect();
        let as_wanted = if asked["in_order"] == true { in_order == wanted } else { in_order.len() == wanted.len() };
        let extra = at(asked, "/not/*").into_iter().any(|number| found.contains(&number));
        if as_wanted && !extra { Vec::new() } else { vec![format!("search {query}: expected {asked}, got {found:?}")] }
    }

    async fn movements(&self, asked: &Value) -> Vec<String> {
        let history = self.get(&format!("/items/{}/movements", quoted(asked["sku"].as_str().unwrap()))).await.json();
        let got: i64 = at(&history, "/movements/*/change").into_iter().filter_map(Value::as_i64).sum();
        if asked["sum"] == got { Vec::new() } else { vec![format!("movements: expected {asked}, got {got}")] }
    }

    /// The numbers of all notes of some orders follow each other without a gap.
    async fn series(&self, asked: &Value) -> Vec<String> {
        let mut counted = Vec::new();
        for number in at(asked, "/orders/*") {
            let order = self.order(number.as_str().unwrap()).await;
            for note in at(&order, "/credit_notes/*/number") {
                counted.push(note.as_str().unwrap().rsplit('-').next().unwrap().parse::<u64>().unwrap());
            }
        }
        counted.sort_unstable();
        let whole = counted.windows(2).all(|pair| pair[1] == pair[0] + 1);
        if whole && asked["count"] == counted.len() {
            Vec::new()
        } else {
            vec![format!("series: {asked}, got {counted:?}")]
        }
    }

    /// The mail's `To:` as it stands in the outbox.
    async fn mail(&self, number: &str, asked: &Value) -> Vec<String> {
        let folder = self.shop.folder.path().join("outbox");
        let sender = Sender::new("Field", "shop@example.com".parse().unwrap());
        Outbox::new(self.shop.app.store.clone(), &folder, sender).empty().await.unwrap();
        let name: String = number.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let file = files.into_iter().find(|file| file.file_name().to_string_lossy().contains(&format!("-{name}-")));
        let text = file.map(|file| std::fs::read_to_string(file.path()).unwrap()).unwrap_or_default();
        let to = text.lines().find_map(|line| line.strip_prefix("To: ")).unwrap_or_default();
        if to.contains(asked["to"].as_str().unwrap()) { Vec::new() } else { vec![format!("mail: {asked}, got {to:?}")] }
    }

    /// `{number}`, and of the order `{note}` (its last note's number) and `{task}` (its last refund task).
    async fn fill(&self, text: &str, number: &str, write: fn(&str) -> String) -> String {
        let mut text = text.to_owned();
        for (mark, names) in [("{note}", "/credit_notes/*/number"), ("{task}", "/refund_tasks/*/id")] {
            if text.contains(mark) {
                let order = self.order(number).await;
                let name = at(&order, names).last().and_then(|name| name.as_str()).unwrap_or("none").to_owned();
                text = text.replace(mark, &write(&name));
            }
        }
        text.replace("{number}", &write(number))
    }
}

fn is_kind(word: &str) -> bool {
    ["call", "cancel", "issue", "settle", "surplus", "search", "movements", "series", "mail"].contains(&word)
}

fn number_of(item: &Value, field: &str) -> Option<Decimal> {
    number(&item[field])
}

/// Of an order that came back: the order, and its last note.
fn with_note(got: Got) -> Got {
    if !got.is_success() {
        return got;
    }
    let note = at(&got.body, "/credit_notes/*").last().copied().cloned().unwrap_or(Value::Null);
    Got { status: got.status, body: json!({"order": got.body, "note": note}) }
}
