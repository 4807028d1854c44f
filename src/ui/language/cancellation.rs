//! The words of the cancellation, step by step.

use super::labels::LabelTexts;
use crate::api::messages::NotSendable;
use crate::domain::cancellation::Cancellation;

texts! {
    pub struct CancellationTexts {
        check: CheckTexts;
        confirm: ConfirmTexts;
        request: RequestTexts;
        mail: MailTexts;
        summary: SummaryTexts;
        banner: BannerTexts;
        leave: "Quitter MOD" / "Leave MOD";
        /// Before the time at which the lease ends.
        closing: "Fermer (Échap) garde l’étape : la commande est à vous jusqu’à"
            / "Closing (Esc) keeps this step: the order is yours until";
        leaving: "« Quitter MOD » abandonne : rien n’est annulé, l’entrepôt reprend la commande."
            / "“Leave MOD” gives up: nothing is cancelled, and the warehouse gets the order back.";
        /// Which step of how many.
        step(step: usize, of: usize): "Étape {step} sur {of} :" / "Step {step} of {of}:";
        /// What the step decides.
        decides(step: &Cancellation) -> &str: match step {
            Cancellation::Idle => "ne décide rien" / "decides nothing";
            Cancellation::NotCancellable { .. } => "rien n’a changé" / "nothing has changed";
            Cancellation::Cancellable => "retient la commande à l’entrepôt, sans l’annuler"
                / "keeps the order back in the warehouse, without cancelling it";
            Cancellation::Confirmed => "annule la commande, sans retour possible"
                / "cancels the order for good";
            Cancellation::Refunding { .. } => "règle l’argent" / "settles the money";
            Cancellation::MessageReady { .. } => "prévient le client" / "tells the customer";
            Cancellation::Finished { .. } => "terminé, il n’y a plus rien à rembourser" / "done, nothing is left to refund";
        }
    }

    pub struct CheckTexts {
        title: "La modification de la commande est sur ON" / "Order modification is ON";
        explained: "L’entrepôt travaille pendant ce temps : vérifiez que la commande peut encore être annulée."
            / "The warehouse keeps working meanwhile: check that the order can still be cancelled.";
        /// What the order's status says already, before the check.
        known: "D’après son état" / "By its status";
        known_then: "La vérification le confirme et donne la réponse au client."
            / "The check confirms it and gives you the reply for the customer.";
        action: "Vérifier la possibilité d’annuler la commande" / "Check whether the order can be cancelled";
        impossible: "Impossible d’annuler la commande" / "The order can’t be cancelled";
        because: "Raison" / "Reason";
        then: "Répondez au client, puis quittez MOD en le passant de ON à OFF."
            / "Answer the customer, then leave MOD by switching it from ON to OFF.";
        reply: "Réponse prédéfinie : « nous ne pouvons pas annuler »" / "Canned reply: “we cannot cancel”";
    }

    pub struct ConfirmTexts {
        title: "Commande annulable" / "The order can be cancelled";
        explained:
            "L’entrepôt retient alors la commande : elle ne sera pas imprimée. L’annulation elle-même et le total à \
             rembourser viennent à l’étape suivante."
            / "The warehouse then keeps the order back: it won’t be printed. The cancellation itself and the total to \
               refund come in the next step.";
        question: "Confirmez à nouveau votre choix d’annuler la commande."
            / "Please confirm that you want to cancel the order.";
        action: "Confirmer l’annulation de la commande" / "Go on with the cancellation";
    }

    pub struct RequestTexts {
        title = LabelTexts.cancel_order;
        total: "Montant total à rembourser" / "Total amount to refund";
        by_payment: "Par paiement" / "By payment";
        /// The part of the total that was paid beyond the price of the order.
        overpayment = LabelTexts.overpayment;
        /// Where the order was not paid in full, with what is credited.
        credited(credited: &str):
            "La note de crédit porte sur {credited}, payés ou non : ce qui n’a pas été payé n’est plus dû."
            / "The credit note is for {credited}, paid or not: what was not paid is not owed any more.";
        gift_card: "La part payée par carte-cadeau retourne sur le solde de la carte dès que vous validez."
            / "What was paid by gift card goes back to the card’s balance as soon as you cancel the order.";
        /// Where nothing was ever captured.
        nothing: "Rien n’a été encaissé : il n’y aura pas de remboursement à faire."
            / "Nothing was captured: there will be no refund to make.";
        /// Where credit notes gave back all that was captured, or are about to.
        nothing_left:
            "Tout ce qui a été encaissé est déjà remboursé ou en cours de remboursement : l’annulation n’ajoute aucun \
             remboursement."
            / "Everything that was captured has been refunded or is being refunded: cancelling adds no refund.";
        /// With the provider's name.
        void(name: &str, said: &str):
            "{name} : {said}. Il n’y a rien à rembourser : à l’étape suivante, annulez cette autorisation chez le \
             prestataire."
            / "{name}: {said}. There is nothing to refund of it: the next step takes you to void this authorisation at \
               the provider.";
        /// Where the order is one that this version can't compute.
        not_computed:
            "Le total à rembourser n’a pas pu être calculé : la commande ne peut pas être annulée ici. Rechargez la \
             page ; si cela continue, prévenez votre support."
            / "The total to refund could not be computed: the order can’t be cancelled here. Reload the page; if \
               it persists, contact your support.";
        channel: "Moyen de contact utilisé par le client" / "Contact channel used by the customer";
        channel_missing: "Sélectionnez le moyen de contact utilisé par le client."
            / "Select the contact channel that the customer used.";
        explained:
            "« Valider » annule la commande définitivement et émet la note de crédit. Le remboursement chez le \
             prestataire vient à l’étape suivante."
            / "“Cancel for good” cancels the order and issues the credit note. The refund at the provider comes in \
               the next step.";
        explained_without_refund: "« Valider » annule la commande définitivement."
            / "“Cancel for good” cancels the order; that can’t be undone.";
        action: "Valider" / "Cancel for good";
    }

    pub struct MailTexts {
        title: "Mail de confirmation au client" / "Confirmation email to the customer";
        explained: "L’argent est réglé. Voici le mail qui confirme l’annulation au client."
            / "The money is settled. This is the email that confirms the cancellation to the customer.";
        loading: "Préparation du mail…" / "Preparing the email…";
        failed: "Le mail n’a pas pu être préparé." / "The email could not be prepared.";
        to = LabelTexts.to;
        subject = LabelTexts.subject;
        language: "Langue du client" / "Customer’s language";
        body: "Texte du mail" / "Text of the email";
        send = LabelTexts.send_mail;
        skip: "Ne pas envoyer" / "Don’t send";
        not_sendable_title: "Ce mail ne peut pas être envoyé" / "This email can’t be sent";
        /// Why not, for whoever reads the screen.
        not_sendable(reason: NotSendable) -> &str: match reason {
            NotSendable::NoAddress =>
                "La commande n’a pas d’adresse e-mail. Prévenez le client autrement."
                / "The order has no email address. Tell the customer another way.";
            NotSendable::SeveralAddresses =>
                "La commande a plusieurs adresses e-mail, et le mail ne va qu’à une personne. Prévenez le client \
                 autrement."
                / "The order has several email addresses, and the email goes to one person. Tell the customer another way.";
            NotSendable::AccentsBeforeTheAt =>
                "L’adresse a des lettres accentuées avant le @, que peu de messageries acceptent. Prévenez le client \
                 autrement."
                / "The address has accented letters before the @, which few mail systems accept. Tell the customer \
               another way.";
            NotSendable::TestOrder =>
                "C’est une commande de test : personne n’attend de mail."
                / "This is a test order: nobody waits for an email.";
            _ =>
                "L’adresse de la commande n’est pas une adresse e-mail. Prévenez le client autrement."
                / "The order’s address is not an email address. Tell the customer another way.";
        }
        /// The reason that is kept, unless the agent writes another.
        not_sent_because(reason: NotSendable) -> &str: match reason {
            NotSendable::NoAddress => "Pas d’adresse e-mail" / "No email address";
            NotSendable::SeveralAddresses => "Plusieurs adresses e-mail" / "Several email addresses";
            NotSendable::AccentsBeforeTheAt => "Adresse e-mail avec des accents" / "Email address with accents";
            _ => "Adresse e-mail incorrecte" / "Wrong email address";
        }
        skip_reason: "Pourquoi le mail n’est-il pas envoyé ?" / "Why is the email not being sent?";
        skip_reason_hint: "Gardé dans l’historique de la commande." / "Kept in the order’s history.";
        skip_reason_missing: "Indiquez pourquoi le mail n’est pas envoyé." / "Say why the email is not sent.";
        skip_action: "Terminer sans envoyer" / "Finish without sending";
        back: "Revenir au mail" / "Back to the email";
    }

    pub struct SummaryTexts {
        title: "Annulation terminée" / "Cancellation finished";
        total: "Total remboursé" / "Total refunded";
        nothing: "Aucun remboursement à faire" / "No refund to make";
        credit_note = LabelTexts.credit_note;
        mail: "Mail" / "Email";
        /// Between how far the mail is and the address.
        mail_to: "à" / "to";
        mail_to_see_to: "Le mail au client n’est pas parti : fermez, la page dit que faire."
            / "The email to the customer was not sent: close this, the page says what to do.";
        /// Before the reason.
        mail_skipped: "non envoyé :" / "not sent:";
        channel: "Moyen de contact du client" / "Customer’s contact channel";
        reply: "Réponse prédéfinie pour Freshdesk : « nous avons bien annulé »"
            / "Canned reply for Freshdesk: “we have cancelled”";
    }

    /// On the page, while the pop-in is closed.
    pub struct BannerTexts {
        resume: "Reprendre l’annulation" / "Resume the cancellation";
        see_why: "Voir pourquoi" / "See why";
        check: "MOD est sur ON. La possibilité d’annuler n’est pas encore vérifiée."
            / "MOD is ON. It has not been checked yet whether the order can be cancelled.";
        impossible: "Impossible d’annuler la commande. Quittez MOD." / "The order can’t be cancelled. Leave MOD.";
        confirm: "Commande annulable. L’annulation n’est pas encore confirmée."
            / "The order can be cancelled. The cancellation is not confirmed yet.";
        confirmed: "L’entrepôt retient la commande. Rien n’est encore annulé ni remboursé."
            / "The warehouse keeps the order back. Nothing is cancelled or refunded yet.";
        confirmed_next: "Étape suivante : « Reprendre l’annulation », ou « Modifier la commande » puis « Annuler la commande »."
            / "Next: “Resume the cancellation”, or “Modify the order” and then “Cancel the order”.";
        /// Before the time at which the lease ends.
        held_until: "Retenue jusqu’à" / "Kept back until";
        afterwards = LabelTexts.after_the_lease;
        /// Where no money goes back, and something is set aside still.
        voiding: "Commande annulée. Une autorisation reste à annuler chez le prestataire."
            / "Order cancelled. An authorisation is still to be voided at the provider.";
        /// With what is still to be given back.
        refunding(amount: &str): "Commande annulée. {amount} restent à rembourser."
            / "Order cancelled. {amount} still to be refunded.";
        mail: "Commande annulée, remboursements réglés. Le mail au client attend."
            / "Order cancelled, refunds settled. The email to the customer is still to be sent.";
        finished: "Commande annulée. Tout est réglé." / "Order cancelled. Everything is settled.";
        /// Where a mail or a reply did not go: what to do about it stands below.
        finished_but_for_mail: "Commande annulée, remboursements réglés." / "Order cancelled, refunds settled.";
        /// With what went out twice.
        finished_with_excess(amount: &str): "Commande annulée, mais {amount} sont partis en trop : voir « Paiements »."
            / "Order cancelled, but {amount} too much was paid out: see “Payments”.";
        summary: "Voir le récapitulatif" / "See the summary";
    }
}
