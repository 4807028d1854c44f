//! The notice of the last write: what happened, what is safe, what to do.

mod refused;

use leptos::html;
use leptos::prelude::*;

use self::refused::Refused;
use super::lost_focus::give_back;
use crate::api::operations::{OperationKey, OperationKind};
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone};
use crate::ui::language::order::writing::WritingTexts;
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::timers::lasts_long;
use crate::ui::reactive::{live, live_text};
use crate::ui::recovered_writes::notices::{HeardLast, RecoveredNotices};
use crate::ui::recovered_writes::store::RecoveredWrites;
use crate::ui::screens::order::store::{OrderStore, Writing};

#[component]
pub fn WritingNotice() -> impl IntoView {
    let store = OrderStore::expect();
    let language = Language::expect();
    let recovered = store.recovered();
    let known = Signal::derive(move || {
        let mut found = recovered.get();
        found.retain(|finding| !finding.is_open());
        found
    });
    let open =
        Memo::new(move |_| recovered.with(|found| found.iter().find(|it| it.is_open()).map(|it| it.key().clone())));
    let writing = store.writing();
    let busy = Signal::derive(move || writing.with(is_looked_up));
    // A write that is looked up again keeps its notice. One that an earlier page left behind is known a moment before
    // the order is read again, and says nothing in that moment.
    let writing = Memo::new(move |_| match writing.get() {
        Writing::NotKnown { write, .. } => Writing::NotKnown { write, asking: false },
        Writing::LeftBehind(_) if open.with(Option::is_none) => Writing::Idle,
        writing => writing,
    });
    let place = NodeRef::<html::Div>::new();
    let words = move || &language.texts().order.writing;
    let resume = Callback::new(move |()| store.resume());
    let dismiss = Callback::new(move |()| store.acknowledge());
    let is_slow = lasts_long(move || writing.with(Writing::is_pending));
    give_back(place, move || is_slow.get() || writing.with(says_something));
    let notice = live(move || match writing.get() {
        Writing::Pending { in_doubt: false, .. } if is_slow.get() => {
            let title = t_signal!(order.writing.slow);
            view! { <Notice title/> }.into_any()
        }
        quiet if !says_something(&quiet) => ().into_any(),
        Writing::LeftBehind(kind) => match open.get() {
            Some(key) => view! { <LeftBehind kind key resume/> }.into_any(),
            None => ().into_any(),
        },
        Writing::Refused { command, problem } => view! { <Refused command problem=*problem dismiss/> }.into_any(),
        other => match open_outcome(&other) {
            Some((tone, title, action)) => {
                let operation = move || other.kind().map_or("", language.texts().domain.operation);
                let title = Signal::derive(move || title(words(), operation()));
                let on_press = if matches!(action, Action::Dismiss) { dismiss } else { resume };
                let actions = move || {
                    view! {
                        <Button kind=ButtonKind::Primary busy on_press>{language::text(action.word())}</Button>
                    }
                };
                view! { <Notice tone title actions/> }.into_any()
            }
            None => ().into_any(),
        },
    });
    view! {
        <div class="writing" node_ref=place>
            <p class="visually-hidden" role="status">
                {live_text(move || {
                    let is_pending = writing.with(Writing::is_pending);
                    if is_pending { words().pending.to_owned() } else { String::new() }
                })}
            </p>
            {notice}
            <RecoveredNotices shown=known/>
        </div>
    }
}

/// Whether there is something to read: a write that simply goes through needs no words.
const fn says_something(writing: &Writing) -> bool {
    !matches!(writing, Writing::Idle | Writing::Pending { in_doubt: false, .. })
}

/// Whether the backend is being asked what became of it.
const fn is_looked_up(writing: &Writing) -> bool {
    matches!(writing, Writing::Pending { .. } | Writing::NotKnown { asking: true, .. })
}

#[derive(Clone, Copy)]
enum Action {
    LookUp,
    Resume,
    Dismiss,
}

impl Action {
    const fn word(self) -> Word {
        match self {
            Self::LookUp => |texts| texts.order.writing.look_up,
            Self::Resume => |texts| texts.order.writing.resume,
            Self::Dismiss => |texts| texts.kit.dismiss,
        }
    }
}

type Title = fn(&WritingTexts, &str) -> String;

/// How a write that has not come to its end is shown.
fn open_outcome(writing: &Writing) -> Option<(NoticeTone, Title, Action)> {
    match writing {
        Writing::Pending { .. } => Some((NoticeTone::Info, |words, _| words.in_doubt.to_owned(), Action::LookUp)),
        Writing::NotKnown { .. } => Some((NoticeTone::Warning, |words, what| (words.not_known)(what), Action::LookUp)),
        Writing::SignedOut(_) => Some((NoticeTone::Warning, |words, what| (words.signed_out)(what), Action::Resume)),
        Writing::NotSent { .. } => Some((NoticeTone::Error, |words, what| (words.not_sent)(what), Action::Dismiss)),
        Writing::Idle | Writing::Refused { .. } | Writing::LeftBehind(_) => None,
    }
}

/// A page that is gone did not see the answer: the backend is asked until it can say.
#[component]
fn LeftBehind(kind: OperationKind, key: OperationKey, resume: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let recovered = RecoveredWrites::expect();
    let title = Signal::derive(move || {
        let texts = language.texts();
        (texts.order.writing.left_behind)((texts.domain.operation)(kind))
    });
    let asked = key.clone();
    let busy = Signal::derive(move || recovered.is_asking(&asked));
    let look_up = t!(order.writing.look_up);
    let actions = move || view! { <Button kind=ButtonKind::Primary busy on_press=resume>{look_up}</Button> };
    view! {
        <Notice tone=NoticeTone::Warning title actions>
            <HeardLast key/>
        </Notice>
    }
}
