//! The rest of the program: all that the list of orders does without. With the feature `parts` it is a module of its own, which
//! the browser fetches once the first rows stand; without it, and outside of browsers, it is always there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::keys::Keys;
use super::keys_dialog::KeysDialog;
use super::palette::Palette;
use crate::client::order_feed::follow_orders;
use crate::domain::order::OrderNumber;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone, Waiting};
use crate::ui::reactive::{live, live_if};
use crate::ui::screens::batch::{BatchPage, CancelTogether};
use crate::ui::screens::help::HelpPage;
use crate::ui::screens::items::{ItemListPage, StockHistoryPage};
use crate::ui::screens::order::page::OrderPage;
use crate::ui::screens::orders::OrderListStore;
use crate::ui::screens::reply_templates::ReplyTemplatesPage;
use crate::ui::screens::return_terms::ReturnTermsPage;
use crate::ui::screens::sign_in::{ExpiredDialog, SignInPage};
use crate::ui::screens::unfinished::{ToFinish, UnfinishedList};

/// A view of the rest.
#[derive(Clone)]
pub enum RestView {
    Order {
        number: OrderNumber,
        credit_notes_alone: bool,
    },
    Unfinished,
    Batch,
    ReturnTerms,
    ReplyTemplates,
    Help,
    Items,
    Item(String),
    SignIn,
    /// The dialogs that open over every screen; with its keys where it is not alone. The list has its orders at hand from
    /// then on, the header its count of those to finish, and what was begun with several orders goes on.
    Dialogs(Option<Keys>),
}

/// How far the rest is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Unasked,
    Coming,
    There,
    /// It could not be fetched; it is asked for again when the agent says so.
    Missing,
}

/// The handle.
#[derive(Clone, Copy)]
pub struct RestOfProgram(RwSignal<State>);

impl RestOfProgram {
    pub fn provide() -> Self {
        let this = Self(RwSignal::new(if cfg!(feature = "parts") { State::Unasked } else { State::There }));
        provide_context(this);
        this
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it")
    }

    /// Fetches it, unless that was done.
    pub fn fetch(self) {
        if !matches!(self.0.get_untracked(), State::Unasked | State::Missing) {
            return;
        }
        self.0.set(State::Coming);
        spawn_local(async move {
            let state = if load().await.is_ok() { State::There } else { State::Missing };
            self.0.try_set(state);
        });
    }

    pub fn is_there(self) -> bool {
        self.0.get() == State::There
    }

    pub fn is_missing(self) -> bool {
        self.0.get() == State::Missing
    }

    /// In the place of a screen: says so while it comes. [`Missing`] says when it doesn't.
    pub fn screen(self, view: RestView) -> AnyView {
        self.fetch();
        live(move || match self.0.get() {
            State::There => built(view.clone()).into_any(),
            State::Missing => ().into_any(),
            State::Unasked | State::Coming => view! { <Waiting words=t_signal!(kit.loading)/> }.into_any(),
        })
    }

    /// Beside a screen, which goes on without it until it is there.
    pub fn beside(self, view: RestView) -> AnyView {
        live(move || match self.0.get() {
            State::There => built(view.clone()).into_any(),
            _ => ().into_any(),
        })
    }
}

/// That it could not be fetched, and the way on. The list goes on without it.
#[component]
pub fn Missing() -> impl IntoView {
    let rest = RestOfProgram::expect();
    let retry = Callback::new(move |()| rest.fetch());
    let button = move || view! { <Button kind=ButtonKind::Primary on_press=retry>{t!(kit.retry)}</Button> };
    live_if(move || {
        rest.is_missing().then(|| {
            view! {
                <Notice tone=NoticeTone::Error title=t_signal!(app.part_missing) actions=button>
                    {t!(app.part_missing_hint)}
                </Notice>
            }
            .into_any()
        })
    })
}

/// One function, so that all it needs is one module.
#[cfg_attr(
    feature = "parts",
    leptos::wasm_split::wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible, preload(load))
)]
fn build(view: RestView) -> Result<AnyView, SplitLoaderError> {
    Ok(match view {
        RestView::Order { number, credit_notes_alone } => view! { <OrderPage number credit_notes_alone/> }.into_any(),
        RestView::Unfinished => view! { <UnfinishedList/> }.into_any(),
        RestView::Batch => view! { <BatchPage/> }.into_any(),
        RestView::ReturnTerms => view! { <ReturnTermsPage/> }.into_any(),
        RestView::ReplyTemplates => view! { <ReplyTemplatesPage/> }.into_any(),
        RestView::Help => view! { <HelpPage/> }.into_any(),
        RestView::Items => view! { <ItemListPage/> }.into_any(),
        RestView::Item(sku) => view! { <StockHistoryPage sku/> }.into_any(),
        RestView::SignIn => view! { <SignInPage/> }.into_any(),
        RestView::Dialogs(keys) => {
            OrderListStore::expect().follow_by(follow_orders);
            ToFinish::expect().begin();
            // A part alone has no way to what would go on.
            if keys.is_some() {
                CancelTogether::expect().begin();
            }
            let around = keys.map(|keys| view! { <Palette keys/> <KeysDialog keys/> });
            view! { {around} <ExpiredDialog/> }.into_any()
        }
    })
}

#[cfg(not(feature = "parts"))]
async fn load() -> Result<(), SplitLoaderError> {
    Ok(())
}

/// The view, at once: what was loaded is not waited for.
fn built(view: RestView) -> Option<AnyView> {
    #[cfg(feature = "parts")]
    {
        use std::pin::pin;
        use std::task::{Context, Poll, Waker};
        match pin!(build(view)).poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(built) => built.ok(),
            Poll::Pending => None,
        }
    }
    #[cfg(not(feature = "parts"))]
    build(view).ok()
}
