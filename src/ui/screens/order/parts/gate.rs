//! What stands before a deed that is above the agent's limits, said in its form before its last key.

use leptos::prelude::*;

use crate::domain::approval::Gate;
use crate::domain::limits::Exceeded;
use crate::domain::money::Amount;
use crate::domain::text_limits;
use crate::ui::kit::{Notice, NoticeTone, TextArea};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::order::store::OrderStore;

/// The limits that a deed is above, with a place for a word to whoever decides; or how far asking for it is.
#[component]
pub fn GateNote(gate: Memo<Option<Gate>>) -> impl IntoView {
    let language = Language::expect();
    let note = live_if(move || {
        let gate = gate.get()?;
        let tone = match gate {
            Gate::Open | Gate::Approved(_) => NoticeTone::Success,
            Gate::Asked => NoticeTone::Info,
            Gate::Above(_) | Gate::Changed(_) => NoticeTone::Warning,
        };
        let exceeded = gate.exceeded().to_vec();
        let title = Signal::derive(move || title(&gate, language));
        let lines = exceeded.into_iter().enumerate().map(|(place, above)| limit_line(above, place > 0)).collect_view();
        Some(view! { <Notice tone title>{lines}</Notice> }.into_any())
    });
    let asks = memo_bool(move || gate.with(|gate| asks(gate.as_ref())));
    let comment = live_if(move || asks.get().then(|| view! { <Comment/> }.into_any()));
    view! {
        <div class="gate" role="status">{note}</div>
        {comment}
    }
}

#[component]
fn Comment() -> impl IntoView {
    let comment = OrderStore::expect().comment();
    view! {
        <div class="gate-comment">
            <TextArea
                label=t_signal!(approvals.comment)
                value=comment
                on_input=Callback::new(move |text| comment.set(text))
                rows=2
                max_length=text_limits::REASON
            />
        </div>
    }
}

fn title(gate: &Gate, language: Language) -> String {
    let words = &language.texts().approvals;
    match gate {
        Gate::Open => String::new(),
        Gate::Approved(approval) => {
            let by = approval.state.decided().map(|decided| decided.by.name.as_str());
            (words.given_by)(by.unwrap_or_default())
        }
        Gate::Asked => words.waiting.to_owned(),
        Gate::Changed(_) => words.changed.to_owned(),
        Gate::Above(exceeded) => exceeded.first().map(|above| above_words(above, language)).unwrap_or_default(),
    }
}

/// What counts with it, and, of one that the title does not name, the limit.
fn limit_line(above: Exceeded, names_limit: bool) -> AnyView {
    let language = Language::expect();
    let limit = names_limit.then(|| view! { <p>{live_text(move || above_words(&above, language))}</p> });
    let before = above.before.is_positive().then(|| {
        let words = move || (language.texts().approvals.before)(&written(above.before, language));
        view! { <p>{live_text(words)}</p> }
    });
    view! { {limit} {before} }.into_any()
}

fn above_words(above: &Exceeded, language: Language) -> String {
    (language.texts().approvals.above)((above.limit, &written(above.allowed, language)))
}

fn written(amount: Amount, language: Language) -> String {
    let order = OrderStore::expect().order();
    order.map(|order| amount.display(order.order.currency, language.locale())).unwrap_or_default()
}

/// Whether the last key asks for approval.
fn asks(gate: Option<&Gate>) -> bool {
    gate.is_some_and(|gate| !gate.exceeded().is_empty())
}

/// Whether nobody has answered yet, so that there is nothing to press.
pub fn waits(gate: Memo<Option<Gate>>) -> Signal<bool> {
    Signal::derive(move || gate.with(|gate| matches!(gate, Some(Gate::Asked))))
}

/// The words of the last key: those of the deed, or of asking for it.
pub fn key_words(gate: Memo<Option<Gate>>, deed: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let language = Language::expect();
    let words = move || {
        let asks = gate.with(|gate| asks(gate.as_ref()));
        if asks { language.texts().approvals.ask.to_owned() } else { deed() }
    };
    live_text(words).into_any()
}
