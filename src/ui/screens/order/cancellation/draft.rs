//! The agent's choices and words that are not sent yet. They are kept apart from what is drawn again when the order
//! is read, so that a refusal, a refresh or a closed pop-in loses none of them.

use leptos::prelude::*;

use crate::domain::cancellation::ContactChannel;
use crate::ui::reactive::draft_storage::keep_over_reloads;
use crate::ui::screens::order::store::OrderStore;

/// The handle on them.
#[derive(Clone, Copy)]
pub struct CancellationDraft {
    channel: RwSignal<Option<ContactChannel>>,
    channel_was_tried: RwSignal<bool>,
    skips_mail: RwSignal<bool>,
    skip_reason: RwSignal<String>,
    skip_was_tried: RwSignal<bool>,
}

impl CancellationDraft {
    pub fn provide() {
        let (channel, store) = (RwSignal::new(None), OrderStore::expect());
        keep_over_reloads(move || store.draft_place("channel"), channel, Option::is_some, || {});
        provide_context(Self {
            channel,
            channel_was_tried: RwSignal::new(false),
            skips_mail: RwSignal::new(false),
            skip_reason: RwSignal::default(),
            skip_was_tried: RwSignal::new(false),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn channel(&self) -> Option<ContactChannel> {
        self.channel.get()
    }

    pub fn choose_channel(&self, channel: Option<ContactChannel>) {
        self.channel.set(channel);
    }

    /// The channel to send; without one it is marked as missing.
    pub fn take_channel(&self) -> Option<ContactChannel> {
        self.channel_was_tried.set(true);
        self.channel.get_untracked()
    }

    pub fn is_channel_missing(&self) -> bool {
        self.channel_was_tried.get() && self.channel.get().is_none()
    }

    /// Whether *Ne pas envoyer* was chosen.
    pub fn skips_mail(&self) -> bool {
        self.skips_mail.get()
    }

    pub fn set_skips_mail(&self, skips: bool) {
        self.skips_mail.set(skips);
    }

    pub fn skip_reason(&self) -> String {
        self.skip_reason.get()
    }

    pub fn set_skip_reason(&self, reason: String) {
        self.skip_reason.set(reason);
    }

    /// Whether the agent has written no reason yet.
    pub fn has_no_skip_reason(&self) -> bool {
        self.skip_reason.with_untracked(|reason| reason.trim().is_empty())
    }

    /// The reason to send; without one it is marked as missing.
    pub fn take_skip_reason(&self) -> Option<String> {
        self.skip_was_tried.set(true);
        let reason = self.skip_reason.with_untracked(|reason| reason.trim().to_owned());
        (!reason.is_empty()).then_some(reason)
    }

    pub fn is_skip_reason_missing(&self) -> bool {
        self.skip_was_tried.get() && self.skip_reason.with(|reason| reason.trim().is_empty())
    }
}
