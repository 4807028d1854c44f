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

/// What goes with the words typed: the screens and actions whose name begins so, the orders that were found for them, and the
/// others whose name has them.
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
    let begins_so = |entry: &Entry| entry.name.to_lowercase().starts_with(typed.trim().to_lowercase().as_str());
    let (first, others): (Vec<_>, Vec<_>) = fixed(texts).into_iter().filter(is_meant).partition(begins_so);
    first.into_iter().chain(orders.iter().map(order)).chain(others).collect()
}

/// The screens and the actions.
fn fixed(texts: &'static Texts) -> Vec<Entry> {
    let words = &texts.shortcuts;
    let entry = |kind, name: &str, deed| Entry { kind, name: name.to_owned(), about: String::new(), deed };
    let list = |filter| Deed::Go(Route::Orders(filter));
    let theme = |name: &str, theme| {
        entry(words.actions, &format!("{}{} {name}", texts.app.theme, texts.order.colon), Deed::Theme(theme))
    };
    let mut all = vec![
        entry(words.screens, texts.app.order_list, list(OrderFilter::default())),
        entry(words.screens, texts.app.unfinished, Deed::Go(Route::Unfinished)),
        entry(words.screens, texts.items.title, Deed::Go(Route::Items(String::new()))),
        entry(words.screens, texts.returns.terms.title, Deed::Go(Route::ReturnTerms)),
        entry(words.screens, texts.reply_templates.title, Deed::Go(Route::ReplyTemplates)),
        entry(words.screens, texts.kit.help, Deed::Go(Route::Help)),
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
        assert_eq!(names("").len(), 20);
    }

    #[test]
    fn a_screen_whose_name_is_typed_comes_before_the_orders_that_have_the_word() {
        let texts = Texts::of(Locale::En);
        let order = r#"{"number":"ORD20212","placed_at":"2026-11-20T09:14:00Z","customer":"Robert's orders","email":"",
            "currency":"EUR","total":"1.00","providers":[],"payment_state":"paid","logistic_status":"shipped",
            "not_cancellable":"shipped","unfinished":false,"held_by":null}"#;
        let found = [serde_json::from_str(order).expect("an order")];
        let names = |typed| entries(typed, &found, texts).into_iter().map(|entry| entry.name).collect::<Vec<_>>();
        assert_eq!(names("orders")[..2], ["Orders", "ORD20212"]);
        assert_eq!(names("dark")[0], "ORD20212");
    }
}
