//! The page of an order as it is for an agent, and what can be read on it.

use avoir::api::order_detail::fixture::{by_hand, detail};
use avoir::api::order_detail::{OrderDetail, RefundTaskDetail};
use avoir::api::sessions::{NamedProvider, Session};
use avoir::client::Client;
use avoir::domain::action::OrderAction;
use avoir::domain::agent::{Agent, AgentId, Role};
use avoir::domain::cancellation::Cancellation;
use avoir::domain::case::OrderAmounts;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::eligibility::NotCancellable;
use avoir::domain::locale::Locale;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::modification::Lease;
use avoir::domain::order::fixture::{self, amount};
use avoir::domain::payment::{PaymentId, PaymentProvider, ProviderTerms};
use avoir::domain::refund_task::{self, RefundState, RefundTask};
use avoir::domain::timestamp::Timestamp;
use avoir::ui::app::{Appearance, Density, Theme};
use avoir::ui::connection::Connection;
use avoir::ui::language::Language;
use avoir::ui::navigator::{Navigator, Routing};
use avoir::ui::reactive::reading::Reading;
use avoir::ui::recovered_writes::store::{RecoveredWrite, RecoveredWrites};
use avoir::ui::route::Route;
use avoir::ui::screens::order::page::OpenOrder;
use avoir::ui::screens::order::store::{OrderStore, Writing};
use avoir::ui::session::AgentSession;
use leptos::prelude::*;

/// Four mugs and their parcel for 44.60 €, paid by HiPay, on which nothing was done yet.
pub fn order() -> OrderDetail {
    let sold = fixture::order()
        .numbered("ORD00123", "2026-11-20T09:14:00Z")
        .line("1", 4, "39.70", &["6.62"])
        .of_article("MUG-01", "Mug", "9.93")
        .parcel("s1", "4.90", &["0.82"])
        .carried_by("Colissimo")
        .paid("p1", PaymentProvider::HIPAY, "44.60")
        .in_transaction("8003121", "2026-11-20T09:14:05Z");
    let terms = ProviderTerms {
        hosts: vec!["hipay.com".to_owned(), "hipay-tpp.com".to_owned()],
        ..ProviderTerms::unknown(PaymentProvider::HIPAY)
    };
    OrderDetail {
        version: 7,
        allowed_actions: vec![OrderAction::OpenModification],
        providers: vec![terms],
        ..detail(sold)
    }
}

/// The same order with something changed.
pub fn order_with(change: impl FnOnce(&mut OrderDetail)) -> OrderDetail {
    let mut order = order();
    change(&mut order);
    order
}

/// The same order, when the agent may do this with it.
pub fn allowing(actions: &[OrderAction]) -> OrderDetail {
    order_with(|order| order.allowed_actions = actions.to_vec())
}

/// The same order at this step of its cancellation.
pub fn at_step(cancellation: Cancellation, actions: &[OrderAction]) -> OrderDetail {
    OrderDetail { cancellation, ..allowing(actions) }
}

/// The same order, found to be printed when it was checked.
pub fn not_cancellable() -> OrderDetail {
    let reason = NotCancellable::Printing;
    let mut order = at_step(
        Cancellation::NotCancellable { reason },
        &[OrderAction::CloseModification, OrderAction::CheckCancellation],
    );
    order.order.logistic_status = LogisticStatus::Printing;
    order.not_cancellable = Some(reason);
    order
}

/// What became of the 44.60 €.
pub fn amounts(refunded: &str, pending: &str, refundable: &str) -> OrderAmounts {
    let [refunded, pending, refundable] = [refunded, pending, refundable].map(amount);
    OrderAmounts { refunded, pending, refundable, ..order().amounts }
}

/// A refund by HiPay that the first note asked for.
pub fn refund(of: &str, state: RefundState) -> RefundTaskDetail {
    let task = refund_task::fixture::task();
    by_hand(RefundTask { payment: PaymentId("p1".to_owned()), amount: amount(of), state, ..task })
}

pub fn opened_by(name: &str) -> RefundState {
    RefundState::Opened { at: Timestamp::EPOCH, by: agent(name, Role::Agent) }
}

pub fn done() -> RefundState {
    RefundState::done("R-1".to_owned(), Timestamp::EPOCH)
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
        session.signed_in(Session {
            agent: agent("Awa", Role::Agent),
            expires_at: None,
            demo: false,
            time_zone: None,
            providers: providers(),
        });
        provide_context(session);
        provide_context(Connection::online());
        provide_context(Language::new(look.locale));
        provide_context(Appearance::new(Routing::Memory, Theme::default(), Density::default()));
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

/// The names of providers that the tests read.
pub fn providers() -> Vec<NamedProvider> {
    let named = |(provider, name): (PaymentProvider, &str)| NamedProvider { provider, name: Some(name.to_owned()) };
    [(PaymentProvider::HIPAY, "HiPay"), (PaymentProvider::PAYPAL, "PayPal"), (PaymentProvider::STRIPE, "Stripe")]
        .map(named)
        .to_vec()
}
