//! The caution on a refund that replaces one recorded by mistake: that one may have been made all the same, under another
//! name, and only the provider knows.

use leptos::prelude::*;

use super::portal::Way;
use super::what_to_look_for::WhatToLookFor;
use crate::domain::money::Currency;
use crate::domain::refund_task::RefundTask;
use crate::ui::kit::{Notice, NoticeTone};
use crate::ui::language::Language;

#[component]
pub fn AfterMistake(task: RefundTask, way: Way, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    let (provider, means, has_portal) = (task.provider, task.means, way != Way::ByHand);
    let title = Signal::derive(move || {
        let texts = language.texts();
        (texts.refunds.look_after_mistake)(has_portal, means, &texts.domain.provider(provider))
    });
    let look = has_portal.then(|| view! { <WhatToLookFor task currency is_mine=true/> });
    view! {
        <Notice tone=NoticeTone::Warning title>{look}</Notice>
    }
}
