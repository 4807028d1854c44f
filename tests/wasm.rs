//! The client in a real browser whose `fetch` misbehaves: host pages replace it, lines fail, storages fill with
//! other people's rubbish. Nothing here may panic, and no write may be made twice.
//!
//! `cargo xtask test wasm` runs it.
#![cfg(all(target_arch = "wasm32", feature = "browser"))]

use std::cell::Cell;

use avoir::api::operations::{OperationKey, OperationKind};
use avoir::api::problem::ProblemCode;
use avoir::api::sessions::ReadSession;
use avoir::client::command::OrderCommand;
use avoir::client::open_intents::{OpenIntent, OpenIntents, Reconciled};
use avoir::client::pending_write::{Outcome, PendingWrite};
use avoir::client::{Cause, Client, Failure, new_key};
use avoir::domain::agent::AgentId;
use avoir::domain::order::OrderNumber;
use avoir::domain::size_limits;
use avoir::domain::timestamp::Timestamp;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const EXPIRED: &str = r#"{ status: 401, code: "session_expired", retry: "same_key" }"#;

/// Where the journal keeps its list, each intent in a place of its own.
const PLACE: &str = "avoir:open-intent:";

/// The window with another `fetch`, given as the body of `async request => …`, and with timers that don't wait.
/// Requests are kept in `window.requests`. All is as it was once this is dropped.
struct Patched {
    fetch: JsValue,
    timeout: JsValue,
}

impl Patched {
    fn fetch(body: &str) -> Self {
        let before = Self { fetch: property("fetch"), timeout: property("setTimeout") };
        run(&format!(
            "const wait = window.setTimeout.bind(window);
             window.setTimeout = (callback, _, ...rest) => wait(callback, 0, ...rest);
             window.requests = [];
             const json = (status, body) => new Response(JSON.stringify(body), {{ status }});
             window.fetch = request => {{
                 window.requests.push({{
                     line: request.method + ' ' + new URL(request.url).pathname,
                     key: request.headers.get('idempotency-key'),
                 }});
                 {body}
             }};"
        ));
        Self::forget_all_intents();
        before
    }

    fn forget_all_intents() {
        run(&format!(
            "for (const name of Object.keys(localStorage)) if (name.startsWith('{PLACE}')) localStorage.removeItem(name)"
        ));
    }
}

impl Drop for Patched {
    fn drop(&mut self) {
        let window = js_sys::global();
        let _ = Reflect::set(&window, &"fetch".into(), &self.fetch);
        let _ = Reflect::set(&window, &"setTimeout".into(), &self.timeout);
        Self::forget_all_intents();
    }
}

fn property(name: &str) -> JsValue {
    Reflect::get(&js_sys::global(), &name.into()).expect("the window has it")
}

fn run(script: &str) -> JsValue {
    Function::new_no_args(script).call0(&JsValue::UNDEFINED).expect("the script runs")
}

/// What was sent: method, path and, of writes, the key.
fn requests() -> Vec<String> {
    let text = run("return JSON.stringify(window.requests.map(({ line, key }) => key ? `${line} ${key}` : line))");
    serde_json::from_str(&text.as_string().expect("a text")).expect("a list")
}

fn client() -> Client {
    Client::new("/api/v1").of(AgentId("awa".to_owned()))
}

/// What the journal holds for this client.
fn noted() -> Vec<OpenIntent> {
    OpenIntents::of(&client()).all()
}

fn number() -> OrderNumber {
    OrderNumber("ORD00123".to_owned())
}

fn check_write() -> PendingWrite {
    let key = new_key().expect("a browser has random numbers");
    PendingWrite { order: number(), command: OrderCommand::CheckCancellation, key, version: 1 }
}

/// What the backend answers about an order, as JavaScript.
const ORDER: &str = r#"{
    number: "ORD00123", placed_at: "2026-11-20T09:14:00Z", currency: "EUR", prices_include_tax: true,
    logistic_status: "awaiting_print", customer: { name: "Awa Diallo", email: "awa@example.com", locale: "fr" },
    lines: [], payments: [], version: 2, payment_state: "paid",
    amounts: { gross: "31.60", captured: "31.60", refunded: "0.00", pending: "0.00", refundable: "31.60", overpayment: "0.00" },
    lease: null, cancellation: { step: "cancellable" }, not_cancellable: null, allowed_actions: ["confirm"],
    refund_tasks: [], credit_notes: [], returns: [], messages: [],
}"#;

/// Reads, and gives what came instead of an answer.
async fn read(fetch: &str) -> Failure {
    let _patched = Patched::fetch(fetch);
    client().read(&ReadSession).await.expect_err("there is no answer")
}

#[wasm_bindgen_test]
async fn a_fetch_that_rejects_with_anything_is_a_failed_connection() {
    for reason in ["undefined", "'blocked by the host'", "null", "{ odd: true }", "new TypeError('Failed to fetch')"] {
        let failure = read(&format!("return Promise.reject({reason});")).await;
        assert_eq!(failure, Failure::Unreachable(Cause::Network), "{reason}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_brings_no_response_is_a_failed_connection() {
    for value in ["undefined", "null", "42", "{ status: 200, ok: true }", "'text'"] {
        let failure = read(&format!("return Promise.resolve({value});")).await;
        assert_eq!(failure, Failure::Unreachable(Cause::Network), "{value}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_throws_or_returns_no_promise_is_a_failed_connection() {
    for body in ["throw new Error('no');", "throw 'no';", "return undefined;", "return 42;"] {
        assert_eq!(read(body).await, Failure::Unreachable(Cause::Network), "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_fetch_that_never_settles_times_out_even_when_it_ignores_the_signal() {
    let _patched = Patched::fetch("return new Promise(() => {});");
    // Sent once, so that the wait is that of one try.
    let failure = client().post(&ReadSession).await.expect_err("there is no answer");
    assert_eq!(failure, Failure::Unreachable(Cause::TimedOut));
}

#[wasm_bindgen_test]
async fn an_answer_whose_body_never_ends_times_out() {
    let endless = "return Promise.resolve(new Response(new ReadableStream({ start() {} })));";
    let _patched = Patched::fetch(endless);
    let failure = client().post(&ReadSession).await.expect_err("there is no answer");
    assert_eq!(failure, Failure::Unreachable(Cause::TimedOut));
}

#[wasm_bindgen_test]
async fn a_page_with_status_200_is_unreadable() {
    let page = "return Promise.resolve(new Response('<!doctype html><title>Proxy</title>', { status: 200 }));";
    assert_eq!(read(page).await, Failure::Unreadable { status: 200 });
}

#[wasm_bindgen_test]
async fn an_answer_that_is_far_too_large_is_set_aside() {
    let announced = "return Promise.resolve(new Response('{}', { headers: { 'content-length': '999999999' } }));";
    assert_eq!(read(announced).await, Failure::Unreachable(Cause::TooLarge));
    let one_more = size_limits::ANSWER + 1;
    let unannounced = format!("return Promise.resolve(new Response('x'.repeat({one_more})));");
    assert_eq!(read(&unannounced).await, Failure::Unreachable(Cause::TooLarge));
}

#[wasm_bindgen_test]
async fn a_read_without_an_answer_is_asked_again_and_an_answer_ends_it() {
    let session = r#"{ agent: { id: "a1", name: "Awa", role: "agent" }, expires_at: null, demo: false }"#;
    let _patched = Patched::fetch(&format!(
        "return window.requests.length < 3 ? Promise.reject(undefined) : Promise.resolve(json(200, {session}));"
    ));
    assert_eq!(client().read(&ReadSession).await.map(|session| session.agent.name), Ok("Awa".to_owned()));
    assert_eq!(requests().len(), 3);
}

#[wasm_bindgen_test]
async fn a_write_that_is_answered_is_done_and_leaves_the_journal() {
    let _patched = Patched::fetch(&format!("return Promise.resolve(json(200, {ORDER}));"));
    let outcome = client().settle(&check_write(), || panic!("there is nothing to doubt")).await;
    assert!(matches!(outcome, Outcome::Done(order) if order.version == 2));
    assert_eq!(requests().len(), 1);
    assert_eq!(noted(), []);
}

#[wasm_bindgen_test]
async fn a_write_that_is_refused_is_known_not_to_have_happened() {
    let problem = r#"{ status: 409, code: "wrong_step", retry: "after_refresh" }"#;
    let _patched = Patched::fetch(&format!("return Promise.resolve(json(409, {problem}));"));
    let outcome = client().settle(&check_write(), || panic!("there is nothing to doubt")).await;
    assert!(matches!(outcome, Outcome::Refused(problem) if problem.code == ProblemCode::WrongStep));
    assert_eq!(requests().len(), 1);
    assert_eq!(noted(), []);
}

#[wasm_bindgen_test]
async fn a_write_without_any_answer_is_not_known_and_stays_in_the_journal() {
    let _patched = Patched::fetch("return Promise.reject('the line is down');");
    let (write, doubts) = (check_write(), Cell::new(0));
    let outcome = client().settle(&write, || doubts.set(doubts.get() + 1)).await;
    assert_eq!(outcome, Outcome::NotKnown);
    assert!(doubts.get() > 0);
    // However often it was delivered, it was one intent.
    let delivered: Vec<String> = requests().into_iter().filter(|line| line.starts_with("POST")).collect();
    let expected = format!("POST /api/v1/orders/ORD00123/cancellation/check \"{}\"", write.key);
    assert!(delivered.len() > 1 && delivered.iter().all(|line| *line == expected), "{delivered:?}");
    let kept: Vec<OperationKey> = noted().into_iter().map(|intent| intent.key).collect();
    assert_eq!(kept, [write.key]);
}

#[wasm_bindgen_test]
async fn a_write_whose_answer_was_lost_is_looked_up_by_its_key_and_not_sent_again() {
    let write = check_write();
    let operation = format!(
        r#"{{ key: "{}", kind: "check_cancellation", order: "ORD00123", at: "2026-11-22T10:00:00Z", version: 2 }}"#,
        write.key
    );
    let _patched = Patched::fetch(&format!(
        "if (request.method === 'POST') return Promise.reject(new TypeError('reset'));
         const found = request.url.includes('/operations/') ? {operation} : {ORDER};
         return Promise.resolve(json(200, found));"
    ));
    let outcome = client().settle(&write, || {}).await;
    assert!(matches!(outcome, Outcome::Done(order) if order.version == 2));
    assert_eq!(requests().iter().filter(|line| line.starts_with("POST")).count(), 1);
    assert_eq!(requests()[1], format!("GET /api/v1/operations/{}", write.key));
    assert_eq!(noted(), []);
}

#[wasm_bindgen_test]
async fn a_write_that_did_not_arrive_is_sent_again_under_the_same_key() {
    let unknown = r#"{ status: 404, code: "operation_not_found", retry: "never" }"#;
    let _patched = Patched::fetch(&format!(
        "if (request.method === 'GET') return Promise.resolve(json(404, {unknown}));
         const first = window.requests.filter(({{ line }}) => line.startsWith('POST')).length === 1;
         return first ? Promise.reject(undefined) : Promise.resolve(json(200, {ORDER}));"
    ));
    let outcome = client().settle(&check_write(), || {}).await;
    assert!(matches!(outcome, Outcome::Done(_)));
    let delivered: Vec<String> = requests().into_iter().filter(|line| line.starts_with("POST")).collect();
    assert_eq!(delivered.len(), 2);
    assert_eq!(delivered[0], delivered[1]);
}

#[wasm_bindgen_test]
async fn an_error_page_instead_of_an_answer_leaves_a_write_unknown() {
    let _patched = Patched::fetch("return Promise.resolve(new Response('<h1>502</h1>', { status: 502 }));");
    assert_eq!(client().settle(&check_write(), || {}).await, Outcome::NotKnown);
}

#[wasm_bindgen_test]
async fn a_write_of_somebody_signed_out_is_known_not_to_have_happened() {
    let _patched = Patched::fetch(&format!("return Promise.resolve(json(401, {EXPIRED}));"));
    assert_eq!(client().settle(&check_write(), || {}).await, Outcome::SignedOut);
    assert_eq!(noted(), []);
}

#[wasm_bindgen_test]
async fn a_write_whose_answer_was_lost_stays_unknown_when_nobody_is_signed_in_to_ask() {
    let _patched = Patched::fetch(&format!(
        "if (window.requests.length === 1) return Promise.reject('the line is down');
         return Promise.resolve(json(401, {EXPIRED}));"
    ));
    let write = check_write();
    assert_eq!(client().settle(&write, || {}).await, Outcome::SignedOut);
    assert_eq!(noted().len(), 1);
    // Nor does the next delivery say what became of the first.
    assert_eq!(client().settle(&write, || {}).await, Outcome::SignedOut);
    assert_eq!(noted().len(), 1);
}

fn intent(key: &str) -> OpenIntent {
    let key = OperationKey::parse(key).expect("letters and digits");
    OpenIntent { key, order: number(), kind: OperationKind::CheckCancellation, started: Timestamp::EPOCH }
}

#[wasm_bindgen_test]
fn the_journal_notes_once_and_forgets() {
    let _patched = Patched::fetch("");
    let client = client();
    let journal = OpenIntents::of(&client);
    let (first, second) = (intent("0000000000000001"), intent("0000000000000002"));
    journal.note(first.clone());
    journal.note(second.clone());
    journal.note(second.clone());
    assert_eq!(noted(), [first.clone(), second.clone()]);
    journal.forget(&first.key);
    assert_eq!(noted(), [second]);
}

#[wasm_bindgen_test]
fn what_another_agent_or_another_backend_left_behind_is_kept_for_them() {
    let _patched = Patched::fetch("");
    let (mine, another_agents, another_apis) =
        (client(), client().of(AgentId("ben".to_owned())), Client::new("/other").of(AgentId("awa".to_owned())));
    let intents = ["0000000000000001", "0000000000000002", "0000000000000003"].map(intent);
    for (client, intent) in [&mine, &another_agents, &another_apis].into_iter().zip(&intents) {
        OpenIntents::of(client).note(intent.clone());
    }
    for (client, intent) in [&mine, &another_agents, &another_apis].into_iter().zip(intents) {
        assert_eq!(OpenIntents::of(client).all(), [intent]);
    }
}

#[wasm_bindgen_test]
async fn every_call_says_whose_it_is() {
    let _patched = Patched::fetch(
        "window.agents = [...(window.agents ?? []), request.headers.get('avoir-agent')];
         return Promise.reject('the line is down');",
    );
    run("window.agents = []");
    let _ = client().of(AgentId("Zoé 1".to_owned())).settle(&check_write(), || {}).await;
    let agents = run("return JSON.stringify([...new Set(window.agents)])").as_string();
    assert_eq!(agents.as_deref(), Some(r#"["Zo%C3%A9%201"]"#));
}

#[wasm_bindgen_test]
fn rubbish_in_the_storage_is_not_ours_and_does_not_stop_us() {
    for rubbish in ["", "null", "{", "{}", "42", "[1, 2]", r#"[{"key":"short"}]"#, "\u{0}\u{202e}"] {
        let _patched = Patched::fetch("");
        Function::new_with_args("text", &format!("localStorage.setItem('{PLACE}0', text)"))
            .call1(&JsValue::UNDEFINED, &rubbish.into())
            .expect("the storage takes it");
        let client = client();
        let journal = OpenIntents::of(&client);
        assert_eq!(journal.all(), [], "{rubbish:?}");
        journal.note(intent("0000000000000001"));
        assert_eq!(journal.all().len(), 1, "{rubbish:?}");
    }
}

#[wasm_bindgen_test]
async fn a_write_of_an_earlier_page_is_looked_up_and_then_forgotten() {
    let known = r#"{ key: "0000000000000001", kind: "check_cancellation", order: "ORD00123",
                     at: "2026-11-22T10:00:00Z", version: 2 }"#;
    let unknown = r#"{ status: 404, code: "operation_not_found", retry: "never" }"#;
    let _patched = Patched::fetch(&format!(
        "if (request.url.endsWith('1')) return Promise.resolve(json(200, {known}));
         if (request.url.endsWith('2')) return Promise.resolve(json(404, {unknown}));
         return Promise.reject(undefined);"
    ));
    let client = client();
    let journal = OpenIntents::of(&client);
    let intents = ["0000000000000001", "0000000000000002", "0000000000000003"].map(intent);
    intents.iter().cloned().for_each(|intent| journal.note(intent));
    let found = journal.find_out(intents[0].clone()).await;
    assert!(matches!(&found, Ok(Reconciled::Done(operation)) if operation.version == 2), "{found:?}");
    let found = journal.find_out(intents[1].clone()).await;
    assert_eq!(found, Ok(Reconciled::NotArrived(intents[1].clone())));
    let found = journal.find_out(intents[2].clone()).await;
    assert_eq!(found, Err(Failure::Unreachable(Cause::Network)));
    assert_eq!(journal.all(), [intents[2].clone()]);
}
