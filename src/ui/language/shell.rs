//! The words around the screens: header, sign-in, network, what was found again after a crash; and those of
//! the kit.

use crate::domain::order::OrderNumber;

pub struct ShellTexts {
    pub product: &'static str,
    pub product_purpose: &'static str,
    pub order_list: &'static str,
    pub unfinished: &'static str,
    /// For the count beside *À terminer*, read aloud.
    pub unfinished_count: fn(usize) -> String,
    pub navigation: &'static str,
    pub demo: &'static str,
    pub demo_short: &'static str,
    pub demo_hint: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub sign_out: &'static str,
    pub not_signed_out: &'static str,
    pub loading: &'static str,
    pub takes_long: &'static str,
    pub retry: &'static str,
    pub dismiss: &'static str,

    pub offline: &'static str,
    pub offline_hint: &'static str,

    pub sign_in: &'static str,
    pub sign_in_hint: &'static str,
    pub token: &'static str,
    pub token_hint: &'static str,
    pub token_missing: &'static str,
    pub session_expired: &'static str,
    pub session_expired_hint: fn(&str) -> String,
    /// Whose screen it is.
    pub another_agent: fn(&str) -> String,
    pub another_agent_here: fn(&str) -> String,
    pub change_agent: &'static str,
    pub not_reached: &'static str,

    pub no_such_screen: &'static str,
    pub no_such_screen_hint: &'static str,
    pub to_the_list: &'static str,

    pub reconciling: &'static str,
    /// The operation as a noun phrase, the order, the time.
    pub found_done: fn(&str, &OrderNumber, &str) -> String,
    pub found_done_title: &'static str,
    pub found_not_arrived: fn(&str, &OrderNumber) -> String,
    pub found_not_arrived_title: &'static str,
    pub found_not_known: fn(&str, &OrderNumber) -> String,
    pub found_not_known_title: &'static str,
    /// When the backend was asked, and when it will be certain.
    pub heard_not_yet: fn(&str, &str) -> String,
    /// When the backend did not answer.
    pub heard_no_answer: fn(&str) -> String,
    pub open_order: fn(&OrderNumber) -> String,
    pub check_again: &'static str,

    pub on: &'static str,
    pub off: &'static str,
    pub close_window: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub text_to_copy: &'static str,
    pub what_is_safe: &'static str,
}

pub const FRENCH: ShellTexts = ShellTexts {
    product: "Avoir",
    product_purpose: "Annulations et remboursements",
    order_list: "Liste des commandes",
    unfinished: "À terminer",
    unfinished_count: |count| match count {
        1 => "1 commande à terminer".to_owned(),
        _ => format!("{count} commandes à terminer"),
    },
    navigation: "Écrans",
    demo: "Boutique de démonstration",
    demo_short: "Démo",
    demo_hint: "Aucun argent ne circule.",
    language: "Langue",
    theme: "Thème",
    theme_auto: "Automatique",
    theme_light: "Clair",
    theme_dark: "Sombre",
    sign_out: "Se déconnecter",
    not_signed_out: "Vous êtes toujours connecté",
    loading: "Chargement…",
    takes_long: "C’est plus long que d’habitude",
    retry: "Réessayer",
    dismiss: "J’ai compris",

    offline: "Hors connexion",
    offline_hint: "Ce qui est affiché peut avoir changé. Rien ne peut être envoyé tant que le réseau n’est pas revenu.",

    sign_in: "Se connecter",
    sign_in_hint: "Chaque agent a son propre jeton d’accès : tout ce qui est fait ici l’est en son nom.",
    token: "Jeton d’accès",
    token_hint: "Votre responsable vous l’a peut-être donné. Un lien de connexion le remplace.",
    token_missing: "Saisissez votre jeton d’accès.",
    session_expired: "Votre session a expiré",
    session_expired_hint: |agent| {
        format!(
            "{agent}, reconnectez-vous pour reprendre : ouvrez un nouveau lien de connexion dans un autre onglet et \
             revenez ici, ou donnez votre jeton. Ce que vous étiez en train de faire reste affiché."
        )
    },
    another_agent: |agent| format!("Ce jeton est celui d’un autre agent. Cet écran est celui de {agent}."),
    another_agent_here: |agent| {
        format!("Un autre agent est connecté dans ce navigateur. Cet écran est celui de {agent}.")
    },
    change_agent: "Changer d’agent",
    not_reached: "Avoir n’a pas pu démarrer",

    no_such_screen: "Cette adresse ne mène nulle part",
    no_such_screen_hint: "Le lien est peut-être incomplet. Cherchez la commande dans la liste.",
    to_the_list: "Aller à la liste des commandes",

    reconciling: "Recherche des opérations restées en suspens…",
    found_done: |operation, order, at| format!("Le serveur a bien pris en compte {operation} ({order}) à {at}."),
    found_done_title: "Opération retrouvée",
    found_not_arrived: |operation, order| {
        format!("Le serveur n’a pas reçu {operation} ({order}) : rien n’a été fait. Reprenez sur la commande.")
    },
    found_not_arrived_title: "Opération non effectuée",
    found_not_known: |operation, order| {
        format!(
            "On ne sait pas encore si le serveur a pris en compte {operation} ({order}). Attendez la réponse avant de \
             recommencer."
        )
    },
    found_not_known_title: "Opération à vérifier",
    heard_not_yet: |at, certain| {
        format!(
            "À {at}, le serveur n’avait rien reçu. Un envoi tardif reste possible jusqu’à {certain} : nous revérifions \
             tout seuls, et la réponse sera alors sûre."
        )
    },
    heard_no_answer: |at| {
        format!("À {at}, le serveur ne répondait pas. Nous réessayons tout seuls, toutes les 15 secondes.")
    },
    open_order: |order| format!("Ouvrir {order}"),
    check_again: "Vérifier",

    on: "ON",
    off: "OFF",
    close_window: "Fermer la fenêtre",
    copied: "Copié",
    copy_by_hand: "Copie impossible : le texte est sélectionné, copiez-le avec Ctrl+C.",
    text_to_copy: "Texte à copier",
    what_is_safe: "Ce qui est sûr :",
};

pub const ENGLISH: ShellTexts = ShellTexts {
    product: "Avoir",
    product_purpose: "Cancellations and refunds",
    order_list: "Orders",
    unfinished: "Unfinished",
    unfinished_count: |count| match count {
        1 => "1 order to finish".to_owned(),
        _ => format!("{count} orders to finish"),
    },
    navigation: "Screens",
    demo: "Demo shop",
    demo_short: "Demo",
    demo_hint: "No money moves.",
    language: "Language",
    theme: "Theme",
    theme_auto: "Automatic",
    theme_light: "Light",
    theme_dark: "Dark",
    sign_out: "Sign out",
    not_signed_out: "You are still signed in",
    loading: "Loading…",
    takes_long: "This takes longer than usual",
    retry: "Try again",
    dismiss: "Got it",

    offline: "Offline",
    offline_hint: "What is shown may have changed. Nothing can be sent until the network is back.",

    sign_in: "Sign in",
    sign_in_hint: "Every agent has their own access token: all that is done here is done in their name.",
    token: "Access token",
    token_hint: "Your lead may have given it to you. A sign-in link does as well.",
    token_missing: "Enter your access token.",
    session_expired: "Your session has expired",
    session_expired_hint: |agent| {
        format!(
            "{agent}, sign in again to go on: open a new sign-in link in another tab and come back here, or give your \
             token. What you were doing is still on the screen."
        )
    },
    another_agent: |agent| format!("This token is another agent’s. This screen is {agent}’s."),
    another_agent_here: |agent| format!("Another agent is signed in in this browser. This screen is {agent}’s."),
    change_agent: "Change agent",
    not_reached: "Avoir could not start",

    no_such_screen: "This address leads nowhere",
    no_such_screen_hint: "The link may be incomplete. Look for the order in the list.",
    to_the_list: "Go to the orders",

    reconciling: "Looking for operations left open…",
    found_done: |operation, order, at| format!("The server carried out {operation} ({order}) at {at}."),
    found_done_title: "Operation found again",
    found_not_arrived: |operation, order| {
        format!("The server never received {operation} ({order}): nothing was done. Start again from the order.")
    },
    found_not_arrived_title: "Operation not done",
    found_not_known: |operation, order| {
        format!(
            "We don't know yet whether the server carried out {operation} ({order}). Wait for the answer before you do \
             it again."
        )
    },
    found_not_known_title: "Operation to check",
    heard_not_yet: |at, certain| {
        format!(
            "At {at} the server had received nothing. A late delivery is possible until {certain}: we check again by \
             ourselves, and the answer will then be certain."
        )
    },
    heard_no_answer: |at| format!("At {at} the server did not answer. We try again by ourselves, every 15 seconds."),
    open_order: |order| format!("Open {order}"),
    check_again: "Check",

    on: "ON",
    off: "OFF",
    close_window: "Close this window",
    copied: "Copied",
    copy_by_hand: "Could not copy: the text is selected, copy it with Ctrl+C.",
    text_to_copy: "Text to copy",
    what_is_safe: "What is safe:",
};
