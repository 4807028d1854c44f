//! The words around the screens: header, navigation, network.

use super::labels::LabelTexts;

texts! {
    pub struct AppTexts {
        product: "Avoir" / "Avoir";
        product_purpose: "Annulations et remboursements" / "Cancellations and refunds";
        order_list = LabelTexts.orders;
        unfinished = LabelTexts.unfinished;
        /// For the count beside *À terminer*, read aloud.
        unfinished_count(count: usize): match count {
            1 => "1 commande à terminer" / "1 order to finish";
            _ => "{count} commandes à terminer" / "{count} orders to finish";
        }
        cancel_together = LabelTexts.cancel_together;
        /// How many of the orders that are cancelled together wait for nothing any more.
        done_of(done: usize, all: usize): "{done} sur {all}" / "{done} of {all}";
        navigation = LabelTexts.screens;
        demo: "Boutique de démonstration" / "Demo shop";
        demo_short: "Démo" / "Demo";
        demo_hint: "Aucun argent ne circule." / "No money moves.";
        language = LabelTexts.language;
        theme: "Thème" / "Theme";
        theme_auto: "Automatique" / "Automatic";
        theme_light: "Clair" / "Light";
        theme_dark: "Sombre" / "Dark";
        sign_out: "Se déconnecter" / "Sign out";
        not_signed_out: "Vous êtes toujours connecté" / "You are still signed in";
        not_reached: "Avoir n’a pas pu démarrer" / "Avoir could not start";

        offline: "Hors connexion" / "Offline";
        offline_hint:
            "Ce qui est affiché peut avoir changé. Rien ne peut être envoyé tant que le réseau n’est pas revenu."
            / "What is shown may have changed. Nothing can be sent until the network is back.";

        no_such_screen: "Cette adresse ne mène nulle part" / "This address leads nowhere";
        no_such_screen_hint: "Le lien est peut-être incomplet. Cherchez la commande dans la liste."
            / "The link may be incomplete. Look for the order in the list.";
        part_missing: "Une partie d’Avoir n’a pas pu être chargée" / "A part of Avoir could not be loaded";
        part_missing_hint:
            "La liste reste utilisable et rien n’est perdu. Réessayez quand le réseau est revenu ; si cela continue, rechargez la \
             page : une nouvelle version a pu être installée."
            / "The list goes on and nothing is lost. Try again when the network is back; if this continues, reload the page: a \
               new version may have been installed.";
        to_the_list: "Aller à la liste des commandes" / "Go to the orders";
    }
}
