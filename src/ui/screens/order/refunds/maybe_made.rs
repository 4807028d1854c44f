//! The refunds that are still to be recorded and may be made already, for whoever sees the order and not their cards.

use leptos::prelude::*;

use super::portal::Way;
use crate::api::order_detail::{OrderDetail, RefundTaskDetail, SentMessage};
use crate::domain::agent::AgentId;
use crate::domain::payment::PaymentProvider;
use crate::domain::refund_task::{RefundMeans, RefundState, RefundTask, TakenOn, TaskOrigin};
use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{DateTimeView, Untrusted};
use crate::ui::language::{Language, Texts};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::store::OrderStore;
use crate::ui::session::AgentSession;

/// Each with who began it: another agent, or this one and then something came in between. Of what was recorded by mistake
/// nobody knows either.
#[component]
pub fn MaybeMade() -> impl IntoView {
    let language = Language::expect();
    let me = untrack(|| AgentSession::expect().agent()).map(|agent| agent.id);
    let order = OrderStore::expect()
        .part(|one, other| one.refund_tasks == other.refund_tasks && one.messages == other.messages);
    live_if(move || {
        let order = order.get()?;
        let lines = order.refund_tasks.iter().filter_map(|detail| line(&order, detail, me.as_ref()?, language));
        Some(lines.collect_view().into_any())
    })
}

fn line(order: &OrderDetail, detail: &RefundTaskDetail, me: &AgentId, language: Language) -> Option<AnyView> {
    let task = &detail.task;
    let doubt = Doubt::about(task, order, me)?;
    let (provider, means) = (task.provider, task.means);
    let has_portal = Way::to(task, detail.portal_url.as_deref(), &order.terms(provider).hosts) != Way::ByHand;
    let said = doubt.clone();
    let caution = live_text(move || said.caution(language.texts(), has_portal, means, provider));
    let told = doubt.is_told(order, task).then(|| view! { " " {t!(refunds.told_by_mistake)} });
    let begun = match doubt {
        Doubt::BegunByAnother(TakenOn { by, at }) => Some(
            view! { {t!(refunds.opened_by)} " " <Untrusted text=by.name/> ", " <DateTimeView at/> ". " }.into_any(),
        ),
        Doubt::BegunByMe(at) => {
            Some(view! { {t!(refunds.begun_at)} {t!(order.colon)} " " <DateTimeView at/> ". " }.into_any())
        }
        Doubt::RecordedByMistake => None,
    };
    Some(view! { <p>{begun} {caution} {told}</p> }.into_any())
}

/// Why a refund that is open may be made.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Doubt {
    BegunByAnother(TakenOn),
    BegunByMe(Timestamp),
    RecordedByMistake,
}

impl Doubt {
    fn about(task: &RefundTask, order: &OrderDetail, me: &AgentId) -> Option<Self> {
        if let Some(begun) = task.state.taken_on_by_another(me) {
            return Some(Self::BegunByAnother(begun));
        }
        match task.state {
            RefundState::Opened { at, .. } => Some(Self::BegunByMe(at)),
            RefundState::ToDo => {
                (task.origin(order.tasks()) == TaskOrigin::NeverMade).then_some(Self::RecordedByMistake)
            }
            _ => None,
        }
    }

    /// Whether a mail has told the customer that it went back.
    fn is_told(&self, order: &OrderDetail, task: &RefundTask) -> bool {
        let of_the_cancellation = order.cancellation_note.as_ref();
        let note = task.cause.credit_note();
        let tells = |mail: &SentMessage| match &mail.credit_note {
            Some(told) => Some(told) == note,
            None => note.is_none() || note == of_the_cancellation,
        };
        *self == Self::RecordedByMistake && order.mails().any(|mail| tells(mail) && !mail.delivery.told_nobody())
    }

    fn caution(&self, texts: &Texts, has_portal: bool, means: RefundMeans, provider: PaymentProvider) -> String {
        let name = texts.domain.provider(provider);
        match self {
            Self::BegunByMe(_) if means != RefundMeans::Void => (texts.refunds.begun_before)(has_portal, &name),
            Self::BegunByMe(_) | Self::BegunByAnother(_) => {
                (texts.refunds.maybe_done)(has_portal, means == RefundMeans::Void, &name)
            }
            Self::RecordedByMistake => (texts.refunds.look_after_mistake)(has_portal, means, &name),
        }
    }
}
