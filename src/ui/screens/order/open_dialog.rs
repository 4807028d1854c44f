//! The dialog over the order's page: at most one, by one rule for all of them. A dialog asks here to be shown or put
//! away, and knows no other.

mod stage;

use leptos::prelude::*;

use self::stage::{Scene, Stage, Wishes};
use super::store::{Holder, OrderStore, note, waiting_refunds};
use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::CreditNoteNumber;
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
    /// A note that was issued.
    Note(CreditNoteNumber),
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
        // A form has no address of its own.
        let has_address = !matches!(dialog, OpenDialog::CreditNote | OpenDialog::Overpayment);
        self.drop_wish(&dialog);
        if has_address {
            self.navigator.settle_at(&self.store.number());
        }
    }

    /// There is nothing more to do in it.
    pub fn drop_wish(&self, dialog: &OpenDialog) {
        self.wishes.update(|wishes| wishes.put_away(dialog));
    }
}

/// What the address and the order ask for from the start: who comes back, on whatever machine, finds the question that
/// waits for them in front. Others see that something is not finished, and are asked nothing.
fn first_wishes(store: OrderStore, navigator: Navigator) -> Wishes {
    let order = store.order();
    let me = AgentSession::expect().agent();
    let is_asked = navigator.asks_for_refunds();
    let waits_for_me =
        order.zip(me).is_some_and(|(order, me)| waiting_refunds(&order).any(|task| task.state.is_opened_by(&me.id)));
    let cancellation = is_asked
        && match store.step().get() {
            Cancellation::Refunding { .. } => store.allows(OrderAction::SettleRefundTask),
            Cancellation::MessageReady { .. } => store.allows(OrderAction::SettleMail),
            _ => false,
        };
    let refunds = store.allows(OrderAction::SettleRefundTask) && (waits_for_me || is_asked);
    let note = match navigator.route().get() {
        Ok(Route::Note(_, note)) => Some(note),
        _ => None,
    };
    Wishes::from_the_start(cancellation, refunds, note)
}
