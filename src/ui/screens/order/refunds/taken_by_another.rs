//! The warning that another agent is at this refund, or was: two who each take it for undone would refund it twice at the
//! provider's, which nothing of ours can refuse. So whoever goes on with it takes it over first.

use leptos::prelude::*;

use super::portal::Way;
use super::take_over::TakeOver;
use super::what_to_look_for::WhatToLookFor;
use crate::domain::agent::Agent;
use crate::domain::money::Currency;
use crate::domain::refund_task::{RefundTask, TakenOn};
use crate::ui::kit::{DateTimeView, Notice, NoticeTone, Untrusted};
use crate::ui::language::Language;
use crate::ui::session::AgentSession;

#[component]
pub fn TakenByAnother(task: RefundTask, way: Way, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let session = AgentSession::expect();
    let holder = untrack(|| session.agent()).and_then(|me| task.state.taken_on_by_another(&me.id));
    let Some(TakenOn { by: holder, at }) = holder else { return ().into_any() };
    let Agent { name, .. } = holder.clone();
    let look = (way != Way::ByHand).then(|| view! { <WhatToLookFor task=task.clone() currency/> });
    let provider = task.provider;
    let title = Signal::derive(move || match way {
        Way::Portal(_) | Way::Unsafe => {
            (language.texts().refunds.maybe_refunded)((language.texts().domain.provider)(provider))
        }
        Way::ByHand => language.texts().refunds.maybe_made.to_owned(),
    });
    view! {
        <Notice tone=NoticeTone::Warning title>
            <p>{t!(refunds.opened_by)} " " <Untrusted text=name/> ", " <DateTimeView at/></p>
            {look}
        </Notice>
        <TakeOver id=task.id holder/>
    }
    .into_any()
}
