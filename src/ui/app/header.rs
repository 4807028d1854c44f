//! The bar over every screen: the screens, the agent, and the language.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::appearance::{Appearance, Theme};
use super::language_switch::LanguageSwitch;
use crate::api::sessions::SignOut;
use crate::client::Failure;
use crate::ui::connection::Connection;
use crate::ui::kit::{Icon, MenuButton, MenuItem, Notice, NoticeTone, Symbol};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, Origin, RouteLink};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::route::Route;
use crate::ui::screens::batch::CancelTogether;
use crate::ui::screens::unfinished::ToFinish;
use crate::ui::session::AgentSession;

#[component]
pub fn Header() -> impl IntoView {
    let session = AgentSession::expect();
    let demo = live_if(move || {
        session.is_demo().then(|| {
            view! {
                <span class="demo-mark" title=t!(app.demo_hint)>
                    <span class="demo-long">{t!(app.demo)}</span>
                    <span class="demo-short">{t!(app.demo_short)}</span>
                </span>
            }
            .into_any()
        })
    });
    // The page's own header is its only banner.
    let role = (!Navigator::expect().owns_page()).then_some("none");
    view! {
        <header class="header" part="header" role=role>
            <div class="brand">
                <span class="brand-mark"><Icon symbol=Symbol::Return/></span>
                <span class="brand-name">{t!(app.product)}</span>
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
    let language = Language::expect();
    let navigator = Navigator::expect();
    let to_finish = ToFinish::expect();
    let origin = navigator.origin();
    // An order belongs to the screen that the agent came to it from, and goes back to.
    let is_at = move |place: Origin| match navigator.route().get() {
        Ok(route) => Origin::of(&route).or_else(|| route.order().map(|_| origin.get())) == Some(place),
        Err(_) => false,
    };
    let (is_list, is_unfinished) = (move || is_at(Origin::Orders), move || is_at(Origin::Unfinished));
    let is_items = move || matches!(navigator.route().get(), Ok(Route::Items(_) | Route::Item(_)));
    let progress = CancelTogether::expect().progress();
    let has_batch = Memo::new(move |_| progress.with(Option::is_some));
    let batch = live_if(move || has_batch.get().then(|| view! { <BatchPlace/> }.into_any()));
    let list = navigator.back_to_list();
    let count = live_if(move || {
        let count = to_finish.count().get().filter(|count| *count > 0)?;
        let words = live_text(move || (language.texts().app.unfinished_count)(count));
        let count = view! {
            <span class="count" aria-hidden="true">{count.to_string()}</span>
            <span class="visually-hidden">{words}</span>
        };
        Some(count.into_any())
    });
    view! {
        <nav class="places" aria-label=t!(app.navigation)>
            <RouteLink to=list class="place" current=Signal::derive(is_list)>
                {t!(app.order_list)}
            </RouteLink>
            <RouteLink to=Route::Unfinished class="place" current=Signal::derive(is_unfinished)>
                {t!(app.unfinished)}
                {count}
            </RouteLink>
            <RouteLink to=Route::Items(String::new()) class="place" current=Signal::derive(is_items)>
                {t!(items.title)}
            </RouteLink>
            {batch}
        </nav>
    }
}

/// The link to the orders that are cancelled together, with how many of them wait for nothing any more.
#[component]
fn BatchPlace() -> impl IntoView {
    let language = Language::expect();
    let navigator = Navigator::expect();
    let progress = CancelTogether::expect().progress();
    let progress = move || progress.get().unwrap_or_default();
    let is_batch = move || matches!(navigator.route().get(), Ok(Route::Batch));
    let words = live_text(move || {
        let (done, all) = progress();
        (language.texts().app.done_of)(done, all)
    });
    let count = live_text(move || {
        let (done, all) = progress();
        format!("{done}/{all}")
    });
    view! {
        <RouteLink to=Route::Batch class="place" current=Signal::derive(is_batch)>
            {t!(app.cancel_together)}
            <span class="count" aria-hidden="true">{count}</span>
            <span class="visually-hidden">{words}</span>
        </RouteLink>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let language = Language::expect();
    let appearance = Appearance::expect();
    let name = Signal::derive(move || {
        let words = &language.texts().app;
        let theme = match appearance.theme() {
            Theme::Auto => words.theme_auto,
            Theme::Light => words.theme_light,
            Theme::Dark => words.theme_dark,
        };
        format!("{}{} {theme}", words.theme, language.texts().order.colon)
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
    let language = Language::expect();
    let session = AgentSession::expect();
    let failure = RwSignal::new(None::<Failure>);
    let sign_out = Callback::new(move |()| {
        failure.set(None);
        let client = session.client();
        spawn_local(async move {
            match client.post(&SignOut).await {
                Ok(()) | Err(Failure::SignedOut) => session.signed_out(),
                Err(reason) => {
                    failure.try_set(Some(reason));
                }
            }
        });
    });
    let navigator = Navigator::expect();
    let go_to = move |route: Route| Callback::new(move |()| navigator.go(route.clone()));
    let label = Signal::derive(move || session.agent().map(|agent| agent.name).unwrap_or_default());
    let items = Signal::derive(move || {
        let item = |label: &str, on_choose| MenuItem {
            label: label.to_owned(),
            unavailable: None,
            hint: None,
            danger: false,
            on_choose,
        };
        let texts = language.texts();
        let of_leads = session.agent().is_some_and(|agent| agent.role.leads()).then(|| {
            [
                item(texts.reply_templates.title, go_to(Route::ReplyTemplates)),
                item(texts.returns.terms.title, go_to(Route::ReturnTerms)),
            ]
        });
        let of_all = [item(texts.kit.help, go_to(Route::Help)), item(texts.app.sign_out, sign_out)];
        of_leads.into_iter().flatten().chain(of_all).collect()
    });
    let role = live_text(move || {
        session.agent().map_or_else(String::new, |agent| (language.texts().domain.role)(agent.role).to_owned())
    });
    let still_here = live_if(move || {
        failure.get().map(|reason| {
            let title = t_signal!(app.not_signed_out);
            let why = live_text(move || language.texts().problems.of_read(&reason).happened.to_owned());
            view! {
                <div class="header-notice">
                    <Notice tone=NoticeTone::Error title>{why}</Notice>
                </div>
            }
            .into_any()
        })
    });
    // Whom the page around the desk has signed in, it signs out.
    let name = match session.is_by_host() {
        true => view! { <span class="agent-name">{live_text(move || label.get())}</span> }.into_any(),
        false => view! { <MenuButton label items/> }.into_any(),
    };
    view! {
        <div class="agent">
            <span class="agent-role">{role}</span>
            {name}
        </div>
        {still_here}
    }
}

/// Says that nothing can be sent. The region is there before its words, so that they are announced.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let connection = Connection::expect();
    let words = live_if(move || {
        (!connection.is_online()).then(|| {
            view! {
                <div class="offline">
                    <Icon symbol=Symbol::Warning/>
                    <strong>{t!(app.offline)}</strong>
                    <span>{t!(app.offline_hint)}</span>
                </div>
            }
            .into_any()
        })
    });
    view! { <div role="status">{words}</div> }
}
