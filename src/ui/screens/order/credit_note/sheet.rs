//! The note on paper, as the screen shows it, and the copies that are made of it.

use leptos::html;
use leptos::prelude::*;

use super::paper::{Medium, paper};
use crate::api::credit_notes::CreditNoteDocument;
use crate::domain::locale::Locale;
use crate::ui::kit::{Button, ButtonKind, NoticeTone, Skeleton};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_if};
use crate::ui::screens::order::parts::paper_copy::PaperCopy;
use crate::ui::screens::read_failed::ReadFailed;
use crate::ui::screens::side_read::SideRead;

/// The sheet in the agent's language.
#[component]
pub fn SheetView(document: SideRead<CreditNoteDocument>) -> impl IntoView {
    let language = Language::expect();
    let retry = Callback::new(move |()| document.retry());
    live(move || match document.get() {
        Reading::Loading => view! {
            <div aria-busy="true">
                <p class="visually-hidden" role="status">{t!(credit_note.loading)}</p>
                <Skeleton lines=8/>
            </div>
        }
        .into_any(),
        Reading::Failed(failure) => view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any(),
        Reading::Ready { shown: document, .. } => {
            let customers = document.order.customer.language();
            let sheet = live(move || paper(&document, language.locale(), Medium::Screen));
            let printed = live_if(move || {
                let words = match customers {
                    Locale::Fr => t!(credit_note.printed_in_french),
                    Locale::En => t!(credit_note.printed_in_english),
                };
                (customers != language.locale()).then(|| view! { <p class="quiet">{words}</p> }.into_any())
            });
            view! { {sheet} {printed} }.into_any()
        }
    })
}

/// *Imprimer* and *Télécharger*. The copy is drawn beside them, hidden and in the customer's language.
#[component]
pub fn SheetActions(document: SideRead<CreditNoteDocument>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let sheet = live_if(move || match document.get() {
        Reading::Ready { shown: document, .. } => {
            Some(paper(&document, document.order.customer.language(), Medium::Print))
        }
        _ => None,
    });
    let disabled = Signal::derive(move || !matches!(document.get(), Reading::Ready { .. }));
    let copy = move |kind: PaperCopy| Callback::new(move |()| kind.make(place));
    view! {
        <div hidden=true node_ref=place>{sheet}</div>
        <Button disabled on_press=copy(PaperCopy::Saved)>{t!(credit_note.save)}</Button>
        <Button kind=ButtonKind::Primary disabled on_press=copy(PaperCopy::Printed)>
            {t!(credit_note.print)}
        </Button>
    }
}
