//! The words of the refund dialog: where to refund, what came of it; and of the page behind it.

pub mod destinations;
pub mod page_reading;
pub mod ways;

use self::destinations::DestinationTexts;
use self::page_reading::PageReadingTexts;
use self::ways::WayTexts;
use super::labels::LabelTexts;
use crate::domain::payment::ProviderKind;
use crate::domain::refund_task::RefundMeans::{self, Alternative, Original, Void};
use crate::domain::refund_task::{AlternativeMethod, Mistaken};

texts! {
    pub struct RefundsTexts {
        title: "Rembourser le client" / "Refund the customer";
        /// Where no money is left to give back, but something set aside to let go of.
        title_void: "Annuler l’autorisation" / "Void the authorisation";
        /// How many refunds of all are settled.
        progress(settled: usize, all: usize): "Remboursements réglés : {settled} sur {all}"
            / "Refunds settled: {settled} of {all}";
        amount: "Montant exact" / "Exact amount";
        transaction = LabelTexts.transaction;
        order_value: "Valeur de la commande" / "Order value";
        customer = LabelTexts.customer;
        date: "Date de la transaction" / "Date of the transaction";
        /// With the name of what is copied.
        copy(what: &str): "Copier : {what}" / "Copy: {what}";
        /// With the provider's name.
        open(provider: &str): "Ouvrir {provider}" / "Open {provider}";
        reopen(provider: &str): "Rouvrir {provider}" / "Open {provider} again";
        new_tab:
            "La page du prestataire s’ouvre dans un nouvel onglet. Une fois le remboursement fait, revenez ici : la \
             question vous attend."
            / "The provider’s page opens in a new tab. Once the refund is made, come back: the question waits here.";
        /// The same, for who has to see first what another agent did there.
        look_at(provider: &str): "Regarder chez {provider}" / "Check at {provider}";
        if_blocked: "Pas encore remboursé, ou l’onglet ne s’est pas ouvert ?" / "Not refunded yet, or the tab did not open?";
        /// For a refund without a portal.
        take_on: "Je m’en charge" / "I’ll handle this refund";
        take_on_hint:
            "Dites-le d’abord, pour que personne d’autre ne fasse ce remboursement en même temps. Ce qu’il faut faire \
             et la question vous attendent ensuite ici."
            / "Say so first, so that nobody else makes the same refund. What to do and the question then wait for \
               you here.";
        /// Before the name of the agent who has the refund on.
        take_over: "Reprendre à la place de" / "Take over from";
        /// Behind that name.
        question_mark: "\u{202f}?" / "?";
        /// What to do first, and then, whatever the answer; of what is only set aside, where it is void.
        take_over_explained(is_void: bool) -> &str: match is_void {
            false =>
                "Demandez-lui d’abord, ou regardez chez le prestataire. Déjà remboursé : reprenez-le et donnez sa référence, sans \
                 rembourser, sinon l’argent partirait deux fois. Pas encore : reprenez-le, puis remboursez. Vos deux noms \
                 restent dans l’historique."
                / "Ask them first, or check with the provider. Refunded already: take it over and give its reference, without \
                   refunding, or the money would go out twice. Not yet: take it over, then refund. Both your names stay in \
                   the history.";
            true =>
                "Demandez-lui d’abord, ou regardez chez le prestataire. Déjà annulée : reprenez-la et dites-le. Pas encore : \
                 reprenez-la, puis annulez-la. Vos deux noms restent dans l’historique."
                / "Ask them first, or check with the provider. Voided already: take it over and say so. Not yet: take it over, \
                   then void it. Both your names stay in the history.";
        }
        take_over_action(is_void: bool) -> &str: match is_void {
            false => "Reprendre ce remboursement" / "Take over this refund";
            true => "Reprendre cette annulation" / "Take over this voiding";
        }
        /// Another agent went to the provider, whose name it is, or took on what has no portal.
        maybe_done(has_portal: bool, is_void: bool, provider: &str): match (has_portal, is_void) {
            (true, false) => "Le remboursement est peut-être déjà fait : vérifiez chez {provider} avant de rembourser."
                / "The refund may have been made already: check {provider} before you refund.";
            (true, true) => "L’autorisation est peut-être déjà annulée : vérifiez chez {provider}."
                / "The authorisation may have been voided already: check {provider}.";
            (false, false) => "Le remboursement est peut-être déjà fait : voyez avec cet agent avant de rembourser."
                / "The refund may have been made already: ask this agent before you refund.";
            (false, true) => "L’autorisation est peut-être déjà annulée : voyez avec cet agent."
                / "The authorisation may have been voided already: ask this agent.";
        }
        /// This agent began it a while ago; with the provider's name, where there is a portal.
        begun_before(has_portal: bool, provider: &str): match has_portal {
            true => "Vous aviez déjà ouvert {provider} : vérifiez que ce n’est pas déjà remboursé."
                / "You have already opened {provider}: check that this has not been refunded yet.";
            false => "Vous aviez déjà pris en charge ce remboursement : vérifiez qu’il n’est pas déjà fait."
                / "You were already handling this refund: check that it has not been made yet.";
        }
        /// Before the time, with the day unless it is today.
        begun_at: "Commencé" / "Started";
        /// Before the name of the agent who began it.
        taken_over_from: "Vous l’avez repris à" / "You took it over from";
        /// What tells whether it is made, in the provider's portal; whether this agent has the refund on.
        look_for(transaction: &str, amount: &str, is_mine: bool): match is_mine {
            true =>
                "Cherchez la transaction {transaction} : un remboursement de {amount} y figure-t-il ? Si oui, ne \
                 remboursez pas : copiez sa référence ici et choisissez « Remboursement effectué »."
                / "Find transaction {transaction}: does it show a refund of {amount}? If so, don’t refund again: copy \
                   its reference here and choose “Refund done”.";
            false =>
                "Cherchez la transaction {transaction} : un remboursement de {amount} y figure-t-il ? Si oui, ne \
                 remboursez pas : reprenez-le ici, puis donnez sa référence."
                / "Find transaction {transaction}: does it show a refund of {amount}? If so, don’t refund again: take \
                   it over here, then give its reference.";
        }
        /// The same of an authorisation that another agent went to void.
        look_for_void(transaction: &str, amount: &str):
            "Cherchez la transaction {transaction} : l’autorisation de {amount} y est-elle annulée ? Dans tous les cas, ne \
             remboursez rien : rien n’a été encaissé."
            / "Find transaction {transaction}: is its authorisation of {amount} voided? Either way refund nothing: nothing \
               was captured.";
        /// Before that agent's name.
        opened_by: "Pris en charge par" / "Handled by";
        /// Before who issued the note, and when.
        waits_for_anyone: "Personne ne s’en charge encore. Demandé par" / "Nobody is on it yet. Asked for by";
        unsafe_link: "Lien non sûr, écarté." / "Unsafe link, not opened.";
        /// With the provider's name.
        by_hand(provider: &str):
            "Cherchez la transaction dans le portail {provider} avec la référence ci-dessus, puis répondez ici."
            / "Look for the transaction in the {provider} portal by the reference above, then answer here.";
        demo: "Démo : portail fictif, aucun argent ne bouge" / "Demo: stand-in portal, no money moves";
        /// What to do where there is no portal.
        instruction(kind: ProviderKind, means: RefundMeans) -> &str: match (means, kind) {
            (Void, _) =>
                "Annulez cette autorisation là où elle a été prise, puis répondez ici. Rien n’a été encaissé : ne \
                 remboursez rien."
                / "Void this authorisation where it was taken, then answer here. Nothing was captured: don’t refund \
                   anything.";
            (Alternative(AlternativeMethod::BankTransfer), _) | (Original, ProviderKind::BankTransfer) =>
                "Faites le virement bancaire de ce montant exact, puis répondez ici."
                / "Make the bank transfer of exactly this amount, then answer here.";
            (Alternative(AlternativeMethod::GiftCard), _) | (Original, ProviderKind::GiftCard) =>
                "Créditez une carte-cadeau de ce montant exact, puis répondez ici."
                / "Credit a gift card with exactly this amount, then answer here.";
            (Alternative(AlternativeMethod::Cheque), _) =>
                "Faites partir un chèque de ce montant exact, puis répondez ici."
                / "Have a cheque of exactly this amount sent, then answer here.";
            (Alternative(AlternativeMethod::Cash), _) | (Original, ProviderKind::Cash) =>
                "Remettez ce montant exact en espèces, puis répondez ici."
                / "Give exactly this amount in cash, then answer here.";
            (Original, ProviderKind::StoreCredit) =>
                "Créditez ce montant exact sur le compte du client dans le back-office de la boutique, puis répondez ici."
                / "Credit exactly this amount to the customer’s account in the shop’s back office, then answer here.";
            (Original, ProviderKind::Marketplace) =>
                "La place de marché a l’argent : faites rembourser ce montant exact par elle, ne payez pas vous-même, \
                 puis répondez ici."
                / "The marketplace has the money: have it refund exactly this amount, don’t pay it yourself, then \
                   answer here.";
            _ => "Remboursez ce montant exact par ce moyen, puis répondez ici."
                / "Refund exactly this amount this way, then answer here.";
        }
        /// With the amount, and where or how it goes back.
        question(amount: &str, by: &str): "Le remboursement de {amount} {by} a-t-il été effectué ?"
            / "Has the refund of {amount} {by} been made?";
        /// Where or how it goes back, with the provider's name.
        by(kind: ProviderKind, means: RefundMeans, name: &str): match (means, kind) {
            (Alternative(AlternativeMethod::BankTransfer), _) | (Original, ProviderKind::BankTransfer) =>
                "par virement bancaire" / "by bank transfer";
            (Alternative(AlternativeMethod::GiftCard), _) | (Original, ProviderKind::GiftCard) =>
                "sur carte-cadeau" / "to a gift card";
            (Alternative(AlternativeMethod::Cheque), _) => "par chèque" / "by cheque";
            (Alternative(AlternativeMethod::Cash), _) | (Original, ProviderKind::Cash) =>
                "en espèces" / "in cash";
            (Alternative(AlternativeMethod::Other), _)
            | (Original, ProviderKind::Other | ProviderKind::Unknown) =>
                "par le moyen convenu" / "the way that was agreed";
            (Original, ProviderKind::StoreCredit) => "en avoir en boutique" / "to store credit";
            (Original, ProviderKind::Marketplace) => "par la place de marché" / "by the marketplace";
            (Original | Void, _) => "chez {name}" / "at {name}";
        }
        /// With the amount that is set aside, and the provider's name.
        void_question(amount: &str, name: &str): "L’autorisation de {amount} chez {name} est-elle annulée ?"
            / "Is the authorisation of {amount} at {name} voided?";
        voided = LabelTexts.voided;
        not_voided: "Pas annulée" / "Not voided";
        /// The same as below its link, where nothing was captured.
        new_tab_void:
            "Sa page s’ouvre dans un nouvel onglet. Annulez-y l’autorisation, sans rien rembourser, puis revenez ici : la \
             question vous attend."
            / "Its page opens in a new tab. Void the authorisation there, refund nothing, then come back: the question \
               waits here.";
        done = LabelTexts.refund_done;
        reference: "Référence du remboursement" / "Refund reference";
        /// By whose name for it the refund is found again. It may be left empty, unless one was recorded or refused.
        reference_hint(is_at_the_provider: bool, may_be_empty: bool) -> &str: match (is_at_the_provider, may_be_empty) {
            (true, true) =>
                "Telle que le prestataire l’affiche, ou tout le texte de sa page ; laissez vide s’il n’en donne pas."
                / "As the provider shows it, or all the text of its page; leave empty if there is none.";
            (true, false) => "Regardez quelle référence ce prestataire affiche pour CE remboursement."
                / "Look up which reference this provider shows for THIS refund.";
            (false, true) => "Son numéro, s’il y en a un." / "Its number, if there is one.";
            (false, false) => "Le numéro de CE remboursement." / "The number of THIS refund.";
        }
        /// With how all its references look, such as `re_…`.
        reference_looks(looks: &str, may_be_empty: bool): match may_be_empty {
            true =>
                "Telle que le prestataire l’affiche, par exemple {looks}, ou tout le texte de sa page ; laissez vide s’il n’en \
                 donne pas."
                / "As the provider shows it, such as {looks}, or all the text of its page; leave empty if there is none.";
            false => "Regardez quelle référence ce prestataire affiche pour CE remboursement, par exemple {looks}"
                / "Look up which reference this provider shows for THIS refund, such as {looks}";
        }
        /// Of a reference that does not look so.
        reference_unlike(looks: &str): "Vérifiez : les références de remboursement de ce prestataire ressemblent à {looks}"
            / "Check this: this provider’s refund references look like {looks}";
        /// With the provider's name.
        hindered(name: &str): "{name} refusera probablement ce remboursement"
            / "{name} will probably refuse this refund";
        too_old(days: u32): "Le paiement a plus de {days} jours, le délai de ce prestataire."
            / "The payment is more than {days} days old, the provider’s limit.";
        /// With what the payment captured.
        whole_only(captured: &str): "Il ne rembourse qu’un paiement entier : {captured}."
            / "It refunds a payment as a whole only: {captured}.";
        below_minimum(minimum: &str): "Il ne rembourse pas moins de {minimum}." / "It refunds no less than {minimum}.";
        /// To say another amount than the exact one, or the exact one again.
        other_amount(has_other: bool) -> &str: match has_other {
            false => "Un autre montant a été remboursé" / "A different amount was refunded";
            true => "Le montant exact a été remboursé" / "The exact amount was refunded";
        }
        given = LabelTexts.really_refunded;
        given_hint: "Le reste devient un remboursement à part : rien n’est perdu."
            / "The rest becomes a refund of its own: nothing is lost.";
        given_wrong(most: &str):
            "Tapez un montant positif, au plus {most}. S’il en est parti davantage, enregistrez d’abord le montant exact, puis \
             choisissez « Remboursé deux fois » sous « Suite du remboursement »."
            / "Enter an amount above zero, {most} at most. If more was sent, record the exact amount first, then choose \
               “Refunded twice” under “Refund follow-up”.";
        not_refunded: "Pas remboursé" / "Not refunded";
        impossible = LabelTexts.refund_impossible;
        impossible_title: "Choisir un moyen de paiement alternatif" / "Choose another way to refund";
        reason: "Pourquoi le remboursement n’a-t-il pas fonctionné ?" / "Why did the refund fail?";
        reason_missing: "Sélectionnez la raison." / "Select the reason.";
        choose: "Sélectionner…" / "Select…";
        method: "Moyen de paiement alternatif" / "Alternative refund method";
        method_missing: "Sélectionnez le moyen que le client préfère." / "Select the method the customer prefers.";
        agreed = LabelTexts.preferred;
        agreed_missing: "Voyez d’abord avec le client ce qu’il préfère." / "First ask the customer what they prefer.";
        impossible_action: "Rembourser par ce moyen" / "Refund by this method";
        back: "Revenir à la question" / "Back to the question";
        not_accepted: "Cette saisie n’est pas acceptée." / "This entry is not accepted.";
        /// Of what stands in the place of a reference. Nothing was sent.
        mistaken(what: Mistaken) -> &str: match what {
            Mistaken::Amount =>
                "C’est le montant, pas la référence du remboursement. Corrigez-la ; si le prestataire \
                 l’affiche vraiment ainsi, confirmez encore une fois (Ctrl + Entrée)."
                / "This is the amount, not the refund reference. Correct it; if the provider really \
                   shows it like this, confirm once more (Ctrl + Enter).";
            Mistaken::Transaction =>
                "C’est la transaction du paiement, pas la référence du remboursement. Corrigez-la ; si le \
                 prestataire l’affiche vraiment ainsi, confirmez encore une fois (Ctrl + Entrée)."
                / "This is the payment’s transaction, not the refund reference. Correct it; if the \
                   provider really shows it like this, confirm once more (Ctrl + Enter).";
            Mistaken::Account =>
                "C’est l’IBAN du client, pas la référence du remboursement. Corrigez-la."
                / "This is the customer’s IBAN, not the refund reference. Correct it.";
            Mistaken::Sentence =>
                "C’est un texte de la page, pas la référence du remboursement. Corrigez-la ; si le prestataire \
                 l’affiche vraiment ainsi, confirmez encore une fois (Ctrl + Entrée)."
                / "This is text of the page, not the refund reference. Correct it; if the provider really \
                   shows it like this, confirm once more (Ctrl + Enter).";
            Mistaken::Nothing =>
                "Sans référence, ce remboursement sera difficile à retrouver. Collez-la ; si le prestataire n’en affiche \
                 pas, confirmez encore une fois (Ctrl + Entrée)."
                / "Without its reference this refund will be hard to find again. Paste it; if the provider shows none, \
                   confirm once more (Ctrl + Enter).";
            Mistaken::OrderNumber =>
                "C’est le numéro de la commande, pas la référence du remboursement. Corrigez-la ; si le \
                 prestataire l’affiche vraiment ainsi, confirmez encore une fois (Ctrl + Entrée)."
                / "This is the order number, not the refund reference. Correct it; if the provider \
                   really shows it like this, confirm once more (Ctrl + Enter).";
        }
        ways: WayTexts;
        destination: DestinationTexts;
        page_reading: PageReadingTexts;
        /// With the amount of money that went out twice.
        excess(amount: &str): "{amount} sont partis en trop." / "{amount} too much was paid out.";
        /// Before the second refund's reference.
        second_reference: "Second remboursement :" / "Second refund:";
        excess_hint:
            "La vente n’est remboursée qu’une fois : ne remboursez rien de plus. Récupérez cette somme auprès du \
             prestataire ou du client ; un responsable peut aussi l’abandonner."
            / "The sale is refunded only once: don’t refund anything more. Get this amount back from the provider \
               or the customer; a lead can also write it off.";
        recovered: "Récupéré" / "Recovered";
        write_off: "Abandonner…" / "Write off…";
        /// On a refund that replaced one that was impossible.
        replaces: "Remplace un remboursement impossible" / "Replaces an impossible refund";
        /// On a refund that gives again what came back.
        after_bounce: "Remplace un remboursement revenu" / "Replaces a refund that came back";
        /// On what carries on with money of which it was said by mistake that it went back.
        after_mistake: "Remplace ce qui a été noté par erreur" / "Replaces what was recorded by mistake";
        /// The same as a caution; with the provider's name, where there is a portal.
        look_after_mistake(has_portal: bool, means: RefundMeans, provider: &str): match (has_portal, means) {
            (true, Original | Alternative(_)) => "Noté comme fait par erreur : vérifiez chez {provider} que ce n’est vraiment pas remboursé."
                / "Recorded as made by mistake: check {provider} that this was really not refunded.";
            (false, Original | Alternative(_)) => "Noté comme fait par erreur : vérifiez que ce n’est vraiment pas remboursé."
                / "Recorded as made by mistake: check that this was really not refunded.";
            (_, Void) => "Notée comme annulée par erreur : vérifiez chez {provider} si l’autorisation est annulée."
                / "Recorded as voided by mistake: check {provider} whether the authorisation is voided.";
        }
        /// Where a mail said that it went back.
        told_by_mistake: "Un mail a déjà dit au client que c’était remboursé."
            / "An email has already told the customer that it was refunded.";
        /// On what is left of a refund that gave less.
        rest: "Reste d’un remboursement incomplet" / "Rest of an incomplete refund";
        /// Before the total that is still to be given back.
        left = LabelTexts.left_to_refund;
        /// Before the numbers of the credit notes whose money goes back.
        of_notes = LabelTexts.credit_note;
        /// In place of a note's number, or beside it: money that is on none.
        overpayment = LabelTexts.overpayment;
        overpayment_because(reason: &str): "Trop-perçu : {reason}" / "Overpayment: {reason}";
        close_hint: "Vous pouvez fermer : la page et « À terminer » proposent de reprendre ici."
            / "You can close this: the order’s page and “Unfinished” let you continue from here.";
        /// On the page, with what is still to be given back.
        waiting(amount: &str): "{amount} restent à rembourser au client."
            / "{amount} still to be refunded to the customer.";
        resume: "Reprendre le remboursement" / "Resume the refund";
        /// With what went out twice.
        recover(amount: &str): "{amount} sont partis en trop : voir « Paiements »."
            / "{amount} too much was paid out: see “Payments”.";
        /// With all that went back.
        settled(amount: &str, is_told: bool): match is_told {
            true => "Tout est réglé : {amount} remboursés, plus aucun remboursement n’est à faire."
                / "Everything is settled: {amount} refunded, no refund is left to make.";
            false => "{amount} remboursés. Reste à prévenir le client." / "{amount} refunded. The customer is still to be told.";
        }
        /// On a note that is settled and of which no mail tells.
        not_told_yet: "Le client n’en est pas encore prévenu." / "The customer has not been told of it yet.";
        /// Behind that, for who can write.
        tell_them: "« Écrire au client » le fait. Si vous l’avez prévenu autrement, il n’y a plus rien à faire."
            / "“Write to the customer” does it. If you told them another way, nothing is left to do.";
        /// Before how far it is.
        mail: "Mail au client" / "Email to the customer";
        /// With the number of a note that gave nothing back.
        only_credited(note: &str): "Note de crédit {note} : rien n’est à rembourser."
            / "Credit note {note}: nothing is to be refunded.";
    }
}
