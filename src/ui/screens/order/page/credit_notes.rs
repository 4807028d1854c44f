//! *Notes de crédit*: each with its amount and what can be done with it; pressing it opens it.

use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::domain::credit::CreditNote;
use crate::domain::money::Amount;
use crate::domain::till_credit::TillCredit;
use crate::ui::kit::{AmountView, Badge, BadgeTone, DateTimeView, ShopTimeView, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::credit_note::{NoteDialogState, can_be_taken_back, can_be_told, take_back, tell};
use crate::ui::screens::order::parts::section::{Section, nothing};
use crate::ui::screens::order::store::{OrderStore, correction_of};

#[component]
pub fn CreditNotes() -> impl IntoView {
    let notes = NoteDialogState::expect();
    let order = OrderStore::expect().part(|one, other| {
        (&one.credit_notes, &one.allowed_actions, &one.refund_tasks, &one.messages)
            == (&other.credit_notes, &other.allowed_actions, &other.refund_tasks, &other.messages)
    });
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
    let CreditNote { number, issued_at, issued_by, corrects, for_return, quote, .. } = note.clone();
    let corrects = corrects.map(|other| {
        view! {
            <span class="quiet">{t!(credit_note.corrects)} " " <Untrusted text=other.0/></span>
        }
    });
    let of_return = for_return.map(|back| {
        view! { <span class="quiet">{t!(returns.of_return)} " " <Untrusted text=back.0/></span> }
    });
    let corrected = correction_of(order, &number)
        .map(|_| view! { <Badge tone=BadgeTone::Neutral>{t!(credit_note.corrected)}</Badge> });
    let used = used_at_till(order, note);
    let told = order.mail_about(&number).map(|mail| {
        view! { <p class="quiet">{t!(credit_note.mail.sent)} " " <DateTimeView at=mail.sent_at/></p> }
    });
    let deeds = [
        can_be_told(order, note).then(|| tell(notes, number.clone())),
        can_be_taken_back(order, note).then(|| take_back(notes, number.clone())),
    ];
    let deeds = Vec::from_iter(deeds.into_iter().flatten());
    let deeds = (!deeds.is_empty()).then(|| view! { <div class="note-deeds">{deeds}</div> });
    let shown = number.0.clone();
    let open = move |_| notes.open(number.clone());
    view! {
        <li>
            <button type="button" class="note-open" aria-haspopup="dialog" on:click=open>
                <strong><Untrusted text=shown/></strong>
                " "
                <span class="quiet">
                    <ShopTimeView at=issued_at/>
                    " "
                    {t!(credit_note.by)}
                    " "
                    <Untrusted text=issued_by.name/>
                </span>
                {corrects}
                {of_return}
                {corrected}
                <AmountView amount=quote.total currency=order.order.currency/>
            </button>
            {used}
            {told}
            {deeds}
        </li>
    }
    .into_any()
}

/// What tills took of it.
fn used_at_till(order: &OrderDetail, note: &CreditNote) -> Option<AnyView> {
    let language = Language::expect();
    let TillCredit { used, usable, currency, .. } = order.case().till_credit(note);
    let words = move || {
        let shown = |amount: Amount| amount.display(currency, language.locale());
        let words = &language.texts().order.credit_notes;
        match usable.is_positive() {
            true => (words.used_in_part)(&shown(used), &shown(usable)),
            false => (words.used)(&shown(used)),
        }
    };
    used.is_positive().then(|| view! { <p class="quiet">{live_text(words)}</p> }.into_any())
}
