//! The warning that another agent is at this refund, or was: two who each take it for undone would refund it twice at the
//! provider's, which nothing of ours can refuse. So whoever goes on with it takes it over first.

use leptos::prelude::*;

use super::portal::{Portal, Way};
use super::take_over::TakeOver;
use super::what_to_look_for::WhatToLookFor;
use crate::domain::agent::Agent;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundTask, TakenOn};
use crate::ui::kit::{DateTimeView, Notice, NoticeTone, Untrusted};
use crate::ui::language::Language;

#[component]
pub fn TakenByAnother(task: RefundTask, holder: TakenOn, way: Way, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let TakenOn { by: holder, at } = holder;
    let Agent { name, .. } = holder.clone();
    let has_portal = way != Way::ByHand;
    let look = has_portal.then(|| view! { <WhatToLookFor task=task.clone() currency is_mine=false/> });
    let (provider, is_void) = (task.provider, task.is_void());
    let title = Signal::derive(move || {
        let texts = language.texts();
        (texts.refunds.maybe_done)(has_portal, is_void, &texts.domain.provider(provider))
    });
    view! {
        <Notice tone=NoticeTone::Warning title>
            <p>{t!(refunds.opened_by)} " " <Untrusted text=name/> ", " <DateTimeView at/></p>
            {look}
        </Notice>
        // To look there comes before to take it over.
        <Portal task=task.clone() way/>
        <TakeOver id=task.id is_void holder/>
    }
}
