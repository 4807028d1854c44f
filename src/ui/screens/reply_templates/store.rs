//! The words as they are, those that a lead is writing, and what they come to on an order.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::api::pointer;
use crate::api::problem::{Problem, ProblemCode};
use crate::api::reply_templates::{
    ChangeReplyTemplate, ChangeReplyTemplateBody, PreviewReplyTemplate, PreviewReplyTemplateBody, ReadReplyTemplates,
    ReplyTemplate, ReplyTemplates,
};
use crate::client::Failure;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::locale::Locale;
use crate::domain::order::OrderNumber;
use crate::domain::reply_template::TemplateText;
use crate::ui::language::Language;
use crate::ui::language::reply_templates::ReplyTemplateTexts;
use crate::ui::reactive::draft_storage::{self, keep_over_reloads};
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::timers::Pause;
use crate::ui::reactive::{memo_bool, watch};
use crate::ui::screens::side_read::SideRead;
use crate::ui::session::AgentSession;

/// A text is tried once nothing was typed for so long.
const TYPING: Duration = Duration::from_millis(300);

/// Which text: of which reply, in which language.
pub type Place = (ReplyKind, Locale);

/// A text that a lead is writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Draft {
    kind: ReplyKind,
    language: Locale,
    /// The version that it was written on, and is to take the place of.
    version: u64,
    text: TemplateText,
}

/// What came of the last saving.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    None,
    Saving,
    Saved,
    Failed(Failure),
}

#[derive(Clone, Copy)]
pub struct TemplateStore {
    session: AgentSession,
    read: SideRead<ReplyTemplates>,
    /// As they were last read or saved, whichever is newer.
    known: RwSignal<Option<Arc<ReplyTemplates>>>,
    is_there: Memo<bool>,
    place: RwSignal<Place>,
    /// All that is written and not saved, each with its place.
    drafts: RwSignal<Vec<Draft>>,
    /// What is typed as the order to try it on.
    pub order: RwSignal<String>,
    /// What is tried now.
    tried: RwSignal<Option<PreviewReplyTemplateBody>>,
    preview: SideRead<TemplateText>,
    outcome: RwSignal<Outcome>,
}

impl TemplateStore {
    pub fn provide() -> Self {
        let (known, tried) = (RwSignal::new(None), RwSignal::new(None));
        let session = AgentSession::expect();
        let this = Self {
            session,
            read: SideRead::of_screen(|| ReadReplyTemplates),
            known,
            is_there: memo_bool(move || known.with(Option::is_some)),
            place: RwSignal::new((ReplyKind::Cancelled, Language::expect().locale())),
            drafts: RwSignal::default(),
            order: RwSignal::default(),
            tried,
            preview: SideRead::of_what_is_asked(move || {
                tried.get().map(|body: PreviewReplyTemplateBody| PreviewReplyTemplate { body })
            }),
            outcome: RwSignal::new(Outcome::None),
        };
        this.take_what_is_read();
        this.try_what_is_typed();
        let kept = move || Some(draft_storage::place(&session.agent()?.id.0, "reply-templates"));
        keep_over_reloads(kept, this.drafts, |drafts| !drafts.is_empty(), || {});
        provide_context(this);
        this
    }

    pub fn expect() -> Self {
        use_context().expect("the page provides it")
    }

    fn take_what_is_read(self) {
        watch(
            move || self.read.get().shown().cloned(),
            move |_, read| {
                let Some(read) = read.clone() else { return };
                // What was read before a saving is older than its answer.
                if self
                    .known
                    .with_untracked(|known| known.as_ref().is_none_or(|known| changes(&read) >= changes(known)))
                {
                    self.known.set(Some(read));
                    self.read_the_others_text();
                }
            },
        );
    }

    /// Who was told that another lead has changed the text has it before their eyes now, and may take its place.
    fn read_the_others_text(self) {
        let is_late = self.outcome.with_untracked(
            |outcome| matches!(outcome, Outcome::Failed(failure) if failure.code() == Some(ProblemCode::VersionMismatch)),
        );
        let (place, known) = (self.place.get_untracked(), untrack(|| self.known()));
        if let Some(known) = known.filter(|_| is_late) {
            self.drafts.update(|drafts| {
                let is_here = |draft: &&mut Draft| (draft.kind, draft.language) == place;
                drafts.iter_mut().filter(is_here).for_each(|draft| draft.version = known.version());
            });
        }
    }

    fn try_what_is_typed(self) {
        let pause = Pause::in_view();
        let asked = Memo::new(move |_| {
            let (kind, language) = self.place.get();
            let order = self.order.with(|order| order.trim().to_owned());
            let order = (!order.is_empty()).then_some(OrderNumber(order));
            self.may_change().then(|| Some(PreviewReplyTemplateBody { kind, language, text: self.text()?, order }))
        });
        watch(
            move || asked.get().flatten(),
            move |before, asked| {
                let asked = asked.clone();
                // The first one, and another text, are not typed.
                let place = |body: &Option<PreviewReplyTemplateBody>| body.as_ref().map(|it| (it.kind, it.language));
                let is_typed = before.is_some() && place(before) == place(&asked);
                if is_typed {
                    pause.wait(TYPING, move || self.tried.set(asked));
                } else {
                    pause.stop();
                    self.tried.set(asked);
                }
            },
        );
    }

    /// Whether there is something to show.
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

    pub fn may_change(self) -> bool {
        !self.session.is_readonly() && self.session.agent().is_some_and(|agent| agent.role.leads())
    }

    pub fn place(self) -> Place {
        self.place.get()
    }

    pub fn go_to(self, place: Place) {
        self.outcome.set(Outcome::None);
        self.place.set(place);
    }

    /// The text as it is used.
    pub fn known(self) -> Option<ReplyTemplate> {
        let (kind, language) = self.place.get();
        self.known.with(|known| known.as_ref()?.of(kind, language).cloned())
    }

    /// The text as it is written.
    pub fn text(self) -> Option<TemplateText> {
        self.draft().or_else(|| Some(self.known()?.text))
    }

    /// What is written and not saved.
    pub fn draft(self) -> Option<TemplateText> {
        Some(self.whole_draft()?.text)
    }

    fn whole_draft(self) -> Option<Draft> {
        let place = self.place.get();
        let is_here = |draft: &&Draft| (draft.kind, draft.language) == place;
        self.drafts.with(|drafts| drafts.iter().find(is_here).cloned())
    }

    /// Writes it; what is the same as what is used is no draft.
    pub fn write(self, text: TemplateText) {
        let (kind, language) = self.place.get_untracked();
        let Some(known) = untrack(|| self.known()) else { return };
        self.outcome.set(Outcome::None);
        self.drafts.update(|drafts| {
            let place = drafts.iter().position(|draft| (draft.kind, draft.language) == (kind, language));
            // One that was begun goes on from the version that it was begun on.
            let version = place.map_or(known.version(), |place| drafts.remove(place).version);
            if known.text != text {
                drafts.push(Draft { kind, language, version, text });
            }
        });
    }

    pub fn discard(self) {
        if let Some(known) = untrack(|| self.known()) {
            self.write(known.text);
        }
    }

    pub fn take_shipped(self) {
        let (kind, language) = self.place.get_untracked();
        self.write(TemplateText::shipped(kind, language));
    }

    /// What it comes to.
    pub fn preview(self) -> Reading<Arc<TemplateText>> {
        self.preview.get()
    }

    pub fn is_saving(self) -> bool {
        self.outcome.get() == Outcome::Saving
    }

    pub fn is_saved(self) -> bool {
        self.outcome.get() == Outcome::Saved
    }

    /// Why the last saving failed.
    pub fn not_saved(self) -> Option<Failure> {
        match self.outcome.get() {
            Outcome::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// Saves what is written, in place of the version that it was written on.
    pub fn save(self) {
        let Some(Draft { kind, language, version, text }) = untrack(|| self.whole_draft()) else { return };
        if !untrack(|| self.may_change()) || self.outcome.get_untracked() == Outcome::Saving {
            return;
        }
        let text = Some(text).filter(|text| text.trimmed() != TemplateText::shipped(kind, language));
        let body = ChangeReplyTemplateBody { kind, language, version, text };
        self.outcome.set(Outcome::Saving);
        let client = self.session.client();
        spawn_local(async move {
            let outcome = match client.post(&ChangeReplyTemplate { body }).await {
                Ok(saved) => {
                    self.known.try_set(Some(Arc::new(saved)));
                    self.drafts.try_update(|drafts| {
                        drafts.retain(|draft| (draft.kind, draft.language) != (kind, language));
                    });
                    Outcome::Saved
                }
                Err(failure) => {
                    if matches!(failure, Failure::SignedOut) {
                        self.session.sign_in_needed();
                    }
                    if failure.code() == Some(ProblemCode::VersionMismatch) {
                        self.read.retry();
                    }
                    Outcome::Failed(failure)
                }
            };
            self.outcome.try_set(outcome);
        });
    }

    /// What is wrong with the subject, or the text: as it was to be saved, or was last tried.
    pub fn flaw(self, part: &'static str, words: &ReplyTemplateTexts) -> Option<String> {
        let (problem, text) = match (self.outcome.get(), self.preview.get()) {
            (Outcome::Failed(Failure::Refused(problem)), _) if !problem.errors.is_empty() => (problem, self.text()?),
            (_, Reading::Failed(Failure::Refused(problem))) => (problem, self.tried.get()?.text),
            _ => return None,
        };
        let source = if part == pointer::TEXT_SUBJECT { text.subject } else { text.body };
        flaw_words(&problem, part, &source, words)
    }
}

/// How often any of them was changed.
fn changes(templates: &ReplyTemplates) -> u64 {
    templates.items.iter().map(ReplyTemplate::version).sum()
}

/// Every flaw of a part, in words.
fn flaw_words(problem: &Problem, part: &str, source: &str, words: &ReplyTemplateTexts) -> Option<String> {
    let told = |error: &crate::api::field_error::FieldError| {
        let line = error.line.unwrap_or(1);
        let index = usize::try_from(line).unwrap_or(1).saturating_sub(1);
        // As it was sent, without what is not kept around it.
        let text = source.trim().lines().nth(index).unwrap_or_default().trim();
        match error.code.as_str() {
            "unknown_placeholder" => (words.unknown_placeholder)(line, text),
            "not_well_formed" => (words.not_well_formed)(line, text),
            "not_supported" => (words.not_supported)(line, text),
            "too_long" => words.too_long.to_owned(),
            _ => words.required.to_owned(),
        }
    };
    let flaws: Vec<String> = problem.errors.iter().filter(|error| error.pointer == part).map(told).collect();
    (!flaws.is_empty()).then(|| flaws.join(" "))
}
