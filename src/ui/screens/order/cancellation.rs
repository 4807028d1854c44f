//! The cancellation pop-in, for the procedure's steps *Check* to *Send the mail*. The backend's state alone decides
//! which step it shows, so that a reload, a second tab or another machine lands on the same one.

mod check;
mod confirm;
mod draft;
mod leaving;
mod mail;
mod refund;
mod request;
mod summary;

use leptos::prelude::*;

pub use draft::CancellationDraft;
pub use leaving::LeaveButton;

use super::open_dialog::{Dialogs, OpenDialog};
use super::parts::lost_focus::REST_ON;
use super::parts::pop_in::PopIn;
use super::parts::whose::whose;
use super::store::OrderStore;
use crate::domain::cancellation::Cancellation;
use crate::domain::help::HelpTopic;
use crate::ui::kit::Dialog;
use crate::ui::language::{Language, Texts};
use crate::ui::reactive::{live, live_text};
use crate::ui::screens::help::article::help_of;

/// How many positions there are on the way.
const POSITIONS: usize = 6;

#[component]
pub fn CancellationDialog() -> impl IntoView {
    let language = Language::expect();
    let (dialogs, step) = (Dialogs::expect(), OrderStore::expect().step());
    let voids = OrderStore::expect().part(|one, other| one.amounts == other.amounts);
    let is_void = move || voids.with(|order| order.as_ref().is_some_and(|order| order.amounts.pending.is_zero()));
    let title = Signal::derive(move || step.with(|step| title(language.texts(), step, is_void())).to_owned());
    let on_close = Callback::new(move |()| dialogs.put_away());
    view! {
        <Dialog
            open=dialogs.shows(OpenDialog::Cancellation)
            title
            about=whose()
            on_close
            wide=true
            rest_on=REST_ON
            help=help_of(move || step.with(topic))
        >
            <Content/>
        </Dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let language = Language::expect();
    let step = OrderStore::expect().step();
    let progress = live_text(move || (language.texts().cancellation.step)(step.with(position), POSITIONS));
    let decides = live_text(move || step.with(|step| (language.texts().cancellation.decides)(step)).to_owned());
    let body = live(move || match step.get() {
        Cancellation::Idle => view! { <check::CheckStep/> }.into_any(),
        Cancellation::NotCancellable { .. } => view! { <check::ImpossibleStep/> }.into_any(),
        Cancellation::Cancellable => view! { <confirm::ConfirmStep/> }.into_any(),
        Cancellation::Confirmed => view! { <request::RequestStep/> }.into_any(),
        Cancellation::Refunding { .. } => view! { <refund::RefundStep/> }.into_any(),
        Cancellation::MessageReady { .. } => view! { <mail::MailStep/> }.into_any(),
        Cancellation::Finished { .. } => view! { <summary::SummaryStep/> }.into_any(),
    });
    let head = view! {
        <p class="cancellation-progress">
            <span class="cancellation-position">{progress}</span>
            " "
            <span>{decides}</span>
        </p>
    };
    view! { <PopIn head=head.into_any()>{body}</PopIn> }
}

fn title(texts: &Texts, step: &Cancellation, nothing_goes_back: bool) -> &'static str {
    let words = &texts.cancellation;
    match step {
        Cancellation::Idle => words.check.title,
        Cancellation::NotCancellable { .. } => words.check.impossible,
        Cancellation::Cancellable => words.confirm.title,
        Cancellation::Confirmed => words.request.title,
        Cancellation::Refunding { .. } if nothing_goes_back => texts.refunds.title_void,
        Cancellation::Refunding { .. } => texts.refunds.title,
        Cancellation::MessageReady { .. } => words.mail.title,
        Cancellation::Finished { .. } => words.summary.title,
    }
}

const fn topic(step: &Cancellation) -> HelpTopic {
    match step {
        Cancellation::Idle | Cancellation::NotCancellable { .. } => HelpTopic::CheckCancellation,
        Cancellation::Cancellable => HelpTopic::ConfirmCancellation,
        Cancellation::Confirmed => HelpTopic::RequestCancellation,
        Cancellation::Refunding { .. } => HelpTopic::Refund,
        Cancellation::MessageReady { .. } => HelpTopic::ConfirmationMail,
        Cancellation::Finished { .. } => HelpTopic::CancellationFinished,
    }
}

/// Where the step is on the way, from one.
const fn position(step: &Cancellation) -> usize {
    match step {
        Cancellation::Idle | Cancellation::NotCancellable { .. } => 1,
        Cancellation::Cancellable => 2,
        Cancellation::Confirmed => 3,
        Cancellation::Refunding { .. } => 4,
        Cancellation::MessageReady { .. } => 5,
        Cancellation::Finished { .. } => 6,
    }
}
