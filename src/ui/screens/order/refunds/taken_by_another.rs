//! The warning that another agent is at this refund, or was: two who each take it for undone would refund it twice,
//! and nothing of ours can refuse that.

use leptos::prelude::*;

use super::portal::Way;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::ui::kit::{DateTimeView, Notice, NoticeTone, Untrusted};
use crate::ui::language::Language;
use crate::ui::session::AgentSession;

#[component]
pub fn TakenByAnother(task: RefundTask, way: Way) -> impl IntoView {
    let language = Language::expect();
    let session = AgentSession::expect();
    let me = untrack(|| session.agent()).map(|agent| agent.id);
    let (name, at) = match task.state {
        RefundState::Opened { at, by } if Some(&by.id) != me.as_ref() => (by.name, at),
        _ => return ().into_any(),
    };
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
        </Notice>
    }
    .into_any()
}
