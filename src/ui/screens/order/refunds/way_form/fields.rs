//! The fields of a way on; each form has those that its way asks for.

use leptos::prelude::*;

use super::entry::WayEntry;
use crate::domain::refund_task::{AlternativeMethod, RefundMeans, WayOn};
use crate::domain::text_limits;
use crate::ui::kit::{Checkbox, Select, TextArea, TextInput};
use crate::ui::reactive::{live_if, memo_bool};
use crate::ui::screens::order::refunds::destination::DestinationFields;
use crate::ui::screens::order::refunds::facts::as_typed;
use crate::ui::screens::order::store::OrderStore;

/// How much it was; money that went out twice is taken to be all of it.
#[component]
pub fn AmountField(entry: WayEntry) -> impl IntoView {
    let WayEntry { way, whole, .. } = entry;
    let value = Signal::derive(move || {
        let locale = entry.language().locale();
        let exact = || if way == WayOn::Twice { as_typed(whole, locale) } else { String::new() };
        entry.draft().with(|draft| draft.amount.clone().unwrap_or_else(exact))
    });
    view! {
        <TextInput
            label=Signal::derive(move || (entry.words().ways.amount)(way).to_owned())
            value
            on_input=Callback::new(move |text: String| entry.update(|draft| draft.amount = Some(text)))
            error=MaybeProp::derive(move || {
                entry.error(|missing| missing.amount, |words| (words.ways.amount_wrong)(way, &entry.most()))
            })
            autofocus=way == WayOn::Less
        />
    }
}

#[component]
pub fn ReferenceField(entry: WayEntry) -> impl IntoView {
    let writing = OrderStore::expect().writing();
    view! {
        <TextInput
            label=Signal::derive(move || (entry.words().ways.reference)(entry.way).to_owned())
            value=Signal::derive(move || entry.draft().with(|draft| draft.other_reference.clone()))
            on_input=Callback::new(move |text: String| entry.update(|draft| draft.other_reference = text))
            hint=MaybeProp::derive(move || entry.reference_hint())
            error=MaybeProp::derive(move || writing.with(|writing| entry.reference_error(writing)))
            max_length=text_limits::REFERENCE
            autofocus=true
        />
    }
}

/// What the provider said, what was agreed, or why.
#[component]
pub fn WordsField(entry: WayEntry) -> impl IntoView {
    view! {
        <TextArea
            label=Signal::derive(move || (entry.words().ways.words)(entry.way).to_owned())
            value=Signal::derive(move || entry.draft().with(|draft| draft.words.clone()))
            on_input=Callback::new(move |text: String| entry.update(|draft| draft.words = text))
            error=MaybeProp::derive(move || entry.error(|missing| missing.words, |words| words.ways.words_missing.to_owned()))
            autofocus=true
            rows=2
            max_length=text_limits::REASON
        />
    }
}

/// *Rembourser de nouveau*: the same way, or another and where that leads.
#[component]
pub fn AgainField(entry: WayEntry) -> impl IntoView {
    let options = Signal::derive(move || {
        let same = (None, entry.words().ways.same_means.to_owned());
        // The means that has just failed is offered as "the same".
        let others = AlternativeMethod::ALL.into_iter().filter(|it| entry.means != RefundMeans::Alternative(*it));
        let name = entry.language().texts().domain.method;
        let others = others.map(|it| (Some(it), name(it).to_owned()));
        [same].into_iter().chain(others).collect::<Vec<_>>()
    });
    view! {
        <Select
            label=t_signal!(refunds.ways.again_by)
            options
            value=Signal::derive(move || Some(entry.draft().with(|draft| draft.method)))
            on_choose=Callback::new(move |method| entry.update(|draft| draft.method = method))
        />
        <DestinationFields
            method=Signal::derive(move || entry.draft().with(|draft| draft.method))
            known=entry.known
            draft=Signal::derive(move || entry.draft().with(|draft| draft.destination.clone()))
            on_change=Callback::new(move |changed| entry.update(|draft| draft.destination = changed))
            gaps=Signal::derive(move || entry.gaps())
            may_be_left_out=true
        />
    }
}

/// That the customer agreed, where that is needed.
#[component]
pub fn AgreedField(entry: WayEntry) -> impl IntoView {
    let way = entry.way;
    let is_asked = memo_bool(move || {
        way == WayOn::GivenUp || (way == WayOn::Bounced && entry.draft().with(|draft| draft.method.is_some()))
    });
    live_if(move || {
        is_asked.get().then(|| {
            view! {
                <Checkbox
                    label=Signal::derive(move || (entry.words().ways.agreed)(way).to_owned())
                    checked=Signal::derive(move || entry.draft().with(|draft| draft.customer_agreed))
                    on_change=Callback::new(move |agreed| entry.update(|draft| draft.customer_agreed = agreed))
                    error=MaybeProp::derive(move || {
                        entry.error(|missing| missing.agreed, |words| words.agreed_missing.to_owned())
                    })
                />
            }
            .into_any()
        })
    })
}
