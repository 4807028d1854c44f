//! What a system's words mean for the warehouse (the tables of each reader), and what a shop says they mean instead.

use super::settings::ReaderSettings;
use super::{Converted, Flaw};
use crate::domain::logistic_status::LogisticStatus;

/// The status that a word of the system stands for: the shop's own map first, then the reader's table.
///
/// # Errors
/// A [`Flaw`] that names the word, where neither knows it.
pub(super) fn status_of(
    word: &str,
    table: &[(&str, LogisticStatus)],
    settings: &ReaderSettings,
    field: &str,
) -> Result<LogisticStatus, Flaw> {
    let word = word.trim().to_lowercase();
    let by_shop = settings.status.get(&word).copied();
    by_shop.or_else(|| table.iter().find(|(known, _)| *known == word).map(|(_, status)| *status)).ok_or_else(|| {
        Flaw::new(
            field,
            format!("\"{word}\" is no status that is known here: say what it means in the map, under [status], such as \"{word}\" = \"preparing\""),
        )
    })
}

/// Said once of the first order that is taken as waiting to be printed: no system's status says what is on paper.
#[derive(Debug, Default)]
pub(super) struct PrintingReminder {
    was_said: bool,
}

impl PrintingReminder {
    pub fn add_to(&mut self, one: &mut Converted) {
        let waits = matches!(&one.order, Ok(Some(order)) if order.logistic_status == LogisticStatus::AwaitingPrint);
        if waits && !self.was_said {
            self.was_said = true;
            one.notes.push(
                "paid and not sent is taken for awaiting_print, so that it can be cancelled: if your warehouse prints \
                 without asking Avoir, map the word to unknown"
                    .to_owned(),
            );
        }
    }
}
