//! The notice of a refused write, and the advice that fits the order as it is now.

use leptos::prelude::*;

use crate::api::problem::{Problem, ProblemCode};
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::domain::refund_task::RefundOutcome;
use crate::ui::kit::{Button, Notice, NoticeTone, TimeView, Untrusted};
use crate::ui::language::Language;
use crate::ui::language::problems::{Advice, ProblemTexts};
use crate::ui::reactive::live_text;
use crate::ui::screens::order::parts::changes::ChangeItems;
use crate::ui::screens::order::store::{Holder, OrderStore};

/// What a refusal comes to, by the order as it is now: what was refused may be no longer possible at all.
#[derive(Clone, Copy)]
enum Case {
    /// As the code says.
    Plain(ProblemCode),
    /// It changed, and can't be cancelled any more.
    NoLongerCancellable,
    /// Another agent has it, and this one may take it over.
    HeldBeforeLead,
    /// Another agent has it, and this one had MOD on.
    Lost,
    /// Whoever has it did something to it meanwhile.
    StaleTakeOver,
}

impl Case {
    fn of(command: &OrderCommand, code: ProblemCode, store: OrderStore) -> Self {
        let is_held = matches!(store.holder().get_untracked(), Holder::Another(_));
        let may_take_over = untrack(|| store.allows(OrderAction::TakeOverModification));
        let is_impossible = untrack(|| store.order())
            .is_some_and(|order| matches!(order.cancellation, Cancellation::NotCancellable { .. }));
        let is_stale = code == ProblemCode::VersionMismatch;
        // Another agent's lease explains the change and decides the advice, so it comes before the code.
        match command {
            OrderCommand::OpenModification { take_over: true } if is_stale && may_take_over => Self::StaleTakeOver,
            _ if (is_stale || code == ProblemCode::LeaseHeld) && may_take_over => Self::HeldBeforeLead,
            OrderCommand::CheckCancellation
            | OrderCommand::ConfirmCancellation
            | OrderCommand::RequestCancellation(_)
            | OrderCommand::SettleMail(_)
            | OrderCommand::CloseModification
                if (is_stale && is_held) || code == ProblemCode::LeaseHeld =>
            {
                Self::Lost
            }
            _ if is_stale && is_held => Self::Plain(ProblemCode::LeaseHeld),
            OrderCommand::CheckCancellation | OrderCommand::ConfirmCancellation if is_stale && is_impossible => {
                Self::NoLongerCancellable
            }
            _ => Self::Plain(code),
        }
    }

    fn advice(self, words: &ProblemTexts) -> Advice {
        let changed = words.of_refusal(ProblemCode::VersionMismatch);
        match self {
            Self::Plain(code) => words.of_refusal(code),
            Self::NoLongerCancellable => {
                Advice { to_do: words.of_refusal(ProblemCode::NotCancellable).to_do, ..changed }
            }
            Self::HeldBeforeLead => Advice { to_do: words.take_over, ..words.of_refusal(ProblemCode::LeaseHeld) },
            Self::Lost => words.of_loss(),
            Self::StaleTakeOver => Advice { to_do: words.take_over_again, ..changed },
        }
    }
}

/// The backend said no. The screen behind shows what is true now.
#[component]
pub fn Refused(command: OrderCommand, problem: Problem, dismiss: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let case = Case::of(&command, problem.code, store);
    let advice = Signal::derive(move || case.advice(&language.texts().problems));
    // "Nothing was changed" is true here, and not at the provider.
    let at_the_refund = problem.taken_on.map(|taken_on| taken_on.by.name);
    let other = at_the_refund.or_else(|| other_holder(&store.holder().get_untracked()));
    let used_by = problem.used_by.map(|order| {
        view! { <p>{t!(order.writing.used_by)} " " <Untrusted text=order.0/> "."</p> }
    });
    let hand_over = made_at_provider(&command).zip(other).map(|(reference, name)| {
        let reference = if reference.is_empty() { String::new() } else { format!(" ({reference})") };
        view! {
            <p>{t!(order.writing.hand_over)} " " <Untrusted text=name/> <Untrusted text=reference/> "."</p>
        }
    });
    let operation = move || match command {
        OrderCommand::OpenModification { take_over: true } => language.texts().order.modification.taking_over,
        _ => (language.texts().domain.operation)(command.kind()),
    };
    let title = Signal::derive(move || advice.get().happened.to_owned());
    let held = problem.lease.map(|lease| {
        view! {
            <p>
                <Untrusted text=lease.holder.name/>
                " "
                {t!(order.modification.another_until)}
                " "
                <TimeView at=lease.expires_at/>
            </p>
        }
    });
    let reason = problem.not_cancellable.map(|reason| {
        view! {
            <p>
                {t!(cancellation.check.because)}
                {t!(order.colon)}
                " "
                {live_text(move || (language.texts().domain.not_cancellable)(reason).to_owned())}
            </p>
        }
    });
    let actions = move || {
        view! { <Button on_press=dismiss>{t!(order.writing.dismiss)}</Button> }
    };
    view! {
        <Notice tone=NoticeTone::Error title actions>
            <p>
                {live_text(move || format!("{}. {}", (language.texts().order.writing.refused)(operation()), advice.get().safe))}
            </p>
            {held}
            {reason}
            {used_by}
            {hand_over}
            <ChangeItems/>
            <p>{live_text(move || advice.get().to_do.to_owned())}</p>
        </Notice>
    }
}

/// What the provider calls the refund that this was to record.
fn made_at_provider(command: &OrderCommand) -> Option<&str> {
    match command {
        OrderCommand::SettleRefundTask(_, RefundOutcome::Done { reference, .. }) => Some(reference),
        _ => None,
    }
}

fn other_holder(holder: &Holder) -> Option<String> {
    match holder {
        Holder::Another(agent) => Some(agent.name.clone()),
        Holder::Me | Holder::Nobody => None,
    }
}
