//! Steps of an agent that only the contract looks at.

use crate::support::shop::Answer;
use crate::support::walk::{Walk, refusal};
use avoir::api::OrderWrite;
use avoir::api::messages::{SettleMail, SettleMailBody};
use avoir::api::problem::{Problem, ProblemCode};

impl Walk<'_> {
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
