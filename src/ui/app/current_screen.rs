//! The screen that the address leads to.

use leptos::html;
use leptos::prelude::*;

use super::rest::{RestOfProgram, RestView};
use crate::domain::order::OrderNumber;
use crate::ui::kit::focus;
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{effect, live, on_mount, watch};
use crate::ui::route::Route;
use crate::ui::screens::orders::OrderList;
use crate::ui::screens::read_failed::NotFound;

/// Which screen. A filter is no screen of its own: the list stays while it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Screen {
    Orders,
    Order(OrderNumber),
    /// What can be credited on an order, alone.
    CreditNotes(OrderNumber),
    Unfinished,
    Batch,
    ReturnTerms,
    ReplyTemplates,
    Help,
    Items,
    Item(String),
    Unknown,
}

#[component]
pub fn CurrentScreen() -> impl IntoView {
    let language = Language::expect();
    let navigator = Navigator::expect();
    let screen = Memo::new(move |_| match navigator.route().get() {
        Ok(Route::Orders(_)) => Screen::Orders,
        Ok(Route::AddCreditNote(number)) if navigator.is_alone() => Screen::CreditNotes(number),
        Ok(
            Route::Order(number)
            | Route::OrderOfTicket(number, _)
            | Route::Refunds(number)
            | Route::Cancellation(number)
            | Route::AddCreditNote(number)
            | Route::Overpayment(number)
            | Route::Note(number, _),
        ) => Screen::Order(number),
        Ok(Route::Unfinished) => Screen::Unfinished,
        Ok(Route::Batch) => Screen::Batch,
        Ok(Route::ReturnTerms) => Screen::ReturnTerms,
        Ok(Route::ReplyTemplates) => Screen::ReplyTemplates,
        Ok(Route::Help) => Screen::Help,
        Ok(Route::Items(_)) => Screen::Items,
        Ok(Route::Item(sku)) => Screen::Item(sku),
        Err(_) => Screen::Unknown,
    });
    let node = NodeRef::<html::Div>::new();
    let visited = StoredValue::new(false);
    on_mount(move || visited.set_value(true));
    // A reader hears where they have come to. The list puts the focus back on the row it was on.
    let rest = RestOfProgram::expect();
    // Where they came before the screen did, they hear it when it has come.
    let is_awaited = StoredValue::new(false);
    watch(
        move || (screen.get(), rest.is_there()),
        move |before, (screen, is_there)| {
            let has_moved = before.0 != *screen;
            let is_heard = has_moved || is_awaited.get_value();
            is_awaited.set_value(is_heard && !is_there);
            if is_heard
                && *screen != Screen::Orders
                && let Some(heading) = node.get_untracked().and_then(|node| focus::first(&node, "h1"))
            {
                focus::focus(&heading);
            }
        },
    );
    if navigator.owns_page() {
        effect(move || {
            let texts = language.texts();
            let name = match screen.get() {
                Screen::Orders => texts.app.order_list.to_owned(),
                Screen::Order(number) | Screen::CreditNotes(number) => number.0,
                Screen::Unfinished => texts.app.unfinished.to_owned(),
                Screen::Batch => texts.app.cancel_together.to_owned(),
                Screen::ReturnTerms => texts.returns.terms.title.to_owned(),
                Screen::ReplyTemplates => texts.reply_templates.title.to_owned(),
                Screen::Help => texts.kit.help.to_owned(),
                Screen::Items => texts.items.title.to_owned(),
                Screen::Item(sku) => (texts.items.history_of)(&sku),
                Screen::Unknown => texts.app.no_such_screen.to_owned(),
            };
            document().set_title(&format!("{name} · {}", texts.app.product));
        });
    }
    let shown = live(move || match screen.get() {
        Screen::Orders => view! { <OrderList arrived=visited.get_value()/> }.into_any(),
        Screen::Order(number) => rest.screen(RestView::Order { number, credit_notes_alone: false }),
        Screen::CreditNotes(number) => rest.screen(RestView::Order { number, credit_notes_alone: true }),
        Screen::Unfinished => rest.screen(RestView::Unfinished),
        Screen::Batch => rest.screen(RestView::Batch),
        Screen::ReturnTerms => rest.screen(RestView::ReturnTerms),
        Screen::ReplyTemplates => rest.screen(RestView::ReplyTemplates),
        Screen::Help => rest.screen(RestView::Help),
        Screen::Items => rest.screen(RestView::Items),
        Screen::Item(sku) => rest.screen(RestView::Item(sku)),
        Screen::Unknown => view! { <NoSuchScreen/> }.into_any(),
    });
    view! { <div class="screen" node_ref=node>{shown}</div> }
}

#[component]
fn NoSuchScreen() -> impl IntoView {
    let title = t_signal!(app.no_such_screen);
    let text = t_signal!(app.no_such_screen_hint);
    view! {
        <section class="page">
            <h1 class="visually-hidden" tabindex="-1">{title}</h1>
            <NotFound title text/>
        </section>
    }
}
