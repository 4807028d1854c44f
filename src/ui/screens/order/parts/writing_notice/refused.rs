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
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::changes::ChangeItems;
use crate::ui::screens::order::store::{Holder, OrderStore};

/// What a refusal comes to, by the order as it is now: what was refused may be no longer possible at all.
#[derive(Clone, Copy, PartialEq, Eq)]
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
    /// Another agent had it, and is gone.
    FreeAgain,
}

impl Case {
    fn of(command: &OrderCommand, code: ProblemCode, store: OrderStore) -> Self {
        let is_held = matches!(store.holder().get(), Holder::Another(_));
        let may_take_over = store.allows(OrderAction::TakeOverModification);
        let is_impossible =
            store.order().is_some_and(|order| matches!(order.cancellation, Cancellation::NotCancellable { .. }));
        let is_stale = code == ProblemCode::VersionMismatch;
        // Another agent's lease explains the change and decides the advice, so it comes before the code.
        match command {
            OrderCommand::OpenModification { take_over: true } if is_stale && may_take_over => Self::StaleTakeOver,
            _ if code == ProblemCode::LeaseHeld && !is_held => Self::FreeAgain,
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
            Self::FreeAgain => {
                Advice { happened: words.was_held, to_do: words.free_again, ..words.of_refusal(ProblemCode::LeaseHeld) }
            }
        }
    }
}

/// The backend said no. The screen behind shows what is true now.
#[component]
pub fn Refused(command: OrderCommand, problem: Problem, dismiss: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let refused = command.clone();
    let case = Memo::new(move |_| Case::of(&refused, problem.code, store));
    let advice = Signal::derive(move || case.get().advice(&language.texts().problems));
    // "Nothing was changed" is true here, and not at the provider.
    let at_the_refund = problem.taken_on.map(|taken_on| taken_on.by.name);
    let used_by = problem.used_by.map(|order| {
        view! { <p>{t!(order.writing.used_by)} " " <Untrusted text=order.0/> "."</p> }
    });
    let made = made_at_provider(&command).map(str::to_owned);
    let hand_over = live_if(move || {
        let other = at_the_refund.clone().or_else(|| other_holder(&store.holder().get()));
        let (reference, name) = made.clone().zip(other)?;
        let reference = if reference.is_empty() { String::new() } else { format!(" ({reference})") };
        let words = view! {
            <p>{t!(order.writing.hand_over)} " " <Untrusted text=name/> <Untrusted text=reference/> "."</p>
        };
        Some(words.into_any())
    });
    let operation = move || match command {
        OrderCommand::OpenModification { take_over: true } => language.texts().order.modification.taking_over,
        _ => (language.texts().domain.operation)(command.kind()),
    };
    let title = Signal::derive(move || advice.get().happened.to_owned());
    // By the order as it is, because who had it when this was refused may be gone.
    let order = store.part(|one, other| one.lease == other.lease);
    let held = live_if(move || {
        let name = other_holder(&store.holder().get())?;
        let at = order.get()?.lease.as_ref()?.expires_at;
        let words = view! {
            <p><Untrusted text=name/> " " {t!(order.modification.another_until)} " " <TimeView at/></p>
        };
        Some(words.into_any())
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
        view! { <Button on_press=dismiss>{t!(kit.dismiss)}</Button> }
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
