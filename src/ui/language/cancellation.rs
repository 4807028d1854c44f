//! The words of the cancellation pop-in, step by step (seed 000).

pub struct CancellationTexts {
    pub check: CheckTexts,
    pub confirm: ConfirmTexts,
    pub request: RequestTexts,
    pub mail: MailTexts,
    pub summary: SummaryTexts,
    pub banner: BannerTexts,
    pub close: &'static str,
    pub leave: &'static str,
    pub leave_hint: &'static str,
    /// What closing the pop-in does while the cancellation goes on.
    pub close_hint: &'static str,
    /// Which step of how many.
    pub step: fn(usize, usize) -> String,
}

pub struct CheckTexts {
    pub title: &'static str,
    pub explained: &'static str,
    pub action: &'static str,
    pub impossible: &'static str,
    pub because: &'static str,
    pub then: &'static str,
    pub reply: &'static str,
}

pub struct ConfirmTexts {
    pub title: &'static str,
    pub explained: &'static str,
    pub question: &'static str,
    pub action: &'static str,
    /// What leaving MOD does while the warehouse holds nothing back yet.
    pub leave_hint: &'static str,
    pub shortcut: &'static str,
}

pub struct RequestTexts {
    pub title: &'static str,
    pub total: &'static str,
    pub by_payment: &'static str,
    pub gift_card: &'static str,
    /// Where nothing was ever captured.
    pub nothing: &'static str,
    /// Where credit notes gave back all that was captured, or are about to.
    pub nothing_left: &'static str,
    /// Where the order is one that this version can't compute.
    pub not_computed: &'static str,
    pub channel: &'static str,
    pub channel_missing: &'static str,
    pub explained: &'static str,
    pub explained_without_refund: &'static str,
    pub action: &'static str,
}

pub struct MailTexts {
    pub title: &'static str,
    pub explained: &'static str,
    pub loading: &'static str,
    pub failed: &'static str,
    pub to: &'static str,
    pub subject: &'static str,
    pub body: &'static str,
    pub send: &'static str,
    pub skip: &'static str,
    pub skip_reason: &'static str,
    pub skip_reason_hint: &'static str,
    pub skip_reason_missing: &'static str,
    pub skip_action: &'static str,
    pub back: &'static str,
}

pub struct SummaryTexts {
    pub title: &'static str,
    pub total: &'static str,
    pub nothing: &'static str,
    pub credit_note: &'static str,
    pub mail: &'static str,
    /// Before the address.
    pub mail_sent: &'static str,
    /// Before the reason.
    pub mail_skipped: &'static str,
    pub channel: &'static str,
    pub reply: &'static str,
}

/// On the page, while the pop-in is closed.
pub struct BannerTexts {
    pub resume: &'static str,
    pub see_why: &'static str,
    pub check: &'static str,
    pub impossible: &'static str,
    pub confirm: &'static str,
    pub confirmed: &'static str,
    pub confirmed_next: &'static str,
    /// With what is still to be given back.
    pub refunding: fn(&str) -> String,
    pub mail: &'static str,
    pub finished: &'static str,
    pub summary: &'static str,
}

pub const FRENCH: CancellationTexts = CancellationTexts {
    check: CheckTexts {
        title: "La modification de la commande est sur ON",
        explained: "Vérifiez si la commande peut encore être annulée. La vérification ne change rien à la commande.",
        action: "Vérifier la possibilité d’annuler la commande",
        impossible: "Impossible d’annuler la commande",
        because: "Raison",
        then: "Répondez au client, puis quittez MOD en le passant de ON à OFF.",
        reply: "Réponse prédéfinie : « nous ne pouvons pas annuler »",
    },
    confirm: ConfirmTexts {
        title: "Commande annulable",
        explained: "Dès votre confirmation, l’entrepôt retient la commande : elle ne peut plus être imprimée. Rien \
                    n’est encore annulé ni remboursé.",
        question: "Confirmez-vous à nouveau votre choix d’annuler la commande ?",
        action: "Confirmer l’annulation de la commande",
        leave_hint: "« Quitter MOD » abandonne ici : MOD repasse sur OFF, rien n’est annulé.",
        shortcut: "Au clavier : Ctrl + Entrée confirme.",
    },
    request: RequestTexts {
        title: "Annuler la commande",
        total: "Montant total à rembourser",
        by_payment: "Par paiement",
        gift_card: "La part payée par carte-cadeau retourne sur le solde de la carte dès que vous validez.",
        nothing: "Rien n’a été encaissé : il n’y aura pas de remboursement à faire.",
        nothing_left: "Tout ce qui a été encaissé est déjà remboursé ou en cours de remboursement : l’annulation n’ajoute \
                       aucun remboursement.",
        not_computed: "Le total à rembourser n’a pas pu être calculé : la commande ne peut pas être annulée ici. Rechargez \
                       la page ; si cela continue, prévenez votre support.",
        channel: "Moyen de contact utilisé par le client",
        channel_missing: "Sélectionnez le moyen de contact utilisé par le client.",
        explained: "« Valider » annule la commande définitivement et émet la note de crédit. L’argent, lui, ne \
                    repart qu’à l’étape suivante.",
        explained_without_refund: "« Valider » annule la commande définitivement.",
        action: "Valider",
    },
    mail: MailTexts {
        title: "Mail de confirmation au client",
        explained: "Les remboursements sont réglés. Voici le mail qui confirme l’annulation au client.",
        loading: "Préparation du mail…",
        failed: "Le mail n’a pas pu être préparé.",
        to: "À",
        subject: "Objet",
        body: "Texte du mail",
        send: "Envoyer le mail",
        skip: "Ne pas envoyer",
        skip_reason: "Pourquoi le mail n’est-il pas envoyé ?",
        skip_reason_hint: "Gardé dans l’historique de la commande.",
        skip_reason_missing: "Indiquez pourquoi le mail n’est pas envoyé.",
        skip_action: "Terminer sans envoyer",
        back: "Revenir au mail",
    },
    summary: SummaryTexts {
        title: "Annulation terminée",
        total: "Total remboursé",
        nothing: "Aucun remboursement à faire",
        credit_note: "Note de crédit",
        mail: "Mail",
        mail_sent: "envoyé à",
        mail_skipped: "non envoyé :",
        channel: "Moyen de contact du client",
        reply: "Réponse prédéfinie : « nous avons bien annulé »",
    },
    banner: BannerTexts {
        resume: "Reprendre l’annulation",
        see_why: "Voir pourquoi",
        check: "MOD est sur ON. La possibilité d’annuler n’est pas encore vérifiée.",
        impossible: "Impossible d’annuler la commande. Quittez MOD.",
        confirm: "Commande annulable. L’annulation n’est pas encore confirmée.",
        confirmed: "Annulation confirmée : l’entrepôt retient la commande. Rien n’est encore annulé ni remboursé.",
        confirmed_next: "Étape suivante : « Modifier la commande » en haut à gauche, puis « Annuler la commande ».",
        refunding: |amount| format!("Commande annulée. {amount} restent à rembourser."),
        mail: "Commande annulée, remboursements réglés. Le mail au client attend.",
        finished: "Commande annulée. Tout est réglé.",
        summary: "Voir le récapitulatif",
    },
    close: "Fermer",
    leave: "Quitter MOD",
    leave_hint: "« Quitter MOD » abandonne ici : MOD repasse sur OFF, l’entrepôt reprend la commande, rien n’est annulé.",
    close_hint: "Vous pouvez fermer cette fenêtre : rien n’est perdu, la page propose de reprendre ici.",
    step: |step, of| format!("Étape {step} sur {of}"),
};

pub const ENGLISH: CancellationTexts = CancellationTexts {
    check: CheckTexts {
        title: "Order modification is ON",
        explained: "Check whether the order can still be cancelled. Checking changes nothing on the order.",
        action: "Check whether the order can be cancelled",
        impossible: "The order can't be cancelled",
        because: "Reason",
        then: "Answer the customer, then leave MOD by switching it from ON to OFF.",
        reply: "Canned reply: “we cannot cancel”",
    },
    confirm: ConfirmTexts {
        title: "The order can be cancelled",
        explained: "As soon as you confirm, the warehouse holds the order: it can't be printed any more. Nothing is \
                    cancelled or refunded yet.",
        question: "Do you confirm again that you want to cancel the order?",
        action: "Confirm the cancellation of the order",
        leave_hint: "“Leave MOD” gives up here: MOD goes back to OFF, nothing is cancelled.",
        shortcut: "By keyboard: Ctrl + Enter confirms.",
    },
    request: RequestTexts {
        title: "Cancel the order",
        total: "Total amount to refund",
        by_payment: "By payment",
        gift_card: "What was paid by gift card goes back to the card's balance as soon as you validate.",
        nothing: "Nothing was captured: there will be no refund to make.",
        nothing_left: "All that was captured is refunded already, or about to be: cancelling adds no refund.",
        not_computed: "The total to refund could not be computed: the order can't be cancelled here. Reload the page; if \
                       it goes on, tell your support.",
        channel: "Contact channel used by the customer",
        channel_missing: "Select the contact channel that the customer used.",
        explained: "“Validate” cancels the order for good and issues the credit note. The money itself only goes back \
                    in the next step.",
        explained_without_refund: "“Validate” cancels the order for good.",
        action: "Validate",
    },
    mail: MailTexts {
        title: "Confirmation mail to the customer",
        explained: "The refunds are settled. This is the mail that confirms the cancellation to the customer.",
        loading: "Preparing the mail…",
        failed: "The mail could not be prepared.",
        to: "To",
        subject: "Subject",
        body: "Text of the mail",
        send: "Send the mail",
        skip: "Don't send",
        skip_reason: "Why is the mail not sent?",
        skip_reason_hint: "Kept in the order's history.",
        skip_reason_missing: "Say why the mail is not sent.",
        skip_action: "Finish without sending",
        back: "Back to the mail",
    },
    summary: SummaryTexts {
        title: "Cancellation finished",
        total: "Total refunded",
        nothing: "No refund to make",
        credit_note: "Credit note",
        mail: "Mail",
        mail_sent: "sent to",
        mail_skipped: "not sent:",
        channel: "Customer's contact channel",
        reply: "Canned reply: “we have cancelled”",
    },
    banner: BannerTexts {
        resume: "Resume the cancellation",
        see_why: "See why",
        check: "MOD is ON. Whether the order can be cancelled was not checked yet.",
        impossible: "The order can't be cancelled. Leave MOD.",
        confirm: "The order can be cancelled. The cancellation is not confirmed yet.",
        confirmed: "Cancellation confirmed: the warehouse holds the order. Nothing is cancelled or refunded yet.",
        confirmed_next: "Next: “Modify the order” at the top left, then “Cancel the order”.",
        refunding: |amount| format!("Order cancelled. {amount} still to be refunded."),
        mail: "Order cancelled, refunds settled. The mail to the customer waits.",
        finished: "Order cancelled. Everything is settled.",
        summary: "See the summary",
    },
    close: "Close",
    leave: "Leave MOD",
    leave_hint: "“Leave MOD” gives up here: MOD goes back to OFF, the warehouse has the order back, nothing is cancelled.",
    close_hint: "You may close this window: nothing is lost, the page offers to go on from here.",
    step: |step, of| format!("Step {step} of {of}"),
};
