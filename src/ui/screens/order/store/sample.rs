//! An order for the tests beside this file.

use crate::api::operations::OperationKey;
use crate::api::order_detail::OrderDetail;
use crate::api::order_detail::fixture::detail;
use crate::client::command::OrderCommand;
use crate::client::pending_write::PendingWrite;
use crate::domain::agent::fixture::agent;
use crate::domain::modification::Lease;
use crate::domain::order::{OrderNumber, fixture};
use crate::domain::timestamp::Timestamp;

pub fn order(version: u64) -> OrderDetail {
    OrderDetail { version, ..detail(fixture::order()) }
}

pub fn lease(name: &str) -> Lease {
    Lease::starting(agent(name), Timestamp::EPOCH)
}

pub fn write(command: OrderCommand) -> PendingWrite {
    let key = OperationKey::parse("0123456789abcdef").expect("sixteen letters and digits");
    PendingWrite { order: OrderNumber("ORD00123".to_owned()), command, key, version: 1 }
}
