//! The pages of a sign-in link.

use crate::backend::sign_in_page::{Onward, Words, sign_in_page};

/// The link works no more.
pub fn used_up() -> String {
    let words = [
        Words {
            title: "Ce lien de connexion ne fonctionne plus",
            text: "Un lien de connexion sert une seule fois, et pendant une heure. Pour en obtenir un autre, demandez à \
                   la personne qui gère le serveur de lancer <code>avoir agent link \"Votre nom\"</code>. Vous pouvez \
                   aussi vous connecter avec votre jeton.",
            on: "Ouvrir Avoir",
        },
        Words {
            title: "This sign-in link no longer works",
            text: "A sign-in link works once, and within the hour. To get another, ask whoever runs the server to run \
                   <code>avoir agent link \"Your name\"</code>. You can also sign in with your token.",
            on: "Open Avoir",
        },
    ];
    sign_in_page(words, Onward::To("/"))
}

/// Asks whoever comes from elsewhere whether they want it: a page, a preview or a prefetch must neither sign anyone in
/// nor use the link up.
pub fn ask_to_go_on() -> String {
    let words = [
        Words {
            title: "Se connecter à Avoir",
            text: "Ce lien vous connecte dans ce navigateur, une seule fois. Continuez seulement si vous l’avez demandé.",
            on: "Se connecter",
        },
        Words {
            title: "Sign in to Avoir",
            text: "This link signs you in in this browser, once. Go on only if you asked for it.",
            on: "Sign in",
        },
    ];
    sign_in_page(words, Onward::Again)
}
