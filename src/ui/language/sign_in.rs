//! The words of signing in, first and after a session has expired.

use super::labels::LabelTexts;

texts! {
    pub struct SignInTexts {
        sign_in: "Se connecter" / "Sign in";
        sign_in_hint: "Tout ce que vous faites ici l’est en votre nom." / "Everything you do here is done in your name.";
        company: "Se connecter avec le compte de l’entreprise" / "Sign in with your company account";
        or: "Ou :" / "Or:";
        token: "Jeton d’accès" / "Access token";
        token_hint: "Votre responsable vous l’a peut-être donné. Un lien de connexion le remplace."
            / "Your lead may have given it to you. A sign-in link does as well.";
        token_missing: "Saisissez votre jeton d’accès." / "Enter your access token.";
        session_expired: "Votre session a expiré" / "Your session has expired";
        session_expired_hint(agent: &str):
            "{agent}, reconnectez-vous pour reprendre : ouvrez un nouveau lien de connexion dans un autre onglet et \
             revenez ici, ou donnez votre jeton. Ce que vous étiez en train de faire reste affiché."
            / "{agent}, sign in again to go on: open a new sign-in link in another tab and come back here, or give \
               your token. What you were doing is still on the screen.";
        /// Whose screen it is.
        another_agent(agent: &str): "Ce jeton est celui d’un autre agent. Cet écran est celui de {agent}."
            / "This token is another agent’s. This screen is {agent}’s.";
        another_agent_here(agent: &str):
            "Un autre agent est connecté dans ce navigateur. Cet écran est celui de {agent}."
            / "Another agent is signed in in this browser. This screen is {agent}’s.";
        by_host_hint:
            "C’est la page autour d’Avoir qui vous connecte. Reconnectez-vous à elle, puis reprenez : rien de ce que vous \
             avez saisi n’est perdu."
            / "The page around Avoir signs you in. Sign in there again, then resume: nothing of what you typed is lost.";
        by_host_again = LabelTexts.resume;
        change_agent: "Changer d’agent" / "Change agent";
    }
}
