//! The deeds of an agent on an order. [`Case::allowed`](super::case::Case::allowed) says which are open now.

use super::wire_words::wire_words;

wire_words! {
    /// Something an agent can do to an order; it has the name of the call that does it.
    pub enum OrderAction {
        /// MOD on.
        OpenModification = "open",
        /// MOD on although another agent holds the lease.
        TakeOverModification = "take_over",
        /// MOD off.
        CloseModification = "close",
        /// *Vérifier la possibilité d'annuler la commande*
        CheckCancellation = "check",
        /// *Confirmer l'annulation de la commande*
        ConfirmCancellation = "confirm",
        /// *Valider* with the contact channel.
        RequestCancellation = "request",
        /// *Ajouter une note de crédit*
        IssueCreditNote = "credit",
        /// Take a wrong credit note back.
        CorrectCreditNote = "correct_credit_note",
        /// Give back what was paid beyond the price.
        RefundOverpayment = "refund_overpayment",
        /// Follow a refund task's link, say what came of it, or what a till used of it.
        SettleRefundTask = "settle_refund",
        /// Say what came later of a refund that was done: it came back, gave less, was made twice, never was.
        ReviseRefundTask = "revise_refund",
        /// Send the mail, or skip it.
        SettleMail = "settle_mail",
        /// Write to the customer about a credit note.
        SendCreditNoteMail = "send_credit_note_mail",
        /// Say what the customer sends back, and why.
        RegisterReturn = "register_return",
        /// Say what was in the parcel.
        ReceiveReturn = "receive_return",
        /// Be done with a return.
        CloseReturn = "close_return",
        /// Say that a return does not come.
        WithdrawReturn = "withdraw_return",
        /// Put a mail that did not go on its way again.
        ResendMail = "resend_mail",
        /// Say that a mail that did not go needs not go any more.
        GiveUpMail = "give_up_mail",
        /// Take a mail or a reply back before it leaves.
        TakeMailBack = "take_mail_back",
        /// Say in which ticket of the helpdesk the order is talked about.
        NoteTicket = "note_ticket",
        /// Add a canned reply to a ticket.
        AddReply = "add_reply",
        /// Ask a second person for what is above one's limit.
        AskApproval = "ask_approval",
        /// Say yes or no to what another asked for.
        DecideApproval = "decide_approval",
        /// Take back what was asked.
        WithdrawApproval = "withdraw_approval",
    } else {
        /// One that this version does not know.
        Unknown
    }
}

impl OrderAction {
    /// Whether it gives money back, or says which way: what limits are about.
    pub const fn gives_money_back(self) -> bool {
        matches!(
            self,
            Self::RequestCancellation
                | Self::IssueCreditNote
                | Self::RefundOverpayment
                | Self::SettleRefundTask
                | Self::ReviseRefundTask
        )
    }
}
