//! What the list leaves out, each with a button that takes it back.

use leptos::html;
use leptos::prelude::*;

use super::FilterChange;
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::ui::kit::{Button, ButtonKind, Icon, Symbol, focus};
use crate::ui::language::{Language, Texts};
use crate::ui::reactive::live_if;
use crate::ui::route::{Criterion, OrderFilter, Placed, day_text};
use crate::ui::screens::orders::store::OrderListStore;

#[component]
pub fn Chips(search: NodeRef<html::Input>) -> impl IntoView {
    let list = OrderListStore::expect();
    let change = FilterChange::expect();
    let criteria = Memo::new(move |_| {
        let is_chip = |criterion: &Criterion| !criterion.is_status();
        list.filter().with(|filter| filter.criteria().filter(is_chip).collect::<Vec<_>>())
    });
    // A chip goes away with what it took back.
    let to_search = move || {
        if let Some(search) = search.get_untracked() {
            focus::focus(&search);
        }
    };
    let clear = Callback::new(move |()| {
        change.choose(|filter| *filter = filter.cleared());
        to_search();
    });
    let take_back = Callback::new(move |criterion| {
        change.choose(|filter| *filter = filter.clone().without(criterion));
        to_search();
    });
    // Where nothing is found, the words in the list's place have the button that clears all.
    let has_clear =
        Memo::new(move |_| list.filter().with(|filter| filter.is_filtered()) && list.count().get() != Some(0));
    live_if(move || {
        let criteria = criteria.get();
        let clear = has_clear.get().then(|| {
            let label = clear_words(list.filter());
            view! { <Button kind=ButtonKind::Quiet label on_press=clear>{t!(orders.clear)}</Button> }
        });
        (clear.is_some() || !criteria.is_empty()).then(|| {
            let chips = criteria.into_iter().map(|criterion| view! { <Chip criterion take_back/> }).collect_view();
            view! { <div class="chips">{chips} {clear}</div> }.into_any()
        })
    })
}

/// What clearing takes back.
pub fn clear_words(filter: Signal<OrderFilter>) -> Signal<String> {
    let language = Language::expect();
    Signal::derive(move || {
        let words = &language.texts().orders;
        filter.with(|filter| (words.clear_all)(!filter.q.is_empty(), filter.criteria().next().is_some()).to_owned())
    })
}

#[component]
fn Chip(criterion: Criterion, take_back: Callback<Criterion>) -> impl IntoView {
    let language = Language::expect();
    let words = Signal::derive(move || said(criterion, language.texts(), language.locale()));
    let label = Signal::derive(move || (language.texts().filters.take_back)(&words.get()));
    view! {
        <button class="chip" type="button" aria-label=label title=label on:click=move |_| take_back.run(criterion)>
            <span>{words}</span>
            <Icon symbol=Symbol::Close/>
        </button>
    }
}

/// A filter in words.
pub fn said(criterion: Criterion, texts: &Texts, locale: Locale) -> String {
    let (words, domain) = (&texts.filters, &texts.domain);
    let number = |amount: Option<Amount>| amount.map(|amount| amount.display_number(locale));
    match criterion {
        Criterion::LogisticStatus(status) => (domain.logistic_status)(status).to_owned(),
        Criterion::Provider(provider) => domain.provider(provider),
        Criterion::PaymentState(state) => (domain.payment_state)(state).to_owned(),
        Criterion::Placed(Placed::Ever) => words.ever.to_owned(),
        Criterion::Placed(Placed::In(preset)) => (words.preset)(preset).to_owned(),
        Criterion::Placed(Placed::Between(from, to)) => match (from.map(day_text), to.map(day_text)) {
            (Some(from), Some(to)) => (words.from_to)(&from, &to),
            (Some(from), None) => (words.since)(&from),
            (None, to) => (words.until)(&to.unwrap_or_default()),
        },
        Criterion::Totals(least, most) => match (number(least), number(most)) {
            (Some(least), Some(most)) => (words.from_to)(&least, &most),
            (Some(least), None) => (words.at_least)(&least),
            (None, most) => (words.at_most)(&most.unwrap_or_default()),
        },
        Criterion::Cancellable => words.cancellable.to_owned(),
        Criterion::Held => words.held.to_owned(),
        Criterion::Unfinished => words.unfinished.to_owned(),
    }
}
