//! Where the cancellation is, while its pop-in is closed, and the way back into it.

use leptos::prelude::*;

use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone};
use crate::ui::language::cancellation::BannerTexts;
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::cancellation::{CancellationDesk, LeaveButton, Step};
use crate::ui::screens::order::store::{Holder, OrderStore};

#[component]
pub fn CancellationBanner() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let cancellation = CancellationDesk::expect();
    let (is_open, step, holder) = (cancellation.is_open(), cancellation.step(), store.holder());
    let words = move || &language.texts().cancellation.banner;
    let banner = live_if(move || {
        let (step, is_mine) = (step.get(), holder.get() == Holder::Me);
        if is_open.get() || !is_worth_a_banner(step, is_mine) {
            return None;
        }
        let pending = move || {
            let order = store.order()?;
            Some(order.amounts.pending.display(order.order.currency, language.locale()))
        };
        let title = Signal::derive(move || title(words(), step, &pending().unwrap_or_default()));
        let next =
            (step == Step::Confirmed && is_mine).then(|| view! { <p>{t!(cancellation.banner.confirmed_next)}</p> });
        let actions = move || view! { <Actions step is_mine/> };
        let notice = view! {
            <Notice tone=tone(step) title actions>
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
fn Actions(step: Step, is_mine: bool) -> impl IntoView {
    let cancellation = CancellationDesk::expect();
    let can_leave = is_mine && matches!(step, Step::Check | Step::Impossible | Step::Confirm | Step::Confirmed);
    let resume: Option<(ButtonKind, Word)> = match step {
        Step::Confirmed => None,
        Step::Finished => Some((ButtonKind::Secondary, |texts| texts.cancellation.banner.summary)),
        Step::Impossible => Some((ButtonKind::Secondary, |texts| texts.cancellation.banner.see_why)),
        _ => Some((ButtonKind::Primary, |texts| texts.cancellation.banner.resume)),
    };
    let open = Callback::new(move |()| cancellation.open());
    view! {
        {can_leave.then(|| view! { <LeaveButton kind=ButtonKind::Quiet/> })}
        {resume.map(|(kind, word)| view! { <Button kind on_press=open>{language::text(word)}</Button> })}
    }
}

/// Steps before the cancellation concern only who has MOD on; money that is on its way concerns everyone.
fn is_worth_a_banner(step: Step, is_mine: bool) -> bool {
    match step {
        Step::Check | Step::Impossible | Step::Confirm => is_mine,
        Step::Confirmed | Step::Refund | Step::Mail | Step::Finished => true,
    }
}

const fn tone(step: Step) -> NoticeTone {
    match step {
        Step::Check | Step::Confirm | Step::Confirmed => NoticeTone::Info,
        Step::Impossible | Step::Refund | Step::Mail => NoticeTone::Warning,
        Step::Finished => NoticeTone::Success,
    }
}

fn title(words: &BannerTexts, step: Step, pending: &str) -> String {
    match step {
        Step::Check => words.check.to_owned(),
        Step::Impossible => words.impossible.to_owned(),
        Step::Confirm => words.confirm.to_owned(),
        Step::Confirmed => words.confirmed.to_owned(),
        Step::Refund => (words.refunding)(pending),
        Step::Mail => words.mail.to_owned(),
        Step::Finished => words.finished.to_owned(),
    }
}
