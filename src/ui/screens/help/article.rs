//! An article of help, and the question whether it was of use.

use leptos::prelude::*;

use super::opinions::Opinions;
use crate::domain::help::HelpTopic;
use crate::ui::language::Language;
use crate::ui::reactive::{live, live_if, live_text};
use crate::ui::session::AgentSession;

/// The article of a dialog that explains itself: of whatever step it is at.
pub fn help_of(topic: impl Fn() -> HelpTopic + Clone + Send + Sync + 'static) -> ViewFn {
    ViewFn::from(move || {
        Opinions::provide();
        let topic = topic.clone();
        let topic = Memo::new(move |_| topic());
        live(move || view! { <Article topic=topic.get()/> }.into_any())
    })
}

#[component]
pub fn Article(topic: HelpTopic) -> impl IntoView {
    let language = Language::expect();
    let words = move || &language.texts().help;
    let fields = topic.fields().iter().map(|field| {
        view! {
            <dt>{live_text(move || (words().field)(*field).to_owned())}</dt>
            <dd>{live_text(move || (words().of_field)(*field).to_owned())}</dd>
        }
    });
    let fields = (!topic.fields().is_empty()).then(|| view! { <dl class="help-fields">{fields.collect_view()}</dl> });
    view! {
        <article class="help-article">
            <h3 class="help-title" tabindex="-1">{live_text(move || (words().article)(topic).to_owned())}</h3>
            <p>{live_text(move || (words().text)(topic).to_owned())}</p>
            {fields}
            <Question topic/>
            <Votes topic/>
        </article>
    }
}

/// *Cet article vous a-t-il été utile ?*
#[component]
fn Question(topic: HelpTopic) -> impl IntoView {
    let language = Language::expect();
    let opinions = Opinions::expect();
    let mine = Memo::new(move |_| opinions.votes().and_then(|votes| votes.mine(topic)));
    let answer = move |useful: bool| {
        let word = live_text(move || {
            let words = &language.texts().help;
            if useful { words.yes } else { words.no }.to_owned()
        });
        view! {
            <button
                class="help-answer"
                type="button"
                aria-pressed=move || (mine.get() == Some(useful)).to_string()
                on:click=move |_| opinions.say(topic, useful)
            >
                {word}
            </button>
        }
    };
    let said = move || match (opinions.has_failed(topic), mine.get()) {
        (true, _) => language.texts().help.not_said,
        (false, Some(useful)) => (language.texts().help.thanks)(useful),
        (false, None) => "",
    };
    live_if(move || {
        opinions.may_vote().then(|| {
            view! {
                <div class="help-question" role="group" aria-label=t!(help.question)>
                    <span>{t!(help.question)}</span>
                    {answer(true)}
                    {answer(false)}
                    <span class="quiet" role="status">{live_text(move || said().to_owned())}</span>
                </div>
            }
            .into_any()
        })
    })
}

/// How many say so, for leads.
#[component]
fn Votes(topic: HelpTopic) -> impl IntoView {
    let language = Language::expect();
    let (session, opinions) = (AgentSession::expect(), Opinions::expect());
    live_if(move || {
        let votes = opinions.votes().filter(|_| session.agent().is_some_and(|agent| agent.role.leads()))?;
        let words = live_text(move || {
            let words = &language.texts().help;
            votes.counts(topic).map_or_else(|| words.nobody.to_owned(), |it| (words.votes)(it.useful, it.not_useful))
        });
        Some(view! { <p class="help-votes quiet">{words}</p> }.into_any())
    })
}
