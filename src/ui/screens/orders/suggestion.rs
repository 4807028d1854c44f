//! The filter that a search may have meant: who types "expédiée" looks for a state, not for a name.

use crate::domain::locale::Locale;
use crate::domain::logistic_status::LogisticStatus;
use crate::ui::language::Texts;

/// Fewer letters begin too many words.
const LEAST_LETTERS: usize = 4;

/// The logistic status whose name, in any language, begins like this.
pub fn status_meant(typed: &str) -> Option<LogisticStatus> {
    let typed = plain(typed.trim());
    if typed.chars().count() < LEAST_LETTERS {
        return None;
    }
    let is_meant = |status: &LogisticStatus| {
        let name = |locale| plain((Texts::of(locale).domain.logistic_status)(*status));
        [Locale::Fr, Locale::En].into_iter().any(|locale| name(locale).starts_with(&typed))
    };
    LogisticStatus::KNOWN.into_iter().find(is_meant)
}

/// Without capitals, and without the accents that these names have.
fn plain(text: &str) -> String {
    let letter = |letter| match letter {
        'é' | 'è' | 'ê' => 'e',
        'à' | 'â' => 'a',
        '’' => '\'',
        other => other,
    };
    text.to_lowercase().chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_state_is_taken_for_what_it_is_in_either_language() {
        for typed in ["shipped", "Expédiée", "expediee", "EXPÉD"] {
            assert_eq!(status_meant(typed), Some(LogisticStatus::Shipped), "{typed}");
        }
        assert_eq!(status_meant("en attente d'impression"), Some(LogisticStatus::AwaitingPrint));
        for typed in ["", "exp", "Dupont"] {
            assert_eq!(status_meant(typed), None, "{typed}");
        }
    }
}
