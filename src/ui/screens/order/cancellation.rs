//! The cancellation pop-in (seed 000, steps 5 to 11). Which step it shows is the backend's state alone, so that
//! a reload, a second tab or another machine lands on the same one; what the agent typed is kept beside it.

mod check;
mod confirm;
mod draft;
mod leaving;
mod mail;
mod presence;
mod refund;
mod request;
mod step;
mod summary;

use leptos::prelude::*;

pub use draft::CancellationDraft;
pub use leaving::LeaveButton;
pub use step::Step;

use super::parts::pop_in::PopIn;
use super::refunds::RefundDesk;
use super::store::{Holder, OrderStore};
use crate::domain::action::OrderAction;
use crate::ui::kit::Dialog;
use crate::ui::language::{Language, Texts};
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live, live_text};
use presence::{Presence, Scene, Wish};

/// What everything in the pop-in, and the page around it, shares.
#[derive(Clone, Copy)]
pub struct CancellationDesk {
    store: OrderStore,
    navigator: Navigator,
    step: Memo<Step>,
    is_open: Memo<bool>,
    wish: RwSignal<Wish>,
    draft: CancellationDraft,
}

impl CancellationDesk {
    pub fn provide() {
        let store = OrderStore::expect();
        let step = Memo::new(move |_| store.order().map_or(Step::Check, |order| Step::of(&order.cancellation)));
        let holder = store.holder();
        let navigator = Navigator::expect();
        // À terminer leads to what is left to do, not only to the order.
        let is_possible = untrack(|| match step.get() {
            Step::Refund => store.allows(OrderAction::SettleRefund),
            Step::Mail => store.allows(OrderAction::SettleMail),
            _ => false,
        });
        let wish = RwSignal::new(Wish::from_the_start(is_possible && navigator.asks_for_refunds()));
        let presence = Memo::new(move |before: Option<&Presence>| {
            let scene = Scene { step: step.get(), is_mine: holder.get() == Holder::Me };
            Presence::after(before, scene, wish.get())
        });
        // A refund that waits for an answer is in front of what a cancellation would ask next.
        let refunds = RefundDesk::expect().is_open();
        let is_open = Memo::new(move |_| presence.get().is_open && !refunds.get());
        provide_context(Self { store, navigator, step, is_open, wish, draft: CancellationDraft::new() });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub const fn step(&self) -> Memo<Step> {
        self.step
    }

    pub const fn is_open(&self) -> Memo<bool> {
        self.is_open
    }

    /// What the agent has typed and chosen, and not sent yet.
    pub const fn draft(&self) -> CancellationDraft {
        self.draft
    }

    /// The agent wants to see it.
    pub fn open(&self) {
        self.wish.update(|wish| wish.ask(true));
    }

    /// The agent puts it away. Nothing changes by that; the page offers to go on.
    pub fn close(&self) {
        self.wish.update(|wish| wish.ask(false));
        self.navigator.settle_at(&self.store.number());
    }
}

#[component]
pub fn CancellationDialog() -> impl IntoView {
    let language = Language::expect();
    let cancellation = CancellationDesk::expect();
    let (step, is_open) = (cancellation.step(), cancellation.is_open());
    let title = Signal::derive(move || title(language.texts(), step.get()).to_owned());
    let on_close = Callback::new(move |()| cancellation.close());
    view! {
        <Dialog open=is_open title on_close wide=true fallback_focus=".modification [role=switch]">
            <Content/>
        </Dialog>
    }
}

#[component]
fn Content() -> impl IntoView {
    let language = Language::expect();
    let step = CancellationDesk::expect().step();
    let progress = live_text(move || (language.texts().cancellation.step)(step.get().position(), Step::POSITIONS));
    let body = live(move || match step.get() {
        Step::Check => view! { <check::CheckStep/> }.into_any(),
        Step::Impossible => view! { <check::ImpossibleStep/> }.into_any(),
        Step::Confirm => view! { <confirm::ConfirmStep/> }.into_any(),
        Step::Confirmed => view! { <request::RequestStep/> }.into_any(),
        Step::Refund => view! { <refund::RefundStep/> }.into_any(),
        Step::Mail => view! { <mail::MailStep/> }.into_any(),
        Step::Finished => view! { <summary::SummaryStep/> }.into_any(),
    });
    let head = view! { <p class="cancellation-progress">{progress}</p> }.into_any();
    view! { <PopIn head>{body}</PopIn> }
}

const fn title(texts: &Texts, step: Step) -> &'static str {
    let words = &texts.cancellation;
    match step {
        Step::Check => words.check.title,
        Step::Impossible => words.check.impossible,
        Step::Confirm => words.confirm.title,
        Step::Confirmed => words.request.title,
        Step::Refund => texts.refunds.title,
        Step::Mail => words.mail.title,
        Step::Finished => words.summary.title,
    }
}
