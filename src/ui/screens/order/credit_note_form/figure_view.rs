//! A figure that explains itself: pressing it opens the rule and the numbers, which can be copied.

use leptos::prelude::*;

use super::FormStore;
use super::figure::Figure;
use crate::ui::kit::{CopyButton, FieldIds};
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_if, live_text, memo_bool};

/// The button and the explanation have places of their own in the layout.
#[derive(Clone)]
pub struct FigureView {
    figure: Figure,
    id: String,
}

impl FigureView {
    pub fn new(figure: Figure) -> Self {
        Self { figure, id: FieldIds::fresh().hint }
    }

    /// The figure; a dash where there is none.
    pub fn button(&self) -> AnyView {
        let credit = FormStore::expect();
        let this = self.clone();
        let figure = self.figure.clone();
        // The button stays, and with it the focus, while only its amount moves.
        let is_there =
            memo_bool(move || credit.evaluation().is_some_and(|evaluation| figure.source(&evaluation).is_some()));
        live(move || match is_there.get() {
            true => this.there(credit),
            false => view! { <span class="figure-none" aria-hidden="true">"–"</span> }.into_any(),
        })
    }

    fn there(&self, credit: FormStore) -> AnyView {
        let language = Language::expect();
        let Self { figure, id } = self.clone();
        let (named, shown, pressed, here) = (figure.clone(), figure.clone(), figure.clone(), figure);
        let name = live_text(move || {
            let open = language.texts().credit_note_form.explanation.open;
            name_of(&named, credit).map(|named| open(&named)).unwrap_or_default()
        });
        let amount = live_text(move || amount_of(&shown, credit).unwrap_or_default());
        view! {
            <button
                class="figure"
                type="button"
                aria-expanded=move || (credit.explained().as_ref() == Some(&here)).to_string()
                aria-controls=id
                on:click=move |_| credit.explain(&pressed)
            >
                <span class="visually-hidden">{name}</span>
                <bdi class="amount" aria-hidden="true">{amount}</bdi>
            </button>
        }
        .into_any()
    }

    /// The explanation, while it is open.
    pub fn explanation(&self) -> AnyView {
        let credit = FormStore::expect();
        let Self { figure, id } = self.clone();
        let text = live_if(move || {
            let lines = (credit.explained().as_ref() == Some(&figure)).then(|| lines_of(&figure, credit))??;
            let text = lines.join("\n");
            let shown = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            let label = t_signal!(credit_note_form.explanation.copy);
            let explained = view! {
                <div class="explanation">
                    <div>{shown}</div>
                    <CopyButton value=text label/>
                </div>
            };
            Some(explained.into_any())
        });
        view! { <div class="explanation-place" id=id>{text}</div> }.into_any()
    }
}

/// The amount as a button shows it.
fn amount_of(figure: &Figure, credit: FormStore) -> Option<String> {
    let (evaluation, reader) = (credit.evaluation()?, credit.reader()?);
    Some(reader.amount(figure.source(&evaluation)?.amount()))
}

/// The name and the amount, as the explanation begins.
fn name_of(figure: &Figure, credit: FormStore) -> Option<String> {
    let (creditable, evaluation, reader) = (credit.creditable()?, credit.evaluation()?, credit.reader()?);
    let source = figure.source(&evaluation)?;
    Some(reader.named(&source.title(creditable.order(), reader), source.amount()))
}

/// The lines of the explanation.
fn lines_of(figure: &Figure, credit: FormStore) -> Option<Vec<String>> {
    let (creditable, evaluation, reader) = (credit.creditable()?, credit.evaluation()?, credit.reader()?);
    Some(figure.source(&evaluation)?.lines(creditable.order(), reader))
}
