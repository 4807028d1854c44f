//! The lists that the agent gave a name to.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::copying;
use super::store::OrderListStore;
use crate::client::saved_views::{self, SavedView};
use crate::ui::kit::{Button, ButtonKind, Icon, Popover, Symbol, TextInput, focus};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::reactive::live;
use crate::ui::route::Route;
use crate::ui::session::AgentSession;

/// The characters that a name may have.
const LONGEST_NAME: usize = 60;

/// The handle.
#[derive(Clone, Copy)]
struct Views {
    session: AgentSession,
    views: RwSignal<Vec<SavedView>>,
    /// The place of the one whose name is being changed.
    renamed: RwSignal<Option<usize>>,
}

impl Views {
    /// Keeps what became of them; whether the browser did.
    fn change(self, change: impl FnOnce(&mut Vec<SavedView>)) -> bool {
        let mut views = self.views.get_untracked();
        change(&mut views);
        let is_kept = saved_views::keep(&self.session.client(), &views);
        self.views.set(views);
        is_kept
    }
}

#[component]
pub fn ViewsMenu(said: Callback<String>) -> impl IntoView {
    let session = AgentSession::expect();
    let views = RwSignal::new(saved_views::read(&session.client()));
    let views = Views { session, views, renamed: RwSignal::new(None) };
    view! { <Popover label=t_signal!(filters.views)><Content views said/></Popover> }
}

#[component]
fn Content(views: Views, said: Callback<String>) -> impl IntoView {
    let lines = live(move || {
        let all = views.views.get();
        if all.is_empty() {
            return view! { <p class="views-none">{t!(filters.no_views)}</p> }.into_any();
        }
        let line = |(place, view)| view! { <Line views place view said/> };
        view! { <ul class="views">{all.into_iter().enumerate().map(line).collect_view()}</ul> }.into_any()
    });
    let owns_page = Navigator::expect().owns_page();
    view! {
        {lines}
        <SaveForm views said/>
        {owns_page.then(|| view! { <CopyLink said/> })}
    }
}

#[component]
fn Line(views: Views, place: usize, view: SavedView, said: Callback<String>) -> impl IntoView {
    let language = Language::expect();
    let SavedView { name, address } = view;
    let route = address.parse().unwrap_or_else(|_| Route::default());
    let [rename_label, delete_label] = {
        let name = StoredValue::new(name.clone());
        [
            Signal::derive(move || name.with_value(|name| (language.texts().filters.rename_view)(name))),
            Signal::derive(move || name.with_value(|name| (language.texts().filters.delete_view)(name))),
        ]
    };
    let typed = RwSignal::new(name.clone());
    let rename = move |event: SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        views.renamed.set(None);
        if !name.is_empty() {
            views.change(|views| {
                if let Some(view) = views.get_mut(place) {
                    view.name = name;
                }
            });
        }
    };
    let delete = move |event: MouseEvent| {
        // The button goes away with its view.
        let button = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if let Some(field) = button.and_then(|button| focus::first_in_tree(&button, ".views-save input")) {
            focus::focus(&field);
        }
        views.renamed.set(None);
        views.change(|views| drop((place < views.len()).then(|| views.remove(place))));
        said.run(language.texts().filters.view_deleted.to_owned());
    };
    let content = live(move || {
        if views.renamed.get() == Some(place) {
            let input = Callback::new(move |text| typed.set(text));
            return view! {
                <form class="views-form" on:submit=rename>
                    <TextInput label=rename_label label_hidden=true value=typed on_input=input max_length=LONGEST_NAME/>
                    <Button submits=true on_press=Callback::new(|()| ())>{t!(filters.keep)}</Button>
                </form>
            }
            .into_any();
        }
        let name = name.clone();
        view! {
            <RouteLink to=route.clone() class="views-link">{name}</RouteLink>
            <button
                class="icon-button"
                type="button"
                aria-label=rename_label
                title=rename_label
                on:click=move |_| views.renamed.set(Some(place))
            >
                <Icon symbol=Symbol::Pencil/>
            </button>
            <button class="icon-button" type="button" aria-label=delete_label title=delete_label on:click=delete>
                <Icon symbol=Symbol::Cross/>
            </button>
        }
        .into_any()
    });
    view! { <li>{content}</li> }
}

/// Keeps the list as it is shown under a name.
#[component]
fn SaveForm(views: Views, said: Callback<String>) -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let typed = RwSignal::new(String::new());
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        if name.is_empty() {
            return;
        }
        let address = Route::Orders(list.filter().get_untracked()).to_string();
        let is_kept = views.change(|views| {
            // A name leads to one list.
            views.retain(|view| view.name != name);
            views.push(SavedView { name, address });
        });
        typed.set(String::new());
        let words = &untrack(|| language.texts()).filters;
        said.run(if is_kept { words.view_kept } else { words.view_not_kept }.to_owned());
    };
    let input = Callback::new(move |text| typed.set(text));
    view! {
        <form class="views-form views-save" on:submit=save>
            <TextInput
                label=t_signal!(filters.view_name)
                value=typed
                on_input=input
                max_length=LONGEST_NAME
            />
            <Button submits=true on_press=Callback::new(|()| ())>{t!(filters.keep_view)}</Button>
        </form>
    }
}

/// The address of the list, for whoever is to see the same.
#[component]
fn CopyLink(said: Callback<String>) -> impl IntoView {
    let language = Language::expect();
    let copy = Callback::new(move |()| {
        let address = window().location().href().unwrap_or_default();
        copying::copy(address, language, said, |texts| texts.filters.link_copied.to_owned());
    });
    view! { <Button kind=ButtonKind::Quiet on_press=copy>{t!(filters.copy_link)}</Button> }
}
