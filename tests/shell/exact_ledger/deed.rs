//! What agents do to an order in the test of the exact ledger, and how it is sent.

use avoir::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation, RequestCancellationBody};
use avoir::api::credit_notes::{CorrectCreditNote, CorrectCreditNoteBody, IssueCreditNote};
use avoir::api::messages::{SendCreditNoteMail, SettleMail, SettleMailBody};
use avoir::api::modifications::{CloseModification, OpenModification, OpenModificationBody};
use avoir::api::overpayments::{RefundOverpayment, RefundOverpaymentBody};
use avoir::api::refund_tasks::{OpenRefundTask, OpenRefundTaskBody, SettleRefundTask};
use avoir::api::{Call, Method};
use avoir::domain::agent::AgentId;
use avoir::domain::cancellation::ContactChannel;
use avoir::domain::credit::CreditNoteNumber;
use avoir::domain::order::OrderNumber;
use avoir::domain::payment::PaymentId;
use avoir::domain::refund_task::{RefundOutcome, RefundTaskId};
use serde_json::json;

/// A write, in figures that the model understands by itself.
#[derive(Clone, Debug)]
pub enum Deed {
    Open,
    Close,
    Check,
    Confirm,
    /// What the screen says goes back.
    Cancel {
        total: String,
    },
    CreditUnits {
        units: i64,
        restock: bool,
    },
    CreditShipping {
        cents: i64,
    },
    Correct {
        note: String,
    },
    TellOfNote {
        note: String,
    },
    GiveBack {
        cents: i64,
    },
    TakeOn {
        task: String,
        from: Option<AgentId>,
    },
    Done {
        task: String,
    },
    NotRefunded {
        task: String,
    },
    SettleMail {
        send: bool,
    },
}

/// A deed as it is sent.
pub struct Sending {
    pub method: &'static str,
    pub path: String,
    pub body: String,
}

fn sending<C: Call>(call: &C) -> Sending {
    let method = match C::METHOD {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Delete => "DELETE",
    };
    let body = call.body().map_or_else(String::new, |body| serde_json::to_string(body).expect("JSON"));
    Sending { method, path: call.path(), body }
}

impl Deed {
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Close => "close",
            Self::Check => "check",
            Self::Confirm => "confirm",
            Self::Cancel { .. } => "cancel",
            Self::CreditUnits { .. } => "credit units",
            Self::CreditShipping { .. } => "credit shipping",
            Self::Correct { .. } => "correct",
            Self::TellOfNote { .. } => "tell of a note",
            Self::GiveBack { .. } => "give back",
            Self::TakeOn { .. } => "take on",
            Self::Done { .. } => "done",
            Self::NotRefunded { .. } => "not refunded",
            Self::SettleMail { .. } => "settle the mail",
        }
    }

    pub fn sending(&self, order: &str) -> Sending {
        let number = OrderNumber(order.to_owned());
        match self {
            Self::Open => sending(&OpenModification { number, body: OpenModificationBody { take_over: false } }),
            Self::Close => sending(&CloseModification { number }),
            Self::Check => sending(&CheckCancellation { number }),
            Self::Confirm => sending(&ConfirmCancellation { number }),
            Self::Cancel { total } => {
                let expected_total = total.parse().expect("an amount");
                let body = RequestCancellationBody { contact_channel: ContactChannel::Phone, expected_total };
                sending(&RequestCancellation { number, body })
            }
            Self::CreditUnits { units, restock } => {
                let lines = json!([{ "line": "1", "quantity": units }]);
                credit(number, json!({ "lines": lines, "restock": restock, "reason": "Retour" }))
            }
            Self::CreditShipping { cents } => {
                let shipping = json!([{ "id": "s1", "amount": euros(*cents), "basis": "gross" }]);
                credit(number, json!({ "shipping": shipping, "restock": false, "reason": "Retard" }))
            }
            Self::Correct { note } => {
                let body = CorrectCreditNoteBody { reason: "Erreur".to_owned() };
                sending(&CorrectCreditNote { note: CreditNoteNumber(note.clone()), body })
            }
            Self::TellOfNote { note } => sending(&SendCreditNoteMail { note: CreditNoteNumber(note.clone()) }),
            Self::GiveBack { cents } => {
                let amount = euros(*cents).parse().expect("an amount");
                let reason = "Payé deux fois".to_owned();
                let body = RefundOverpaymentBody { payment: PaymentId("p2".to_owned()), amount, reason };
                sending(&RefundOverpayment { number, body })
            }
            Self::TakeOn { task, from } => {
                let body = OpenRefundTaskBody { take_over_from: from.clone() };
                sending(&OpenRefundTask { id: RefundTaskId(task.clone()), body })
            }
            Self::Done { task } => settling(task, RefundOutcome::done(format!("R-{task}"))),
            Self::NotRefunded { task } => settling(task, RefundOutcome::NotRefunded {}),
            Self::SettleMail { send: true } => sending(&SettleMail { number, body: SettleMailBody::Send {} }),
            Self::SettleMail { send: false } => {
                sending(&SettleMail { number, body: SettleMailBody::Skip { reason: "Appelé".to_owned() } })
            }
        }
    }
}

fn credit(number: OrderNumber, draft: serde_json::Value) -> Sending {
    sending(&IssueCreditNote { number, body: serde_json::from_value(draft).expect("a draft") })
}

fn settling(task: &str, body: RefundOutcome) -> Sending {
    sending(&SettleRefundTask { id: RefundTaskId(task.to_owned()), body })
}

fn euros(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
