//! A list of reasons or of actions, with what a lead can do to each.

use leptos::prelude::*;

use super::store::{Editor, Term, TermKind, TermsStore};
use crate::domain::locale::Locale;
use crate::domain::returns::ReturnTermsDraft;
use crate::ui::kit::{Badge, Button, ButtonKind, Untrusted};
use crate::ui::language::{Language, Texts};
use crate::ui::reactive::{live, live_text};

#[component]
pub fn TermList(kind: TermKind) -> impl IntoView {
    let store = TermsStore::expect();
    let rows = live(move || {
        let terms = store.list(kind);
        let last = terms.len().saturating_sub(1);
        let rows = terms.into_iter().enumerate().map(|(place, term)| row(store, kind, term, (place, last)));
        view! { <ol class="term-list">{rows.collect_view()}</ol> }.into_any()
    });
    let heading = match kind {
        TermKind::Reason => t!(returns.terms.reasons),
        TermKind::Action => t!(returns.terms.actions),
    };
    let add = store.may_change().then(|| {
        let on_press = Callback::new(move |()| store.write(Editor::New(kind)));
        match kind {
            TermKind::Reason => view! { <Button on_press>{t!(returns.terms.add_reason)}</Button> }.into_any(),
            TermKind::Action => view! { <Button on_press>{t!(returns.terms.add_action)}</Button> }.into_any(),
        }
    });
    view! {
        <section class="panel">
            <h2 class="panel-title">{heading}</h2>
            {rows}
            <div class="return-deeds">{add}</div>
        </section>
    }
}

fn row(store: TermsStore, kind: TermKind, term: Term, (place, last): (usize, usize)) -> AnyView {
    let language = Language::expect();
    let (shown, other, is_retired) = (term.clone(), term.clone(), term.retired);
    let action = term.action.map(|action| {
        let word = live_text(move || (language.texts().returns.terms.kind_word)(action).to_owned());
        view! { <span class="quiet">{word}</span> }
    });
    let retired = is_retired.then(|| view! { <Badge>{t!(returns.terms.retired)}</Badge> });
    let deeds = store.may_change().then(|| {
        let named = |word: fn(&Texts) -> fn(&str) -> String| {
            let term = term.clone();
            MaybeProp::derive(move || Some(word(language.texts())(term.text.of(language.locale()))))
        };
        // The same button of the row, wherever it goes.
        let at = move |place: usize, button: usize| {
            Some(format!(".term[data-term='{}-{place}'] .term-deeds > :nth-child({button})", kind.as_str()))
        };
        let id = term.id.clone();
        let edit = Callback::new(move |()| store.write(Editor::Of(kind, id.clone())));
        let up = Callback::new(move |()| {
            store.change(at(place.saturating_sub(1), 2), |draft| swap(draft, kind, place, place.saturating_sub(1)))
        });
        let down = Callback::new(move |()| {
            store.change(at(place.saturating_add(1), 3), |draft| swap(draft, kind, place, place.saturating_add(1)))
        });
        let offer =
            Callback::new(move |()| store.change(at(place, 4), |draft| retire(draft, kind, place, !is_retired)));
        let offer_name = if is_retired {
            named(|texts| texts.returns.terms.offer_what)
        } else {
            named(|texts| texts.returns.terms.retire_what)
        };
        let offer_word = if is_retired { t!(returns.terms.offer) } else { t!(returns.terms.retire) };
        view! {
            <span class="term-deeds">
                <Button kind=ButtonKind::Quiet on_press=edit label=named(|texts| texts.returns.terms.edit_what)>
                    {t!(returns.terms.edit)}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    on_press=up
                    disabled=Signal::stored(place == 0)
                    label=named(|texts| texts.returns.terms.up_what)
                >
                    {t!(returns.terms.up)}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    on_press=down
                    disabled=Signal::stored(place == last)
                    label=named(|texts| texts.returns.terms.down_what)
                >
                    {t!(returns.terms.down)}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=offer label=offer_name>{offer_word}</Button>
            </span>
        }
    });
    view! {
        <li class="term" data-term=format!("{}-{place}", kind.as_str())>
            <span>
                {live(move || view! { <Untrusted text=shown.text.of(language.locale()).to_owned()/> }.into_any())}
                " "
                <span class="quiet">
                    {live(move || {
                        let locale = match language.locale() {
                            Locale::Fr => Locale::En,
                            Locale::En => Locale::Fr,
                        };
                        view! { <Untrusted text=other.text.of(locale).to_owned()/> }.into_any()
                    })}
                </span>
            </span>
            {action}
            {retired}
            {deeds}
        </li>
    }
    .into_any()
}

fn swap(draft: &mut ReturnTermsDraft, kind: TermKind, one: usize, other: usize) {
    match kind {
        TermKind::Reason => draft.reasons.swap(one, other),
        TermKind::Action => draft.actions.swap(one, other),
    }
}

fn retire(draft: &mut ReturnTermsDraft, kind: TermKind, place: usize, retired: bool) {
    match kind {
        TermKind::Reason => draft.reasons[place].retired = retired,
        TermKind::Action => draft.actions[place].retired = retired,
    }
}
