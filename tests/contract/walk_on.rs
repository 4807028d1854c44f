//! Steps of an agent that only the contract looks at.

use avoir::api::OrderWrite;
use avoir::api::messages::{SettleMail, SettleMailBody};
use avoir::api::modifications::CloseModification;
use avoir::api::order_detail::OrderDetail;
use avoir::api::problem::{Problem, ProblemCode};
use avoir::api::refund_tasks::OpenRefundTask;

use crate::support::shop::Answer;
use crate::support::walk::{Walk, refusal};

impl Walk<'_> {
    pub async fn close(&mut self) -> OrderDetail {
        self.done(&CloseModification { number: self.order.clone() }).await
    }

    pub fn opening_task(&self, position: u32) -> OpenRefundTask {
        OpenRefundTask { id: self.task(position) }
    }

    pub async fn skip_mail(&mut self, reason: &str) -> Answer {
        let body = SettleMailBody::Skip { reason: reason.to_owned() };
        self.deliver(&SettleMail { number: self.order.clone(), body }).await
    }

    /// Delivers a write that is refused, which changes nothing.
    pub async fn refused<W: OrderWrite>(&mut self, write: &W) -> Problem {
        let problem = refusal(&self.deliver(write).await);
        if problem.code != ProblemCode::VersionMismatch {
            let version = self.version;
            assert_eq!(self.refresh().await.version, version, "a refusal changes nothing");
        }
        problem
    }
}
