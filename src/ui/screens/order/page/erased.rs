//! The notice that the customer's data was erased, so that nobody looks for it.

use leptos::prelude::*;

use crate::ui::kit::{Notice, NoticeTone, Precision, written};
use crate::ui::language::Language;
use crate::ui::reactive::live_if;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn ErasedNotice() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.erased_at == other.erased_at);
    let language = Language::expect();
    live_if(move || {
        let at = order.get()?.erased_at?;
        let title =
            Signal::derive(move || (language.texts().order.erased)(&written(at, Precision::Date, language.locale())));
        let notice = view! {
            <Notice tone=NoticeTone::Info title>
                <p>{t!(order.erased_is_safe)}</p>
            </Notice>
        };
        Some(notice.into_any())
    })
}
