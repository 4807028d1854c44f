//! The desk as a whole: what every screen finds in its context, and which of them is shown to whom.

mod appearance;
mod current_screen;
mod header;
pub mod host_event;
mod host_page;
mod keys;
mod keys_dialog;
mod language_switch;
mod page_return;
mod palette;
mod repeated_enter;
mod rest;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Router;

pub use appearance::{Appearance, Density, Theme, chosen_locale};
pub use host_page::{GuestTerms, HostPage};
pub use language_switch::LanguageSwitch;

use self::current_screen::CurrentScreen;
use self::header::{Header, OfflineBanner};
use self::keys::{Keys, Overlay};
use self::rest::{Missing, RestOfProgram, RestView};
use super::kit::{Button, ButtonKind, ProblemNotice, Waiting};
use super::navigator::{Navigator, Routing};
use super::recovered_writes::notices::Reconciliation;
use super::recovered_writes::store::RecoveredWrites;
use super::screens::batch::CancelTogether;
use super::screens::orders::{ListProgress, OrderListStore, Selection};
use super::screens::unfinished::ToFinish;
use crate::client::{Client, Failure};
use crate::domain::agent::AgentId;
use crate::ui::connection::Connection;
use crate::ui::language::Language;
use crate::ui::reactive::draft_storage::forget_all_but;
use crate::ui::reactive::timers::once_painted;
use crate::ui::reactive::{effect, live, memo_bool, on_mount, watch};
use crate::ui::session::{AgentSession, SessionState};

#[component]
pub fn App(
    client: Client,
    language: Language,
    appearance: Appearance,
    host: HostPage,
    guest: GuestTerms,
    /// What the element hands on to the desk while it is there.
    on_open: Callback<OpenDesk>,
) -> impl IntoView {
    let (session, connection) = (AgentSession::new(client), Connection::online());
    provide_context(language);
    provide_context(session);
    provide_context(connection);
    provide_context(appearance);
    provide_context(host.clone());
    let open = move |navigator| on_open.run(OpenDesk { language, appearance, session, connection, navigator });
    match guest.routing {
        Routing::Memory | Routing::Attribute | Routing::Hash => {
            let navigator = host.navigator(guest);
            provide_context(navigator);
            open(navigator);
            view! { <Frame/> }.into_any()
        }
        Routing::History => view! {
            <Router>
                <OwnPage open/>
            </Router>
        }
        .into_any(),
    }
}

/// Inside the router, where its hooks can be used.
#[component]
fn OwnPage(open: impl Fn(Navigator) + Send + 'static) -> impl IntoView {
    let navigator = Navigator::in_history();
    provide_context(navigator);
    open(navigator);
    view! { <Frame/> }
}

/// The handles of a desk on a page, for the element around it.
#[derive(Clone, Copy)]
pub struct OpenDesk {
    pub language: Language,
    pub appearance: Appearance,
    pub session: AgentSession,
    pub connection: Connection,
    pub navigator: Navigator,
}

/// Who may see what. An expired session is not in it: the screens stay as they are behind the sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Asking,
    SignIn,
    Failed(Failure),
    /// At the desk. Another agent gets screens of their own.
    AtDesk(AgentId),
}

impl Stage {
    fn of(session: SessionState) -> Self {
        match session {
            SessionState::Loading => Self::Asking,
            SessionState::SignedOut => Self::SignIn,
            SessionState::Failed(failure) => Self::Failed(failure),
            SessionState::SignedIn(session) => Self::AtDesk(session.agent.id),
            SessionState::Expired(agent) => Self::AtDesk(agent.id),
        }
    }
}

#[component]
fn Frame() -> impl IntoView {
    let language = Language::expect();
    let session = AgentSession::expect();
    let appearance = Appearance::expect();
    let stage = Memo::new(move |_| Stage::of(session.state().get()));
    on_mount(move || spawn_local(session.read()));
    let (connection, navigator) = (Connection::expect(), Navigator::expect());
    page_return::watch(connection);
    HostPage::expect().follow(session, navigator, connection);
    // The next agent at this browser reads nothing that another has typed; who was only signed out finds it again.
    watch(
        move || stage.get(),
        move |before, now| match (before, now) {
            (Stage::AtDesk(_), Stage::SignIn) => forget_all_but(None),
            (_, Stage::AtDesk(agent)) => forget_all_but(Some(&agent.0)),
            _ => {}
        },
    );
    let rest = RestOfProgram::provide();
    let content = live(move || match stage.get() {
        Stage::Asking => view! { <Asking/> }.into_any(),
        Stage::SignIn => rest.screen(RestView::SignIn),
        Stage::Failed(failure) => view! { <NotReached failure/> }.into_any(),
        Stage::AtDesk(_) => view! { <AtDesk/> }.into_any(),
    });
    view! {
        <div
            class="desk"
            part="desk"
            lang=move || language.locale().tag()
            data-view=move || navigator.view()
            data-theme=move || appearance.theme().as_str()
            data-density=move || appearance.density().as_str()
            on:keydown=repeated_enter::ignore
        >
            <Missing/>
            {content}
        </div>
    }
}

/// The backend is being asked who is here.
#[component]
fn Asking() -> impl IntoView {
    view! {
        <div role=Navigator::expect().landmark() aria-label=t!(app.product)>
            <h1 class="visually-hidden">{t!(app.product)}</h1>
            <Waiting words=t_signal!(kit.loading)/>
        </div>
    }
}

/// The backend could not be asked who is here.
#[component]
fn NotReached(failure: Failure) -> impl IntoView {
    let language = Language::expect();
    let session = AgentSession::expect();
    let retry = Callback::new(move |()| spawn_local(session.read()));
    let advice = Signal::derive(move || language.texts().problems.of_read(&failure));
    view! {
        <div class="lone" role=Navigator::expect().landmark() aria-label=t!(app.product)>
            <h1 class="lone-title" tabindex="-1">{t!(app.not_reached)}</h1>
            <ProblemNotice
                advice
                actions=move || {
                    view! {
                        <Button kind=ButtonKind::Primary on_press=retry>
                            {t!(kit.retry)}
                        </Button>
                    }
                }
            />
        </div>
    }
}

#[component]
fn AtDesk() -> impl IntoView {
    let list = OrderListStore::open();
    provide_context(list);
    provide_context(Selection::open(list));
    ToFinish::provide();
    CancelTogether::provide();
    provide_context(RecoveredWrites::open());
    let keys = Keys::open();
    keys.listen_everywhere();
    let (rest, overlay) = (RestOfProgram::expect(), keys.overlay());
    // What is opened is asked for again, and what can't be shown is not open.
    effect(move || {
        if overlay.get() != Overlay::None {
            rest.fetch();
        }
    });
    effect(move || {
        if rest.is_missing() {
            overlay.set(Overlay::None);
        }
    });
    // A screen that is shown alone has no ways to others, and no keys for them.
    let navigator = Navigator::expect();
    let (is_alone, landmark) = (navigator.is_alone(), navigator.landmark());
    // The list's first rows come before it; what stands in their place does not keep it away.
    let list_stands =
        memo_bool(move || list.count().get().is_some() || matches!(list.progress().get(), ListProgress::Failed(_)));
    effect(move || {
        if list_stands.get() {
            once_painted(move || rest.fetch());
        }
    });
    let header = (!is_alone).then(|| view! { <Header/> });
    let press = move |event: KeyboardEvent| {
        if !is_alone {
            keys.press(&event);
        }
    };
    view! {
        {header}
        <OfflineBanner/>
        <div id="content" role=landmark aria-label=t!(app.product) on:keydown=press>
            <Reconciliation>
                <CurrentScreen/>
            </Reconciliation>
        </div>
        {rest.beside(RestView::Dialogs((!is_alone).then_some(keys)))}
    }
}
