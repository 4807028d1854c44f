//! What the agent has typed of a new return, and what it stands for.

use leptos::prelude::*;

use crate::domain::order::LineId;
use crate::domain::returns::{ReturnDraft, ReturnLineDraft, ReturnTermId};

/// One order line in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub units: String,
    pub reason: Option<ReturnTermId>,
    pub action: Option<ReturnTermId>,
}

impl Entry {
    /// The units typed; none where nothing is, or zero.
    pub fn units(&self) -> Result<Option<u32>, ()> {
        match self.units.trim() {
            "" => Ok(None),
            text => text.parse().map(|units| Some(units).filter(|units| *units > 0)).map_err(|_| ()),
        }
    }
}

/// The handle on the form.
#[derive(Clone, Copy)]
pub struct ReturnFormState {
    entries: RwSignal<Vec<(LineId, Entry)>>,
    pub overrule: RwSignal<String>,
    pub was_tried: RwSignal<bool>,
}

impl ReturnFormState {
    pub fn provide() {
        provide_context(Self {
            entries: RwSignal::default(),
            overrule: RwSignal::default(),
            was_tried: RwSignal::new(false),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn clear(self) {
        self.entries.set(Vec::new());
        self.overrule.set(String::new());
        self.was_tried.set(false);
    }

    pub fn entry(self, line: &LineId) -> Entry {
        self.entries.with(|entries| found(entries, line))
    }

    pub fn edit(self, line: &LineId, edit: impl FnOnce(&mut Entry)) {
        self.entries.update(|entries| {
            let mut entry = found(entries, line);
            edit(&mut entry);
            entries.retain(|(known, _)| known != line);
            entries.push((line.clone(), entry));
        });
    }

    pub fn is_asked_for(self) -> bool {
        self.entries.with(|entries| entries.iter().any(|(_, entry)| entry.units() != Ok(None)))
    }

    /// The draft, in the order of these lines; none while a line is not whole. `first` is the action of lines for which none
    /// was chosen.
    pub fn draft(self, lines: &[LineId], first: Option<&ReturnTermId>, overruled: bool) -> Option<ReturnDraft> {
        let mut drafted = Vec::new();
        for line in lines {
            let entry = self.entry(line);
            if let Some(quantity) = entry.units().ok()? {
                let action = entry.action.or_else(|| first.cloned())?;
                drafted.push(ReturnLineDraft { line: line.clone(), quantity, reason: entry.reason?, action });
            }
        }
        let reason = self.overrule.with(|reason| reason.trim().to_owned());
        let window_overruled = overruled.then_some(reason);
        let is_whole = !drafted.is_empty() && window_overruled.as_ref().is_none_or(|reason| !reason.is_empty());
        is_whole.then_some(ReturnDraft { lines: drafted, window_overruled })
    }
}

fn found(entries: &[(LineId, Entry)], line: &LineId) -> Entry {
    entries.iter().find(|(known, _)| known == line).map(|(_, entry)| entry.clone()).unwrap_or_default()
}
