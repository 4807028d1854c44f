//! The names on a page that a refund may have: by how its provider's names look, else by the label before them.

use super::{RefundTask, distinct};
use crate::domain::luhn::is_luhn;
use crate::domain::payment::ProviderTerms;
use crate::domain::search::{fold, squeeze};
use crate::domain::text_limits;

/// The labels of a refund's own name, as [`squeeze`] leaves them.
const OF_THE_REFUND: [&str; 15] = [
    "idderemboursement",
    "idduremboursement",
    "idremboursement",
    "identifiantderemboursement",
    "identifiantduremboursement",
    "referencederemboursement",
    "referenceduremboursement",
    "referenceremboursement",
    "nderemboursement",
    "numeroderemboursement",
    "numeroduremboursement",
    "refundid",
    "refundreference",
    "refundnumber",
    "refundtransactionid",
];

/// The labels of names of any kind.
const OF_ANYTHING: [&str; 19] = [
    "reference",
    "referencedelatransaction",
    "referencedetransaction",
    "referencedeloperation",
    "referencepsp",
    "pspreference",
    "iddetransaction",
    "iddelatransaction",
    "identifiantdetransaction",
    "identifiantdelatransaction",
    "ndetransaction",
    "nodetransaction",
    "numerodetransaction",
    "numerodelatransaction",
    "transactionid",
    "transactionnumber",
    "transactionreference",
    "paymentreference",
    "endtoendid",
];

/// More words than this are no label.
const LONGEST_LABEL: usize = 5;
/// Some providers group the letters of a name.
const MOST_GROUPS: usize = 4;
/// Shorter ones are the number of a list or a day.
const SHORTEST: usize = 3;

/// The names that the page is the surest of, each once.
pub(super) fn read(text: &str, task: &RefundTask, terms: Option<&ProviderTerms>) -> Vec<String> {
    let looks = terms.map(|terms| terms.references.as_slice()).unwrap_or_default();
    let beginnings: Vec<&str> = looks.iter().filter_map(|looks| looks.strip_suffix('…')).collect();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let by_looks = || {
        let words = text.split(|letter: char| !(letter.is_alphanumeric() || "_-".contains(letter)));
        let fits =
            |word: &&str| beginnings.iter().any(|begins| word.len() > begins.len() + 2 && word.starts_with(begins));
        names(words.filter(fits).map(str::to_owned), task)
    };
    let by_label = |labels: &[&str]| names(labelled(&lines, labels), task);
    [by_looks(), by_label(&OF_THE_REFUND), by_label(&OF_ANYTHING)]
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// What may be a name of the refund, each once.
fn names(found: impl IntoIterator<Item = String>, task: &RefundTask) -> Vec<String> {
    distinct(found.into_iter().filter(|name| may_be_a_name(name) && task.mistakes(name).is_none()))
}

/// What stands behind one of these labels, or on the line below it.
fn labelled(lines: &[&str], labels: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let apart = line.replacen([':', '\u{ff1a}'], " ", 1);
        let words: Vec<&str> = apart.split_whitespace().collect();
        // A label may stand behind others words of its line.
        let behind = (0..words.len()).find_map(|start| {
            let ends = (start + 1..=words.len().min(start + LONGEST_LABEL)).rev();
            let is_one = |end: &usize| labels.contains(&squeeze(&fold(&words[start..*end].concat())).as_str());
            ends.into_iter().find(is_one)
        });
        let Some(end) = behind else { continue };
        let value = if end < words.len() { words[end..].to_vec() } else { words_below(lines, at) };
        found.extend(name_of(&value));
    }
    found
}

fn words_below<'t>(lines: &[&'t str], at: usize) -> Vec<&'t str> {
    lines.get(at + 1).map(|line| line.split_whitespace().collect()).unwrap_or_default()
}

/// The first word, or all of a few that are one name in groups.
fn name_of(words: &[&str]) -> Option<String> {
    let is_a_group = |word: &&str| word.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    let name = if words.len() > 1 && words.len() <= MOST_GROUPS && words.iter().all(is_a_group) {
        words.join(" ")
    } else {
        (*words.first()?).to_owned()
    };
    let is_around = |letter: char| "()[],;.«»\"'".contains(letter);
    Some(name.trim_matches(is_around).to_owned())
}

/// True of what has a digit and is no day, hour, masked number or number of a card.
fn may_be_a_name(name: &str) -> bool {
    let length = name.chars().count();
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    let is_plain = name.chars().all(|letter| letter.is_ascii_digit() || "/-:., ".contains(letter));
    let is_a_moment = is_plain && digits.len() <= 8 && digits.len() < length;
    let is_hidden = name.contains(['*', '•', '€', '$', '£']) || (is_plain && is_a_card(&digits));
    (SHORTEST..=text_limits::REFERENCE).contains(&length) && !digits.is_empty() && !is_a_moment && !is_hidden
}

fn is_a_card(digits: &str) -> bool {
    (13..=19).contains(&digits.len()) && is_luhn(digits)
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::task;
    use super::*;
    use crate::domain::payment::PaymentProvider;

    fn found(text: &str) -> Vec<String> {
        let references = vec!["re_…".to_owned()];
        let terms = ProviderTerms { references, ..ProviderTerms::unknown(PaymentProvider::STRIPE) };
        read(text, &task(), Some(&terms))
    }

    #[test]
    fn a_name_is_read_behind_its_label_or_below_it() {
        for text in [
            "Référence : R-18",
            "Référence: R-18.",
            "Référence:R-18",
            "Transaction ID\tR-18",
            "N° de transaction\n\nR-18",
            "Numéro de la transaction : R-18 (copier)",
            "Remboursement accepté. Référence du remboursement : R-18",
            "PSP reference R-18",
        ] {
            assert_eq!(found(text), ["R-18"], "{text}");
        }
        assert_eq!(found("Référence\n5Y 4X 17 R1"), ["5Y 4X 17 R1"]);
    }

    #[test]
    fn the_surest_is_taken_and_of_several_as_sure_all() {
        assert_eq!(found("Référence : R-18\nID de remboursement : R-19"), ["R-19"]);
        assert_eq!(found("ID de remboursement : R-19\nre_3PqX"), ["re_3PqX"]);
        assert_eq!(found("re_3PqX re_3PqY re_3PqX"), ["re_3PqX", "re_3PqY"]);
        assert_eq!(found("Référence : R-18\nTransaction ID R-19"), ["R-18", "R-19"]);
    }

    #[test]
    fn what_is_copied_beside_it_is_no_name_of_the_refund() {
        for text in [
            "Transaction ID 8003121",
            "Référence : 31,60",
            "Référence : 20/11/2026",
            "Référence client",
            "Référence : 4111 1111 1111 1111",
            "Référence : 4111111111111111",
            "Référence : ****4242",
            "Bonjour",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found(&format!("Référence : {}", task().order.0)), Vec::<String>::new());
    }
}
