//! An agent who takes an order through its cancellation, a step after the other.

use avoir::api::OrderWrite;
use avoir::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use avoir::api::messages::{SettleMail, SettleMailBody};
use avoir::api::modifications::{CloseModification, OpenModification, OpenModificationBody};
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::ReadOrder;
use avoir::api::problem::Problem;
use avoir::api::refund_tasks::{OpenRefundTask, OpenRefundTaskBody, SettleRefundTask};
use avoir::domain::cancellation::ContactChannel;
use avoir::domain::order::OrderNumber;
use avoir::domain::refund_task::{RefundOutcome, RefundTaskId};

use super::shop::{Answer, Desk};

/// Where one agent is with one order. Every write is decided on the version read last.
pub struct Walk<'a> {
    desk: &'a Desk,
    pub order: OrderNumber,
    pub version: u64,
    writes: u32,
}

impl<'a> Walk<'a> {
    pub async fn of(desk: &'a Desk, number: &str) -> Self {
        let mut walk = Self { desk, order: OrderNumber(number.to_owned()), version: 0, writes: 0 };
        walk.refresh().await;
        walk
    }

    pub async fn refresh(&mut self) -> OrderDetail {
        let detail: OrderDetail = self.desk.call(&ReadOrder { number: self.order.clone() }).await.read();
        self.version = detail.version;
        detail
    }

    pub async fn open(&mut self) -> OrderDetail {
        self.done(&self.opening(false)).await
    }

    pub fn opening(&self, take_over: bool) -> OpenModification {
        OpenModification { number: self.order.clone(), body: OpenModificationBody { take_over } }
    }

    pub async fn close(&mut self) -> OrderDetail {
        self.done(&CloseModification { number: self.order.clone() }).await
    }

    pub async fn check(&mut self) -> OrderDetail {
        self.done(&CheckCancellation { number: self.order.clone() }).await
    }

    pub async fn confirm(&mut self) -> OrderDetail {
        self.done(&self.confirmation()).await
    }

    pub fn confirmation(&self) -> ConfirmCancellation {
        ConfirmCancellation { number: self.order.clone() }
    }

    pub async fn request(&mut self) -> OrderDetail {
        let refundable = self.refresh().await.amounts.refundable;
        self.done(&self.requesting(&refundable.to_string())).await
    }

    pub fn requesting(&self, expected_total: &str) -> RequestCancellation {
        let expected_total = expected_total.parse().unwrap();
        let body = RequestCancellationBody { contact_channel: ContactChannel::Phone, expected_total };
        RequestCancellation { number: self.order.clone(), body }
    }

    /// From MOD off to cancelled.
    pub async fn cancel(&mut self) -> OrderDetail {
        self.open().await;
        self.check().await;
        self.confirm().await;
        self.request().await
    }

    pub fn settling(&self, position: u32, body: RefundOutcome) -> SettleRefundTask {
        SettleRefundTask { id: self.task(position), body }
    }

    pub fn opening_task(&self, position: u32) -> OpenRefundTask {
        OpenRefundTask { id: self.task(position), body: OpenRefundTaskBody::default() }
    }

    /// Taken on and made, whoever has it on by now.
    pub async fn refund(&mut self, position: u32) -> OrderDetail {
        self.take_on(position).await;
        let reference = format!("R-{}-{position}", self.order);
        self.done(&self.settling(position, RefundOutcome::done(reference))).await
    }

    pub async fn take_on(&mut self, position: u32) -> OrderDetail {
        let mut taking = self.opening_task(position);
        let order = self.refresh().await;
        let task = order.tasks().find(|task| task.id == taking.id).unwrap();
        taking.body.take_over_from = task.state.taken_on_by_another(&self.desk.agent.id).map(|holder| holder.by.id);
        self.done(&taking).await
    }

    pub async fn mail(&mut self) -> OrderDetail {
        self.done(&SettleMail { number: self.order.clone(), body: SettleMailBody::Send {} }).await
    }

    pub fn task(&self, position: u32) -> RefundTaskId {
        RefundTaskId(format!("{}-R{position}", self.order))
    }

    /// Delivers a write that takes effect.
    pub async fn done<W: OrderWrite>(&mut self, write: &W) -> OrderDetail {
        let detail: OrderDetail = self.deliver(write).await.read();
        assert_eq!(detail.version, self.version + 1, "one version a write");
        self.version = detail.version;
        detail
    }

    pub async fn deliver<W: OrderWrite>(&mut self, write: &W) -> Answer {
        self.writes += 1;
        let key = format!("{}-{}-{:08}", self.desk.agent.id.0, self.order, self.writes + 1_000 * self.version as u32);
        self.desk.write(write, &key, self.version).await
    }
}

/// The problem that this answer is.
pub fn refusal(answer: &Answer) -> Problem {
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.text);
    let problem: Problem = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(problem.status, answer.status);
    assert_eq!((problem.status, problem.retry), problem.code.meaning());
    problem
}
