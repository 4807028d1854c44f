//! The trait of a write to an order, and the macro that implements it.

use super::call::Call;
use super::operations::OperationKind;
use crate::domain::approval::ApprovalId;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::order::OrderNumber;
use crate::domain::refund_task::RefundTaskId;
use crate::domain::returns::ReturnNumber;
use crate::domain::till_credit::TillCode;

/// A write to one order. It carries an idempotency key and the version it was decided on, and answers with
/// the order as it is afterwards, so that no second read is needed; a till's answers with what it may know of it.
pub trait OrderWrite: Call + Sized {
    const KIND: OperationKind;

    /// The thing that its path names.
    fn subject(&self) -> Subject<'_>;

    /// The write as a backend receives it: the value of its path's placeholder, and its body.
    fn received(subject: String, body: Self::Body) -> Self;
}

/// The order itself, or something that belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    Order(&'a OrderNumber),
    RefundTask(&'a RefundTaskId),
    CreditNote(&'a CreditNoteNumber),
    /// A note as a till names it.
    TillCode(&'a TillCode),
    Return(&'a ReturnNumber),
    Approval(&'a ApprovalId),
}

impl<'a> From<&'a OrderNumber> for Subject<'a> {
    fn from(order: &'a OrderNumber) -> Self {
        Self::Order(order)
    }
}

impl<'a> From<&'a RefundTaskId> for Subject<'a> {
    fn from(task: &'a RefundTaskId) -> Self {
        Self::RefundTask(task)
    }
}

impl<'a> From<&'a CreditNoteNumber> for Subject<'a> {
    fn from(note: &'a CreditNoteNumber) -> Self {
        Self::CreditNote(note)
    }
}

impl<'a> From<&'a TillCode> for Subject<'a> {
    fn from(code: &'a TillCode) -> Self {
        Self::TillCode(code)
    }
}

impl<'a> From<&'a ReturnNumber> for Subject<'a> {
    fn from(back: &'a ReturnNumber) -> Self {
        Self::Return(back)
    }
}

impl<'a> From<&'a ApprovalId> for Subject<'a> {
    fn from(approval: &'a ApprovalId) -> Self {
        Self::Approval(approval)
    }
}

/// Says of a struct which write it is, as `call!` does; its [`OperationKind`] has the same name.
///
/// ```text
/// order_write!(CheckCancellation { number: OrderNumber } = Post "/orders/{number}/cancellation/check");
/// order_write!(SettleRefundTask { id: RefundTaskId, body: RefundOutcome } = Post "/refund-tasks/{id}/outcome");
/// order_write!(UseAtTill { code: TillCode, body: TillUseDraft } = Post "/till/credits/{code}/uses" => ToldTillCredit);
/// ```
macro_rules! order_write {
    ($call:ident { $subject:ident: $Subject:ident } = $method:ident $path:literal) => {
        $crate::api::call::call!($call { $subject } = $method $path => $crate::api::order_detail::OrderDetail);
        $crate::api::order_write::order_write!(@impl $call, $subject, {
            fn received(subject: String, (): ()) -> Self {
                Self { $subject: $Subject(subject) }
            }
        });
    };
    ($call:ident { $subject:ident: $Subject:ident, body: $Body:ty } = $method:ident $path:literal) => {
        $crate::api::order_write::order_write!(
            $call { $subject: $Subject, body: $Body } = $method $path => $crate::api::order_detail::OrderDetail
        );
    };
    ($call:ident { $subject:ident: $Subject:ident, body: $Body:ty } = $method:ident $path:literal => $Response:ty) => {
        $crate::api::call::call!($call { $subject, body: $Body } = $method $path => $Response);
        $crate::api::order_write::order_write!(@impl $call, $subject, {
            fn received(subject: String, body: $Body) -> Self {
                Self { $subject: $Subject(subject), body }
            }
        });
    };
    (@impl $call:ident, $subject:ident, { $received:item }) => {
        impl $crate::api::order_write::OrderWrite for $call {
            const KIND: $crate::api::operations::OperationKind = $crate::api::operations::OperationKind::$call;

            fn subject(&self) -> $crate::api::order_write::Subject<'_> {
                (&self.$subject).into()
            }

            $received
        }
    };
}

pub(super) use order_write;
