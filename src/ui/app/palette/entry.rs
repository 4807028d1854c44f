//! What the palette offers.

use crate::api::orders::OrderSummary;
use crate::domain::locale::Locale;
use crate::domain::logistic_status::LogisticStatus;
use crate::ui::app::appearance::Theme;
use crate::ui::language::Texts;
use crate::ui::route::{OrderFilter, Route};

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Go(Route),
    Search,
    Keys,
    Theme(Theme),
    Language(Locale),
}

/// One line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Order, screen or action, in a word.
    pub kind: &'static str,
    pub name: String,
    pub about: String,
    pub deed: Deed,
}

/// What goes with the words typed: the orders that were found for them first.
pub fn entries(typed: &str, orders: &[OrderSummary], texts: &'static Texts) -> Vec<Entry> {
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let is_meant = |entry: &Entry| {
        let name = entry.name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let order = |order: &OrderSummary| Entry {
        kind: texts.shortcuts.orders,
        name: order.number.0.clone(),
        about: order.customer.clone(),
        deed: Deed::Go(Route::Order(order.number.clone())),
    };
    orders.iter().map(order).chain(fixed(texts).into_iter().filter(is_meant)).collect()
}

/// The screens and the actions.
fn fixed(texts: &'static Texts) -> Vec<Entry> {
    let words = &texts.shortcuts;
    let entry = |kind, name: &str, deed| Entry { kind, name: name.to_owned(), about: String::new(), deed };
    let list = |filter| Deed::Go(Route::Orders(filter));
    let theme =
        |name: &str, theme| entry(words.actions, &format!("{}\u{a0}: {name}", texts.app.theme), Deed::Theme(theme));
    let mut all = vec![
        entry(words.screens, texts.app.order_list, list(OrderFilter::default())),
        entry(words.screens, texts.app.unfinished, Deed::Go(Route::Unfinished)),
        entry(words.screens, texts.items.title, Deed::Go(Route::Items(String::new()))),
        entry(words.actions, texts.orders.search, Deed::Search),
    ];
    all.extend(LogisticStatus::KNOWN.map(|status| {
        let name = (texts.orders.all_in_status)((texts.domain.logistic_status)(status));
        entry(words.actions, &name, list(OrderFilter { logistic_status: Some(status), ..OrderFilter::default() }))
    }));
    all.extend([
        entry(words.actions, words.title, Deed::Keys),
        theme(texts.app.theme_light, Theme::Light),
        theme(texts.app.theme_dark, Theme::Dark),
        theme(texts.app.theme_auto, Theme::Auto),
        entry(words.actions, "Français", Deed::Language(Locale::Fr)),
        entry(words.actions, "English", Deed::Language(Locale::En)),
    ]);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screens_and_actions_are_found_by_words_in_any_order() {
        let texts = Texts::of(Locale::Fr);
        let names = |typed| entries(typed, &[], texts).into_iter().map(|entry| entry.name).collect::<Vec<_>>();
        assert_eq!(names("articles"), ["Articles"]);
        assert_eq!(names("sombre thème"), ["Thème\u{a0}: Sombre"]);
        assert_eq!(names("").len(), 17);
    }
}
