//! The titled parts of the page, and the rows of figures and facts in them.

use leptos::prelude::*;

use crate::domain::money::{Amount, Currency};
use crate::ui::kit::{AmountView, FieldIds};
use crate::ui::language::{self, Word};

#[component]
pub fn Section(
    #[prop(into)] title: Signal<String>,
    /// Which part it is, for the style sheet.
    name: &'static str,
    children: Children,
) -> impl IntoView {
    let id = FieldIds::fresh().control;
    let labelled_by = id.clone();
    view! {
        <section class="panel" data-part=name aria-labelledby=labelled_by>
            <h2 class="panel-title" id=id>{move || title.get()}</h2>
            {children()}
        </section>
    }
}

/// The words of a part that has nothing to show.
pub fn nothing(word: Word) -> AnyView {
    view! { <p class="panel-empty">{language::text(word)}</p> }.into_any()
}

/// A figure with its name, in a list of `class="sums"`.
pub fn figure(name: AnyView, amount: Amount, currency: Currency) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd><AmountView amount currency/></dd>
        </div>
    }
    .into_any()
}

/// A value with its name, in a list of `class="facts"`.
pub fn fact(name: Word, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{language::text(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

/// A link that leaves the desk; what it leads to learns nothing of where one came from.
pub fn outside(url: String, word: Word) -> AnyView {
    view! { <a href=url target="_blank" rel="noopener noreferrer">{language::text(word)}</a> }.into_any()
}
