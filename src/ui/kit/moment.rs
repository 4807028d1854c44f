//! Moments in the agent's language, as the clock on the shop's wall has them: who works elsewhere reads the same hour as
//! the note and the warehouse.

use leptos::prelude::*;

use crate::domain::locale::Locale;
use crate::domain::timestamp::Timestamp;
use crate::ui::language::Language;
use crate::ui::reactive::{live_text, memo_bool};

/// How much of a moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// `20 nov. 2026`
    Date,
    /// `20 nov. 2026, 10:14`
    DateTime,
    /// `10:14`
    Time,
    /// `10:14:05`
    Second,
}

#[component]
pub fn DateView(#[prop(into)] at: Signal<Timestamp>) -> impl IntoView {
    moment(at, Precision::Date)
}

#[component]
pub fn DateTimeView(#[prop(into)] at: Signal<Timestamp>) -> impl IntoView {
    moment(at, Precision::DateTime)
}

#[component]
pub fn TimeView(#[prop(into)] at: Signal<Timestamp>) -> impl IntoView {
    moment(at, Precision::Time)
}

/// A moment not long ago: the hour of today, and the day with it before.
#[component]
pub fn SinceView(at: Timestamp, now: Timestamp) -> impl IntoView {
    let language = Language::expect();
    let day = move |at| written(at, Precision::Date, language.locale());
    let is_today = memo_bool(move || day(at) == day(now));
    view! {
        <time class="moment" datetime=at.to_string()>
            {live_text(move || {
                let precision = if is_today.get() { Precision::Time } else { Precision::DateTime };
                written(at, precision, language.locale())
            })}
        </time>
    }
}

/// What a document says of its own time: every reader sees the same day.
#[component]
pub fn ShopTimeView(at: Timestamp) -> impl IntoView {
    moment_at_the_shop(at, Precision::DateTime)
}

/// A day of the shop's own calendar, such as an invoice's.
#[component]
pub fn ShopDayView(at: Timestamp) -> impl IntoView {
    moment_at_the_shop(at, Precision::Date)
}

fn moment_at_the_shop(at: Timestamp, precision: Precision) -> impl IntoView {
    let language = Language::expect();
    view! {
        <time class="moment" datetime=at.to_string()>
            {live_text(move || written_at_the_shop(at, precision, language.locale()))}
        </time>
    }
}

fn moment(at: Signal<Timestamp>, precision: Precision) -> impl IntoView {
    let language = Language::expect();
    view! {
        <time class="moment" datetime=move || at.get().to_string()>
            {live_text(move || written(at.get(), precision, language.locale()))}
        </time>
    }
}

/// The moment in the shop's time zone; in the agent's before that is known.
#[cfg(target_arch = "wasm32")]
pub fn written(at: Timestamp, precision: Precision, locale: Locale) -> String {
    formatted(at.unix(), Style::Words(precision, locale), Zone::Shop).unwrap_or_else(|| at.to_string())
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    static SHOP: std::cell::RefCell<Option<String>> = const { std::cell::RefCell::new(None) };
}

/// From now on moments are written in this time zone, where the browser knows it.
#[cfg(target_arch = "wasm32")]
pub fn set_time_zone(name: Option<String>) {
    let name = name.filter(|name| is_known(name));
    if SHOP.replace(name.clone()) != name {
        FORMATS.take();
    }
}

/// Without a browser moments are as the wire has them.
#[cfg(not(target_arch = "wasm32"))]
pub fn set_time_zone(_: Option<String>) {}

/// Whether the browser can write moments of this time zone; it throws where it can't.
#[cfg(target_arch = "wasm32")]
fn is_known(name: &str) -> bool {
    use js_sys::{Array, Function, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    let make = || -> Result<JsValue, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"timeZone".into(), &name.into())?;
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let format: Function = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into()?;
        Reflect::construct(&format, &Array::of2(&"en".into(), &options))
    };
    make().is_ok()
}

/// The moment as the clock had it that told it: by its own offset.
#[cfg(target_arch = "wasm32")]
pub fn written_at_the_shop(at: Timestamp, precision: Precision, locale: Locale) -> String {
    let second = at.unix() + i64::from(at.0.offset().whole_seconds());
    formatted(second, Style::Words(precision, locale), Zone::Utc).unwrap_or_else(|| at.to_string())
}

/// `2026-11-20 09:14:05`, as the clock on the shop's wall has it, for reckoning.
#[cfg(target_arch = "wasm32")]
pub(super) fn civil(at: Timestamp) -> Option<String> {
    formatted(at.unix(), Style::Plain, Zone::Shop)
}

/// The moment for a file: `2026-11-20 09:14:05` on the shop's wall, or as the wire has it.
pub fn written_plainly(at: Timestamp) -> String {
    civil(at).unwrap_or_else(|| at.to_string())
}

/// Without a browser the shop is in Greenwich.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn civil(_: Timestamp) -> Option<String> {
    None
}

/// In which zone a browser is to write.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Zone {
    Shop,
    Utc,
}

/// How a browser is to write a moment.
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Style {
    Words(Precision, Locale),
    /// Swedes write days as ISO 8601 does, and hours up to 23.
    Plain,
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    /// Making a format takes far longer than using it, and a list of orders uses it on every row.
    static FORMATS: std::cell::RefCell<std::collections::HashMap<(Style, Zone), js_sys::Function>> = Default::default();
}

/// The second as the browser's `Intl.DateTimeFormat` writes it in this zone.
#[cfg(target_arch = "wasm32")]
fn formatted(second: i64, style: Style, zone: Zone) -> Option<String> {
    use js_sys::{Array, Date, Intl, Object, Reflect};
    use wasm_bindgen::JsValue;

    let make = || {
        let options = Object::new();
        let pairs: &[(&str, &str)] = match style {
            Style::Words(Precision::Date, _) => &[("dateStyle", "medium")],
            Style::Words(Precision::DateTime, _) => &[("dateStyle", "medium"), ("timeStyle", "short")],
            Style::Words(Precision::Time, _) => &[("timeStyle", "short")],
            Style::Words(Precision::Second, _) => &[("timeStyle", "medium")],
            Style::Plain => &[("dateStyle", "short"), ("timeStyle", "medium")],
        };
        let zone = match zone {
            Zone::Utc => Some("UTC".to_owned()),
            Zone::Shop => SHOP.with_borrow(Clone::clone),
        };
        let zone = zone.as_deref().map(|zone| ("timeZone", zone));
        for (key, value) in pairs.iter().copied().chain(zone) {
            // Setting a property of a plain object does not fail.
            let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        // British order of day and month: the shop's days stand before its months in both languages.
        let tag = match style {
            Style::Words(_, Locale::Fr) => "fr-FR",
            Style::Words(_, Locale::En) => "en-GB",
            Style::Plain => "sv-SE",
        };
        Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str(tag)), &options).format()
    };
    let format = FORMATS.with_borrow_mut(|formats| formats.entry((style, zone)).or_insert_with(make).clone());
    let date = Date::new(&JsValue::from_f64(second as f64 * 1000.0));
    format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string())
}

/// Without a browser there is no time zone to ask for: the moment as the wire has it.
#[cfg(not(target_arch = "wasm32"))]
pub fn written(at: Timestamp, _: Precision, _: Locale) -> String {
    at.to_string()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn written_at_the_shop(at: Timestamp, _: Precision, _: Locale) -> String {
    at.to_string()
}
