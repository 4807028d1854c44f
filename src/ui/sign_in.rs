//! Signing in by access token: as a page of its own, or over the screen that a session expired on.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, SessionState};
use super::kit::{Button, ButtonKind, Dialog, Icon, InputKind, ProblemNotice, Symbol, TextInput};
use crate::api::problem::ProblemCode;
use crate::api::sessions::{SignIn, SignInBody};
use crate::client::Failure;

/// How far the attempt is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Attempt {
    None,
    Empty,
    Asking,
    /// The token is nobody's.
    Unknown,
    Failed(Failure),
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let desk = Desk::expect();
    view! {
        <main class="lone">
            <p class="lone-brand">
                <span class="brand-mark"><Icon symbol=Symbol::Return/></span>
                <span>{move || desk.texts().shell.product}" · "{move || desk.texts().shell.product_purpose}</span>
            </p>
            <h1 class="lone-title">{move || desk.texts().shell.sign_in}</h1>
            <p class="lone-hint">{move || desk.texts().shell.sign_in_hint}</p>
            <SignInForm/>
        </main>
    }
}

/// Over the screen as it was left. Only signing in closes it.
#[component]
pub fn ExpiredDialog() -> impl IntoView {
    let desk = Desk::expect();
    let expired = Memo::new(move |_| match desk.session().get() {
        SessionState::Expired(agent) => Some(agent.name),
        _ => None,
    });
    let open = Signal::derive(move || expired.get().is_some());
    let title = Signal::derive(move || desk.texts().shell.session_expired.to_owned());
    let hint = move || expired.get().map(|name| (desk.texts().shell.session_expired_hint)(&name));
    view! {
        <Dialog open title closable=false on_close=Callback::new(|()| {})>
            <p>{hint}</p>
            <SignInForm/>
        </Dialog>
    }
}

#[component]
fn SignInForm() -> impl IntoView {
    let desk = Desk::expect();
    let token = RwSignal::new(String::new());
    let attempt = RwSignal::new(Attempt::None);
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
        let client = desk.client();
        spawn_local(async move {
            match client.post(&SignIn { body: SignInBody { token: typed } }).await {
                Ok(session) => {
                    desk.signed_in(session);
                    desk.returned();
                }
                Err(failure) => {
                    let nobodys = failure == Failure::SignedOut || failure.code() == Some(ProblemCode::TokenInvalid);
                    attempt.try_set(if nobodys { Attempt::Unknown } else { Attempt::Failed(failure) });
                }
            }
        });
    };
    let error = Signal::derive(move || match attempt.get() {
        Attempt::Empty => Some(desk.texts().shell.token_missing.to_owned()),
        Attempt::Unknown => {
            let words = (desk.texts().problems.refusal)(ProblemCode::TokenInvalid);
            Some(format!("{} {}", words.happened, words.to_do))
        }
        _ => None,
    });
    let trouble = move || match attempt.get() {
        Attempt::Failed(failure) => {
            let explanation = Signal::derive(move || desk.texts().problems.of_read(&failure));
            Some(view! { <ProblemNotice explanation/> })
        }
        _ => None,
    };
    let type_token = Callback::new(move |text| {
        token.set(text);
        attempt.update(|attempt| {
            if *attempt != Attempt::Asking {
                *attempt = Attempt::None;
            }
        });
    });
    view! {
        <form class="form" on:submit=submit>
            <TextInput
                label=Signal::derive(move || desk.texts().shell.token.to_owned())
                value=token
                on_input=type_token
                kind=InputKind::Secret
                hint=Signal::derive(move || desk.texts().shell.token_hint.to_owned())
                error
                autofocus=true
            />
            {trouble}
            <Button
                kind=ButtonKind::Primary
                busy=Signal::derive(move || attempt.get() == Attempt::Asking)
                submits=true
                on_press=Callback::new(|()| {})
            >
                {move || desk.texts().shell.sign_in}
            </Button>
        </form>
    }
}
