//! The fields of where money goes, by the means that it is sent by.

use leptos::prelude::*;

use super::draft::IbanGap;
use super::{DestinationDraft, DestinationGaps, KnownOfCustomer};
use crate::domain::iban::Iban;
use crate::domain::refund_task::AlternativeMethod;
use crate::domain::text_limits;
use crate::ui::kit::{Checkbox, TextArea, TextInput};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, memo_bool};

/// Nothing for a means that needs no place.
#[component]
pub fn DestinationFields(
    #[prop(into)] method: Signal<Option<AlternativeMethod>>,
    known: StoredValue<KnownOfCustomer>,
    #[prop(into)] draft: Signal<DestinationDraft>,
    on_change: Callback<DestinationDraft>,
    /// What is to be marked.
    #[prop(into)]
    gaps: Signal<DestinationGaps>,
    /// It can be asked for later.
    #[prop(optional)]
    may_be_left_out: bool,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let language = Language::expect();
    let words = move || &language.texts().refunds.destination;
    let update = move |change: &dyn Fn(&mut DestinationDraft)| {
        let mut changed = draft.get_untracked();
        change(&mut changed);
        on_change.run(changed);
    };
    let needing = Memo::new(move |_| method.get().filter(|method| method.needs_a_destination()));
    let is_left_out = memo_bool(move || draft.with(|draft| draft.is_left_out));
    let holder = move || {
        view! {
            <TextInput
                label=t_signal!(refunds.destination.holder)
                value=Signal::derive(move || {
                    known.with_value(|known| draft.with(|draft| draft.holder(known).to_owned()))
                })
                on_input=Callback::new(move |text: String| update(&|draft| draft.holder = Some(text.clone())))
                error=MaybeProp::derive(move || gaps.get().holder.then(|| words().holder_missing.to_owned()))
                max_length=text_limits::ACCOUNT_HOLDER
            />
        }
    };
    let iban = move || {
        let hint = move || {
            let right = draft.with(|draft| draft.iban.parse::<Iban>().ok());
            right.map_or_else(|| words().iban_hint.to_owned(), |iban| (words().iban_read)(&iban.printed()))
        };
        let error = move || {
            Some(match gaps.get().iban? {
                IbanGap::Missing => (words().iban_missing)(may_be_left_out).to_owned(),
                IbanGap::Wrong(flaw, typed) => (words().iban_wrong)(flaw, typed),
            })
        };
        view! {
            <TextInput
                label=t_signal!(refunds.destination.iban)
                value=Signal::derive(move || draft.with(|draft| draft.iban.clone()))
                on_input=Callback::new(move |text: String| update(&|draft| draft.iban.clone_from(&text)))
                hint=MaybeProp::derive(move || Some(hint()))
                error=MaybeProp::derive(error)
                autofocus
            />
        }
    };
    let address = move || {
        let error = move || gaps.get().address.then(|| (words().address_missing)(may_be_left_out).to_owned());
        view! {
            <TextArea
                label=t_signal!(refunds.destination.address)
                value=Signal::derive(move || {
                    known.with_value(|known| draft.with(|draft| draft.address(known).to_owned()))
                })
                on_input=Callback::new(move |text: String| update(&|draft| draft.address = Some(text.clone())))
                error=MaybeProp::derive(error)
                rows=4
                max_length=text_limits::POSTAL_ADDRESS
                autofocus
            />
        }
    };
    let fields = live_if(move || match needing.get()? {
        _ if is_left_out.get() => None,
        AlternativeMethod::Cheque => Some(view! { <div class="destination-fields">{address()}</div> }.into_any()),
        _ => Some(view! { <div class="destination-fields">{holder()} {iban()}</div> }.into_any()),
    });
    let left_out = live_if(move || {
        let method = needing.get().filter(|_| may_be_left_out)?;
        let checkbox = view! {
            <Checkbox
                label=Signal::derive(move || (words().left_out)(method).to_owned())
                checked=is_left_out
                on_change=Callback::new(move |is_left_out| update(&|draft| draft.is_left_out = is_left_out))
            />
        };
        Some(checkbox.into_any())
    });
    view! { {fields} {left_out} }
}
