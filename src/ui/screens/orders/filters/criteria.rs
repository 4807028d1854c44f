//! The filters that few need at once: provider, payment, days, amounts, and what state an order is in.

use leptos::prelude::*;

use super::FilterChange;
use crate::domain::case::PaymentState;
use crate::domain::locale::Locale;
use crate::domain::money::Amount;
use crate::ui::kit::{Checkbox, InputKind, Select, TextInput};
use crate::ui::language::{Language, known_providers};
use crate::ui::reactive::live_if;
use crate::ui::route::{OrderFilter, Placed, PlacedPreset, day, day_text};
use crate::ui::screens::orders::store::OrderListStore;

/// The option that leaves nothing out. The others go by their words in the address: options of one type are compiled
/// once.
const ANY: &str = "";
/// The option of two days.
const BETWEEN: &str = "between";

#[component]
pub fn Criteria() -> impl IntoView {
    let language = Language::expect();
    let filter = OrderListStore::expect().filter();
    let change = FilterChange::expect();
    let providers = Signal::derive(move || {
        let texts = language.texts();
        let any = (None, texts.orders.any_provider.to_owned());
        let named = known_providers().into_iter().map(|provider| (Some(provider), texts.domain.provider(provider)));
        std::iter::once(any).chain(named).collect::<Vec<_>>()
    });
    let payments = Signal::derive(move || {
        let texts = language.texts();
        let word = |state: PaymentState| (state.as_str(), (texts.domain.payment_state)(state).to_owned());
        with_any(texts.orders.any_payment_state, PaymentState::KNOWN.map(word))
    });
    view! {
        <Select
            label=t_signal!(orders.provider)
            options=providers
            value=Signal::derive(move || Some(filter.with(|filter| filter.provider)))
            on_choose=Callback::new(move |provider| change.choose(|filter| filter.provider = provider))
        />
        <Select
            label=t_signal!(orders.payment_state)
            options=payments
            value=Signal::derive(move || Some(filter.with(|filter| filter.payment_state.map_or(ANY, PaymentState::as_str))))
            on_choose=Callback::new(move |word| change.choose(|filter| filter.payment_state = PaymentState::parse(word)))
        />
        <Days/>
        <Totals/>
        <Switches/>
    }
}

/// Options with "all" in front.
fn with_any<const N: usize>(any: &str, options: [(&'static str, String); N]) -> Vec<(&'static str, String)> {
    std::iter::once((ANY, any.to_owned())).chain(options).collect()
}

/// When it was placed: a preset, or between two days.
#[component]
fn Days() -> impl IntoView {
    let language = Language::expect();
    let filter = OrderListStore::expect().filter();
    let change = FilterChange::expect();
    let placed = Memo::new(move |_| filter.with(|filter| filter.placed));
    // Between two days that are not chosen yet, nothing is left out.
    let by_hand = RwSignal::new(matches!(placed.get_untracked(), Placed::Between(..)));
    let options = Signal::derive(move || {
        let words = &language.texts().filters;
        let word = |preset: PlacedPreset| (preset.as_str(), (words.preset)(preset).to_owned());
        let mut options = with_any(words.ever, PlacedPreset::ALL.map(word));
        options.push((BETWEEN, words.between.to_owned()));
        options
    });
    let value = Signal::derive(move || {
        Some(match placed.get() {
            Placed::In(preset) => preset.as_str(),
            Placed::Between(..) => BETWEEN,
            Placed::Ever if by_hand.get() => BETWEEN,
            Placed::Ever => ANY,
        })
    });
    let choose = Callback::new(move |word: &'static str| {
        by_hand.set(word == BETWEEN);
        change.choose(|filter| filter.placed = PlacedPreset::parse(word).map_or(Placed::Ever, Placed::In));
    });
    let from =
        Callback::new(move |text: String| change.type_in(|filter| filter.placed = filter.placed.starting(day(&text))));
    let to =
        Callback::new(move |text: String| change.type_in(|filter| filter.placed = filter.placed.ending(day(&text))));
    let bound = move |pick: fn(Placed) -> Option<time::Date>| {
        Signal::derive(move || pick(placed.get()).map(day_text).unwrap_or_default())
    };
    let fields = live_if(move || {
        (value.get() == Some(BETWEEN)).then(|| {
            view! {
                <div class="filters-pair">
                    <TextInput
                        label=t_signal!(filters.from)
                        kind=InputKind::Day
                        value=bound(|placed| placed.bounds().0)
                        on_input=from
                    />
                    <TextInput
                        label=t_signal!(filters.to)
                        kind=InputKind::Day
                        value=bound(|placed| placed.bounds().1)
                        on_input=to
                    />
                </div>
            }
            .into_any()
        })
    });
    view! {
        <Select label=t_signal!(filters.placed) options value on_choose=choose/>
        {fields}
    }
}

#[component]
fn Totals() -> impl IntoView {
    view! {
        <div class="filters-pair">
            <Bound label=t_signal!(filters.min) of=|filter| &mut filter.min_total/>
            <Bound label=t_signal!(filters.max) of=|filter| &mut filter.max_total/>
        </div>
    }
}

/// The least or the most of a total. It counts once it is written, because an amount that is being written is another one.
#[component]
fn Bound(label: Signal<String>, of: fn(&mut OrderFilter) -> &mut Option<Amount>) -> impl IntoView {
    let language = Language::expect();
    let filter = OrderListStore::expect().filter();
    let change = FilterChange::expect();
    let typed = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(false);
    let value = Signal::derive(move || {
        let shown = || of(&mut filter.get()).map(|amount| amount.display_number(language.locale()));
        typed.get().or_else(shown).unwrap_or_default()
    });
    let commit = Callback::new(move |text: String| {
        let text = text.trim();
        let read = amount(text, language.locale());
        wrong.set(read.is_none() && !text.is_empty());
        if !wrong.get_untracked() {
            typed.set(None);
            change.type_in(|filter| *of(filter) = read);
        }
    });
    let error = Signal::derive(move || wrong.get().then(|| language.texts().filters.no_amount.to_owned()));
    let input = Callback::new(move |text| typed.set(Some(text)));
    view! { <TextInput label kind=InputKind::Amount value on_input=input on_commit=commit error=error/> }
}

/// `1 234,5` as much as `1234.50`, and whatever the screen writes itself; the list has orders of many currencies, so that none
/// is asked for.
fn amount(text: &str, locale: Locale) -> Option<Amount> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let own = plain.replace(',', "").parse::<Amount>().ok().filter(|own| own.display_number(locale) == plain);
    if own.is_some() {
        return own;
    }
    let (whole, cents) = plain.rsplit_once([',', '.']).unwrap_or((&plain, ""));
    if cents.is_empty() { whole.parse().ok() } else { format!("{whole}.{cents}").parse().ok() }
}

#[component]
fn Switches() -> impl IntoView {
    view! {
        <div class="filters-switches">
            <Switch label=t_signal!(filters.cancellable) of=|filter| &mut filter.cancellable/>
            <Switch label=t_signal!(filters.held) of=|filter| &mut filter.held/>
            <Switch label=t_signal!(filters.unfinished) of=|filter| &mut filter.unfinished/>
        </div>
    }
}

#[component]
fn Switch(label: Signal<String>, of: fn(&mut OrderFilter) -> &mut bool) -> impl IntoView {
    let filter = OrderListStore::expect().filter();
    let change = FilterChange::expect();
    let checked = Signal::derive(move || *of(&mut filter.get()));
    view! { <Checkbox label checked on_change=Callback::new(move |is_on| change.choose(|filter| *of(filter) = is_on))/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_read_as_people_write_it() {
        for (typed, expected) in [("10", "10"), ("10,5", "10.5"), ("1 234,50", "1234.50"), ("1234.50", "1234.50")] {
            assert_eq!(
                amount(typed, Locale::Fr).map(|amount| amount.to_string()).as_deref(),
                Some(expected),
                "{typed}"
            );
        }
        for typed in ["", "much", "1,2,3"] {
            assert_eq!(amount(typed, Locale::Fr), None, "{typed}");
        }
    }

    #[test]
    fn a_bound_is_read_as_the_screen_writes_it() {
        for (written, locale) in
            [("1234.50", Locale::En), ("1234.50", Locale::Fr), ("1234567", Locale::En), ("1234567", Locale::Fr)]
        {
            let written: Amount = written.parse().expect("an amount");
            assert_eq!(amount(&written.display_number(locale), locale), Some(written), "{locale:?}");
        }
        assert_eq!(amount("1,5", Locale::En).map(|amount| amount.to_string()).as_deref(), Some("1.5"));
    }
}
