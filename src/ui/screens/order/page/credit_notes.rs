//! *Notes de crédit*: each with its amount; pressing it opens it.

use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::domain::credit::CreditNote;
use crate::ui::kit::{AmountView, Badge, BadgeTone, ShopTimeView, Untrusted};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::credit_note::NoteDialogState;
use crate::ui::screens::order::parts::section::{Section, nothing};
use crate::ui::screens::order::store::{OrderStore, correction_of};

#[component]
pub fn CreditNotes() -> impl IntoView {
    let notes = NoteDialogState::expect();
    let order = OrderStore::expect().part(|one, other| one.credit_notes == other.credit_notes);
    let list = live_if(move || {
        let order = order.get()?;
        if order.credit_notes.is_empty() {
            return Some(nothing(|texts| texts.order.credit_notes.none));
        }
        let notes = order.credit_notes.iter().map(|noted| note(notes, &order, noted));
        Some(view! { <ul class="notes">{notes.collect_view()}</ul> }.into_any())
    });
    view! {
        <Section title=t_signal!(order.credit_notes.title) name="credit-notes">
            {list}
        </Section>
    }
}

fn note(notes: NoteDialogState, order: &OrderDetail, note: &CreditNote) -> AnyView {
    let CreditNote { number, issued_at, issued_by, corrects, quote, .. } = note.clone();
    let corrects = corrects.map(|other| {
        view! {
            <span class="quiet">{t!(credit_note.corrects)} " " <Untrusted text=other.0/></span>
        }
    });
    let corrected = correction_of(order, &number)
        .map(|_| view! { <Badge tone=BadgeTone::Neutral>{t!(credit_note.corrected)}</Badge> });
    let shown = number.0.clone();
    let open = move |_| notes.open(number.clone());
    view! {
        <li>
            <button type="button" class="note-open" aria-haspopup="dialog" on:click=open>
                <strong><Untrusted text=shown/></strong>
                <span class="quiet">
                    <ShopTimeView at=issued_at/>
                    " "
                    {t!(credit_note.by)}
                    " "
                    <Untrusted text=issued_by.name/>
                </span>
                {corrects}
                {corrected}
                <AmountView amount=quote.total currency=order.order.currency/>
            </button>
        </li>
    }
    .into_any()
}
