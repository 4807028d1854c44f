//! The dialog over the order's page: at most one, by one rule for all of them. A dialog asks here to be shown or put
//! away, and knows no other.

mod stage;

use leptos::prelude::*;

use self::stage::{Scene, Stage, Wishes};
use super::store::{Holder, OrderStore, note, waiting_refunds};
use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::returns::ReturnNumber;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{memo_bool, watch};
use crate::ui::route::Route;
use crate::ui::session::AgentSession;

/// The dialog that is over the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OpenDialog {
    #[default]
    None,
    /// The cancellation, at whatever step it is.
    Cancellation,
    /// The refunds that wait outside of a cancellation.
    Refunds,
    /// *Ajouter une note de crédit*
    CreditNote,
    /// What was paid beyond the price goes back.
    Overpayment,
    /// *Enregistrer un retour*
    RegisterReturn,
    /// What was in the parcel of a return.
    ReceiveReturn(ReturnNumber),
    /// A return does not come.
    WithdrawReturn(ReturnNumber),
    /// A mail that did not go needs not go any more; by its place among the order's.
    GiveUpMail(u32),
    /// A note that was issued.
    Note(CreditNoteNumber),
}

impl OpenDialog {
    /// A form that no address leads to: what it is about is on the page behind it.
    const fn has_no_address(&self) -> bool {
        matches!(self, Self::RegisterReturn | Self::ReceiveReturn(_) | Self::WithdrawReturn(_) | Self::GiveUpMail(_))
    }
}

/// The handle on it, for the dialogs and the page around them.
#[derive(Clone, Copy)]
pub struct Dialogs {
    store: OrderStore,
    navigator: Navigator,
    wishes: RwSignal<Wishes>,
    open: Memo<OpenDialog>,
    is_any_open: Memo<bool>,
}

impl Dialogs {
    /// For an order that was read.
    pub fn provide() {
        let (store, navigator) = (OrderStore::expect(), Navigator::expect());
        let wishes = RwSignal::new(untrack(|| first_wishes(store, navigator)));
        let has_refunds =
            memo_bool(move || store.order().is_some_and(|order| waiting_refunds(&order).next().is_some()));
        let stage = Memo::new(move |before: Option<&Stage>| {
            let wishes = wishes.get();
            let scene = Scene {
                step: store.step().get(),
                is_mine: store.holder().get() == Holder::Me,
                has_refunds: has_refunds.get(),
                has_note: store
                    .order()
                    .zip(wishes.note())
                    .is_some_and(|(order, number)| note(&order, number).is_some()),
            };
            Stage::next(before, scene, wishes)
        });
        watch(
            move || has_refunds.get(),
            move |_, has_refunds| {
                if !has_refunds {
                    navigator.settle_at(&store.number());
                }
            },
        );
        // The page around the desk may lead to another step of the order that is shown.
        let asked = Memo::new(move |_| navigator.route().with(|route| asked_by(route.as_ref().ok()?)));
        watch(
            move || asked.get(),
            move |_, dialog| {
                if let Some(dialog) = dialog.clone().filter(|dialog| may_open(store, dialog)) {
                    wishes.update(|wishes| wishes.ask_for(dialog));
                }
            },
        );
        let open = Memo::new(move |_| stage.with(Stage::open));
        let is_any_open = memo_bool(move || open.with(|open| *open != OpenDialog::None));
        provide_context(Self { store, navigator, wishes, open, is_any_open });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub const fn open(&self) -> Memo<OpenDialog> {
        self.open
    }

    /// Whether this dialog is the one.
    pub fn shows(&self, dialog: OpenDialog) -> Memo<bool> {
        let open = self.open;
        memo_bool(move || open.with(|open| *open == dialog))
    }

    /// The note that is open, if the dialog is one.
    pub fn note(&self) -> Memo<Option<CreditNoteNumber>> {
        let open = self.open;
        Memo::new(move |_| match open.get() {
            OpenDialog::Note(number) => Some(number),
            _ => None,
        })
    }

    /// Whether a dialog is over the page, and says what the page would say otherwise.
    pub const fn is_any_open(&self) -> Memo<bool> {
        self.is_any_open
    }

    /// The agent wants to see it. It shows as soon as there is something in it and nothing in front of it.
    pub fn show(&self, dialog: OpenDialog) {
        self.wishes.update(|wishes| wishes.ask_for(dialog));
    }

    /// The agent puts the one in front away. Nothing changes by that; the page offers to go on.
    pub fn put_away(&self) {
        let dialog = self.open.get_untracked();
        let asked = self.navigator.route().with_untracked(|route| asked_by(route.as_ref().ok()?));
        // A form that was begun on the page has no address, and the one shown is that of what is behind it.
        let is_form = matches!(dialog, OpenDialog::CreditNote | OpenDialog::Overpayment) || dialog.has_no_address();
        self.drop_wish(&dialog);
        if !is_form || asked == Some(dialog) {
            self.navigator.settle_at(&self.store.number());
        }
    }

    /// There is nothing more to do in it.
    pub fn drop_wish(&self, dialog: &OpenDialog) {
        self.wishes.update(|wishes| wishes.put_away(dialog));
    }
}

/// The dialog that an address is of.
fn asked_by(route: &Route) -> Option<OpenDialog> {
    match route {
        Route::Refunds(_) => Some(OpenDialog::Refunds),
        Route::Cancellation(_) => Some(OpenDialog::Cancellation),
        Route::AddCreditNote(_) => Some(OpenDialog::CreditNote),
        Route::Overpayment(_) => Some(OpenDialog::Overpayment),
        Route::Note(_, note) => Some(OpenDialog::Note(note.clone())),
        _ => None,
    }
}

/// Whether an address may open this: an address begins nothing, and leads to no form that could not be sent.
fn may_open(store: OrderStore, dialog: &OpenDialog) -> bool {
    match dialog {
        OpenDialog::None => false,
        OpenDialog::Cancellation => {
            let is_under_way = match untrack(|| store.step().get()) {
                Cancellation::Refunding { .. } => untrack(|| store.allows(OrderAction::SettleRefundTask)),
                Cancellation::MessageReady { .. } => untrack(|| store.allows(OrderAction::SettleMail)),
                _ => false,
            };
            is_under_way || store.holder().get_untracked() == Holder::Me
        }
        OpenDialog::Refunds => untrack(|| store.allows(OrderAction::SettleRefundTask)),
        OpenDialog::CreditNote => untrack(|| store.allows(OrderAction::IssueCreditNote)),
        OpenDialog::Overpayment => untrack(|| store.allows(OrderAction::RefundOverpayment)),
        OpenDialog::RegisterReturn => untrack(|| store.allows(OrderAction::RegisterReturn)),
        OpenDialog::ReceiveReturn(_) => untrack(|| store.allows(OrderAction::ReceiveReturn)),
        OpenDialog::WithdrawReturn(_) => untrack(|| store.allows(OrderAction::WithdrawReturn)),
        OpenDialog::GiveUpMail(_) => untrack(|| store.allows(OrderAction::GiveUpMail)),
        OpenDialog::Note(_) => true,
    }
}

/// What the address and the order ask for from the start: who comes back, on whatever machine, finds the question that
/// waits for them in front. Others see that something is not finished, and are asked nothing.
fn first_wishes(store: OrderStore, navigator: Navigator) -> Wishes {
    let order = store.order();
    let me = AgentSession::expect().agent();
    let asked = navigator.route().with(|route| asked_by(route.as_ref().ok()?));
    let asks_for_refunds = asked == Some(OpenDialog::Refunds);
    let waits_for_me =
        order.zip(me).is_some_and(|(order, me)| waiting_refunds(&order).any(|task| task.state.is_opened_by(&me.id)));
    let asks_for_cancellation = asked == Some(OpenDialog::Cancellation);
    let is_refunding = matches!(store.step().get(), Cancellation::Refunding { .. } | Cancellation::MessageReady { .. });
    let cancellation =
        (asks_for_cancellation || (asks_for_refunds && is_refunding)) && may_open(store, &OpenDialog::Cancellation);
    let refunds = store.allows(OrderAction::SettleRefundTask) && (waits_for_me || asks_for_refunds);
    let mut wishes = Wishes::from_the_start(cancellation, refunds);
    let is_wished = matches!(asked, Some(OpenDialog::CreditNote | OpenDialog::Overpayment | OpenDialog::Note(_)));
    if let Some(dialog) = asked.filter(|dialog| is_wished && may_open(store, dialog)) {
        wishes.ask_for(dialog);
    }
    wishes
}
