//! The command palette: orders, screens and actions, found as one types (WAI-ARIA APG, combobox with a list).

mod entry;

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::entry::{Deed, Entry, entries};
use super::appearance::Appearance;
use super::keys::{Keys, Overlay};
use crate::api::orders::{ListOrders, OrderSummary};
use crate::domain::text_limits;
use crate::ui::kit::{Dialog, FieldIds, Untrusted, focus};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::reading::Attempts;
use crate::ui::reactive::timers::Pause;
use crate::ui::reactive::{effect, live, live_if, live_text};
use crate::ui::session::AgentSession;

/// How long typing has to pause before the backend is asked.
const PAUSE: Duration = Duration::from_millis(120);
/// The orders that are offered at most.
const MOST_ORDERS: u16 = 8;

#[component]
pub fn Palette(keys: Keys) -> impl IntoView {
    let overlay = keys.overlay();
    let open = Signal::derive(move || overlay.get() == Overlay::Palette);
    let close = Callback::new(move |()| overlay.set(Overlay::None));
    view! {
        <Dialog open title=t_signal!(shortcuts.palette) on_close=close enter_decides=true>
            <Content keys/>
        </Dialog>
    }
}

#[component]
fn Content(keys: Keys) -> impl IntoView {
    let language = Language::expect();
    let (typed, chosen) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let orders = orders_like(typed);
    let found = Memo::new(move |_| orders.with(|orders| entries(&typed.get(), orders, language.texts())));
    effect(move || {
        found.track();
        chosen.set(0);
    });
    let act = deeds(keys);
    let FieldIds { control: field_id, hint: list_id, error: option_id } = FieldIds::fresh();
    let option = StoredValue::new(option_id);
    let id_of = move |place: usize| option.with_value(|option| format!("{option}-{place}"));
    let list = NodeRef::<html::Ul>::new();
    let press = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let last = count.saturating_sub(1);
        let place = chosen.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" if place == last => 0,
            "ArrowDown" => place.saturating_add(1),
            "ArrowUp" if place == 0 => last,
            "ArrowUp" => place.saturating_sub(1),
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                if let Some(entry) = found.get_untracked().get(place) {
                    act.run(entry.deed.clone());
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        chosen.set(to);
        if let Some(option) =
            list.get_untracked().and_then(|list| focus::all(&list, "[role=option]").into_iter().nth(to))
        {
            option.scroll_into_view_with_bool(false);
        }
    };
    let options = live(move || {
        let line = |(place, entry)| view! { <Line entry place chosen id=id_of(place) act/> };
        found.get().into_iter().enumerate().map(line).collect_view().into_any()
    });
    let said = live_text(move || (language.texts().shortcuts.found)(found.with(Vec::len)));
    let none = live_if(move || {
        found.with(Vec::is_empty).then(|| view! { <p class="palette-none">{t!(shortcuts.palette_none)}</p> }.into_any())
    });
    view! {
        <div class="palette">
            <label class="visually-hidden" for=field_id.clone()>{t!(shortcuts.palette_field)}</label>
            <input
                class="text-input"
                id=field_id
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                maxlength=text_limits::SEARCH.to_string()
                placeholder=t!(shortcuts.palette_field)
                data-autofocus=""
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls=list_id.clone()
                aria-activedescendant=move || id_of(chosen.get())
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=press
            />
            <ul class="palette-list" role="listbox" id=list_id node_ref=list aria-label=t!(shortcuts.palette)>
                {options}
            </ul>
            {none}
            <p class="visually-hidden" role="status">{said}</p>
        </div>
    }
}

/// The orders that the backend finds for what is typed; none before something is.
fn orders_like(typed: RwSignal<String>) -> RwSignal<Vec<OrderSummary>> {
    let session = AgentSession::expect();
    let (orders, attempts) = (RwSignal::new(Vec::new()), Attempts::default());
    let pause = Pause::in_view();
    let ask = move || {
        let q = typed.get_untracked().trim().to_owned();
        spawn_local(async move {
            let call = ListOrders { q: Some(q), limit: Some(MOST_ORDERS), ..ListOrders::default() };
            let client = session.client();
            // Without an answer the palette still has screens and actions.
            if let Some(Ok(page)) = attempts.latest(client.read(&call)).await {
                orders.try_set(page.items);
            }
        });
    };
    effect(move || {
        if typed.with(|typed| typed.trim().is_empty()) {
            pause.stop();
            let _ = attempts.begin();
            orders.set(Vec::new());
        } else {
            pause.wait(PAUSE, ask);
        }
    });
    orders
}

/// Does it, and closes the palette first.
fn deeds(keys: Keys) -> Callback<Deed> {
    let (navigator, language, appearance) = (Navigator::expect(), Language::expect(), Appearance::expect());
    Callback::new(move |deed| {
        keys.overlay().set(Overlay::None);
        match deed {
            Deed::Go(route) => navigator.go(route),
            Deed::Search => navigator.go_to_search(),
            Deed::Keys => keys.overlay().set(Overlay::Keys),
            Deed::Theme(theme) => appearance.choose_theme(theme),
            Deed::Language(locale) => {
                language.set_locale(locale);
                appearance.choose_locale(locale);
            }
        }
    })
}

#[component]
fn Line(entry: Entry, place: usize, chosen: RwSignal<usize>, id: String, act: Callback<Deed>) -> impl IntoView {
    let Entry { kind, name, about, deed } = entry;
    let is_chosen = move || chosen.get() == place;
    view! {
        <li
            class="palette-option"
            role="option"
            id=id
            aria-selected=move || is_chosen().to_string()
            on:pointermove=move |_| chosen.set(place)
            on:click=move |_| act.run(deed.clone())
        >
            <span class="palette-name"><Untrusted text=name/></span>
            " "
            <span class="palette-about"><Untrusted text=about/></span>
            " "
            <span class="palette-kind">{kind}</span>
        </li>
    }
}
