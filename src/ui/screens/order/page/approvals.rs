//! What was asked of a second person: told to the one who asked, and decided by a lead. It follows from the order's state
//! alone, so that whoever opens the page reads how far it is.

mod particulars;

use std::collections::BTreeMap;

use leptos::html;
use leptos::prelude::*;

use self::particulars::Particulars;
use crate::api::operations::OperationKind;
use crate::api::overpayments::RefundOverpaymentBody;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::agent::Agent;
use crate::domain::approval::{Approval, ApprovalId, ApprovalState, Proposal};
use crate::domain::text_limits;
use crate::ui::kit::{ButtonKind, Notice, NoticeTone, TextInput, Untrusted};
use crate::ui::language::approvals::ApprovalTexts;
use crate::ui::language::{self, Language};
use crate::ui::reactive::{live_if, watch};
use crate::ui::screens::order::credit_note_form::FormStore;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::overpayment::OverpaymentDraft;
use crate::ui::screens::order::parts::action_button::{CommandButton, DeedButton};
use crate::ui::screens::order::parts::lost_focus::give_back;
use crate::ui::screens::order::store::{OrderStore, ShownOrder};
use crate::ui::session::AgentSession;

/// What a lead types about each, kept while the order is read again.
type Reasons = RwSignal<BTreeMap<ApprovalId, String>>;

/// Who looks at it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Eyes {
    Asker,
    /// Who may say yes or no.
    Second,
    Other,
}

impl Eyes {
    fn of(me: &Agent, approval: &Approval) -> Self {
        match approval.check_decidable(me) {
            Ok(()) => Self::Second,
            Err(_) if approval.is_of(&me.id) => Self::Asker,
            Err(_) => Self::Other,
        }
    }
}

#[component]
pub fn Approvals() -> impl IntoView {
    let (store, session) = (OrderStore::expect(), AgentSession::expect());
    let order = store.part(|one, other| {
        one.approvals == other.approvals && one.credit_notes == other.credit_notes && one.order == other.order
    });
    put_away_what_asked(order);
    let reasons: Reasons = RwSignal::default();
    let place = NodeRef::<html::Div>::new();
    give_back(place, move || order.get().is_some_and(|order| order.approvals.iter().any(Approval::is_open)));
    let notices = live_if(move || {
        let (shown, me) = (order.get()?, session.agent()?);
        let open: Vec<Approval> = shown.approvals.iter().filter(|approval| approval.is_open()).cloned().collect();
        let notice = |approval| view! { <ApprovalNotice approval me=me.clone() order reasons/> };
        (!open.is_empty()).then(|| open.into_iter().map(notice).collect_view().into_any())
    });
    view! { <div class="approvals" node_ref=place>{notices}</div> }
}

/// A form that asked has nothing more to do: the page says how far it is.
fn put_away_what_asked(order: ShownOrder) {
    let (dialogs, session) = (Dialogs::expect(), AgentSession::expect());
    let asked = move || {
        let (order, me) = (order.get()?, session.agent()?);
        let mut own = order.approvals.iter().filter(|approval| approval.is_asked() && approval.is_of(&me.id));
        own.next_back().map(|approval| approval.id.clone())
    };
    watch(asked, move |_, asked| {
        if asked.is_some() && dialogs.is_any_open().get_untracked() {
            dialogs.put_away();
        }
    });
}

#[component]
fn ApprovalNotice(approval: Approval, me: Agent, order: ShownOrder, reasons: Reasons) -> impl IntoView {
    let language = Language::expect();
    let eyes = Eyes::of(&me, &approval);
    let ends = eyes == Eyes::Asker || me.role.leads();
    let named = approval.clone();
    let title = Signal::derive(move || title(&language.texts().approvals, &named, eyes));
    let hint: Option<language::Word> = match (&approval.state, eyes) {
        (ApprovalState::Asked, Eyes::Asker) => Some(|texts| texts.approvals.asked_hint),
        (ApprovalState::Approved { .. }, Eyes::Asker) => Some(|texts| texts.approvals.approved_hint),
        _ => None,
    };
    let hint = hint.map(|word| view! { <p>{language::text(word)}</p> });
    let reason = approval.state.reason().cloned();
    let reason = reason.map(|text| view! { <p>{t!(approvals.because)} " " <Untrusted text/></p> });
    let tone = match approval.state {
        ApprovalState::Approved { .. } => NoticeTone::Success,
        ApprovalState::Refused { .. } => NoticeTone::Error,
        _ if eyes == Eyes::Second => NoticeTone::Warning,
        _ => NoticeTone::Info,
    };
    let shown = approval.clone();
    let decision = (eyes == Eyes::Second).then(|| view! { <DecisionForm id=approval.id.clone() reasons/> });
    let actions = move || (eyes != Eyes::Second).then(|| view! { <Actions approval is_own=eyes == Eyes::Asker ends/> });
    view! {
        <Notice tone title actions>
            {hint}
            {reason}
            <Particulars approval=shown order/>
            {decision}
        </Notice>
    }
}

fn title(words: &ApprovalTexts, approval: &Approval, eyes: Eyes) -> String {
    let by = approval.state.decided().map(|decided| decided.by.name.as_str()).unwrap_or_default();
    match (&approval.state, eyes) {
        (ApprovalState::Approved { .. }, _) => (words.approved)(by),
        (ApprovalState::Refused { .. }, _) => (words.refused)(by),
        (_, Eyes::Asker) => (words.asked)((words.what)(approval.proposal.kind())),
        (_, Eyes::Second) => (words.to_decide)(&approval.asked_by.name),
        (_, Eyes::Other) => (words.asked_by)(&approval.asked_by.name),
    }
}

/// Taking it back, having read the no, or doing what was said yes to.
#[component]
fn Actions(approval: Approval, is_own: bool, ends: bool) -> impl IntoView {
    let is_approved = matches!(approval.state, ApprovalState::Approved { .. });
    let is_refused = matches!(approval.state, ApprovalState::Refused { .. });
    let command = OrderCommand::WithdrawApproval(approval.id.clone());
    let end: language::Word = if is_refused { |texts| texts.approvals.seen } else { |texts| texts.approvals.withdraw };
    view! {
        {ends.then(|| view! { <CommandButton command kind=ButtonKind::Quiet>{language::text(end)}</CommandButton> })}
        {(is_own && is_approved).then(|| view! { <Finish proposal=approval.proposal/> })}
    }
}

/// Does what was said yes to, as it was asked; what needs more than that is done in its own dialog.
#[component]
fn Finish(proposal: Proposal) -> impl IntoView {
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let (form, overpayment) = (FormStore::expect(), OverpaymentDraft::expect());
    let (command, word): (OrderCommand, language::Word) = match proposal {
        Proposal::IssueCreditNote { draft } => {
            (OrderCommand::IssueCreditNote(draft), |texts| texts.approvals.finish_note)
        }
        Proposal::RefundOverpayment { payment, amount, reason } => {
            let body = RefundOverpaymentBody { payment, amount, reason };
            (OrderCommand::RefundOverpayment(body), |texts| texts.approvals.finish_overpayment)
        }
        // The page's own banners lead back into them.
        Proposal::RequestCancellation { .. } | Proposal::PayByOtherMeans { .. } => return ().into_any(),
    };
    let deed = command.kind();
    let on_press = Callback::new(move |()| {
        store.send_then(command.clone(), move || {
            match deed {
                OperationKind::RefundOverpayment => overpayment.clear(),
                _ => form.start_over(),
            }
            dialogs.show(OpenDialog::Refunds);
        });
    });
    view! { <DeedButton deed kind=ButtonKind::Primary on_press>{language::text(word)}</DeedButton> }.into_any()
}

/// The yes, and the no with its reason.
#[component]
fn DecisionForm(id: ApprovalId, reasons: Reasons) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let was_tried = RwSignal::new(false);
    let (of_text, of_error) = (id.clone(), id.clone());
    let text = move |id: &ApprovalId| reasons.with(|reasons| reasons.get(id).cloned().unwrap_or_default());
    let error = move || {
        let is_missing = was_tried.get() && text(&of_error).trim().is_empty();
        is_missing.then(|| language.texts().approvals.reason_missing.to_owned())
    };
    let typed = id.clone();
    let on_input = Callback::new(move |text: String| {
        reasons.update(|reasons| {
            reasons.insert(typed.clone(), text);
        });
    });
    let approved = id.clone();
    let approve = Callback::new(move |()| store.send(OrderCommand::ApproveApproval(approved.clone())));
    let refuse = Callback::new(move |()| {
        was_tried.set(true);
        let reason = untrack(|| text(&id)).trim().to_owned();
        if !reason.is_empty() && store.obstacle(OrderAction::DecideApproval).is_none() {
            store.send(OrderCommand::RefuseApproval(id.clone(), reason));
        }
    });
    view! {
        <TextInput
            label=t_signal!(approvals.reason)
            value=Signal::derive(move || text(&of_text))
            on_input
            hint=t_signal!(approvals.reason_hint)
            error=MaybeProp::derive(error)
            max_length=text_limits::REASON
        />
        <div class="approval-decision">
            <DeedButton deed=OperationKind::DecideApproval on_press=refuse>{t!(approvals.refuse)}</DeedButton>
            <DeedButton deed=OperationKind::DecideApproval kind=ButtonKind::Primary on_press=approve>
                {t!(approvals.approve)}
            </DeedButton>
        </div>
    }
}
