//! The words for what became of the writes that a closed page left behind.

use crate::domain::order::OrderNumber;

texts! {
    pub struct RecoveredWritesTexts {
        reconciling: "Recherche des opérations restées en suspens…" / "Looking for operations left open…";
        /// The operation as a noun phrase, the order, the time.
        found_done(operation: &str, order: &OrderNumber, at: &str):
            "Le serveur a bien pris en compte {operation} ({order}) à {at}."
            / "The server carried out {operation} ({order}) at {at}.";
        found_done_title: "Opération retrouvée" / "Operation found again";
        found_not_arrived(operation: &str, order: &OrderNumber):
            "Le serveur n’a pas reçu {operation} ({order}) : rien n’a été fait. Reprenez sur la commande."
            / "The server never received {operation} ({order}): nothing was done. Start again from the order.";
        found_not_arrived_title: "Opération non effectuée" / "Operation not done";
        found_not_known(operation: &str, order: &OrderNumber):
            "On ne sait pas encore si le serveur a pris en compte {operation} ({order}). Attendez la réponse avant de \
             recommencer."
            / "We don’t know yet whether the server carried out {operation} ({order}). Wait for the answer before \
               you do it again.";
        found_not_known_title: "Opération à vérifier" / "Operation to check";
        /// When the backend was asked, and when it will be certain.
        heard_not_yet(at: &str, certain: &str):
            "À {at}, le serveur n’avait rien reçu. Un envoi tardif reste possible jusqu’à {certain} : nous revérifions \
             tout seuls, et la réponse sera alors sûre."
            / "At {at} the server had received nothing. A late delivery is possible until {certain}: we check again by \
               ourselves, and the answer will then be certain.";
        /// When the backend did not answer.
        heard_no_answer(at: &str):
            "À {at}, le serveur ne répondait pas. Nous réessayons tout seuls, toutes les 15 secondes."
            / "At {at} the server did not answer. We try again by ourselves, every 15 seconds.";
        open_order(order: &OrderNumber): "Ouvrir {order}" / "Open {order}";
        check_again: "Vérifier" / "Check";
    }
}
