//! Everything an agent can tell the backend to do with an order.

use super::transport::Outgoing;
use super::{Client, Failure};
use crate::api::approvals::{AskApproval, AskApprovalBody, DecideApproval, Decision, WithdrawApproval};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use crate::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use crate::api::messages::{
    GiveUpMail, GiveUpMailBody, ResendMail, ResendMailBody, SendCreditNoteMail, SettleMail, SettleMailBody,
    TakeMailBack, TakeMailBackBody,
};
use crate::api::modifications::{CloseModification, OpenModification, OpenModificationBody};
use crate::api::operations::{OperationKey, OperationKind};
use crate::api::order_detail::OrderDetail;
use crate::api::overpayments::{RefundOverpayment, RefundOverpaymentBody};
use crate::api::refund_tasks::{GiveDestination, OpenRefundTask, OpenRefundTaskBody, SettleRefundTask};
use crate::api::returns::{
    CloseReturn, ReceiveReturn, ReceiveReturnBody, RegisterReturn, WithdrawReturn, WithdrawReturnBody,
};
use crate::api::tickets::{AddReply, AddReplyBody, NoteTicket, NoteTicketBody};
use crate::domain::agent::AgentId;
use crate::domain::approval::{ApprovalId, Proposal};
use crate::domain::credit::{CreditNoteDraft, CreditNoteNumber};
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::{Destination, RefundOutcome, RefundTaskId};
use crate::domain::returns::{ReceivedUnits, ReturnDraft, ReturnNumber};

/// A write, before it knows its order, key and version; it has the name of its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderCommand {
    OpenModification {
        take_over: bool,
    },
    CloseModification,
    CheckCancellation,
    ConfirmCancellation,
    RequestCancellation(RequestCancellationBody),
    OpenRefundTask(RefundTaskId),
    /// From the agent who has it on.
    TakeOverRefundTask(RefundTaskId, AgentId),
    GiveDestination(RefundTaskId, Destination),
    SettleRefundTask(RefundTaskId, RefundOutcome),
    SettleMail(SettleMailBody),
    SendCreditNoteMail(CreditNoteNumber),
    ResendMail(ResendMailBody),
    GiveUpMail(GiveUpMailBody),
    TakeMailBack(TakeMailBackBody),
    NoteTicket(NoteTicketBody),
    AddReply(AddReplyBody),
    /// With the reason.
    CorrectCreditNote(CreditNoteNumber, String),
    RefundOverpayment(RefundOverpaymentBody),
    RegisterReturn(ReturnDraft),
    ReceiveReturn(ReturnNumber, Vec<ReceivedUnits>),
    CloseReturn(ReturnNumber),
    /// With the reason.
    WithdrawReturn(ReturnNumber, String),
    /// *Ajouter une note de crédit*
    IssueCreditNote(Box<CreditNoteDraft>),
    /// With what whoever decides should know, which may be nothing.
    AskApproval(Proposal, Option<String>),
    ApproveApproval(ApprovalId),
    /// With the reason.
    RefuseApproval(ApprovalId, String),
    WithdrawApproval(ApprovalId),
}

impl OrderCommand {
    pub const fn kind(&self) -> OperationKind {
        match self {
            Self::OpenModification { .. } => OperationKind::OpenModification,
            Self::CloseModification => OperationKind::CloseModification,
            Self::CheckCancellation => OperationKind::CheckCancellation,
            Self::ConfirmCancellation => OperationKind::ConfirmCancellation,
            Self::RequestCancellation(_) => OperationKind::RequestCancellation,
            Self::OpenRefundTask(_) | Self::TakeOverRefundTask(..) => OperationKind::OpenRefundTask,
            Self::GiveDestination(..) => OperationKind::GiveDestination,
            Self::SettleRefundTask(..) => OperationKind::SettleRefundTask,
            Self::SettleMail(_) => OperationKind::SettleMail,
            Self::SendCreditNoteMail(_) => OperationKind::SendCreditNoteMail,
            Self::ResendMail(_) => OperationKind::ResendMail,
            Self::GiveUpMail(_) => OperationKind::GiveUpMail,
            Self::TakeMailBack(_) => OperationKind::TakeMailBack,
            Self::NoteTicket(_) => OperationKind::NoteTicket,
            Self::AddReply(_) => OperationKind::AddReply,
            Self::CorrectCreditNote(..) => OperationKind::CorrectCreditNote,
            Self::RefundOverpayment(_) => OperationKind::RefundOverpayment,
            Self::RegisterReturn(_) => OperationKind::RegisterReturn,
            Self::ReceiveReturn(..) => OperationKind::ReceiveReturn,
            Self::CloseReturn(_) => OperationKind::CloseReturn,
            Self::WithdrawReturn(..) => OperationKind::WithdrawReturn,
            Self::IssueCreditNote(_) => OperationKind::IssueCreditNote,
            Self::AskApproval(..) => OperationKind::AskApproval,
            Self::ApproveApproval(_) | Self::RefuseApproval(..) => OperationKind::DecideApproval,
            Self::WithdrawApproval(_) => OperationKind::WithdrawApproval,
        }
    }

    /// Delivers it once.
    pub(super) async fn deliver(
        &self,
        client: &Client,
        order: &OrderNumber,
        key: &OperationKey,
        version: u64,
    ) -> Result<OrderDetail, Failure> {
        super::deliver(self.outgoing(client, order)?, key, version).await
    }

    fn outgoing(&self, client: &Client, order: &OrderNumber) -> Result<Outgoing, Failure> {
        let number = order.clone();
        match self.clone() {
            Self::OpenModification { take_over } => {
                client.write(&OpenModification { number, body: OpenModificationBody { take_over } })
            }
            Self::CloseModification => client.write(&CloseModification { number }),
            Self::CheckCancellation => client.write(&CheckCancellation { number }),
            Self::ConfirmCancellation => client.write(&ConfirmCancellation { number }),
            Self::RequestCancellation(body) => client.write(&RequestCancellation { number, body }),
            Self::OpenRefundTask(id) => client.write(&OpenRefundTask { id, body: OpenRefundTaskBody::default() }),
            Self::TakeOverRefundTask(id, from) => {
                client.write(&OpenRefundTask { id, body: OpenRefundTaskBody { take_over_from: Some(from) } })
            }
            Self::GiveDestination(id, body) => client.write(&GiveDestination { id, body }),
            Self::SettleRefundTask(id, body) => client.write(&SettleRefundTask { id, body }),
            Self::SettleMail(body) => client.write(&SettleMail { number, body }),
            Self::SendCreditNoteMail(note) => client.write(&SendCreditNoteMail { note }),
            Self::ResendMail(body) => client.write(&ResendMail { number, body }),
            Self::GiveUpMail(body) => client.write(&GiveUpMail { number, body }),
            Self::TakeMailBack(body) => client.write(&TakeMailBack { number, body }),
            Self::NoteTicket(body) => client.write(&NoteTicket { number, body }),
            Self::AddReply(body) => client.write(&AddReply { number, body }),
            Self::CorrectCreditNote(note, reason) => {
                client.write(&CorrectCreditNote { note, body: CorrectCreditNoteBody { reason } })
            }
            Self::RefundOverpayment(body) => client.write(&RefundOverpayment { number, body }),
            Self::RegisterReturn(body) => client.write(&RegisterReturn { number, body }),
            Self::ReceiveReturn(back, lines) => {
                client.write(&ReceiveReturn { back, body: ReceiveReturnBody { lines } })
            }
            Self::CloseReturn(back) => client.write(&CloseReturn { back }),
            Self::WithdrawReturn(back, reason) => {
                client.write(&WithdrawReturn { back, body: WithdrawReturnBody { reason } })
            }
            Self::IssueCreditNote(body) => client.write(&IssueCreditNote { number, body: *body }),
            Self::AskApproval(proposal, comment) => {
                client.write(&AskApproval { number, body: AskApprovalBody { proposal, comment } })
            }
            Self::ApproveApproval(approval) => client.write(&DecideApproval { approval, body: Decision::Approved {} }),
            Self::RefuseApproval(approval, reason) => {
                client.write(&DecideApproval { approval, body: Decision::Refused { reason } })
            }
            Self::WithdrawApproval(approval) => client.write(&WithdrawApproval { approval }),
        }
    }
}
