//! The calls of the shell of `<avoir-desk>` (`public/avoir.js`): attributes in, a mounted desk out. The shell owns
//! the custom element and outlives this program, so nothing here may keep it from starting a fresh one.

pub mod contract;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Reflect};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::app::{App, Appearance, Density, GuestTerms, HostPage, OpenDesk, Theme, chosen_locale};
use super::language::Language;
use super::navigator::Routing;
use crate::api;
use crate::client::host_tokens::HostTokens;
use crate::client::{Client, first_answers as answers};
use crate::domain::locale::Locale;

/// A desk on a page. Dropping it takes it off the page.
struct Mounted {
    id: u32,
    desk: OpenDesk,
    _view: UnmountHandle<<AnyView as Render>::State>,
}

#[derive(Default)]
struct Desks {
    last_id: u32,
    mounted: Vec<Mounted>,
}

thread_local! {
    static DESKS: RefCell<Desks> = RefCell::default();
    static ON_DEATH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Shows a desk in `root`. `options` carries the element's attributes under their own names, the `hash` that is the desk's
/// in the page's address, and the function that gives `tokens`, if the page signs its agents in.
#[wasm_bindgen]
pub fn mount(root: HtmlElement, options: &JsValue) -> u32 {
    let value = |name: &str| Reflect::get(options, &JsValue::from_str(name)).ok();
    let option = |name: &str| value(name).and_then(|value| value.as_string());
    let routing = Routing::of_attribute(option("routing").as_deref());
    let locale = chosen_locale(routing).or_else(|| option("locale").map(|tag| Locale::for_tag(&tag)));
    let tokens = value("tokens").and_then(|tokens| tokens.dyn_into().ok()).map(HostTokens::new);
    let client = Client::new(option("api-base").as_deref().unwrap_or(api::BASE)).by_tokens(tokens);
    let host = HostPage::new(root.clone());
    let guest = GuestTerms {
        routing,
        view: option("view").unwrap_or_default(),
        is_alone: option("alone").is_some(),
        hash: option("hash").unwrap_or_default(),
    };

    let theme = Theme::of_attribute(option("theme").as_deref());
    let density = Density::of_attribute(option("density").as_deref());
    let is_readonly = option("readonly").is_some();

    // Signals have to belong to the view's owner, which exists only inside.
    let made = Rc::new(Cell::new(None));
    let slot = SendWrapper::new(Rc::clone(&made));
    let view = mount_to(root, move || {
        let on_open = Callback::new(move |desk: OpenDesk| {
            desk.session.set_readonly(is_readonly);
            slot.set(Some(desk));
        });
        let language = Language::new(locale.unwrap_or_default());
        let appearance = Appearance::new(routing, theme, density);
        view! { <App client language appearance host guest on_open/> }.into_any()
    });
    let desk = made.get().expect("the view was built before `mount_to` returned");
    DESKS.with_borrow_mut(|desks| {
        desks.last_id += 1;
        let id = desks.last_id;
        desks.mounted.push(Mounted { id, desk, _view: view });
        id
    })
}

/// Takes a desk off its page. What it was sending goes on, and the journal has it.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    let gone = DESKS.with_borrow_mut(|desks| {
        let place = desks.mounted.iter().position(|mounted| mounted.id == id)?;
        Some(desks.mounted.swap_remove(place))
    });
    // Outside the borrow: taking a view down runs its clean-up.
    drop(gone);
}

/// An attribute of the element changed that needs no fresh desk.
#[wasm_bindgen]
pub fn set_attribute(id: u32, name: &str, value: Option<String>) {
    let Some(desk) = desk(id) else { return };
    match (name, value.as_deref()) {
        ("locale", Some(tag)) => desk.language.set_locale(Locale::for_tag(tag)),
        ("theme", word) => desk.appearance.set_theme(Theme::of_attribute(word)),
        ("density", word) => desk.appearance.set_density(Density::of_attribute(word)),
        ("readonly", word) => desk.session.set_readonly(word.is_some()),
        ("view", Some(view)) => desk.navigator.show(view),
        _ => {}
    }
}

/// Reads again all that is shown.
#[wasm_bindgen]
pub fn refresh(id: u32) {
    if let Some(desk) = desk(id) {
        desk.connection.returned();
    }
}

/// Asks again who is here, because the page has signed somebody in, and goes on from there.
#[wasm_bindgen]
pub fn resume(id: u32) {
    if let Some(desk) = desk(id) {
        spawn_local(desk.session.go_on(desk.connection));
    }
}

/// The handles are copied out: what is done with them may lead back here.
fn desk(id: u32) -> Option<OpenDesk> {
    DESKS.with_borrow(|desks| desks.mounted.iter().find(|mounted| mounted.id == id).map(|mounted| mounted.desk))
}

/// Whom to tell when this program can't go on.
#[wasm_bindgen]
pub fn on_death(listener: Function) {
    ON_DEATH.set(Some(listener));
}

/// Where the answers are that were asked for ahead of this program.
#[wasm_bindgen]
pub fn first_answers(shell: Function) {
    answers::are_with(shell);
}

/// Makes every callback of this program refuse to run, so that nothing is sent by a view that is dead: the next
/// call from outside starts the program anew, and the callbacks of the old one are not its own.
#[wasm_bindgen]
pub fn retire() {
    wasm_bindgen::handler::schedule_reinit();
}

/// After a panic the state may be torn. The shell is told, and takes the dead view away.
pub fn report_death() {
    std::panic::set_hook(Box::new(|panic| {
        // For whoever looks after the product; it stays in this browser.
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        retire();
        let listener = ON_DEATH.with(|listener| listener.try_borrow().ok().and_then(|listener| listener.clone()));
        if let Some(listener) = listener {
            // A listener that fails itself can't be helped from here.
            let _ = listener.call0(&JsValue::UNDEFINED);
        }
    }));
}
