//! The words of *Retours*: on the order's page, in its dialogs, and where leads keep the reasons and the actions.

use super::labels::LabelTexts;
use crate::domain::returns::{ActionKind, ReturnProblem, ReturnState, WindowStart};

texts! {
    pub struct ReturnsTexts {
        title: "Retours" / "Returns";
        none: "Aucun retour." / "No returns.";
        register: "Enregistrer un retour" / "Register a return";
        receive: "Réceptionner" / "Receive";
        withdraw: "Retirer le retour" / "Withdraw the return";
        close: "Clore le retour" / "Close the return";
        credit: "Créditer ce retour" / "Credit this return";
        state(state: &ReturnState) -> &str: match state {
            ReturnState::Registered => "Annoncé" / "Announced";
            ReturnState::Received { .. } => "Reçu" / "Received";
            ReturnState::Closed { .. } => "Clos" / "Closed";
            ReturnState::Withdrawn { .. } => LabelTexts.withdrawn;
        }
        /// Of a line, once the parcel was opened.
        received(sound: u32, damaged: u32, missing: u32):
            "Intacts : {sound} · abîmés : {damaged} · manquants : {missing}"
            / "Sound: {sound} · damaged: {damaged} · missing: {missing}";
        /// Before a lead's reason.
        overruled: "Pris hors délai :" / "Taken after the window:";
        withdrawn_because: "Retiré :" / "Withdrawn:";
        /// Before the numbers of its credit notes.
        credited_by: "Crédité par" / "Credited by";
        /// Before the number of the return that a note is about.
        of_return: "Pour le retour" / "For return";
        beyond(units: i64): match units {
            1 => "1 unité remboursée de plus que ce qui est revenu." / "1 unit refunded beyond what came back.";
            _ => "{units} unités remboursées de plus que ce qui est revenu."
                / "{units} units refunded beyond what came back.";
        }
        /// At a line of the credit note, with what came back and is not refunded yet.
        beyond_at_line(left: i64):
            "Plus que ce qui est revenu : il en reste {left} à rembourser sur ce retour. C’est possible, et le retour le dira."
            / "More than came back: {left} left to refund on this return. You may, and the return will say so.";
        /// At a line of the credit note whose units did not come yet.
        not_received: "Pas encore reçu : rien n’est remis en stock d’ici là."
            / "Not received yet: nothing goes back on the shelf until then.";
        copy_label: "Copier l’étiquette de retour" / "Copy the return label";
        print_label: "Imprimer l’étiquette de retour" / "Print the return label";
        label: "Étiquette de retour" / "Return label";
        /// In the form.
        units_of(title: &str): "Unités à retourner : {title}" / "Units to return: {title}";
        units: "Unités" / "Units";
        reason = LabelTexts.reason;
        action: "Suite donnée" / "Action";
        choose: "Choisir…" / "Choose…";
        send: "Enregistrer le retour" / "Register the return";
        terms_failed: "Les motifs et les actions n’ont pas pu être lus." / "The reasons and actions could not be read.";
        /// Why something can't be sent.
        problem(problem: ReturnProblem) -> &str: match problem {
            ReturnProblem::NothingAsked => "Indiquez au moins une unité à retourner." / "Enter at least one unit to return.";
            ReturnProblem::NothingCame => "Rien n’est arrivé ? Retirez plutôt le retour." / "Nothing arrived? Withdraw the return instead.";
            ReturnProblem::ExceedsReturnable { .. } => "Plus que ce qui peut revenir." / "More than can come back.";
            ReturnProblem::UnknownTerm => "Choisissez dans la liste." / "Choose from the list.";
            ReturnProblem::RetiredTerm => "Ce choix n’est plus proposé." / "This choice is no longer offered.";
            _ => "Ce n’est pas un nombre d’unités." / "This is not a number of units.";
        }
        window(since: WindowStart, days: u32, last: &str): match since {
            WindowStart::Delivered => "Retours acceptés jusqu’au {last} : {days} jours après la livraison."
                / "Returns are taken until {last}: {days} days after delivery.";
            WindowStart::Shipped => "Retours acceptés jusqu’au {last} : {days} jours après l’expédition."
                / "Returns are taken until {last}: {days} days after shipment.";
            _ => "Retours acceptés jusqu’au {last} : {days} jours après la commande."
                / "Returns are taken until {last}: {days} days after the order.";
        }
        window_over: "Le délai de retour est passé" / "The return window is over";
        ask_a_lead: "Demandez à un responsable d’enregistrer ce retour : il peut passer outre en disant pourquoi."
            / "Ask a lead to register this return: they can overrule the window and say why.";
        overrule: "Pourquoi prendre ce retour hors délai" / "Why take this return after the window";
        overrule_hint: "Reste sur le retour et dans l’historique." / "Kept with the return and in the history.";
        overrule_missing: "Dites pourquoi le retour est pris hors délai." / "Say why it is taken after the window.";
        /// Of the parcel.
        announced(units: u32): "Annoncé : {units}" / "Announced: {units}";
        sound_of(title: &str): "Intacts : {title}" / "Sound: {title}";
        damaged_of(title: &str): "Abîmés : {title}" / "Damaged: {title}";
        sound: "Intacts" / "Sound";
        damaged = LabelTexts.damaged;
        missing(units: u32): "Manquants : {units}" / "Missing: {units}";
        send_receipt: "Enregistrer la réception" / "Record the receipt";
        moved_on: "Ce retour n’en est plus là : un autre agent s’en est occupé."
            / "This return has moved on: another agent has dealt with it.";
        withdraw_why: "Pourquoi le retour est retiré" / "Why the return is withdrawn";
        withdraw_missing: "Dites pourquoi." / "Say why.";
        terms: ReturnTermTexts;
    }

    /// *Motifs et actions de retour*
    pub struct ReturnTermTexts {
        title: "Motifs et actions de retour" / "Return reasons and actions";
        about: "Proposés dans cet ordre à qui enregistre un retour. Ce qui a servi reste lisible tel qu’il était."
            / "Offered in this order to whoever registers a return. What was used stays as it read.";
        leads_only = LabelTexts.leads_only;
        reasons: "Motifs du client" / "Customer’s reasons";
        actions: "Suites données par la boutique" / "Shop’s actions";
        french: "En français" / "In French";
        english: "En anglais" / "In English";
        kind: "Revient à" / "Comes to";
        kind_word(kind: ActionKind) -> &str: match kind {
            ActionKind::Refund => "remboursement" / "a refund";
            ActionKind::Exchange => "échange" / "an exchange";
            ActionKind::Repair => "réparation" / "a repair";
            ActionKind::StoreCredit => "avoir à utiliser en boutique" / "a store credit";
            ActionKind::Keep => "article laissé au client" / "goods that the customer keeps";
        }
        retired: "Retiré de la liste" / "Retired";
        edit = LabelTexts.rename;
        edit_what(name: &str): "Renommer : {name}" / "Rename: {name}";
        up_what(name: &str): "Monter : {name}" / "Move up: {name}";
        down_what(name: &str): "Descendre : {name}" / "Move down: {name}";
        retire_what(name: &str): "Retirer de la liste : {name}" / "Retire: {name}";
        offer_what(name: &str): "Proposer de nouveau : {name}" / "Offer again: {name}";
        up: "Monter" / "Move up";
        down: "Descendre" / "Move down";
        retire: "Retirer" / "Retire";
        offer: "Proposer de nouveau" / "Offer again";
        add_reason: "Ajouter un motif" / "Add a reason";
        add_action: "Ajouter une action" / "Add an action";
        save = LabelTexts.save;
        saved: "Enregistré." / "Saved.";
        missing: "Il faut le texte dans les deux langues." / "The text is needed in both languages.";
        not_saved = LabelTexts.not_saved;
        stale: "Un autre responsable les a changés : voici la liste actuelle. Vérifiez, puis recommencez."
            / "Another lead has changed them: this is the current list. Check it, then start again.";
        last: "Il faut qu’il en reste un à proposer." / "At least one must still be offered.";
    }
}
