//! An order for the tests beside this file.

use crate::api::operations::OperationKey;
use crate::api::order_detail::OrderDetail;
use crate::client::command::OrderCommand;
use crate::client::pending_write::PendingWrite;
use crate::domain::agent::fixture::agent;
use crate::domain::modification::Lease;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

pub fn order(version: u64) -> OrderDetail {
    let text = r#"{"number":"ORD00123","placed_at":"2026-11-20T09:14:00Z","currency":"EUR","prices_include_tax":true,
        "logistic_status":"awaiting_print",
        "customer":{"name":"Awa Diallo","email":"awa@example.com","phone":null,"locale":"fr"},
        "lines":[],"payments":[],"version":0,"payment_state":"paid",
        "amounts":{"gross":"44.60","captured":"44.60","refunded":"0.00","pending":"0.00","refundable":"44.60"},
        "lease":null,"cancellation":{"step":"idle"},"not_cancellable":null,"allowed_actions":[],
        "refund_tasks":[],"credit_notes":[],"messages":[]}"#;
    let order: OrderDetail = serde_json::from_str(text).expect("the wire's own form");
    OrderDetail { version, ..order }
}

pub fn lease(name: &str) -> Lease {
    Lease::starting(agent(name), Timestamp::EPOCH)
}

pub fn write(command: OrderCommand) -> PendingWrite {
    let key = OperationKey::parse("0123456789abcdef").expect("sixteen letters and digits");
    PendingWrite { order: OrderNumber("ORD00123".to_owned()), command, key, version: 1 }
}
