//! The events that the page around the desk gets to hear, without customer data, amounts or tokens.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::ui::navigator::Navigator;
use crate::ui::reactive::effect;
use crate::ui::session::{AgentSession, SessionState};

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
    pub fn follow(self, session: AgentSession, navigator: Navigator) {
        let this = self.clone();
        let mut told = None;
        effect(move || {
            let name = match session.state().get() {
                SessionState::Loading => None,
                SessionState::SignedIn(_) => Some("avoir-ready"),
                SessionState::SignedOut | SessionState::Expired(_) => Some("avoir-auth-required"),
                SessionState::Failed(_) => Some("avoir-error"),
            };
            let detail: &[_] = if name == Some("avoir-error") { &[("code", "unreachable")] } else { &[] };
            if let Some(name) = name.filter(|_| told != name) {
                this.emit(name, detail);
            }
            told = name;
        });
        // Without its query: what was searched for may be a customer's name.
        let view = Memo::new(move |_| {
            let address = navigator.route().get().ok()?.to_string();
            address.split('?').next().map(|path| path.trim_start_matches('/').to_owned())
        });
        effect(move || {
            if let Some(view) = view.get() {
                self.emit("avoir-navigate", &[("view", &view)]);
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
