//! What the page around the desk gets to hear: events without customer data, amounts or tokens.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::ui::desk::{Desk, SessionState};
use crate::ui::navigator::Navigator;

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

    /// Tells the page who is wanted and where the desk is, from now on.
    pub fn follow(self, desk: Desk, navigator: Navigator) {
        let this = self.clone();
        Effect::new(move |told: Option<Option<&'static str>>| {
            let name = match desk.session().get() {
                SessionState::Loading => None,
                SessionState::SignedIn(_) => Some("avoir-ready"),
                SessionState::SignedOut | SessionState::Expired(_) => Some("avoir-auth-required"),
                SessionState::Failed(_) => Some("avoir-error"),
            };
            let detail: &[_] = if name == Some("avoir-error") { &[("code", "unreachable")] } else { &[] };
            if let Some(name) = name.filter(|_| told.flatten() != name) {
                this.emit(name, detail);
            }
            name
        });
        Effect::new(move |_| {
            if let Ok(route) = navigator.route().get() {
                // What was searched for may be a customer's name.
                let address = route.to_string();
                let path = address.split('?').next().unwrap_or_default();
                self.emit("avoir-navigate", &[("view", path.trim_start_matches('/'))]);
            }
        });
    }

    fn emit(&self, name: &str, detail: &[(&str, &str)]) {
        let fields = Object::new();
        for (key, value) in detail {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&fields, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&fields);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            let _ = self.root.dispatch_event(&event);
        }
    }
}
