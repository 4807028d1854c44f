//! The banner of a cancellation whose pop-in is closed, and the way back into it.

use leptos::html;
use leptos::prelude::*;

use crate::api::order_detail::OrderDetail;
use crate::domain::cancellation::Cancellation;
use crate::domain::money::Amount;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone, TimeView};
use crate::ui::language::cancellation::BannerTexts;
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live_if, memo_bool};
use crate::ui::screens::order::cancellation::LeaveButton;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::held_by_another::HeldByAnother;
use crate::ui::screens::order::parts::lost_focus::give_back;
use crate::ui::screens::order::parts::onward::Onward;
use crate::ui::screens::order::refunds::MaybeMade;
use crate::ui::screens::order::store::{Holder, OrderStore};

#[component]
pub fn CancellationBanner() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let is_open = Dialogs::expect().shows(OpenDialog::Cancellation);
    let (step, holder) = (store.step(), store.holder());
    let words = move || &language.texts().cancellation.banner;
    let has_excess = memo_bool(move || store.order().is_some_and(|order| order.case().open_excess().is_positive()));
    let has_unsent = memo_bool(move || {
        store.order().is_some_and(|order| order.messages.iter().any(|said| order.is_to_settle(said)))
    });
    let place = NodeRef::<html::Div>::new();
    give_back(place, move || is_worth_a_banner(&step.get(), holder.get() == Holder::Me));
    let banner = live_if(move || {
        let (step, is_mine) = (step.get(), holder.get() == Holder::Me);
        if is_open.get() || !is_worth_a_banner(&step, is_mine) {
            return None;
        }
        let named = step.clone();
        let title = Signal::derive(move || {
            let order = store.order();
            let shown = |amount: fn(&OrderDetail) -> Amount| {
                let order = order.as_ref()?;
                Some(amount(order).display(order.order.currency, language.locale()))
            };
            let is_owed = order.as_ref().is_some_and(|order| order.amounts.pending.is_positive());
            let pending = shown(|order| order.amounts.pending).filter(|_| is_owed);
            let excess = has_excess.get().then(|| shown(|order| order.case().open_excess())).flatten();
            title(words(), &named, pending.as_deref(), excess.as_deref(), has_unsent.get())
        });
        let next = match step {
            Cancellation::Confirmed => view! { <HeldUntil is_mine/> }.into_any(),
            Cancellation::Refunding { .. } | Cancellation::MessageReady { .. } => {
                view! { <MaybeMade/> <HeldByAnother/> }.into_any()
            }
            _ => ().into_any(),
        };
        let tone = tone(&step, has_excess.get());
        let actions = move || view! { <Actions step is_mine/> };
        let notice = view! {
            <Notice tone title actions>
                {next}
            </Notice>
        };
        Some(notice.into_any())
    });
    let is_in_the_menu = move || step.get() == Cancellation::Confirmed && holder.get() == Holder::Me;
    view! {
        <div class="cancellation-banner" data-aside=move || is_in_the_menu().then_some("") node_ref=place>
            {banner}
        </div>
    }
}

/// How long the warehouse leaves the order alone, and what becomes of it then.
#[component]
fn HeldUntil(is_mine: bool) -> impl IntoView {
    let store = OrderStore::expect();
    let order = store.part(|one, other| one.lease == other.lease);
    let until = live_if(move || {
        let at = order.get()?.lease.as_ref()?.expires_at;
        Some(
            view! { {t!(cancellation.banner.held_until)} " " <TimeView at/> ". " {t!(cancellation.banner.afterwards)} }
                .into_any(),
        )
    });
    view! {
        <p>{until}</p>
        {is_mine.then(|| view! { <p>{t!(cancellation.banner.confirmed_next)}</p> })}
    }
}

/// Leaving, where that is still possible, and the way back into the pop-in; at the end, the ways on from the order.
#[component]
fn Actions(step: Cancellation, is_mine: bool) -> impl IntoView {
    let dialogs = Dialogs::expect();
    let is_cancelled = matches!(
        step,
        Cancellation::Refunding { .. } | Cancellation::MessageReady { .. } | Cancellation::Finished { .. }
    );
    let can_leave = is_mine && !is_cancelled;
    let is_finished = matches!(step, Cancellation::Finished { .. });
    let resume: Option<(ButtonKind, Word)> = match step {
        Cancellation::Confirmed if !is_mine => None,
        Cancellation::Finished { .. } => Some((ButtonKind::Secondary, |texts| texts.cancellation.banner.summary)),
        Cancellation::NotCancellable { .. } => Some((ButtonKind::Secondary, |texts| texts.cancellation.banner.see_why)),
        _ => Some((ButtonKind::Primary, |texts| texts.cancellation.banner.resume)),
    };
    let open = Callback::new(move |()| dialogs.show(OpenDialog::Cancellation));
    view! {
        {can_leave.then(|| view! { <LeaveButton kind=ButtonKind::Quiet/> })}
        {resume.map(|(kind, word)| view! { <Button kind on_press=open>{language::text(word)}</Button> })}
        {is_finished.then(|| view! { <Onward/> })}
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

const fn tone(step: &Cancellation, has_excess: bool) -> NoticeTone {
    match step {
        Cancellation::Finished { .. } if has_excess => NoticeTone::Warning,
        Cancellation::Idle | Cancellation::Cancellable | Cancellation::Confirmed => NoticeTone::Info,
        Cancellation::NotCancellable { .. } | Cancellation::Refunding { .. } | Cancellation::MessageReady { .. } => {
            NoticeTone::Warning
        }
        Cancellation::Finished { .. } => NoticeTone::Success,
    }
}

fn title(
    words: &BannerTexts,
    step: &Cancellation,
    pending: Option<&str>,
    excess: Option<&str>,
    has_unsent: bool,
) -> String {
    match step {
        Cancellation::Idle => words.check.to_owned(),
        Cancellation::NotCancellable { .. } => words.impossible.to_owned(),
        Cancellation::Cancellable => words.confirm.to_owned(),
        Cancellation::Confirmed => words.confirmed.to_owned(),
        Cancellation::Refunding { .. } => pending.map_or_else(|| words.voiding.to_owned(), words.refunding),
        Cancellation::MessageReady { .. } => words.mail.to_owned(),
        Cancellation::Finished { .. } => match excess {
            Some(excess) => (words.finished_with_excess)(excess),
            None if has_unsent => words.finished_but_for_mail.to_owned(),
            None => words.finished.to_owned(),
        },
    }
}
