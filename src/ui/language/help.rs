//! The articles of help: what a step decides, what happens then, and what its fields mean. In the words of the shop's own
//! procedure.

use super::cancellation::{MailTexts, RequestTexts};
use super::credit_note::CorrectionTexts;
use super::credit_note_form::CreditNoteFormTexts;
use super::labels::LabelTexts;
use super::overpayment::OverpaymentTexts;
use super::refunds::RefundsTexts;
use super::returns::ReturnsTexts;
use crate::domain::help::{HelpField, HelpGroup, HelpTopic};

texts! {
    pub struct HelpTexts {
        title = LabelTexts.help;
        about: "Chaque étape a son aide : F1 l’ouvre dans sa fenêtre, et mène ici de partout ailleurs."
            / "Each step has its help: F1 opens it in its window, and leads here from anywhere else.";
        /// For leads, below the articles.
        about_votes: "Ce que vos agents en disent est sous chaque article." / "What your agents say is below each article.";
        question: "Cet article vous a-t-il été utile ?" / "Was this article helpful?";
        yes: "Oui" / "Yes";
        no: "Non" / "No";
        thanks(useful: bool) -> &str: match useful {
            true => "Merci. Vous pouvez changer d’avis." / "Thank you. You can change your mind.";
            false => "Merci : vos responsables le voient. Vous pouvez changer d’avis."
                / "Thank you: your leads see it. You can change your mind.";
        }
        not_said: "Votre avis n’a pas pu être noté. Réessayez." / "Your answer could not be saved. Try again.";
        votes(useful: u32, not_useful: u32): "Utile : {useful} · pas utile : {not_useful}"
            / "Helpful: {useful} · not helpful: {not_useful}";
        /// Of an article that this version does not have.
        missing: "Cette version n’a pas cet article." / "This version does not have this article.";
        nobody: "Personne n’a encore donné d’avis." / "Nobody has answered yet.";
        group(group: HelpGroup) -> &str: match group {
            HelpGroup::Cancelling => LabelTexts.cancel_order;
            HelpGroup::CreditNotes => "Notes de crédit et trop-perçus" / "Credit notes and overpayments";
            HelpGroup::Returns => ReturnsTexts.title;
            HelpGroup::Mails => "Mails" / "Emails";
        }
        article(topic: HelpTopic) -> &str: match topic {
            HelpTopic::CheckCancellation => "Vérifier la possibilité d’annuler" / "Checking whether an order can be cancelled";
            HelpTopic::ConfirmCancellation => "Confirmer le choix d’annuler" / "Going on with the cancellation";
            HelpTopic::RequestCancellation => "Annuler la commande pour de bon" / "Cancelling the order for good";
            HelpTopic::Refund => "Rembourser chez le prestataire" / "Refunding at the provider";
            HelpTopic::ConfirmationMail => "Le mail de confirmation" / "The confirmation email";
            HelpTopic::CancellationFinished => "Une annulation terminée" / "A finished cancellation";
            HelpTopic::CreditNoteForm => LabelTexts.add_credit_note;
            HelpTopic::CreditNote => "Lire une note de crédit" / "Reading a credit note";
            HelpTopic::TakeNoteBack => "Annuler une note de crédit" / "Reversing a credit note";
            HelpTopic::NoteMail => "Écrire au client au sujet d’une note de crédit" / "Writing to the customer about a credit note";
            HelpTopic::Overpayment => LabelTexts.refund_overpayment;
            HelpTopic::RegisterReturn => ReturnsTexts.register;
            HelpTopic::ReceiveReturn => "Réceptionner un retour" / "Receiving a return";
            HelpTopic::WithdrawReturn => "Retirer un retour" / "Withdrawing a return";
            HelpTopic::GiveUpMail => "Un mail qui n’est pas parti" / "An email that did not go";
            HelpTopic::Unknown => LabelTexts.help;
        }
        text(topic: HelpTopic) -> &str: match topic {
            HelpTopic::CheckCancellation =>
                "Vérifier ne décide rien : l’entrepôt dit si la commande peut encore être retenue. Imprimée, préparée ou \
                 expédiée, elle ne s’annule plus ; donnez alors la réponse prédéfinie au client et repassez MOD sur OFF."
                / "Checking decides nothing: the warehouse says whether the order can still be kept back. Once it is being \
                   printed, prepared or has left, it can’t be cancelled any more: give the customer the canned reply and \
                   switch MOD back to OFF.";
            HelpTopic::ConfirmCancellation =>
                "Après cette étape l’entrepôt ne peut plus imprimer la commande. Rien n’est annulé ni remboursé : vous pouvez \
                 encore quitter MOD, et l’entrepôt la reprend."
                / "After this step the warehouse can’t print the order any more. Nothing is cancelled or refunded: you can \
                   still leave MOD, and the warehouse gets it back.";
            HelpTopic::RequestCancellation =>
                "C’est l’étape sans retour : la commande est annulée et sa note de crédit émise. L’argent ne part pas encore : \
                 un remboursement attend pour chaque paiement, à faire chez son prestataire."
                / "This is the step of no return: the order is cancelled and its credit note issued. The money does not move \
                   yet: a refund waits for each payment, to be made at its provider.";
            HelpTopic::Refund =>
                "Ouvrez le prestataire, remboursez-y le montant exact, revenez et donnez la référence qu’il a donnée au \
                 remboursement. Tant que vous n’avez pas répondu, le remboursement est à vous : personne d’autre ne le fera, \
                 et il attend dans « À terminer ». Dans le doute, regardez chez le prestataire avant de rembourser."
                / "Open the provider, refund exactly this amount there, come back and give the reference that it gave the \
                   refund. Until you have answered, the refund is yours: nobody else makes it, and it waits in “Unfinished”. \
                   If in doubt, check with the provider before you refund.";
            HelpTopic::ConfirmationMail =>
                "Lisez le mail, dans la langue du client, puis envoyez-le. Il reste quelques secondes avant de \
                 partir, si votre boutique l’a réglé ainsi : « Annuler l’envoi » (Ctrl Z) le reprend. La page dit ensuite jusqu’où il est arrivé."
                / "Read the email, in the customer’s language, then send it. It stays a few seconds before it leaves, where \
                   your shop says so: “Undo sending” (Ctrl Z) takes it back. The page then says how far it got.";
            HelpTopic::CancellationFinished =>
                "Tout est réglé : il n’y a plus rien à rembourser. MOD est repassé sur OFF de lui-même. La réponse prédéfinie \
                 pour le ticket se déplie ici ; P imprime tout le dossier, pour une contestation."
                / "Everything is settled: nothing is left to refund. MOD is back to OFF by itself. The canned reply for the \
                   ticket unfolds here; P prints the whole story, for a dispute.";
            HelpTopic::CreditNoteForm =>
                "Une note de crédit rembourse une partie de la vente sans annuler la commande. Dites ce qui revient au client, \
                 vérifiez le total, ajoutez : la note est émise et un remboursement attend pour chaque paiement. Ce que vous \
                 saisissez reste si vous fermez."
                / "A credit note refunds part of the sale without cancelling the order. Say what the customer gets back, check \
                   the total, add it: the note is issued and a refund waits for each payment. What you type stays when you close.";
            HelpTopic::CreditNote =>
                "Une note émise ne change plus : une erreur s’annule par une autre note. D’ici vous l’imprimez, l’enregistrez, \
                 écrivez au client, ou l’annulez tant que rien n’en est remboursé (touche A sur la commande)."
                / "A note that was issued never changes: a mistake is reversed by another note. From here you print it, save \
                   it, write to the customer, or reverse it while nothing of it is refunded (key A on the order).";
            HelpTopic::TakeNoteBack =>
                "Une seconde note, de même montant en sens inverse, annule la première : les deux restent dans les livres. Ses \
                 remboursements pas encore commencés sont retirés, et les unités remises en stock en ressortent."
                / "A second note of the same amount the other way reverses the first: both stay in the books. Its refunds that \
                   have not begun are withdrawn, and the units that were put on the shelf leave it again.";
            HelpTopic::NoteMail =>
                "Le client n’apprend rien d’une note tant que vous ne lui écrivez pas, et vous lui écrivez une fois. Le mail dit \
                 ce qui est déjà remboursé et ce qui va l’être."
                / "The customer hears nothing of a note until you write to them, and you write once. The email says what is \
                   refunded already and what will be.";
            HelpTopic::Overpayment =>
                "Le client a payé plus que le prix : cette somme lui revient sans note de crédit, parce qu’elle n’a jamais été \
                 une vente. Vérifiez d’abord chez le prestataire qu’elle a bien été encaissée."
                / "The customer paid more than the price: this money goes back without a credit note, because it never was a \
                   sale. First check with the provider that it was really captured.";
            HelpTopic::RegisterReturn =>
                "Un retour dit ce que le client renvoie et pourquoi. Il ne rembourse rien : le remboursement se fait par une \
                 note de crédit, depuis le retour, quand vous le décidez."
                / "A return says what the customer sends back, and why. It refunds nothing: the refund is made by a credit \
                   note, from the return, when you decide so.";
            HelpTopic::ReceiveReturn =>
                "Comptez ce qui était dans le colis. Ce qui manque est compté tout seul. Seules les unités intactes pourront \
                 être remises en stock, par la note de crédit."
                / "Count what was in the parcel. What is missing is counted by itself. Only sound units can go back on the \
                   shelf, by the credit note.";
            HelpTopic::WithdrawReturn =>
                "Le client garde l’article, ou le retour était une erreur : dites pourquoi. Les unités peuvent être annoncées de \
                 nouveau."
                / "The customer keeps the item, or the return was a mistake: say why. The units can be announced again.";
            HelpTopic::GiveUpMail =>
                "Le mail n’est pas parti et vous avez prévenu le client autrement, ou il n’en a plus besoin. Dites-le : la \
                 commande ne reste pas dans « À terminer »."
                / "The email did not go and you told the customer another way, or they don’t need it any more. Say so: the \
                   order does not stay in “Unfinished”.";
            HelpTopic::Unknown => HelpTexts.missing;
        }
        field(field: HelpField) -> &str: match field {
            HelpField::TotalToRefund => RequestTexts.total;
            HelpField::ContactChannel => RequestTexts.channel;
            HelpField::OpenProvider => "Ouvrir le prestataire" / "Open the provider";
            HelpField::RefundReference => RefundsTexts.reference;
            HelpField::OtherAmount => LabelTexts.really_refunded;
            HelpField::RefundImpossible => LabelTexts.refund_impossible;
            HelpField::NotRefunded => RefundsTexts.not_refunded;
            HelpField::SkipMail => MailTexts.skip;
            HelpField::Quantity => LabelTexts.quantity;
            HelpField::UnitsCondition => CreditNoteFormTexts.line_stock;
            HelpField::Basis => CreditNoteFormTexts.basis;
            HelpField::ReturnedToStock => LabelTexts.restock;
            HelpField::Adjustment => LabelTexts.adjustment;
            HelpField::NoteReason => LabelTexts.reason;
            HelpField::Split => CreditNoteFormTexts.split;
            HelpField::ReversalReason => CorrectionTexts.reason;
            HelpField::OverpaidPayment => OverpaymentTexts.payment;
            HelpField::OverpaidAmount => OverpaymentTexts.amount;
            HelpField::ReturnReason => LabelTexts.reason;
            HelpField::ReturnAction => ReturnsTexts.action;
            HelpField::ReturnWindow => "Délai de retour" / "Return window";
            HelpField::Sound => ReturnsTexts.sound;
            HelpField::Damaged => LabelTexts.damaged;
        }
        of_field(field: HelpField) -> &str: match field {
            HelpField::TotalToRefund => "Ce qui a été encaissé et n’est pas déjà remboursé, paiement par paiement."
                / "What was captured and is not refunded yet, payment by payment.";
            HelpField::ContactChannel => "Par où le client a demandé l’annulation. Gardé dans l’historique."
                / "How the customer asked for the cancellation. Kept in the history.";
            HelpField::OpenProvider => "Ouvre sa page dans un nouvel onglet et note que vous vous en chargez."
                / "Opens its page in a new tab and notes that you are at it.";
            HelpField::RefundReference =>
                "Le nom que le prestataire donne au remboursement, pas au paiement. Collez-y toute sa page : le montant et la \
                 référence y sont lus."
                / "The name that the provider gives the refund, not the payment. Paste its whole page there: amount and \
                   reference are read from it.";
            HelpField::OtherAmount => "Si le prestataire a remboursé moins ou plus : le reste devient un remboursement à part."
                / "If the provider refunded less or more: the rest becomes a refund of its own.";
            HelpField::RefundImpossible => "Le prestataire ne peut pas : voyez avec le client par quel autre moyen."
                / "The provider can’t: agree on another way with the customer.";
            HelpField::NotRefunded => "Rien n’est parti : le remboursement redevient à faire, par vous ou par un autre."
                / "Nothing left: the refund is to be made again, by you or by another.";
            HelpField::SkipMail => "Le client est déjà prévenu, ou n’a pas d’adresse : dites pourquoi, l’annulation se termine."
                / "The customer is told already, or has no address: say why, and the cancellation ends.";
            HelpField::Quantity => "Les unités remboursées. La valeur se calcule ; saisissez-la pour en rembourser moins."
                / "The units refunded. Their value is computed; type it to refund less.";
            HelpField::UnitsCondition => "Ce que deviennent les unités de cette ligne, si ce n’est pas la même chose pour toutes."
                / "What becomes of this line’s units, where it is not the same for all.";
            HelpField::Basis => "TTC comme sur l’écran du client, ou HT comme dans les livres : le total est le même au centime."
                / "Including tax as the customer sees it, or excluding as in the books: the total is the same to the cent.";
            HelpField::ReturnedToStock => "Sur ON, les unités remboursées retournent en rayon. Sur OFF, le stock ne bouge pas."
                / "When ON, the units refunded go back on the shelf. When OFF, the stock stays as it is.";
            HelpField::Adjustment => "Un geste commercial en plus, ou des frais retenus, avec son motif."
                / "Goodwill on top, or a fee kept, with its reason.";
            HelpField::NoteReason => "Imprimé sur la note que le client reçoit." / "Printed on the note that the customer gets.";
            HelpField::Split => "De quel paiement l’argent revient. Sans rien toucher : au prorata de ce qui reste."
                / "Which payment the money goes back to. Left alone: in proportion to what is left.";
            HelpField::ReversalReason => "Imprimé sur la note qui l’annule, et gardé dans l’historique."
                / "Printed on the note that reverses it, and kept in the history.";
            HelpField::OverpaidPayment => "Celui qui a été encaissé en trop, souvent le second."
                / "The one that was captured too much, often the second.";
            HelpField::OverpaidAmount => "Au plus ce qui dépasse le prix." / "At most what is beyond the price.";
            HelpField::ReturnReason => "Ce que le client en dit. Vos responsables tiennent la liste."
                / "What the customer says. Your leads keep the list.";
            HelpField::ReturnAction => "Ce que la boutique en fera : rembourser, échanger, réparer, donner un avoir, laisser."
                / "What the shop does about it: refund, exchange, repair, give credit, leave it.";
            HelpField::ReturnWindow => "Passé le délai, seul un responsable peut enregistrer le retour, en disant pourquoi."
                / "After the window only a lead can register the return, saying why.";
            HelpField::Sound => "Peuvent être remises en stock." / "Can go back on the shelf.";
            HelpField::Damaged => "Comptées, jamais remises en stock." / "Counted, never put back on the shelf.";
        }
    }
}
