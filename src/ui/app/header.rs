//! The bar over every screen: where one is, who one is, and in which language.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::appearance::{Appearance, Theme};
use crate::api::sessions::SignOut;
use crate::client::Failure;
use crate::domain::locale::Locale;
use crate::ui::desk::Desk;
use crate::ui::kit::{Icon, MenuButton, MenuItem, Notice, NoticeTone, Symbol, live_if, live_text};
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::route::Route;
use crate::ui::screens::unfinished::UnfinishedStore;

#[component]
pub fn Header() -> impl IntoView {
    let desk = Desk::expect();
    let demo = live_if(move || {
        desk.is_demo().then(|| {
            view! {
                <span class="demo-mark" title=desk.say(|texts| texts.app.demo_hint)>
                    <span class="demo-long">{desk.say(|texts| texts.app.demo)}</span>
                    <span class="demo-short">{desk.say(|texts| texts.app.demo_short)}</span>
                </span>
            }
            .into_any()
        })
    });
    view! {
        <header class="header" part="header">
            <div class="brand">
                <span class="brand-mark"><Icon symbol=Symbol::Return/></span>
                <span class="brand-name">{desk.say(|texts| texts.app.product)}</span>
                {demo}
            </div>
            <Places/>
            <div class="header-end">
                <LanguageSwitch/>
                <ThemeButton/>
                <AgentMenu/>
            </div>
        </header>
    }
}

/// The links to the screens.
#[component]
fn Places() -> impl IntoView {
    let desk = Desk::expect();
    let navigator = Navigator::expect();
    let unfinished = UnfinishedStore::expect();
    let is_list = move || match navigator.route().get() {
        Ok(route) => matches!(route, Route::Orders(_)) || route.order().is_some(),
        Err(_) => false,
    };
    let is_items = move || matches!(navigator.route().get(), Ok(Route::Items(_) | Route::Item(_)));
    let is_unfinished = move || matches!(navigator.route().get(), Ok(Route::Unfinished));
    let list = navigator.back_to_list();
    let count = live_if(move || {
        let count = unfinished.count().get().filter(|count| *count > 0)?;
        let words = live_text(move || (desk.texts().app.unfinished_count)(count));
        let count = view! {
            <span class="count" aria-hidden="true">{count.to_string()}</span>
            <span class="visually-hidden">{words}</span>
        };
        Some(count.into_any())
    });
    view! {
        <nav class="places" aria-label=desk.say(|texts| texts.app.navigation)>
            <RouteLink to=list class="place" current=Signal::derive(is_list)>
                {desk.say(|texts| texts.app.order_list)}
            </RouteLink>
            <RouteLink to=Route::Unfinished class="place" current=Signal::derive(is_unfinished)>
                {desk.say(|texts| texts.app.unfinished)}
                {count}
            </RouteLink>
            <RouteLink to=Route::Items(String::new()) class="place" current=Signal::derive(is_items)>
                {desk.say(|texts| texts.items.title)}
            </RouteLink>
        </nav>
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let desk = Desk::expect();
    let appearance = Appearance::expect();
    // The code is drawn by the style sheet: as text it would be part of the name.
    let choice = move |locale: Locale, code: &'static str, name: &'static str| {
        let choose = move |_| {
            desk.set_locale(locale);
            appearance.choose_locale(locale);
        };
        view! {
            <button
                type="button"
                lang=locale.tag()
                data-code=code
                aria-label=name
                aria-pressed=move || (desk.locale() == locale).to_string()
                on:click=choose
            ></button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=desk.say(|texts| texts.app.language)>
            {choice(Locale::Fr, "FR", "Français")}
            {choice(Locale::En, "EN", "English")}
        </div>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let desk = Desk::expect();
    let appearance = Appearance::expect();
    let name = Signal::derive(move || {
        let words = &desk.texts().app;
        let theme = match appearance.theme() {
            Theme::Auto => words.theme_auto,
            Theme::Light => words.theme_light,
            Theme::Dark => words.theme_dark,
        };
        format!("{} : {theme}", words.theme)
    });
    let symbol = Signal::derive(move || match appearance.theme() {
        Theme::Auto => Symbol::Screen,
        Theme::Light => Symbol::Sun,
        Theme::Dark => Symbol::Moon,
    });
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=name
            title=name
            on:click=move |_| appearance.choose_theme(appearance.theme().next())
        >
            <Icon symbol/>
        </button>
    }
}

#[component]
fn AgentMenu() -> impl IntoView {
    let desk = Desk::expect();
    let failure = RwSignal::new(None::<Failure>);
    let sign_out = Callback::new(move |()| {
        failure.set(None);
        let client = desk.client();
        spawn_local(async move {
            match client.post(&SignOut).await {
                Ok(()) | Err(Failure::SignedOut) => desk.signed_out(),
                Err(reason) => {
                    failure.try_set(Some(reason));
                }
            }
        });
    });
    let label = Signal::derive(move || desk.agent().map(|agent| agent.name).unwrap_or_default());
    let items = Signal::derive(move || {
        vec![MenuItem {
            label: desk.texts().app.sign_out.to_owned(),
            unavailable: None,
            danger: false,
            on_choose: sign_out,
        }]
    });
    let role = live_text(move || {
        desk.agent().map_or_else(String::new, |agent| (desk.texts().domain.role)(agent.role).to_owned())
    });
    let still_here = live_if(move || {
        failure.get().map(|reason| {
            let title = desk.said(|texts| texts.app.not_signed_out);
            let why = live_text(move || desk.texts().problems.of_read(&reason).happened.to_owned());
            view! {
                <div class="header-notice">
                    <Notice tone=NoticeTone::Error title>{why}</Notice>
                </div>
            }
            .into_any()
        })
    });
    view! {
        <div class="agent">
            <span class="agent-role">{role}</span>
            <MenuButton label items/>
        </div>
        {still_here}
    }
}

/// Says that nothing can be sent. The region is there before its words, so that they are announced.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let desk = Desk::expect();
    let words = live_if(move || {
        (!desk.is_online()).then(|| {
            view! {
                <div class="offline">
                    <Icon symbol=Symbol::Warning/>
                    <strong>{desk.say(|texts| texts.app.offline)}</strong>
                    <span>{desk.say(|texts| texts.app.offline_hint)}</span>
                </div>
            }
            .into_any()
        })
    });
    view! { <div role="status">{words}</div> }
}
