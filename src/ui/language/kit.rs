//! The words of the parts that every screen is built of.

use super::labels::LabelTexts;

texts! {
    pub struct KitTexts {
        help = LabelTexts.help;
        loading: "Chargement…" / "Loading…";
        takes_long: "C’est plus long que d’habitude" / "This takes longer than usual";
        retry: "Réessayer" / "Try again";
        dismiss: "J’ai compris" / "Got it";
        close: "Fermer" / "Close";

        on: "ON" / "ON";
        off: "OFF" / "OFF";
        close_window: "Fermer la fenêtre" / "Close this window";
        copied: "Copié" / "Copied";
        copy_by_hand: "Copie impossible : le texte est sélectionné, copiez-le avec Ctrl+C."
            / "Could not copy: the text is selected, copy it with Ctrl+C.";
        text_to_copy: "Texte à copier" / "Text to copy";
        what_is_safe: "Ce qui est sûr :" / "What is safe:";
    }
}
