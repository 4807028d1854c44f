//! How the list is laid out, and what leaves it as a file.

use leptos::prelude::*;

use super::FilterChange;
use crate::api::orders::OrderSort;
use crate::ui::kit::{Button, Checkbox, Icon, Select, Symbol};
use crate::ui::language::{Language, text_signal};
use crate::ui::reactive::live;
use crate::ui::route::{Column, ListLayout, RowDensity};
use crate::ui::screens::orders::export::Export;
use crate::ui::screens::orders::store::OrderListStore;
use crate::ui::screens::orders::table::density;
use crate::ui::screens::orders::table::heading::name_of;

#[component]
pub fn Display(said: Callback<String>) -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let filter = list.filter();
    let change = FilterChange::expect();
    let sorts = Signal::derive(move || {
        let word = language.texts().orders.sort_by;
        OrderSort::ALL.map(|sort| (sort.as_str(), word(sort).to_owned())).to_vec()
    });
    let densities = Signal::derive(move || {
        let word = language.texts().filters.density_word;
        RowDensity::ALL.map(|density| (density.as_str(), word(density).to_owned())).to_vec()
    });
    let in_use = density(list);
    let density = Signal::derive(move || Some(in_use.get()));
    let export = Export::expect();
    let save = Callback::new(move |()| export.all(said));
    view! {
        <Select
            label=t_signal!(orders.sort)
            options=sorts
            value=Signal::derive(move || Some(filter.with(|filter| filter.sort.as_str())))
            on_choose=Callback::new(move |word| change.choose(|filter| filter.sort = OrderSort::parse(word).unwrap_or_default()))
        />
        <Select
            label=t_signal!(filters.density)
            options=densities
            value=density
            on_choose=Callback::new(move |word| change.choose(|filter| filter.layout.density = RowDensity::parse(word)))
        />
        <Columns/>
        <Button on_press=save busy=export.is_busy()>{t!(filters.export)}</Button>
    }
}

/// Which columns there are, and in which order.
#[component]
fn Columns() -> impl IntoView {
    let list = OrderListStore::expect();
    let change = FilterChange::expect();
    let arranged = Memo::new(move |_| list.filter().with(|filter| filter.layout.arranged()));
    let reset = Callback::new(move |()| {
        change.choose(|filter| filter.layout = ListLayout { density: filter.layout.density, ..ListLayout::default() });
    });
    let lines =
        live(move || arranged.get().into_iter().map(|column| view! { <Line column/> }).collect_view().into_any());
    view! {
        <fieldset class="columns">
            <legend class="field-label">{t!(filters.columns)}</legend>
            {lines}
            <Button on_press=reset>{t!(filters.usual_columns)}</Button>
        </fieldset>
    }
}

#[component]
fn Line(column: Column) -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let change = FilterChange::expect();
    let name = text_signal(name_of(Some(column)));
    let checked = Signal::derive(move || list.filter().with(|filter| filter.layout.shows(column)));
    let toggle = Callback::new(move |_| change.choose(|filter| filter.layout.toggle(column)));
    let is_first = move || {
        list.filter().with(|filter| filter.layout.columns.first() == Some(&column) || !filter.layout.shows(column))
    };
    let forward = move |_| change.choose(|filter| filter.layout.move_forward(column));
    let label = Signal::derive(move || (language.texts().filters.move_forward)(&name.get()));
    view! {
        <div class="columns-line">
            <Checkbox label=name checked on_change=toggle/>
            <button
                class="icon-button"
                type="button"
                aria-label=label
                title=label
                aria-disabled=move || is_first().then_some("true")
                on:click=forward
            >
                <Icon symbol=Symbol::SortUp/>
            </button>
        </div>
    }
}
