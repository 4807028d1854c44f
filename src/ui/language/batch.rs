//! The words of *Annuler ensemble*.

use super::labels::LabelTexts;

texts! {
    pub struct BatchTexts {
        title = LabelTexts.cancel_together;
        hint:
            "Chaque commande est vérifiée, totalisée et annulée à part. Ce qui s’arrête dit pourquoi, et rien n’est fait à moitié."
            / "Each order is checked, totalled and cancelled on its own. What stops says why, and nothing is left half done.";
        none: "Aucune commande choisie" / "No orders picked";
        none_hint: "Sélectionnez des commandes dans la liste, puis « Annuler ensemble »."
            / "Select orders in the list, then “Cancel together”.";
        order = LabelTexts.order;
        total = LabelTexts.total;
        goes_back: "À rembourser" / "To refund";
        state: "Où elle en est" / "Progress";
        /// Before the amount that goes back of all of them.
        sum: "À rembourser en tout" / "To refund in all";
        picked(count: usize): match count {
            1 => "Vérifier la commande" / "Check the order";
            _ => "Vérifier les {count} commandes" / "Check the {count} orders";
        }
        picked_hint: "La vérification met MOD sur ON pour chaque commande qui peut être annulée. Rien n’est encore annulé."
            / "The check switches MOD to ON for each order that can be cancelled. Nothing is cancelled yet.";
        paused: "Suspendu. Ce qui attend n’est pas commencé." / "Paused. What waits has not been begun.";
        pause: "Suspendre" / "Pause";
        resume = LabelTexts.resume;
        cancellable(count: usize): match count {
            1 => "1 commande peut être annulée" / "1 order can be cancelled";
            _ => "{count} commandes peuvent être annulées" / "{count} orders can be cancelled";
        }
        cancel(count: usize): match count {
            1 => "Annuler cette commande" / "Cancel this order";
            _ => "Annuler ces {count} commandes" / "Cancel these {count} orders";
        }
        cancel_hint: "Elles sont annulées pour de bon. Chaque remboursement se fait ensuite dans « À terminer »."
            / "They are cancelled for good. Each refund is then made from “Unfinished”.";
        leave_one: "Laisser" / "Leave out";
        leave_one_order(order: &str): "Laisser {order}" / "Leave {order} out";
        leave_all: "Quitter sans annuler" / "Leave without cancelling";
        over(cancelled: usize): match cancelled {
            0 => "Aucune commande n’a été annulée" / "No order was cancelled";
            1 => "1 commande annulée" / "1 order cancelled";
            _ => "{cancelled} commandes annulées" / "{cancelled} orders cancelled";
        }
        over_hint: "Les remboursements et les mails qui restent sont dans « À terminer »."
            / "The refunds and emails that are left are in “Unfinished”.";
        stopped(count: usize): match count {
            1 => "1 commande s’est arrêtée : sa ligne dit pourquoi." / "1 order stopped: its row says why.";
            _ => "{count} commandes se sont arrêtées : leur ligne dit pourquoi." / "{count} orders stopped: their rows say why.";
        }
        try_again(count: usize): match count {
            1 => "Réessayer la commande arrêtée" / "Try the stopped order again";
            _ => "Réessayer les {count} commandes arrêtées" / "Try the {count} stopped orders again";
        }
        to_the_refunds: "Passer aux remboursements" / "Go on to the refunds";

        waiting: "Attend son tour" / "Waits its turn";
        has_turn: "En cours" / "Under way";
        can = LabelTexts.cancellable;
        cancelled = LabelTexts.cancelled;
        left: "Laissée : rien n’est annulé" / "Left out: nothing is cancelled";
        not_begun: "Pas commencée" / "Not begun";
        not_cancellable = LabelTexts.not_cancellable;
        /// With the reason of the domain, which begins small.
        because(reason: &str): "Raison : {reason}." / "Reason: {reason}.";
        stopped_here: "Arrêtée" / "Stopped";
        held_by(name: &str): "{name} la modifie. Réessayez quand MOD est sur OFF."
            / "{name} is modifying it. Try again once MOD is OFF.";
        above_limit: "Au-dessus de votre limite : demandez la validation depuis la commande."
            / "Above your limit: ask for approval from the order.";
        total_changed: "Le total a changé depuis votre accord : elle n’est pas annulée."
            / "The total has changed since you agreed: it is not cancelled.";
        not_computed: "Le total à rembourser n’a pas pu être calculé : ouvrez la commande."
            / "The total to refund could not be computed: open the order.";
        not_allowed: "L’étape n’est plus possible ici : ouvrez la commande." / "The step is not possible here any more: open the order.";
        not_known: "On ne sait pas encore ce qu’est devenu le dernier envoi. Réessayez : il sera d’abord recherché."
            / "What became of the last step is not known yet. Try again: it is looked up first.";
        not_reached: "Le serveur n’a pas répondu. Rien n’est fait à moitié : reprenez quand le réseau est revenu."
            / "The server did not answer. Nothing is half done: resume once the network is back.";
    }
}
