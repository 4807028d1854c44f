//! The pages between the desk and the provider.

use super::failure::CompanySignInFailure as Failure;
use crate::api::sessions::COMPANY_SIGN_IN;
use crate::backend::sign_in_page::{Onward, Words, sign_in_page};

/// After a sign-in that came to nothing: what happened, and what to do.
pub fn of(failure: &Failure) -> String {
    let words = match failure {
        Failure::Unreachable(_) | Failure::Store(_) => [
            (
                "Connexion impossible pour le moment",
                "Le service de connexion de l’entreprise ne répond pas, ou Avoir n’a pas pu enregistrer votre connexion. \
                 Rien n’a été modifié. Réessayez dans un instant ; si cela dure, prévenez la personne qui gère le \
                 serveur.",
            ),
            (
                "Signing in is not possible right now",
                "The company’s sign-in service does not answer, or Avoir could not keep your sign-in. Nothing was \
                 changed. Try again in a moment; if it goes on, tell whoever runs the server.",
            ),
        ],
        Failure::Refused(_) => [
            (
                "Connexion refusée",
                "Le service de connexion de l’entreprise a refusé, ou vous avez annulé. Rien n’a été modifié. \
                 Réessayez ; si cela dure, prévenez la personne qui gère vos comptes.",
            ),
            (
                "Sign-in refused",
                "The company’s sign-in service refused, or you cancelled. Nothing was changed. Try again; if it goes \
                 on, tell whoever manages your accounts.",
            ),
        ],
        Failure::NotBegunHere => [
            (
                "Connexion à recommencer",
                "Cette connexion a été commencée ailleurs, ou il y a plus de dix minutes. Rien n’a été modifié. \
                 Recommencez d’ici.",
            ),
            (
                "Please start again",
                "This sign-in was begun elsewhere, or more than ten minutes ago. Nothing was changed. Start again from \
                 here.",
            ),
        ],
        Failure::NotGenuine(_) => [
            (
                "Connexion refusée par Avoir",
                "La réponse du service de connexion n’est pas valable. Rien n’a été modifié. Réessayez ; si cela dure, \
                 prévenez la personne qui gère le serveur : le journal dit pourquoi.",
            ),
            (
                "Sign-in refused by Avoir",
                "The answer of the sign-in service does not hold. Nothing was changed. Try again; if it goes on, tell \
                 whoever runs the server: the log says why.",
            ),
        ],
        Failure::Disabled(_) => [
            (
                "Accès désactivé",
                "Votre accès à Avoir a été désactivé. Rien n’a été modifié. Adressez-vous à votre responsable.",
            ),
            ("Access disabled", "Your access to Avoir has been disabled. Nothing was changed. Ask your lead."),
        ],
        Failure::NoRole { .. } => [
            (
                "Aucun rôle dans Avoir",
                "Votre compte est connu, mais il n’a pas de rôle dans Avoir. Demandez à la personne qui gère vos comptes \
                 de vous en donner un, puis réessayez.",
            ),
            (
                "No role in Avoir",
                "Your account is known, but it has no role in Avoir. Ask whoever manages your accounts for one, then \
                 try again.",
            ),
        ],
    };
    page(words, ["Réessayer", "Try again"], COMPANY_SIGN_IN)
}

/// In the tab that was opened only to sign in.
pub fn signed_in() -> String {
    let words = [
        (
            "Vous êtes connecté",
            "Fermez cet onglet et revenez à celui où vous travailliez : il reprend où vous en étiez.",
        ),
        ("You are signed in", "Close this tab and go back to the one you were working in: it goes on where you were."),
    ];
    page(words, ["Ouvrir Avoir ici", "Open Avoir here"], "/")
}

/// Where another site led here: one click shows that somebody wants it.
pub fn ask_to_go_on() -> String {
    let words = [
        (
            "Se connecter à Avoir",
            "Un autre site vous a conduit ici. Continuez seulement si vous voulez vous connecter.",
        ),
        ("Sign in to Avoir", "Another site led you here. Go on only if you want to sign in."),
    ];
    let on = ["Se connecter avec le compte de l’entreprise", "Sign in with the company account"];
    page(words, on, COMPANY_SIGN_IN)
}

/// Titles and texts in French, then in English, with the words of the link that leads on.
fn page(words: [(&'static str, &'static str); 2], on: [&'static str; 2], leads_to: &'static str) -> String {
    let words = [0, 1].map(|language| {
        let (title, text) = words[language];
        Words { title, text, on: on[language] }
    });
    sign_in_page(words, Onward::To(leads_to))
}
