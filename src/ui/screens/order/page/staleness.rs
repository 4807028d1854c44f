//! The notice that the order shown may be old, since when, and why.

use leptos::html;
use leptos::prelude::*;

use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{Button, Notice, NoticeTone, TimeView};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::lost_focus::give_back;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Staleness() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let reading = store.reading();
    let stale = Memo::new(move |_| {
        reading.with(|reading| match reading {
            Reading::Ready { read_at, stale: Some(failure), .. } => Some((*read_at, failure.clone())),
            _ => None,
        })
    });
    let title = t_signal!(order.stale);
    let place = NodeRef::<html::Div>::new();
    give_back(place, move || stale.with(Option::is_some));
    let notice = live_if(move || {
        stale.get().map(|(read_at, failure)| {
            let reason = live_text(move || language.texts().problems.of_read(&failure).happened.to_owned());
            let retry = move || {
                view! {
                    <Button on_press=Callback::new(move |()| store.refresh())>
                        {t!(kit.retry)}
                    </Button>
                }
            };
            view! {
                <Notice tone=NoticeTone::Warning title actions=retry>
                    <p><ReadAt read_at/> ". " {reason}</p>
                </Notice>
            }
            .into_any()
        })
    });
    view! { <div class="staleness" node_ref=place>{notice}</div> }
}

/// "Lu à 14:02"
#[component]
pub fn ReadAt(#[prop(into)] read_at: Signal<Timestamp>) -> impl IntoView {
    view! { <span>{t!(order.read_at)} " " <TimeView at=read_at/></span> }
}
