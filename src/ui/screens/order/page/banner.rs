//! The banner of a cancellation whose pop-in is closed, and the way back into it.

use leptos::prelude::*;

use crate::domain::cancellation::Cancellation;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone};
use crate::ui::language::cancellation::BannerTexts;
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::cancellation::LeaveButton;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::store::{Holder, OrderStore};

#[component]
pub fn CancellationBanner() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let is_open = Dialogs::expect().shows(OpenDialog::Cancellation);
    let (step, holder) = (store.step(), store.holder());
    let words = move || &language.texts().cancellation.banner;
    let banner = live_if(move || {
        let (step, is_mine) = (step.get(), holder.get() == Holder::Me);
        if is_open.get() || !is_worth_a_banner(&step, is_mine) {
            return None;
        }
        let pending = move || {
            let order = store.order()?;
            Some(order.amounts.pending.display(order.order.currency, language.locale()))
        };
        let named = step.clone();
        let title = Signal::derive(move || title(words(), &named, &pending().unwrap_or_default()));
        let next = (step == Cancellation::Confirmed && is_mine)
            .then(|| view! { <p>{t!(cancellation.banner.confirmed_next)}</p> });
        let tone = tone(&step);
        let actions = move || view! { <Actions step is_mine/> };
        let notice = view! {
            <Notice tone title actions>
                {next}
            </Notice>
        };
        Some(notice.into_any())
    });
    view! { <div class="cancellation-banner">{banner}</div> }
}

/// Leaving, where that is still possible, and the way back into the pop-in. The next step of what is confirmed is
/// in the menu, as the procedure has it.
#[component]
fn Actions(step: Cancellation, is_mine: bool) -> impl IntoView {
    let dialogs = Dialogs::expect();
    let is_cancelled = matches!(
        step,
        Cancellation::Refunding { .. } | Cancellation::MessageReady { .. } | Cancellation::Finished { .. }
    );
    let can_leave = is_mine && !is_cancelled;
    let resume: Option<(ButtonKind, Word)> = match step {
        Cancellation::Confirmed => None,
        Cancellation::Finished { .. } => Some((ButtonKind::Secondary, |texts| texts.cancellation.banner.summary)),
        Cancellation::NotCancellable { .. } => Some((ButtonKind::Secondary, |texts| texts.cancellation.banner.see_why)),
        _ => Some((ButtonKind::Primary, |texts| texts.cancellation.banner.resume)),
    };
    let open = Callback::new(move |()| dialogs.show(OpenDialog::Cancellation));
    view! {
        {can_leave.then(|| view! { <LeaveButton kind=ButtonKind::Quiet/> })}
        {resume.map(|(kind, word)| view! { <Button kind on_press=open>{language::text(word)}</Button> })}
    }
}

/// Steps before the cancellation concern only who has MOD on; money that is on its way concerns everyone.
fn is_worth_a_banner(step: &Cancellation, is_mine: bool) -> bool {
    match step {
        Cancellation::Idle | Cancellation::NotCancellable { .. } | Cancellation::Cancellable => is_mine,
        Cancellation::Confirmed
        | Cancellation::Refunding { .. }
        | Cancellation::MessageReady { .. }
        | Cancellation::Finished { .. } => true,
    }
}

const fn tone(step: &Cancellation) -> NoticeTone {
    match step {
        Cancellation::Idle | Cancellation::Cancellable | Cancellation::Confirmed => NoticeTone::Info,
        Cancellation::NotCancellable { .. } | Cancellation::Refunding { .. } | Cancellation::MessageReady { .. } => {
            NoticeTone::Warning
        }
        Cancellation::Finished { .. } => NoticeTone::Success,
    }
}

fn title(words: &BannerTexts, step: &Cancellation, pending: &str) -> String {
    match step {
        Cancellation::Idle => words.check.to_owned(),
        Cancellation::NotCancellable { .. } => words.impossible.to_owned(),
        Cancellation::Cancellable => words.confirm.to_owned(),
        Cancellation::Confirmed => words.confirmed.to_owned(),
        Cancellation::Refunding { .. } => (words.refunding)(pending),
        Cancellation::MessageReady { .. } => words.mail.to_owned(),
        Cancellation::Finished { .. } => words.finished.to_owned(),
    }
}
