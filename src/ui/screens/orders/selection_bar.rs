//! What can be done with the orders that were picked: how many they are, what they come to, and what to do with them.

use leptos::prelude::*;

use super::copying;
use super::export::Export;
use super::rows::Rows;
use super::selection::Selection;
use crate::ui::kit::{AmountView, Button, ButtonKind};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live, live_if, live_text};
use crate::ui::route::Route;
use crate::ui::screens::batch::{Batch, BatchOrder, CancelTogether};
use crate::ui::session::AgentSession;

#[component]
pub fn SelectionBar(said: Callback<String>) -> impl IntoView {
    let selection = Selection::expect();
    let is_shown = Memo::new(move |_| selection.count().get() > 0);
    live_if(move || is_shown.get().then(|| view! { <Bar said/> }.into_any()))
}

#[component]
fn Bar(said: Callback<String>) -> impl IntoView {
    let language = Language::expect();
    let (selection, export) = (Selection::expect(), Export::expect());
    let count = selection.count();
    let words = live_text(move || {
        let count = count.get();
        (language.texts().orders.picked)(count, &language.counted(count))
    });
    let sums = live(move || {
        let sums = selection.sums().into_iter();
        let sum = |(currency, amount)| view! { " " <AmountView amount currency/> };
        sums.map(sum).collect_view().into_any()
    });
    let copy = Callback::new(move |()| {
        let rows = selection.rows();
        let numbers: Vec<&str> = rows.iter().map(|row| &*row.order.number.0).collect();
        let (text, count) = (numbers.join("\n"), numbers.len());
        copying::copy(text, language, said, move |texts| {
            (texts.orders.copied_many)(count, &untrack(|| language.counted(count)))
        });
    });
    let (session, navigator, together) = (AgentSession::expect(), Navigator::expect(), CancelTogether::expect());
    let cancel = Callback::new(move |()| {
        let room = untrack(|| together.room());
        if count.get_untracked() > room {
            said.run(untrack(|| (language.texts().orders.too_many)(Batch::MOST, Batch::MOST.saturating_sub(room))));
            return;
        }
        together.pick(selection.rows().iter().map(|row| BatchOrder::of(&row.order)).collect());
        selection.clear();
        navigator.go(Route::Batch);
    });
    let cancel = live_if(move || {
        (!session.is_readonly())
            .then(|| view! { <Button on_press=cancel>{t!(orders.cancel_together)}</Button> }.into_any())
    });
    let save = Callback::new(move |()| export.of(selection.rows(), said));
    let rows = Rows::expect();
    let clear = Callback::new(move |()| {
        selection.clear();
        rows.go_to_current();
    });
    view! {
        <div class="selection-bar" role="group" aria-label=t!(orders.selection)>
            <p role="status">{words} {t!(order.colon)} {sums}</p>
            {cancel}
            <Button on_press=copy>{t!(orders.copy_numbers)}</Button>
            <Button on_press=save busy=export.is_busy()>{t!(filters.export)}</Button>
            <Button kind=ButtonKind::Quiet on_press=clear>{t!(orders.pick_none)}</Button>
        </div>
    }
}
