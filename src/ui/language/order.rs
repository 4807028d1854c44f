//! The words of the order's page.

pub mod facts;
pub mod history;
pub mod mail;
pub mod writing;

use self::facts::{EarlierRefundTexts, FactTexts};
use self::history::HistoryTexts;
use self::mail::MailTexts;
use self::writing::WritingTexts;
use super::labels::LabelTexts;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;

texts! {
    pub struct OrderTexts {
        /// The heading, before the number.
        order = LabelTexts.order;
        loading: "Lecture de la commande…" / "Reading the order…";
        not_found: "Cette commande n’existe pas" / "This order does not exist";
        /// Before the time at which the order was read.
        read_at: "Lu à" / "Read at";
        stale: "La commande n’a pas pu être relue. Ce que vous voyez est peut-être ancien."
            / "The order could not be read again. What you see may be old.";
        unknown_status:
            "L’état logistique de cette commande est inconnu de cette version : elle ne peut pas être modifiée ici. \
             Rechargez la page ; si cela continue, prévenez votre support."
            / "The logistic status of this order is unknown to this version, so it can’t be modified here. Reload \
               the page; if it persists, contact your support.";
        /// With the day on which it was done.
        erased(day: &str): "Données personnelles effacées le {day}" / "Personal data erased on {day}";
        erased_is_safe: "Le nom, les coordonnées, les mails et les raisons écrites ont été effacés, comme la loi le demande : \
                         un tiret les remplace. Les montants, les notes de crédit et l’historique sont complets."
            / "The name, the contact details, the emails and the typed reasons were erased, as the law asks: a \
               dash is in their place. Amounts, credit notes and history are complete.";
        /// The place of the banners, for those who don't see it.
        next_steps: "La suite" / "What is next";
        onward: OnwardTexts;
        menu: MenuTexts;
        modification: ModificationTexts;
        lines: LineTexts;
        totals: TotalTexts;
        payments: PaymentTexts;
        credit_notes: CreditNoteTexts;
        messages: MessageTexts;
        mail: MailTexts;
        customer: CustomerTexts;
        facts: FactTexts;
        earlier_refunds: EarlierRefundTexts;
        replies: ReplyTexts;
        history: HistoryTexts;
        writing: WritingTexts;
        /// Between a label and its value.
        colon = LabelTexts.colon;
    }

    /// *Modifier la commande*
    pub struct MenuTexts {
        label: "Modifier la commande" / "Modify the order";
        cancel = LabelTexts.cancel_order;
        begins: "Passe MOD (modification de la commande) sur ON et vérifie. Rien n’est encore annulé."
            / "Switches order modification (MOD) on and checks. Nothing is cancelled yet.";
        checks: "Vérifie si c’est encore possible. Rien n’est encore annulé."
            / "Checks whether it is still possible. Nothing is cancelled yet.";
        goes_on: "Reprend l’annulation où elle en est." / "Goes on from where the cancellation is.";
        shows_the_total: "Étape suivante : le total à rembourser. Rien n’est encore annulé."
            / "Next: the total to refund. Nothing is cancelled yet.";
        printing: "Trop tard : l’impression est en cours." / "Too late: it is being printed.";
        preparing: "Trop tard : déjà en préparation." / "Too late: already being prepared.";
        shipped: "Trop tard : déjà expédiée." / "Too late: already shipped.";
        delivered: "Trop tard : déjà livrée." / "Too late: already delivered.";
        held_by_another = LabelTexts.held_by_another;
        finished: "La commande est déjà annulée." / "The order is already cancelled.";
    }

    /// The ways on from an order on which nothing is left to do.
    pub struct OnwardTexts {
        next(order: &str): "Suivante à terminer : {order}" / "Next to finish: {order}";
        search: "Chercher une commande" / "Find another order";
    }

    /// *Modification de la commande*
    pub struct ModificationTexts {
        label: "Modification de la commande" / "Order modification";
        /// Before a time.
        you_until: "par vous, jusqu’à" / "by you, until";
        /// Between an agent's name and a time.
        another_until: "modifie cette commande, jusqu’à" / "is modifying this order, until";
        /// While nobody has MOD on and the order can be cancelled.
        free: "Rien n’est annulé : l’entrepôt peut l’imprimer à tout moment."
            / "Nothing is cancelled: the warehouse may print it at any time.";
        finished: "Commande annulée : il n’y a plus rien à modifier." / "Order cancelled: nothing is left to modify.";
        /// Behind that time, for who came to go on with what is left to do.
        then_you: "Vous pourrez continuer ensuite ; si c’est urgent, voyez avec cet agent, ou avec un responsable qui peut \
                   reprendre la main."
            / "You can go on after that; if it is urgent, talk to this agent, or to a lead, who can take over.";
        take_over: "Reprendre la main" / "Take over";
        take_over_hint: "L’autre agent ne pourra plus rien enregistrer ; il verra que vous avez repris la main."
            / "The other agent can no longer record anything, and sees that you took over.";
        /// What it does, as `DomainTexts::operation` names the others.
        taking_over: "la reprise de la main" / "taking over";
        renew: "Prolonger" / "Extend";
    }

    pub struct LineTexts {
        /// Before what a line cost less than its units at their price.
        discount: "Remise" / "Discount";
        /// Before what credit notes gave back of a line.
        credited: "Déjà crédité" / "Credited already";
        title: "Lignes" / "Lines";
        article = LabelTexts.item;
        sku = LabelTexts.sku;
        quantity = LabelTexts.quantity;
        unit_price: "Prix unitaire" / "Unit price";
        taxes: "Taxes" / "Taxes";
        total = LabelTexts.total;
    }

    pub struct TotalTexts {
        title: "Totaux" / "Totals";
        items_gross: "Articles TTC" / "Items incl. tax";
        items_net: "Articles HT" / "Items excl. tax";
        shipping = LabelTexts.shipping;
        fees = LabelTexts.fees;
        net = LabelTexts.total_net;
        gross = LabelTexts.total_gross;
    }

    pub struct PaymentTexts {
        title: "Paiements" / "Payments";
        none: "Rien n’a été encaissé." / "Nothing was captured.";
        transaction = LabelTexts.transaction;
        copy_transaction: "Copier la référence de transaction" / "Copy the transaction reference";
        /// Where other orders name the same transaction, with their numbers.
        shared(orders: &str):
            "La même transaction est aussi sur : {orders}. Avant de rembourser, vérifiez chez le prestataire ce qui en est \
             déjà revenu : un même paiement ne se rembourse qu’une fois."
            / "The same transaction is also on: {orders}. Before you refund, check with the provider what has \
               already been refunded of it: one payment is refunded only once.";
        /// What nobody took yet.
        authorized(amount: &str): "Autorisé, non encaissé : {amount}" / "Authorised, not captured: {amount}";
        authorized_until(amount: &str, until: &str): "Autorisé, non encaissé : {amount}, jusqu’au {until}"
            / "Authorised, not captured: {amount}, until {until}";
        /// The customer has it back by itself.
        authorization_expired(amount: &str, on: &str):
            "Autorisation de {amount} expirée le {on} : rien n’a été encaissé"
            / "Authorisation of {amount} expired on {on}: nothing was captured";
        captured = LabelTexts.captured;
        refunds: "Remboursements" / "Refunds";
        refunded = LabelTexts.refunded;
        pending: "En cours de remboursement" / "Refund under way";
        refundable = LabelTexts.refundable;
        /// What was paid beyond the price of the order.
        overpayment = LabelTexts.overpayment;
        /// The bar that shows where the money is, for those who don't see it.
        conservation: "Où est l’argent encaissé" / "Where the captured money is";
        unbalanced: "Ces montants ne s’additionnent pas : ne remboursez rien et prévenez votre support."
            / "These amounts don’t add up: don’t refund anything, and contact your support.";
        to_do: "À faire" / "To do";
        waiting: "En attente de réponse" / "Waiting for an answer";
        done: "Effectué" / "Done";
        impossible: "Impossible" / "Impossible";
        /// Of a refund whose money is back with the shop.
        bounced: "Revenu" / "Came back";
        /// Of a refund that was recorded as done and never was.
        never_made = LabelTexts.never_made;
        /// Of what a till of the shop took, before anybody gave it back.
        used_at_till = LabelTexts.used_at_till;
        used_at_till_in_part: "Utilisé en partie en caisse" / "Used in part at a till";
        /// Before the number of the till's receipt.
        receipt: "ticket de caisse" / "till receipt";
        /// Of a refund that gave less than it was about.
        done_in_part: "Effectué en partie" / "Done in part";
        /// Of a refund that was made twice, while the money is out.
        done_twice: "Effectué deux fois" / "Done twice";
        /// Of a refund that gave more than was due, while the money is out.
        done_too_much: "Effectué en trop" / "Done too much";
        /// Of a rest that the customer does without.
        given_up = LabelTexts.given_up;
        /// Of the bar: what customers do without.
        given_up_in_all: "Abandonné par le client" / "Given up by the customer";
        /// Of an authorisation that the provider let go of, or does not let go of any more.
        voided = LabelTexts.voided;
        left_standing: "Autorisation laissée" / "Authorisation left";
        /// Before what really went back.
        really_given = LabelTexts.refunded;
        /// Before what became of money that went out twice.
        recovered: "Trop versé récupéré :" / "Excess recovered:";
        written_off: "Trop versé abandonné :" / "Excess written off:";
        /// Of a refund whose credit note was corrected.
        withdrawn = LabelTexts.withdrawn;
        reference: "Référence" / "Reference";
        no_reference: "sans référence" / "without reference";
        gift_card_done: "Solde recrédité" / "Balance restored";
    }

    pub struct CreditNoteTexts {
        title: "Notes de crédit" / "Credit notes";
        /// Of a note that a till took, in all.
        used(used: &str): "Utilisée en caisse : {used}" / "Used at a till: {used}";
        /// Of one that tills can take more of.
        used_in_part(used: &str, usable: &str): "Utilisée en caisse : {used}, encore utilisable : {usable}"
            / "Used at a till: {used}, still usable: {usable}";
        none: "Aucune note de crédit." / "No credit notes.";
    }

    pub struct MessageTexts {
        title: "Messages" / "Messages";
        none: "Aucun message." / "No messages.";
        to = LabelTexts.to;
        by = LabelTexts.by;
    }

    pub struct CustomerTexts {
        title = LabelTexts.customer;
        name: "Nom" / "Name";
        email: "E-mail" / "Email";
        phone: "Téléphone" / "Phone";
        no_phone: "non renseigné" / "not given";
        language = LabelTexts.language;
        placed_at: "Passée le" / "Ordered";
        copy_email: "Copier l’e-mail" / "Copy the email address";
        copy_phone: "Copier le téléphone" / "Copy the phone number";
    }

    /// *Réponses prédéfinies*
    pub struct ReplyTexts {
        title: "Réponses prédéfinies" / "Canned replies";
        kind(kind: ReplyKind) -> &str: match kind {
            ReplyKind::CannotCancel => "Ne peut pas être annulée" / "Can’t be cancelled";
            ReplyKind::Cancelled => "Bien annulée" / "Cancelled";
            ReplyKind::Credited => "Remboursée par note de crédit" / "Refunded by credit note";
            ReplyKind::HowToReturn => "Comment nous le retourner" / "How to send it back to us";
            ReplyKind::Unknown => LabelTexts.other;
        }
        kinds: "Réponse" / "Reply";
        languages = LabelTexts.language;
        language(language: Locale) -> &str: match language {
            Locale::Fr => "Français" / "French";
            Locale::En => "Anglais" / "English";
        }
        copy: "Copier la réponse" / "Copy the reply";
        /// The text of a reply, as a region that can be scrolled.
        text: "Texte de la réponse" / "Text of the reply";
        none: "La commande est annulable : il n’y a encore rien à répondre."
            / "The order can be cancelled: there is nothing to answer yet.";
        /// On a reply that speaks of refunds which are not settled.
        not_yet: "Tous les remboursements ne sont pas réglés : attendez avant d’envoyer cette réponse."
            / "Not all refunds are settled: wait before you send this reply.";
        /// On a reply that says what the customer's mail says.
        by_mail_too: "Le client reçoit déjà un mail qui le dit : ne copiez cette réponse que dans un ticket."
            / "The customer already gets an email that says so: copy this reply into a ticket only.";
        ticket: "Ticket" / "Ticket";
        ticket_hint: "Son numéro, ou l’adresse de sa page." / "Its number, or the address of its page.";
        no_ticket: "Ce n’est ni le numéro ni l’adresse d’un ticket." / "This is neither a ticket’s number nor its address.";
        open_ticket: "Ouvrir le ticket" / "Open the ticket";
        note_ticket: "Noter le ticket" / "Note the ticket";
        remove_ticket: "Retirer le ticket" / "Remove the ticket";
        add_to_ticket: "Ajouter au ticket" / "Add to the ticket";
        /// Who answers the customer, once the reply is in the ticket.
        add_hint: "En note privée : c’est vous qui répondez au client, dans le ticket."
            / "As a private note: it is you who answers the customer, in the ticket.";
        /// Before how far this reply is on its way there.
        for_ticket(ticket: &str): "Pour le ticket {ticket} :" / "For ticket {ticket}:";
        failed: "Les réponses prédéfinies n’ont pas pu être lues." / "The canned replies could not be read.";
    }
}
