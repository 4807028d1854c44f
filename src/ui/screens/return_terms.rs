//! *Motifs et actions de retour*: what agents choose from when they register a return. Leads make, rename, order and retire
//! them; each deed is kept at once.

mod editor;
mod lists;
mod store;

use leptos::prelude::*;

use self::editor::EditorView;
use self::lists::TermList;
use self::store::{TermKind, TermsStore};
use super::read_failed::ReadFailed;
use crate::ui::kit::{NoticeTone, Skeleton};
use crate::ui::reactive::live;

#[component]
pub fn ReturnTermsPage() -> impl IntoView {
    let store = TermsStore::provide();
    let retry = Callback::new(move |()| store.retry());
    let body = live(move || {
        if store.is_there() {
            return view! { <Lists/> }.into_any();
        }
        match store.failure() {
            Some(failure) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
            None => view! { <div class="page-body" aria-busy="true"><Skeleton lines=6/></div> }.into_any(),
        }
    });
    view! {
        <section class="page return-terms" node_ref=store.page>
            <div class="page-head">
                <h1 class="page-title" tabindex="-1">{t!(returns.terms.title)}</h1>
            </div>
            {body}
        </section>
    }
}

#[component]
fn Lists() -> impl IntoView {
    let store = TermsStore::expect();
    let hint = if store.may_change() { t!(returns.terms.about) } else { t!(returns.terms.leads_only) };
    view! {
        <p class="page-hint">{hint}</p>
        {store.outcome_view()}
        <TermList kind=TermKind::Reason/>
        <TermList kind=TermKind::Action/>
        <EditorView/>
    }
}
