//! *Journaux des stocks*: how one item's stock moved, newest first, and because of what; what one line of a credit note
//! caused stands together.

use leptos::prelude::*;

use crate::api::problem::ProblemCode;
use crate::api::stock::{MovedLine, ReadMovements, StockHistory, StockMovement};
use crate::domain::stock::{Discrepancy, MovementReason};
use crate::ui::kit::{DateTimeView, EmptyState, Icon, NoticeTone, Skeleton, Symbol, Untrusted};
use crate::ui::language::Language;
use crate::ui::navigator::RouteLink;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_text};
use crate::ui::route::Route;
use crate::ui::screens::read_failed::ReadFailed;
use crate::ui::screens::side_read::SideRead;
use crate::ui::screens::stock_log::{conditions, lone_line, signed_change};

#[component]
pub fn StockHistoryPage(sku: String) -> impl IntoView {
    let history = {
        let sku = sku.clone();
        SideRead::of_screen(move || ReadMovements { sku: sku.clone() })
    };
    let retry = Callback::new(move |()| history.retry());
    let body = live(move || match history.get() {
        Reading::Loading => view! { <div class="page-body" aria-busy="true"><Skeleton lines=4/></div> }.into_any(),
        Reading::Failed(failure) if failure.code() == Some(ProblemCode::ItemNotFound) => {
            let (title, text) = (t_signal!(items.none), t_signal!(items.none_hint));
            view! { <EmptyState title text/> }.into_any()
        }
        Reading::Failed(failure) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
        Reading::Ready { shown: history, .. } => movements(&history),
    });
    view! {
        <section class="page items">
            <RouteLink to=Route::Items(String::new()) class="back-link">
                <Icon symbol=Symbol::ArrowLeft/>
                {t!(items.back)}
            </RouteLink>
            <div class="page-head">
                <h1 class="page-title" tabindex="-1">{t!(items.history)} " " <Untrusted text=sku/></h1>
            </div>
            {body}
        </section>
    }
}

fn movements(history: &StockHistory) -> AnyView {
    let name = view! { <p class="page-hint"><Untrusted text=history.item.title.clone()/></p> };
    if history.movements.is_empty() {
        let (title, text) = (t_signal!(items.no_movement), t_signal!(items.no_movement_hint));
        return view! { {name} <EmptyState title text/> }.into_any();
    }
    let lines = MovedLine::all(&history.movements).into_iter().map(moved_line).collect_view();
    view! {
        {name}
        <table class="grid stock stock-history">
            <thead>
                <tr>
                    <th scope="col">{t!(items.at)}</th>
                    <th scope="col" class="figures">{t!(items.change)}</th>
                    <th scope="col">{t!(items.reason)}</th>
                    <th scope="col">{t!(items.order)}</th>
                    <th scope="col">{t!(items.credit_note)}</th>
                    <th scope="col">{t!(items.agent)}</th>
                </tr>
            </thead>
            {lines}
        </table>
    }
    .into_any()
}

/// The movements that belong together. What is wrong with them is said at the newest.
fn moved_line(moved: MovedLine) -> AnyView {
    let mut discrepancy = moved.discrepancy();
    let rows: Vec<_> = moved.0.into_iter().map(|movement| row(movement, discrepancy.take())).collect();
    view! { <tbody>{rows}</tbody> }.into_any()
}

fn row(movement: StockMovement, discrepancy: Option<Discrepancy>) -> AnyView {
    let language = Language::expect();
    let StockMovement { at, change, reason, order, credit_note, restock, for_return, agent, .. } = movement;
    let of_return = for_return.map(|back| {
        view! { <p class="quiet">{t!(returns.of_return)} " " <Untrusted text=back.0/></p> }
    });
    // What went out again says why.
    let conditions = (reason == MovementReason::ApiRemoved).then(|| conditions(restock));
    let note = Route::Note(order.clone(), credit_note.clone());
    view! {
        <tr>
            <td data-label=t!(items.at)><DateTimeView at/></td>
            <td class="figures" data-label=t!(items.change)>{signed_change(change)}</td>
            <td class="stock-reason" data-label=t!(items.reason)>
                {live_text(move || (language.texts().items.reason_word)(reason).to_owned())}
                {conditions}
                {of_return}
                {discrepancy.map(lone_line)}
            </td>
            <td data-label=t!(items.order)>
                <RouteLink to=Route::Order(order.clone())><Untrusted text=order.0/></RouteLink>
            </td>
            <td data-label=t!(items.credit_note)>
                <RouteLink to=note><Untrusted text=credit_note.0/></RouteLink>
            </td>
            <td data-label=t!(items.agent)><Untrusted text=agent/></td>
        </tr>
    }
    .into_any()
}
