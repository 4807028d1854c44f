//! All calls of the API. The router and the API's description are both made of this list.

use super::endpoint::Endpoint;
use super::refund_tasks::UnfinishedQuery;
use super::{credit_notes, orders, refund_tasks, sessions, stock};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation};
use crate::api::credit_notes::{CorrectCreditNote, IssueCreditNote};
use crate::api::messages::SettleMail;
use crate::api::modifications::{CloseModification, OpenModification};
use crate::api::orders::ListOrders;
use crate::api::refund_tasks::{OpenRefundTask, SettleRefundTask};
use crate::api::stock::FindItems;

pub fn calls() -> Vec<Endpoint> {
    vec![
        Endpoint::read("read_session", "Who I am", sessions::read),
        Endpoint::open("sign_in", "Signs a browser in with an agent's token; sets a cookie", sessions::open),
        Endpoint::read("sign_out", "Signs the browser out", sessions::close),
        Endpoint::read("list_orders", "A page of orders, by keyset", orders::list).with_query::<ListOrders>(),
        Endpoint::read("read_order", "Everything on an order", orders::read).conditional(),
        Endpoint::read("read_history", "Who did what to an order, newest first", orders::history),
        Endpoint::write::<OpenModification>("open_modification", "MOD on: takes the order's lease, or renews it"),
        Endpoint::write::<CloseModification>("close_modification", "MOD off: releases the lease"),
        Endpoint::write::<CheckCancellation>("check_cancellation", "Can the order still be cancelled?"),
        Endpoint::write::<ConfirmCancellation>("confirm_cancellation", "Holds the order in the warehouse"),
        Endpoint::write::<RequestCancellation>(
            "request_cancellation",
            "Cancels the order, issues its credit note and makes one refund task a payment",
        ),
        Endpoint::compute("preview_credit_note", "What a drafted credit note comes to, and why", credit_notes::preview),
        Endpoint::write::<IssueCreditNote>(
            "issue_credit_note",
            "Issues a credit note, makes one refund task a payment and moves the stock",
        ),
        Endpoint::write::<CorrectCreditNote>("correct_credit_note", "Takes a wrong credit note back by another"),
        Endpoint::read("read_credit_note", "A credit note and all that is printed on it", credit_notes::read),
        Endpoint::read("find_items", "Items by SKU or title", stock::find_items).with_query::<FindItems>(),
        Endpoint::read("read_movements", "The history of an item's stock, newest first", stock::movements),
        Endpoint::read("list_unfinished", "Refunds and cancellations that are not finished", refund_tasks::unfinished)
            .with_query::<UnfinishedQuery>(),
        Endpoint::write::<OpenRefundTask>("open_refund_task", "The provider's link is about to be followed"),
        Endpoint::write::<SettleRefundTask>("settle_refund_task", "What came of a refund"),
        Endpoint::read("preview_message", "The mail as it would be sent now", orders::preview_message),
        Endpoint::write::<SettleMail>("settle_mail", "Sends the mail, or says why not"),
        Endpoint::read("list_replies", "The helpdesk's canned replies for this order", orders::list_replies),
        Endpoint::read("read_operation", "What became of a write, by its idempotency key", orders::operation),
    ]
}
