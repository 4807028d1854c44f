//! The page around the desk: what it gets to hear, and from when.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement, ShadowRoot};

use super::host_event::{AuthReason, Field, HostEvent};
use crate::ui::connection::{Connection, WriteNews, WriteStatus};
use crate::ui::navigator::{HostOfGuest, Navigator, Routing};
use crate::ui::reactive::effect;
use crate::ui::session::{AgentSession, SessionState};

/// What the page says of its guest, when the desk is put there.
#[derive(Clone, Debug, Default)]
pub struct GuestTerms {
    pub routing: Routing,
    /// The view to begin with.
    pub view: String,
    /// Shows this view and leaves all others to the page.
    pub is_alone: bool,
    /// The desk's name in the page's hash.
    pub hash: String,
}

/// The handle: the node that events start from. They leave the shadow root as the element's own.
#[derive(Clone)]
pub struct HostPage {
    root: SendWrapper<HtmlElement>,
}

impl HostPage {
    pub fn new(root: HtmlElement) -> Self {
        Self { root: SendWrapper::new(root) }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    /// Navigates by leave of the page.
    pub fn navigator(&self, terms: GuestTerms) -> Navigator {
        let (asked, told) = (self.clone(), self.clone());
        let host = HostOfGuest {
            start: terms.view.parse(),
            is_alone: terms.is_alone,
            hash: terms.hash,
            may_go: Box::new(move |view| asked.emit(&HostEvent::Navigate(view.to_owned()))),
            has_gone: Box::new(move |view| {
                if terms.routing == Routing::Attribute {
                    told.reflect_view(view);
                }
            }),
        };
        Navigator::of_guest(terms.routing, host)
    }

    /// Tells the page who is wanted, what is written and, where it isn't asked before, where the desk is, from now on.
    pub fn follow(self, session: AgentSession, navigator: Navigator, connection: Connection) {
        let this = self.clone();
        let mut told = None;
        effect(move || {
            let event = match session.state().get() {
                SessionState::Loading => None,
                SessionState::SignedIn(_) => Some(HostEvent::Ready),
                SessionState::SignedOut => Some(HostEvent::AuthRequired(AuthReason::SignedOut)),
                SessionState::Expired(_) => Some(HostEvent::AuthRequired(AuthReason::Expired)),
                SessionState::Failed(_) => Some(HostEvent::Unreachable),
            };
            if let Some(event) = event.clone().filter(|_| told != event) {
                this.emit(&event);
            }
            told = event;
        });
        let this = self.clone();
        let in_flight = StoredValue::new(0_u32);
        connection.tell_writes_to(Callback::new(move |news: WriteNews| {
            let is_sent = news.status == WriteStatus::Sent;
            this.emit(&HostEvent::Operation(news));
            in_flight.try_update_value(|count| {
                *count = if is_sent { *count + 1 } else { count.saturating_sub(1) };
            });
            this.emit(&HostEvent::Busy(in_flight.try_get_value().unwrap_or_default()));
        }));
        if navigator.owns_page() {
            let view = Memo::new(move |_| navigator.view());
            effect(move || {
                let view = view.get();
                if !view.is_empty() {
                    self.emit(&HostEvent::Navigate(view));
                }
            });
        }
    }

    /// Whether the page lets it be.
    fn emit(&self, event: &HostEvent) -> bool {
        let fields = Object::new();
        for (key, value) in event.detail() {
            let value = match value {
                Field::Text(text) => JsValue::from_str(&text),
                Field::Count(count) => JsValue::from(count),
                Field::Flag(flag) => JsValue::from_bool(flag),
            };
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&fields, &JsValue::from_str(key), &value);
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(event.is_cancelable());
        init.set_detail(&fields);
        let made = CustomEvent::new_with_event_init_dict(event.name(), &init);
        // An event that can't be told is nothing that the page said no to.
        made.is_ok_and(|made| self.root.dispatch_event(&made).unwrap_or(true))
    }

    /// The element says by its attribute what it shows.
    fn reflect_view(&self, view: &str) {
        if let Ok(root) = self.root.get_root_node().dyn_into::<ShadowRoot>() {
            // The name is one that every element may have.
            let _ = root.host().set_attribute("view", view);
        }
    }
}
