//! Where the cancellation is, while its pop-in is closed, and the way back into it.

use leptos::prelude::*;

use crate::domain::money::{Amount, Currency};
use crate::ui::cancellation_dialog::{CancellationDesk, LeaveButton, Step};
use crate::ui::desk::Desk;
use crate::ui::i18n::cancellation::BannerTexts;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone};
use crate::ui::order_desk::{Holder, OrderDesk};

#[component]
pub fn CancellationBanner() -> impl IntoView {
    let desk = Desk::expect();
    let order_desk = OrderDesk::expect();
    let cancellation = CancellationDesk::expect();
    let (is_open, step, holder) = (cancellation.is_open(), cancellation.step(), order_desk.holder());
    let pending = order_desk.part(|order| (order.amounts.pending, order.order.currency));
    let words = move || &desk.texts().cancellation.banner;
    let shown = Memo::new(move |_| {
        let is_mine = holder.get() == Holder::Me;
        (!is_open.get() && is_worth_a_banner(step.get(), is_mine)).then(|| (step.get(), is_mine))
    });
    let banner = move || {
        shown.get().map(|(step, is_mine)| {
            let pending = move || shown_amount(desk, pending.get());
            let title = Signal::derive(move || title(words(), step, &pending()));
            let open = Callback::new(move |()| cancellation.open());
            let next = (step == Step::Confirmed && is_mine)
                .then(|| view! { <p>{desk.say(|texts| texts.cancellation.banner.confirmed_next)}</p> });
            // The next step of what is confirmed is in the menu, as the procedure has it.
            let can_resume = step != Step::Confirmed;
            let can_leave = is_mine && matches!(step, Step::Check | Step::Impossible | Step::Confirm | Step::Confirmed);
            let actions = move || {
                let resume = can_resume.then(|| {
                    let (kind, word): (_, fn(&BannerTexts) -> &'static str) = match step {
                        Step::Finished => (ButtonKind::Secondary, |words| words.summary),
                        Step::Impossible => (ButtonKind::Secondary, |words| words.see_why),
                        _ => (ButtonKind::Primary, |words| words.resume),
                    };
                    view! { <Button kind on_press=open>{move || word(words())}</Button> }
                });
                view! {
                    {can_leave.then(|| view! { <LeaveButton kind=ButtonKind::Quiet/> })}
                    {resume}
                }
            };
            view! {
                <Notice tone=tone(step) title actions>
                    {next}
                </Notice>
            }
        })
    };
    view! { <div class="cancellation-banner">{banner}</div> }
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

fn shown_amount(desk: Desk, amount: Option<(Amount, Currency)>) -> String {
    amount.map(|(amount, currency)| amount.display(currency, desk.locale())).unwrap_or_default()
}
