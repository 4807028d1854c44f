//! *Aide*: every article, and for leads what their agents say of each.

pub mod article;
mod opinions;

use leptos::prelude::*;

use self::article::Article;
use self::opinions::Opinions;
use crate::domain::help::HelpGroup;
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::session::AgentSession;

#[component]
pub fn HelpPage() -> impl IntoView {
    Opinions::provide();
    let (session, language) = (AgentSession::expect(), Language::expect());
    let leads = live_if(move || {
        let leads = session.agent().is_some_and(|agent| agent.role.leads());
        leads.then(|| view! { <p class="page-hint">{t!(help.about_votes)}</p> }.into_any())
    });
    let group = |group: HelpGroup| {
        let articles = group.topics().iter().map(|topic| view! { <Article topic=*topic/> }).collect_view();
        view! {
            <h2>{live_text(move || (language.texts().help.group)(group).to_owned())}</h2>
            <div class="help-articles">{articles}</div>
        }
    };
    view! {
        <section class="page help">
            <div class="page-head">
                <h1 class="page-title" tabindex="-1">{t!(help.title)}</h1>
            </div>
            <p class="page-hint">{t!(help.about)}</p>
            {leads}
            {HelpGroup::ALL.map(group).collect_view()}
        </section>
    }
}
