//! A provider's name for a refund, as it is kept and compared.

use crate::domain::invisible::is_invisible;

/// The name without what nobody sees: one refund must not settle two because a copy brought a sign along.
pub(super) fn readable(reference: &str) -> String {
    let is_seen = |letter: &char| !letter.is_control() && !is_invisible(*letter);
    reference.chars().filter(is_seen).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for typed in
            ["REF-18", " REF-18\n", "\u{202e}REF-18", "REF\u{2060}-18\u{200b}", "R\u{0}EF-18", "\u{feff}REF-18"]
        {
            assert_eq!(readable(typed), "REF-18", "{typed:?}");
        }
        assert_eq!(readable("\u{200b} "), "");
        assert_eq!(readable("Réf 18-É"), "Réf 18-É");
    }
}
