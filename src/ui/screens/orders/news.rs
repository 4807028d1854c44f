//! What came while the rows stood still, and the button that shows it.

use leptos::prelude::*;

use super::rows::Rows;
use super::store::{News, OrderListStore};
use crate::ui::kit::Button;
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::route::OrderFilter;

/// The region is there before its words, so that they are announced.
#[component]
pub fn NewsBar() -> impl IntoView {
    let language = Language::expect();
    let list = OrderListStore::expect();
    let news = list.news();
    let is_shown = Memo::new(move |_| news.get() != News::default() && !list.is_behind());
    let rows = Rows::expect();
    let show = Callback::new(move |()| {
        list.show_news();
        rows.begin();
        rows.go_to_current();
    });
    let bar = live_if(move || {
        is_shown.get().then(|| {
            let words = live_text(move || {
                (language.texts().orders.news)(news.get().fresh, list.filter().with(OrderFilter::is_filtered))
            });
            view! {
                <span class="news-words">{words}</span>
                <Button on_press=show>{t!(orders.show_news)}</Button>
            }
            .into_any()
        })
    });
    view! { <div class="news" role="status">{bar}</div> }
}
