//! Signing in by access token: as a page of its own, or over the screen that a session expired on.

mod company_link;

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use company_link::{CompanyLink, company_address};

use crate::api::problem::ProblemCode;
use crate::api::sessions::{SignIn, SignInBody, SignOut};
use crate::client::Failure;
use crate::ui::app::LanguageSwitch;
use crate::ui::connection::Connection;
use crate::ui::kit::{Button, ButtonKind, Dialog, Icon, InputKind, ProblemNotice, Symbol, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live, live_if, live_text, on_mount, watch};
use crate::ui::session::{AgentSession, SessionState};

/// How far the attempt is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Attempt {
    None,
    Empty,
    Asking,
    /// The token is nobody's.
    Unknown,
    /// The token is not that of whom the screen belongs to: what they began is not for someone else to go on with.
    AnothersScreen(String),
    /// Another agent has signed in elsewhere in this browser.
    AnotherIsHere(String),
    Failed(Failure),
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let way = if AgentSession::expect().is_by_host() {
        view! { <SignedInByHost/> }.into_any()
    } else {
        let company = company_address();
        view! {
            <p class="lone-hint">{t!(sign_in.sign_in_hint)}</p>
            <CompanyLink address=company/>
            <SignInForm company/>
        }
        .into_any()
    };
    let navigator = Navigator::expect();
    let place = NodeRef::<html::Div>::new();
    if navigator.owns_page() {
        on_mount(move || {
            if let Some(field) = place.get_untracked().and_then(|place| focus::first(&place, "[data-autofocus]")) {
                focus::focus(&field);
            }
        });
    }
    // Around a guest the page says in which language it is.
    let language = navigator.owns_page().then(|| view! { <div class="lone-language"><LanguageSwitch/></div> });
    view! {
        <div class="lone" role=navigator.landmark() aria-label=t!(app.product) node_ref=place>
            <p class="lone-brand">
                <span class="brand-mark"><Icon symbol=Symbol::Return/></span>
                <span>{t!(app.product)}" · "{t!(app.product_purpose)}</span>
            </p>
            <h1 class="lone-title">{t!(sign_in.sign_in)}</h1>
            {way}
            {language}
        </div>
    }
}

/// The page around the desk signs its agents in: the desk asks it again.
#[component]
fn SignedInByHost() -> impl IntoView {
    let (session, connection) = (AgentSession::expect(), Connection::expect());
    let asking = RwSignal::new(false);
    let again = Callback::new(move |()| {
        asking.set(true);
        spawn_local(async move {
            session.go_on(connection).await;
            asking.try_set(false);
        });
    });
    view! {
        <p>{t!(sign_in.by_host_hint)}</p>
        <Button kind=ButtonKind::Primary busy=asking on_press=again>{t!(sign_in.by_host_again)}</Button>
    }
}

/// Over the screen as it was left. Signing in closes it; another agent gets screens of their own instead.
#[component]
pub fn ExpiredDialog() -> impl IntoView {
    let language = Language::expect();
    let session = AgentSession::expect();
    let expired = Memo::new(move |_| match session.state().get() {
        SessionState::Expired(agent) => Some(agent.name),
        _ => None,
    });
    let open = Signal::derive(move || expired.get().is_some());
    let title = t_signal!(sign_in.session_expired);
    let is_by_host = session.is_by_host();
    let company = if is_by_host { Signal::derive(|| None) } else { company_address() };
    let change_agent = Callback::new(move |()| session.signed_out());
    let hint =
        move || expired.get().map_or_else(String::new, |name| (language.texts().sign_in.session_expired_hint)(&name));
    view! {
        <Dialog open title closable=false enter_decides=true on_close=Callback::new(|()| {})>
            {move || match is_by_host {
                true => view! { <SignedInByHost/> }.into_any(),
                false => view! {
                    <p>{live_text(hint)}</p>
                    <CompanyLink address=company/>
                    <SignInForm company/>
                    <Button kind=ButtonKind::Quiet on_press=change_agent>{t!(sign_in.change_agent)}</Button>
                }
                .into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn SignInForm(
    /// With the company's account as the way to take, the token is the other one.
    company: Signal<Option<String>>,
) -> impl IntoView {
    let language = Language::expect();
    let session = AgentSession::expect();
    let connection = Connection::expect();
    let token = RwSignal::new(String::new());
    let attempt = RwSignal::new(Attempt::None);
    look_elsewhere(session, connection, attempt);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if attempt.get_untracked() == Attempt::Asking {
            return;
        }
        let typed = token.get_untracked().trim().to_owned();
        if typed.is_empty() {
            attempt.set(Attempt::Empty);
            return;
        }
        attempt.set(Attempt::Asking);
        let client = session.client();
        spawn_local(async move {
            match client.post(&SignIn { body: SignInBody { token: typed } }).await {
                Ok(begun) => match session.is_kept_from(&begun) {
                    None => {
                        session.signed_in(begun);
                        connection.returned();
                    }
                    Some(owner) => {
                        // Whatever comes of it: the screen is not theirs.
                        let _ = client.of(begun.agent.id).post(&SignOut).await;
                        attempt.try_set(Attempt::AnothersScreen(owner.name));
                    }
                },
                Err(failure) => {
                    let nobodys = failure == Failure::SignedOut || failure.code() == Some(ProblemCode::TokenInvalid);
                    attempt.try_set(if nobodys { Attempt::Unknown } else { Attempt::Failed(failure) });
                }
            }
        });
    };
    let error = Signal::derive(move || match attempt.get() {
        Attempt::Empty => Some(language.texts().sign_in.token_missing.to_owned()),
        Attempt::Unknown => {
            let words = language.texts().problems.of_refusal(ProblemCode::TokenInvalid);
            Some(format!("{} {}", words.happened, words.to_do))
        }
        Attempt::AnothersScreen(owner) => Some((language.texts().sign_in.another_agent)(&owner)),
        Attempt::AnotherIsHere(owner) => Some((language.texts().sign_in.another_agent_here)(&owner)),
        _ => None,
    });
    let trouble = live_if(move || match attempt.get() {
        Attempt::Failed(failure) => {
            let advice = Signal::derive(move || language.texts().problems.of_read(&failure));
            Some(view! { <ProblemNotice advice/> }.into_any())
        }
        _ => None,
    });
    let type_token = Callback::new(move |text| {
        token.set(text);
        attempt.update(|attempt| {
            if *attempt != Attempt::Asking {
                *attempt = Attempt::None;
            }
        });
    });
    let is_offered = Memo::new(move |_| company.with(Option::is_some));
    let button = live(move || {
        let kind = if is_offered.get() { ButtonKind::Secondary } else { ButtonKind::Primary };
        let busy = Signal::derive(move || attempt.get() == Attempt::Asking);
        let press = Callback::new(|()| {});
        view! { <Button kind busy submits=true on_press=press>{t!(sign_in.sign_in)}</Button> }.into_any()
    });
    view! {
        <form class="form" on:submit=submit>
            <TextInput
                label=t_signal!(sign_in.token)
                value=token
                on_input=type_token
                kind=InputKind::Secret
                hint=t_signal!(sign_in.token_hint)
                error
                autofocus=true
            />
            {trouble}
            {button}
        </form>
    }
}

/// Whoever comes back to this page may have signed in by a link in another tab. Another agent's signing in there may
/// be why this form is here.
fn look_elsewhere(session: AgentSession, connection: Connection, attempt: RwSignal<Attempt>) {
    let look = move |is_back: bool| {
        if attempt.get_untracked() == Attempt::Asking {
            return;
        }
        spawn_local(async move {
            let Some(found) = session.of_browser().await else { return };
            match session.is_kept_from(&found) {
                Some(owner) => {
                    attempt.try_set(Attempt::AnotherIsHere(owner.name));
                }
                None if is_back && session.is_away() => {
                    session.signed_in(found);
                    connection.returned();
                }
                None => {}
            }
        });
    };
    if session.owner().is_some() {
        on_mount(move || look(false));
    }
    let returns = connection.returns();
    watch(move || returns.get(), move |_, _| look(true));
}
