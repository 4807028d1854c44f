//! All calls of the API. The router and the API's description are both made of this list.

use super::endpoint::Endpoint;
use super::reads::{self, UnfinishedQuery};
use super::{help, order_events, order_snapshot, reply_templates, return_terms, sessions};
use crate::api::approvals::{AskApproval, DecideApproval, WithdrawApproval};
use crate::api::cancellations::{CheckCancellation, ConfirmCancellation, RequestCancellation};
use crate::api::credit_notes::{CorrectCreditNote, IssueCreditNote};
use crate::api::messages::{GiveUpMail, ResendMail, SendCreditNoteMail, SettleMail, TakeMailBack};
use crate::api::modifications::{CloseModification, OpenModification};
use crate::api::order_events::{EVENTS_TYPE, FollowOrders};
use crate::api::order_snapshot::{ReadSnapshot, SNAPSHOT_TYPE};
use crate::api::orders::ListOrders;
use crate::api::overpayments::RefundOverpayment;
use crate::api::refund_tasks::{GiveDestination, OpenRefundTask, SettleRefundTask};
use crate::api::returns::{CloseReturn, ReceiveReturn, RegisterReturn, WithdrawReturn};
use crate::api::stock::FindItems;
use crate::api::tickets::{AddReply, NoteTicket};
use crate::api::till::UseAtTill;

pub fn calls() -> Vec<Endpoint> {
    vec![
        Endpoint::read("read_session", "Who I am", sessions::read),
        Endpoint::open("read_sign_in_ways", "How one signs in here", sessions::ways),
        Endpoint::open("sign_in", "Signs a browser in with an agent's token; sets a cookie", sessions::open),
        Endpoint::read("sign_out", "Signs the browser out", sessions::close),
        Endpoint::read("list_orders", "A page of orders, by keyset", reads::list_orders).with_query::<ListOrders>(),
        Endpoint::streamed::<ReadSnapshot, _, _>(
            "read_order_snapshot",
            "The latest orders as columns, a line a part",
            SNAPSHOT_TYPE,
            order_snapshot::answer,
        )
        .with_query::<ReadSnapshot>()
        .tagged(),
        Endpoint::streamed::<FollowOrders, _, _>(
            "follow_orders",
            "What becomes of orders, as it happens",
            EVENTS_TYPE,
            order_events::answer,
        )
        .with_query::<FollowOrders>(),
        Endpoint::read("read_order", "Everything on an order", reads::read_order).conditional(),
        Endpoint::read("read_history", "Who did what to an order, newest first", reads::read_history),
        Endpoint::write::<OpenModification>("MOD on: takes the order's lease, or renews it"),
        Endpoint::write::<CloseModification>("MOD off: releases the lease"),
        Endpoint::write::<CheckCancellation>("Can the order still be cancelled?"),
        Endpoint::write::<ConfirmCancellation>("Holds the order in the warehouse"),
        Endpoint::write::<RequestCancellation>(
            "Cancels the order, issues its credit note and makes one refund task a payment",
        ),
        Endpoint::compute(
            "preview_credit_note",
            "What a drafted credit note comes to, and why",
            reads::preview_credit_note,
        ),
        Endpoint::write::<IssueCreditNote>("Issues a credit note, makes one refund task a payment and moves the stock"),
        Endpoint::write::<RefundOverpayment>("Gives back what was paid beyond the price, on no credit note"),
        Endpoint::write::<RegisterReturn>("Registers what a customer sends back, and why"),
        Endpoint::write::<ReceiveReturn>("What was in the parcel of a return"),
        Endpoint::write::<CloseReturn>("Nothing is left to do about a return"),
        Endpoint::write::<WithdrawReturn>("A return that does not come"),
        Endpoint::read("read_return_terms", "The shop's return reasons and return actions", return_terms::read),
        Endpoint::change(
            "change_return_terms",
            "New words, others, another order of the return reasons and actions; leads only",
            return_terms::change,
        )
        .decided_on_a_version(),
        Endpoint::read(
            "read_reply_templates",
            "The words that mails and canned replies are written in, and what they were before",
            reply_templates::read,
        ),
        Endpoint::change(
            "change_reply_template",
            "Other words for a mail or a canned reply, or those that ship again; leads only",
            reply_templates::change,
        )
        .decided_on_a_version(),
        Endpoint::compute(
            "preview_reply_template",
            "A text as it would be sent, of an order or a made-up one; leads only",
            reply_templates::preview,
        )
        .naming_an_order()
        .conflicting(),
        Endpoint::read("read_help_votes", "What agents say of the articles of help", help::read),
        Endpoint::change("vote_on_help", "Whether an article of help is of use", help::vote),
        Endpoint::write::<AskApproval>("Asks a second person for what is above the agent's limits"),
        Endpoint::write::<DecideApproval>("A second person's yes or no; leads only, and never the one who asked"),
        Endpoint::write::<WithdrawApproval>("Takes back what was asked of a second person"),
        Endpoint::write::<CorrectCreditNote>("Takes a wrong credit note back by another"),
        Endpoint::read("read_credit_note", "A credit note and all that is printed on it", reads::read_credit_note),
        Endpoint::read_at_till(
            "read_till_credit",
            "What a till may take of a credit note, by its number",
            reads::read_till_credit,
        ),
        Endpoint::write::<UseAtTill>("A till gave the customer so much for a credit note"),
        Endpoint::read("find_items", "Items by SKU or title", reads::find_items).with_query::<FindItems>(),
        Endpoint::read("read_movements", "The history of an item's stock, newest first", reads::read_movements),
        Endpoint::read("list_unfinished", "Refunds and cancellations that are not finished", reads::list_unfinished)
            .with_query::<UnfinishedQuery>(),
        Endpoint::write::<OpenRefundTask>("The provider's link is about to be followed"),
        Endpoint::write::<GiveDestination>("Where the money of other means goes"),
        Endpoint::write::<SettleRefundTask>("What came of a refund"),
        Endpoint::read("preview_message", "The mail as it would be sent now", reads::preview_message).conflicting(),
        Endpoint::write::<SettleMail>("Sends the mail, or says why not"),
        Endpoint::read(
            "preview_credit_note_mail",
            "The mail about a credit note as it would be sent now",
            reads::preview_credit_note_mail,
        )
        .conflicting(),
        Endpoint::write::<SendCreditNoteMail>("Tells the customer of a credit note, once"),
        Endpoint::write::<ResendMail>("Puts a mail that did not go on its way again"),
        Endpoint::write::<TakeMailBack>("Takes a mail or a reply back before anything of it leaves"),
        Endpoint::write::<GiveUpMail>("Says why a mail that did not go needs not go any more"),
        Endpoint::read("list_replies", "The helpdesk's canned replies for this order", reads::list_replies),
        Endpoint::write::<AddReply>("Adds a canned reply to a ticket as a private note"),
        Endpoint::write::<NoteTicket>("In which ticket the order is talked about"),
        Endpoint::read_at_till(
            "read_operation",
            "What became of a write, by its idempotency key",
            reads::read_operation,
        ),
    ]
}
