//! The rows under their column headings, in a frame that scrolls.

pub mod cell;
pub mod heading;
mod pointer;
mod row_span;
pub mod row_view;
pub mod row_window;

use leptos::ev::{FocusEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, Node, ResizeObserver};

use self::heading::{Heading, PickAll};
use self::pointer::Aim;
use self::row_window::RowWindow;
use super::keys;
use super::rows::Rows;
use super::selection::Selection;
use super::store::{ListProgress, OrderListStore};
use crate::ui::app::Appearance;
use crate::ui::kit::Button;
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{effect, live, live_if};
use crate::ui::route::{Column, Route};

#[component]
pub fn Table(
    /// Told what a key did that is not to be seen.
    said: Callback<String>,
) -> impl IntoView {
    let list = OrderListStore::expect();
    let columns = Memo::new(move |_| list.filter().with(|filter| filter.layout.columns.clone()));
    live(move || view! { <Grid columns=columns.get() said/> }.into_any())
}

/// The table with these columns.
#[component]
fn Grid(columns: Vec<Column>, said: Callback<String>) -> impl IntoView {
    let list = OrderListStore::expect();
    let (frame, head, body) =
        (NodeRef::<html::Div>::new(), NodeRef::<html::Thead>::new(), NodeRef::<html::Tbody>::new());
    let rows = Rows::expect();
    let aim = Aim::default();
    // Escape puts away the reason that stands over a row (WCAG 1.4.13).
    let quiet = RwSignal::new(false);
    let heard = move || {
        if quiet.get_untracked() {
            quiet.set(false);
        }
    };
    let headings = columns.iter().map(|column| view! { <Heading column=Some(*column)/> }).collect_view();
    let density = density(list);
    effect(move || {
        if let Some(frame) = frame.get() {
            observe(&frame, rows);
        }
    });
    draw(list, rows, aim, density, move || {
        let (frame, head, body) = (frame.get()?, head.get()?, body.get()?);
        Some(RowWindow::new(frame.unchecked_into(), head.unchecked_into(), body.unchecked_into(), columns.clone()))
    });
    // Rows that nobody counted yet are told so.
    let row_count = move || match (list.count().get(), list.has_more()) {
        (Some(count), false) => count.saturating_add(1).to_string(),
        _ => "-1".to_owned(),
    };
    let scroll = move |_| {
        if let Some(frame) = frame.get_untracked() {
            list.scrolled().set_value(frame.scroll_top());
        }
        rows.scroll();
    };
    view! {
        <div
            class="grid-frame orders-frame"
            node_ref=frame
            data-rows=density
            data-behind=move || list.is_behind().then_some("")
            on:scroll=scroll
            data-quiet=move || quiet.get().then_some("")
            on:pointermove=move |_| {
                aim.take();
                heard();
            }
            on:focusin=move |_| heard()
            on:keydown=move |event| quiet.set(event.key() == "Escape")
        >
            <table class="grid orders" part="table" aria-rowcount=row_count aria-label=t!(orders.title)>
                <thead node_ref=head>
                    <tr aria-rowindex="1">
                        <th scope="col" class="cell-pick"><PickAll/></th>
                        <Heading column=None/>
                        {headings}
                        <th scope="col" class="cell-mod">
                            <span class="visually-hidden">{t!(orders.modification)}</span>
                        </th>
                    </tr>
                </thead>
                <Body node=body aim said/>
            </table>
            <More/>
        </div>
    }
}

/// One line or two: as the address says, or else the desk.
pub fn density(list: OrderListStore) -> Memo<&'static str> {
    let appearance = Appearance::expect();
    Memo::new(move |_| {
        let chosen = list.filter().with(|filter| filter.layout.density);
        chosen.map_or_else(|| appearance.density().as_str(), |density| density.as_str())
    })
}

/// Draws the rows whenever what they show is another.
fn draw(
    list: OrderListStore,
    rows: Rows,
    aim: Aim,
    density: Memo<&'static str>,
    window: impl Fn() -> Option<RowWindow> + 'static,
) {
    let language = Language::expect();
    let selection = Selection::expect();
    let drawn = StoredValue::new(None);
    effect(move || {
        let (asked, _) = (list.with(|shown| shown.asked.clone()), language.locale());
        let density = density.get();
        let is_new = drawn.with_value(Option::is_none);
        if is_new {
            let Some(window) = window() else { return };
            rows.open(window);
        }
        let before = drawn.try_update_value(|drawn| drawn.replace((asked.clone(), density))).flatten();
        let is_other = before.as_ref().is_some_and(|(before, _)| *before != asked);
        // The same question keeps its rows where they are.
        if is_other {
            rows.begin();
            aim.lose();
        }
        rows.redraw(before.is_none_or(|(_, before)| before != density));
        if is_new {
            rows.scroll_back(list.scrolled().get_value());
        }
    });
    effect(move || {
        selection.track();
        rows.stand();
    });
    on_cleanup(move || rows.close());
}

/// A frame of another size shows other rows.
fn observe(frame: &HtmlElement, rows: Rows) {
    let resized = Closure::<dyn Fn()>::new(move || rows.redraw(true));
    let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else { return };
    observer.observe(frame);
    let kept = StoredValue::new_local((observer, resized));
    on_cleanup(move || {
        kept.try_update_value(|(observer, _)| observer.disconnect());
    });
}

/// The rows themselves, and what the mouse and the keys do in them.
#[component]
fn Body(node: NodeRef<html::Tbody>, aim: Aim, said: Callback<String>) -> impl IntoView {
    let (list, rows, selection) = (OrderListStore::expect(), Rows::expect(), Selection::expect());
    let navigator = Navigator::expect();
    let act = keys::actions(said);
    let target = |event: &web_sys::Event| event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let click = move |event: MouseEvent| {
        let Some(target) = target(&event) else { return };
        let Some((place, number)) = rows.at(target.unchecked_ref::<Node>()) else { return };
        if aim.missed(&event) {
            return event.prevent_default();
        }
        let within = |selector| target.closest(selector).ok().flatten().is_some();
        let (is_link, is_pick) = (within("a"), within(".cell-pick"));
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if event.shift_key() && !is_link {
            selection.extend_to(place);
        } else if is_pick || (!is_plain && !is_link) {
            if let Some(row) = list.row(place) {
                selection.toggle(&row);
            }
        } else if is_plain && !event.shift_key() && event.button() == 0 && (is_link || !is_selecting()) {
            event.prevent_default();
            navigator.go(Route::Order(number));
        }
        if is_pick {
            // The box shows what is picked, also where the click changed nothing.
            rows.stand();
        }
    };
    let focused = move |event: FocusEvent| {
        if let Some((place, _)) = target(&event).and_then(|target| rows.at(target.unchecked_ref::<Node>())) {
            rows.stand_at(place);
        }
    };
    view! { <tbody node_ref=node on:click=click on:keydown=move |event| keys::press(&event, act) on:focusin=focused></tbody> }
}

/// Text that is being selected is meant to be copied.
fn is_selecting() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// The rows behind the last one; they are read before it comes into view, unless that failed.
#[component]
fn More() -> impl IntoView {
    let list = OrderListStore::expect();
    let press = Callback::new(move |()| list.read_more());
    let busy = Signal::derive(move || list.progress().get() == ListProgress::ReadingMore);
    let everywhere = Callback::new(move |()| list.read_everywhere());
    let further_back = live_if(move || {
        list.is_cut().then(|| {
            view! {
                <div class="more">
                    <p>{t!(orders.only_latest)}</p>
                    <Button on_press=everywhere>{t!(orders.read_everywhere)}</Button>
                </div>
            }
            .into_any()
        })
    });
    let more = live_if(move || {
        list.has_more().then(|| {
            view! {
                <div class="more">
                    <Button busy on_press=press>{t!(orders.more)}</Button>
                </div>
            }
            .into_any()
        })
    });
    view! { {more} {further_back} }
}
