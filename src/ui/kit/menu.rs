//! The keys of an open menu (WAI-ARIA APG, menu button).

/// The effect of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    To(usize),
    Close,
}

/// The step for a key, with the focus on `current` of the items named.
pub fn step(key: &str, current: usize, names: &[String]) -> Option<Step> {
    let count = names.len();
    if count == 0 {
        return (key == "Escape").then_some(Step::Close);
    }
    match key {
        "ArrowDown" => Some(Step::To((current + 1) % count)),
        "ArrowUp" => Some(Step::To((current + count - 1) % count)),
        "Home" => Some(Step::To(0)),
        "End" => Some(Step::To(count - 1)),
        "Escape" | "Tab" => Some(Step::Close),
        _ => starting_with(key, current, names).map(Step::To),
    }
}

/// The next item whose name starts with the letter typed.
fn starting_with(key: &str, current: usize, names: &[String]) -> Option<usize> {
    let mut letters = key.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
    let letter = letter.to_lowercase().next()?;
    let starts = |name: &String| name.chars().next().and_then(|first| first.to_lowercase().next()) == Some(letter);
    (1..=names.len()).map(|ahead| (current + ahead) % names.len()).find(|index| names.get(*index).is_some_and(starts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, current: usize, expected: Option<Step>) {
        let names = ["Annuler la commande", "Échanger", "Ajouter"].map(str::to_owned);
        assert_eq!(step(key, current, &names), expected, "{key} from {current}");
    }

    #[test]
    fn arrows_go_round() {
        check("ArrowDown", 0, Some(Step::To(1)));
        check("ArrowDown", 2, Some(Step::To(0)));
        check("ArrowUp", 0, Some(Step::To(2)));
        check("Home", 2, Some(Step::To(0)));
        check("End", 0, Some(Step::To(2)));
    }

    #[test]
    fn a_letter_leads_to_the_next_item_that_starts_with_it() {
        check("a", 0, Some(Step::To(2)));
        check("A", 2, Some(Step::To(0)));
        check("é", 0, Some(Step::To(1)));
        check("z", 0, None);
        check("Shift", 0, None);
    }

    #[test]
    fn escape_and_tab_close_it() {
        check("Escape", 1, Some(Step::Close));
        check("Tab", 1, Some(Step::Close));
        assert_eq!(step("ArrowDown", 0, &[]), None);
    }
}
