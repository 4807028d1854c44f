//! Why a message was not taken, and whom that concerns.

use std::time::Duration;

use crate::backend::store::Mail;
use crate::domain::invisible::is_invisible;
use crate::domain::mail_delivery::{LONGEST_PAUSE, MailDelivery, MailTrouble};
use crate::domain::timestamp::Timestamp;

/// Why a message was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub kind: MailTrouble,
    /// The other side's words, or the connection's, fit to be shown.
    pub words: String,
    pub whose: Whose,
    /// How long it asks to be left alone.
    pub pause: Option<Duration>,
}

/// Whom a trouble concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Every message that waits.
    Carrier,
    /// This one alone, for now.
    Message,
    /// This one alone, for good.
    MessageForGood,
}

impl Trouble {
    pub const fn new(kind: MailTrouble, words: String, whose: Whose) -> Self {
        Self { kind, words, whose, pause: None }
    }

    pub const fn no_answer(whose: Whose) -> Self {
        Self::new(MailTrouble::NoAnswer, String::new(), whose)
    }

    /// What becomes of a message that it keeps from going: whoever asks for a longer pause gets it, up to the longest.
    pub(super) fn puts_off(&self, mail: &Mail, now: Timestamp) -> MailDelivery {
        let mut put_off = MailDelivery::put_off(self.kind, self.words.clone(), mail.tries + 1, now);
        if let (MailDelivery::Waiting { next_try, .. }, Some(pause)) = (&mut put_off, self.pause) {
            let asked = time::Duration::try_from(pause).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE);
            *next_try = (*next_try).max(now + asked);
        }
        put_off
    }
}

/// In characters: the longest words of a stranger that are kept.
const LONGEST_WORDS: usize = 300;

/// Words of a stranger on one line, without what nobody sees, and not too many.
pub fn fit_to_show(words: &str) -> String {
    let seen = words.chars().filter(|letter| !is_invisible(*letter));
    let line: String = seen.map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let line = line.split_whitespace().collect::<Vec<&str>>().join(" ");
    match line.char_indices().nth(LONGEST_WORDS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_stranger_are_one_line_of_what_is_seen() {
        let nasty = "5.1.1 <awa@example.com>\r\n\tno\u{202e}body\u{200b} here\u{7}";
        assert_eq!(fit_to_show(nasty), "5.1.1 <awa@example.com> nobody here");
        let long = fit_to_show(&"é".repeat(400));
        assert_eq!((long.chars().count(), long.ends_with('…')), (LONGEST_WORDS + 1, true));
    }
}
