//! The lists as they are, and the sending of a change: the whole lists as they shall be, decided on their version.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::problem::ProblemCode;
use crate::api::return_terms::{ChangeReturnTerms, ReadReturnTerms};
use crate::client::Failure;
use crate::domain::returns::{
    ActionKind, ListedAction, ListedReason, ReturnAction, ReturnReason, ReturnTermId, ReturnTerms, ReturnTermsDraft,
    Wording,
};
use crate::ui::kit::{Notice, NoticeTone, focus};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live_if, live_text, memo_bool, watch};
use crate::ui::screens::side_read::SideRead;
use crate::ui::session::AgentSession;

/// Which of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    Reason,
    Action,
}

impl TermKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Action => "action",
        }
    }
}

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editor {
    Closed,
    New(TermKind),
    /// An entry; by its place it could be another one once somebody has changed the list.
    Of(TermKind, ReturnTermId),
}

/// An entry of either list, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub id: ReturnTermId,
    pub text: Wording,
    pub action: Option<ActionKind>,
    pub retired: bool,
}

/// What came of the last change.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    None,
    Saving,
    Saved,
    Failed(Failure),
}

#[derive(Clone, Copy)]
pub struct TermsStore {
    session: AgentSession,
    read: SideRead<ReturnTerms>,
    /// As they were last read or saved, whichever is newer.
    terms: RwSignal<Option<Arc<ReturnTerms>>>,
    is_there: Memo<bool>,
    outcome: RwSignal<Outcome>,
    /// The page, in which the focus goes on to where it was.
    pub page: NodeRef<html::Section>,
    pub editor: RwSignal<Editor>,
}

impl TermsStore {
    pub fn provide() -> Self {
        let terms = RwSignal::new(None);
        let this = Self {
            session: AgentSession::expect(),
            read: SideRead::of_screen(|| ReadReturnTerms),
            terms,
            is_there: memo_bool(move || terms.with(Option::is_some)),
            page: NodeRef::new(),
            outcome: RwSignal::new(Outcome::None),
            editor: RwSignal::new(Editor::Closed),
        };
        watch(
            move || match this.read.get() {
                Reading::Ready { shown, .. } => Some(shown),
                _ => None,
            },
            move |_, read| {
                if let Some(read) = read.clone() {
                    this.take(read);
                }
            },
        );
        provide_context(this);
        this
    }

    pub fn expect() -> Self {
        use_context().expect("the page provides it")
    }

    /// Whether there is something to show. What was saved stays shown while it is read again.
    pub fn is_there(self) -> bool {
        self.is_there.get()
    }

    /// Why there is nothing to show, once that is known.
    pub fn failure(self) -> Option<Failure> {
        match self.read.get() {
            Reading::Failed(failure) => Some(failure),
            Reading::Ready { .. } | Reading::Loading => None,
        }
    }

    pub fn retry(self) {
        self.read.retry();
    }

    fn take(self, terms: Arc<ReturnTerms>) {
        let is_newer =
            self.terms.with_untracked(|shown| shown.as_ref().is_none_or(|shown| terms.version >= shown.version));
        if is_newer {
            self.terms.set(Some(terms));
        }
    }

    pub fn may_change(self) -> bool {
        !self.session.is_readonly() && self.session.agent().is_some_and(|agent| agent.role.leads())
    }

    /// The entries of a list, in their order.
    pub fn list(self, kind: TermKind) -> Vec<Term> {
        let Some(terms) = self.terms.get() else { return Vec::new() };
        match kind {
            TermKind::Reason => {
                let term = |ListedReason { reason: ReturnReason { id, text }, retired }| Term {
                    id,
                    text,
                    action: None,
                    retired,
                };
                terms.reasons.iter().cloned().map(term).collect()
            }
            TermKind::Action => {
                let term = |ListedAction { action: ReturnAction { id, kind, text }, retired }| Term {
                    id,
                    text,
                    action: Some(kind),
                    retired,
                };
                terms.actions.iter().cloned().map(term).collect()
            }
        }
    }

    /// Opens the editor; what came of the change before is over.
    pub fn write(self, editor: Editor) {
        self.outcome.set(Outcome::None);
        self.editor.set(editor);
    }

    /// Sends the lists with this change, and shows them as they are afterwards, with the focus at what this selector finds.
    pub fn change(self, rest_on: Option<String>, change: impl FnOnce(&mut ReturnTermsDraft)) {
        let Some(terms) = self.terms.get_untracked() else { return };
        if !self.may_change() || self.outcome.get_untracked() == Outcome::Saving {
            return;
        }
        let mut body = terms.draft();
        change(&mut body);
        self.outcome.set(Outcome::Saving);
        let client = self.session.client();
        spawn_local(async move {
            let outcome = match client.post(&ChangeReturnTerms { body }).await {
                Ok(saved) => {
                    self.take(Arc::new(saved));
                    self.editor.try_set(Editor::Closed);
                    if let Some(selector) = rest_on {
                        self.focus_on(selector);
                    }
                    Outcome::Saved
                }
                Err(failure) => {
                    if matches!(failure, Failure::SignedOut) {
                        self.session.sign_in_needed();
                    }
                    self.read.retry();
                    Outcome::Failed(failure)
                }
            };
            self.outcome.try_set(outcome);
        });
    }

    /// The rows are drawn anew with every change.
    fn focus_on(self, selector: String) {
        request_animation_frame(move || {
            let page = self.page.try_get_untracked().flatten();
            if let Some(place) = page.and_then(|page| focus::first(&page, &selector)) {
                focus::focus(&place);
            }
        });
    }

    /// What came of the last change, in words.
    pub fn outcome_view(self) -> AnyView {
        let language = Language::expect();
        let saved = live_text(move || match self.outcome.get() {
            Outcome::Saved => language.texts().returns.terms.saved.to_owned(),
            _ => String::new(),
        });
        let failed = live_if(move || {
            let Outcome::Failed(failure) = self.outcome.get() else { return None };
            let words = live_text(move || {
                let texts = language.texts();
                match failure.code() {
                    Some(ProblemCode::VersionMismatch) => texts.returns.terms.stale.to_owned(),
                    Some(ProblemCode::ValidationFailed) => texts.returns.terms.last.to_owned(),
                    _ => texts.problems.of_read(&failure).to_do.to_owned(),
                }
            });
            let title = t_signal!(returns.terms.not_saved);
            Some(view! { <Notice tone=NoticeTone::Error title><p>{words}</p></Notice> }.into_any())
        });
        view! { <p class="quiet" role="status">{saved}</p> {failed} }.into_any()
    }
}
