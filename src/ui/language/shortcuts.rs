//! The words of the keys, and of the palette.

use super::labels::LabelTexts;
use crate::ui::shortcuts::{Command, Place};

texts! {
    pub struct ShortcutTexts {
        title: "Raccourcis clavier" / "Keyboard shortcuts";
        place(place: Place) -> &str: match place {
            Place::Everywhere => "Partout" / "Everywhere";
            Place::Order => "Sur une commande" / "On an order";
            Place::Rows => "Dans la liste" / "In the list";
            Place::Units => "Dans une quantité" / "In a quantity";
            Place::PopIns => "Dans une fenêtre" / "In a window";
        }
        command(command: Command) -> &str: match command {
            Command::Search => LabelTexts.search_orders;
            Command::Palette => LabelTexts.palette;
            Command::Keys => "Ces raccourcis" / "These shortcuts";
            Command::Help => LabelTexts.help;
            Command::CreditNote => LabelTexts.add_credit_note;
            Command::PrintStory => LabelTexts.print_story;
            Command::TakeNoteBack => LabelTexts.take_note_back;
            Command::UndoSending => LabelTexts.undo_sending;
            Command::Next => "Suivante, en venant de « À terminer »" / "Next one, coming from “Unfinished”";
            Command::Up => "Ligne précédente" / "Previous row";
            Command::Down => "Ligne suivante" / "Next row";
            Command::PageUp => "Page précédente" / "Page up";
            Command::PageDown => "Page suivante" / "Page down";
            Command::First => "Première ligne" / "First row";
            Command::Last => "Dernière ligne" / "Last row";
            Command::Open => "Ouvrir la commande" / "Open the order";
            Command::Modify => "Modifier la commande (MOD)" / "Modify the order (MOD)";
            Command::Copy => "Copier le numéro" / "Copy the number";
            Command::Pick => "Sélectionner ou désélectionner" / "Select or deselect";
            Command::PickTo => "Sélectionner jusqu’ici" / "Select up to here";
            Command::PickUp => "Étendre la sélection vers le haut" / "Extend the selection upwards";
            Command::PickDown => "Étendre la sélection vers le bas" / "Extend the selection downwards";
            Command::PickAll => LabelTexts.select_all;
            Command::PickNone => LabelTexts.clear_selection;
            Command::MoreUnits => "Une unité de plus" / "One unit more";
            Command::FewerUnits => "Une unité de moins" / "One unit less";
            Command::AllUnits => "Tout ce qui reste" / "All that is left";
            Command::Decide => "Valider ce qui est affiché" / "Confirm what is shown";
            Command::PutAway => "Fermer, en gardant l’étape" / "Close, keeping the step";
        }
        /// Names that keys have on a keyboard of that language.
        page_up: "Page préc." / "PageUp";
        page_down: "Page suiv." / "PageDown";
        home: "Début" / "Home";
        end: "Fin" / "End";
        enter: "Entrée" / "Enter";
        shift: "Maj" / "Shift";
        escape: "Échap" / "Esc";
        single_keys: "Touches seules" / "Single keys";
        single_keys_hint: "Sur OFF, une lettre ou un signe seul ne déclenche rien, sauf là où se trouve le curseur."
            / "When OFF, a letter or a sign alone does nothing, except where the focus is.";
        palette = LabelTexts.palette;
        palette_field: "Commande, écran ou action" / "Order, screen or action";
        palette_none: "Rien ne correspond" / "Nothing matches";
        orders: "Commandes" / "Orders";
        screens = LabelTexts.screens;
        actions: "Actions" / "Actions";
        found(count: usize): match count {
            0 => "Aucun résultat" / "No results";
            1 => "1 résultat" / "1 result";
            _ => "{count} résultats" / "{count} results";
        }
    }
}
