//! Everything an agent can tell the backend to do with an order.

use super::transport::Outgoing;
use super::{Client, Failure};
use crate::api::OrderWrite;
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use crate::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use crate::api::messages::{SettleMail, SettleMailBody};
use crate::api::modifications::{CloseModification, OpenModification, OpenModificationBody};
use crate::api::operations::{OperationKey, OperationKind};
use crate::api::order_detail::OrderDetail;
use crate::api::refund_tasks::{OpenRefundTask, SettleRefundTask};
use crate::domain::credit::{CreditNoteDraft, CreditNoteNumber};
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::{RefundOutcome, RefundTaskId};

/// A write, before it knows its order, key and version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderCommand {
    Open {
        take_over: bool,
    },
    Close,
    Check,
    Confirm,
    Request(RequestCancellationBody),
    OpenRefund(RefundTaskId),
    SettleRefund(RefundTaskId, RefundOutcome),
    SettleMail(SettleMailBody),
    /// With the reason.
    CorrectCreditNote(CreditNoteNumber, String),
    /// *Ajouter une note de crédit*
    Issue(Box<CreditNoteDraft>),
}

impl OrderCommand {
    pub const fn kind(&self) -> OperationKind {
        match self {
            Self::Open { .. } => OpenModification::KIND,
            Self::Close => CloseModification::KIND,
            Self::Check => CheckCancellation::KIND,
            Self::Confirm => ConfirmCancellation::KIND,
            Self::Request(_) => RequestCancellation::KIND,
            Self::OpenRefund(_) => OpenRefundTask::KIND,
            Self::SettleRefund(..) => SettleRefundTask::KIND,
            Self::SettleMail(_) => SettleMail::KIND,
            Self::CorrectCreditNote(..) => CorrectCreditNote::KIND,
            Self::Issue(_) => IssueCreditNote::KIND,
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
            Self::Open { take_over } => {
                client.write(&OpenModification { number, body: OpenModificationBody { take_over } })
            }
            Self::Close => client.write(&CloseModification { number }),
            Self::Check => client.write(&CheckCancellation { number }),
            Self::Confirm => client.write(&ConfirmCancellation { number }),
            Self::Request(body) => client.write(&RequestCancellation { number, body }),
            Self::OpenRefund(id) => client.write(&OpenRefundTask { id }),
            Self::SettleRefund(id, body) => client.write(&SettleRefundTask { id, body }),
            Self::SettleMail(body) => client.write(&SettleMail { number, body }),
            Self::CorrectCreditNote(note, reason) => {
                client.write(&CorrectCreditNote { note, body: CorrectCreditNoteBody { reason } })
            }
            Self::Issue(body) => client.write(&IssueCreditNote { number, body: *body }),
        }
    }
}
