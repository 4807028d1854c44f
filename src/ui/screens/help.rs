//! *Aide*: every article, and for leads what their agents say of each.

pub mod article;
mod opinions;

use leptos::prelude::*;

use self::article::Article;
use self::opinions::Opinions;
use crate::domain::help::HelpTopic;
use crate::ui::reactive::live_if;
use crate::ui::session::AgentSession;

#[component]
pub fn HelpPage() -> impl IntoView {
    Opinions::provide();
    let session = AgentSession::expect();
    let leads = live_if(move || {
        let leads = session.agent().is_some_and(|agent| agent.role.leads());
        leads.then(|| view! { <p class="page-hint">{t!(help.about_votes)}</p> }.into_any())
    });
    let articles = HelpTopic::KNOWN.map(|topic| view! { <Article topic/> }).collect_view();
    view! {
        <section class="page help">
            <div class="page-head">
                <h1 class="page-title" tabindex="-1">{t!(help.title)}</h1>
            </div>
            <p class="page-hint">{t!(help.about)}</p>
            {leads}
            <div class="help-articles">{articles}</div>
        </section>
    }
}
