//! The page of an order as it is for an agent, and what can be read on it.

use avoir::api::order_detail::OrderDetail;
use avoir::api::sessions::Session;
use avoir::client::Client;
use avoir::domain::agent::{Agent, AgentId, Role};
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::locale::Locale;
use avoir::domain::modification::Lease;
use avoir::domain::timestamp::Timestamp;
use avoir::ui::connection::Connection;
use avoir::ui::language::Language;
use avoir::ui::navigator::Navigator;
use avoir::ui::reactive::reading::Reading;
use avoir::ui::recovered_writes::store::{RecoveredWrite, RecoveredWrites};
use avoir::ui::route::Route;
use avoir::ui::screens::order::page::OpenOrder;
use avoir::ui::screens::order::store::{OrderStore, Writing};
use avoir::ui::session::AgentSession;
use leptos::prelude::*;

/// An order of 44.60 €, paid by HiPay, on which nothing was done yet.
pub fn order() -> OrderDetail {
    read(include_str!("order.json"))
}

/// The same order with some of its fields as in this JSON object.
pub fn order_with(fields: &str) -> OrderDetail {
    let mut order: serde_json::Value = read(include_str!("order.json"));
    let fields: serde_json::Map<String, serde_json::Value> = read(fields);
    for (key, value) in fields {
        order[key] = value;
    }
    serde_json::from_value(order).expect("an order as the wire has it")
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).expect("readable JSON")
}

pub fn agent(name: &str, role: Role) -> Agent {
    Agent { id: AgentId(name.to_owned()), name: name.to_owned(), role }
}

/// Awa has MOD on.
pub fn held(mut order: OrderDetail) -> OrderDetail {
    order.lease = Some(Lease::starting(agent("Awa", Role::Agent), Timestamp::EPOCH));
    order
}

/// How the page is looked at.
pub struct Look {
    pub locale: Locale,
    pub writing: Writing,
    pub recovered: Vec<RecoveredWrite>,
}

impl Default for Look {
    fn default() -> Self {
        Self { locale: Locale::Fr, writing: Writing::Idle, recovered: Vec::new() }
    }
}

/// What is on the screen.
pub struct Screen {
    pub html: String,
    pub text: String,
}

/// The page of this order, for Awa.
pub fn screen(order: OrderDetail, look: Look) -> Screen {
    let route = Route::Order(order.order.number.clone());
    at(order, route, look)
}

/// The page of this order with one of its notes opened.
pub fn at_note(order: OrderDetail, note: CreditNoteNumber, look: Look) -> Screen {
    let route = Route::Note(order.order.number.clone(), note);
    at(order, route, look)
}

fn at(order: OrderDetail, route: Route, look: Look) -> Screen {
    view_at(order, route, look, || view! { <OpenOrder/> }.into_any())
}

/// What Awa sees of this order in this view.
pub fn view_of(order: OrderDetail, look: Look, view: impl FnOnce() -> AnyView) -> Screen {
    let route = Route::Order(order.order.number.clone());
    view_at(order, route, look, view)
}

fn view_at(order: OrderDetail, route: Route, look: Look, view: impl FnOnce() -> AnyView) -> Screen {
    let owner = Owner::new();
    let html = owner.with(|| {
        let session = AgentSession::new(Client::new("/api/v1"));
        session.signed_in(Session { agent: agent("Awa", Role::Agent), expires_at: None, demo: false });
        provide_context(session);
        provide_context(Connection::online());
        provide_context(Language::new(look.locale));
        provide_context(RecoveredWrites::showing(look.recovered));
        let navigator = Navigator::in_memory();
        navigator.go(route);
        provide_context(navigator);
        let mut reading = Reading::Loading;
        let number = order.order.number.clone();
        reading.show_version(order, Timestamp::EPOCH);
        provide_context(OrderStore::showing(number, reading, look.writing));
        view().to_html()
    });
    Screen::of(html)
}

/// What a reader reads: no tags, one space between words.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    // Leptos puts `<!>` between texts that stand side by side.
    for character in html.replace("<!>", "").chars() {
        match character {
            '<' => {
                in_tag = true;
                text.push(' ');
            }
            '>' => in_tag = false,
            _ if !in_tag => text.push(character),
            _ => {}
        }
    }
    let text = text.replace("&amp;", "&").replace(['\u{a0}', '\u{202f}'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Screen {
    pub fn of(html: String) -> Self {
        let text = text_of(&html);
        Self { html, text }
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "{words:?} in\n{}", self.text);
        self
    }

    #[track_caller]
    pub fn does_not_say(&self, words: &str) -> &Self {
        assert!(!self.text.contains(words), "{words:?} in\n{}", self.text);
        self
    }

    #[track_caller]
    pub fn has(&self, markup: &str) -> &Self {
        assert!(self.html.contains(markup), "{markup:?} in\n{}", self.html);
        self
    }

    #[track_caller]
    pub fn has_not(&self, markup: &str) -> &Self {
        assert!(!self.html.contains(markup), "{markup:?} in\n{}", self.html);
        self
    }
}
