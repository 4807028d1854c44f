//! The rule by which one dialog is in front: what the order says, and what the agent wants.

use std::mem::discriminant;

use super::OpenDialog;
use crate::domain::cancellation::Cancellation;
use crate::domain::credit::CreditNoteNumber;

/// What the order says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scene {
    pub step: Cancellation,
    /// The agent has MOD on.
    pub is_mine: bool,
    /// Refunds wait outside of a cancellation.
    pub has_refunds: bool,
    /// The note that is wanted is one of the order's.
    pub has_note: bool,
}

/// What the agent last asked of a dialog; counted, so that asking for the same twice counts twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Wish {
    count: u32,
    open: bool,
}

impl Wish {
    const fn ask(&mut self, open: bool) {
        self.count = self.count.wrapping_add(1);
        self.open = open;
    }
}

/// What the agent wants to see. A dialog that another covers stays wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wishes {
    cancellation: Wish,
    refunds: Wish,
    credit_note: bool,
    overpayment: bool,
    /// One that no address leads to.
    without_address: Option<OpenDialog>,
    note: Option<CreditNoteNumber>,
}

impl Wishes {
    pub fn from_the_start(cancellation: bool, refunds: bool) -> Self {
        let wish = |open| Wish { count: 0, open };
        Self { cancellation: wish(cancellation), refunds: wish(refunds), ..Self::default() }
    }

    pub fn ask_for(&mut self, dialog: OpenDialog) {
        match dialog {
            OpenDialog::None => {}
            OpenDialog::Cancellation => self.cancellation.ask(true),
            OpenDialog::Refunds => self.refunds.ask(true),
            OpenDialog::CreditNote => self.credit_note = true,
            OpenDialog::Overpayment => self.overpayment = true,
            OpenDialog::RegisterReturn
            | OpenDialog::ReceiveReturn(_)
            | OpenDialog::WithdrawReturn(_)
            | OpenDialog::GiveUpMail(_) => self.without_address = Some(dialog),
            OpenDialog::Note(number) => self.note = Some(number),
        }
    }

    pub fn put_away(&mut self, dialog: &OpenDialog) {
        match dialog {
            OpenDialog::None => {}
            OpenDialog::Cancellation => self.cancellation.ask(false),
            OpenDialog::Refunds => self.refunds.ask(false),
            OpenDialog::CreditNote => self.credit_note = false,
            OpenDialog::Overpayment => self.overpayment = false,
            OpenDialog::RegisterReturn
            | OpenDialog::ReceiveReturn(_)
            | OpenDialog::WithdrawReturn(_)
            | OpenDialog::GiveUpMail(_) => self.without_address = None,
            OpenDialog::Note(_) => self.note = None,
        }
    }

    pub const fn note(&self) -> Option<&CreditNoteNumber> {
        self.note.as_ref()
    }
}

/// Where the dialogs are, each as if it were alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stage {
    scene: Scene,
    wishes: Wishes,
    cancellation: bool,
    refunds: bool,
}

impl Stage {
    /// The stage after the order or the agent's wishes changed.
    pub fn next(before: Option<&Self>, scene: Scene, wishes: Wishes) -> Self {
        let cancellation = shows_cancellation(before, &scene, &wishes);
        let refunds = wants_refunds(before, &scene, &wishes);
        Self { scene, wishes, cancellation, refunds }
    }

    /// The one in front: money on its way first, then what the cancellation asks.
    pub fn open(&self) -> OpenDialog {
        let note = self.wishes.note.as_ref().filter(|_| self.scene.has_note);
        if self.refunds && self.scene.has_refunds {
            OpenDialog::Refunds
        } else if self.cancellation {
            OpenDialog::Cancellation
        } else if self.wishes.credit_note {
            OpenDialog::CreditNote
        } else if self.wishes.overpayment {
            OpenDialog::Overpayment
        } else if let Some(dialog) = &self.wishes.without_address {
            dialog.clone()
        } else {
            note.cloned().map_or(OpenDialog::None, OpenDialog::Note)
        }
    }
}

/// The cancellation shows itself where its step calls for it, otherwise as the agent wants.
fn shows_cancellation(before: Option<&Stage>, scene: &Scene, wishes: &Wishes) -> bool {
    let wish = wishes.cancellation;
    let Some(before) = before else { return calls(scene) || wish.open };
    let then = &before.scene;
    if before.wishes.cancellation != wish {
        wish.open
    } else if discriminant(&then.step) == discriminant(&scene.step) && then.is_mine == scene.is_mine {
        before.cancellation
    } else if matches!((&then.step, &scene.step), (Cancellation::Cancellable, Cancellation::Confirmed)) {
        false
    } else {
        (before.cancellation && may_stay(scene)) || calls(scene)
    }
}

/// Whether the step shows itself to who has MOD on. What is confirmed waits for the menu, as the procedure has it, and
/// what is finished for nothing.
const fn calls(scene: &Scene) -> bool {
    scene.is_mine && !matches!(scene.step, Cancellation::Confirmed | Cancellation::Finished { .. })
}

/// Whether it stays when it was there. Left, or not begun: there is nothing to show.
const fn may_stay(scene: &Scene) -> bool {
    scene.is_mine || !matches!(scene.step, Cancellation::Idle)
}

/// Whether the agent wants to see the refunds. The wish is spent with the last refund, so that the next one does not open
/// by itself.
fn wants_refunds(before: Option<&Stage>, scene: &Scene, wishes: &Wishes) -> bool {
    let Some(before) = before else { return wishes.refunds.open };
    let is_asked = before.wishes.refunds != wishes.refunds;
    let wanted = if is_asked { wishes.refunds.open } else { before.refunds };
    let was_the_last = before.scene.has_refunds && !scene.has_refunds;
    wanted && !was_the_last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cancellation::{ContactChannel, MailOutcome};
    use crate::domain::eligibility::NotCancellable;

    const MINE: bool = true;
    const NOT_MINE: bool = false;
    const IMPOSSIBLE: Cancellation = Cancellation::NotCancellable { reason: NotCancellable::Printing };
    const REFUNDING: Cancellation = Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: None };
    const MAIL: Cancellation = Cancellation::MessageReady { contact_channel: ContactChannel::Phone };
    const FINISHED: Cancellation =
        Cancellation::Finished { contact_channel: ContactChannel::Phone, outcome: MailOutcome::Sent };

    /// Walks through what happens to an order, and what the agent asks for in between.
    #[derive(Clone)]
    struct Walk(Stage);

    impl Walk {
        fn from(step: Cancellation, is_mine: bool) -> Self {
            Self::beginning(step, is_mine, false, Wishes::default())
        }

        /// An order on which a credit note's refund waits, or not, and nothing is being cancelled.
        fn with_refunds(has_refunds: bool) -> Self {
            Self::beginning(Cancellation::Idle, NOT_MINE, has_refunds, Wishes::default())
        }

        fn beginning(step: Cancellation, is_mine: bool, has_refunds: bool, wishes: Wishes) -> Self {
            Self(Stage::next(None, Scene { step, is_mine, has_refunds, has_note: true }, wishes))
        }

        fn next(self, change: impl FnOnce(&mut Scene, &mut Wishes)) -> Self {
            let Stage { mut scene, mut wishes, .. } = self.0.clone();
            change(&mut scene, &mut wishes);
            Self(Stage::next(Some(&self.0), scene, wishes))
        }

        fn to(self, step: Cancellation, is_mine: bool) -> Self {
            self.next(|scene, _| (scene.step, scene.is_mine) = (step, is_mine))
        }

        fn refunds(self, has_refunds: bool) -> Self {
            self.next(|scene, _| scene.has_refunds = has_refunds)
        }

        fn asks_for(self, dialog: OpenDialog) -> Self {
            self.next(|_, wishes| wishes.ask_for(dialog))
        }

        fn puts_away(self) -> Self {
            let open = self.0.open();
            self.next(|_, wishes| wishes.put_away(&open))
        }

        #[track_caller]
        fn shows(self, dialog: OpenDialog) -> Self {
            assert_eq!(self.0.open(), dialog);
            self
        }
    }

    fn note() -> OpenDialog {
        OpenDialog::Note(CreditNoteNumber("AV-2026-000001".to_owned()))
    }

    #[test]
    fn switching_mod_on_opens_the_cancellation_and_switching_off_closes_it() {
        Walk::from(Cancellation::Idle, NOT_MINE)
            .shows(OpenDialog::None)
            .to(Cancellation::Idle, MINE)
            .shows(OpenDialog::Cancellation)
            .to(Cancellation::Idle, NOT_MINE)
            .shows(OpenDialog::None);
    }

    #[test]
    fn a_reload_lands_in_the_step_it_was_at() {
        for step in [Cancellation::Idle, IMPOSSIBLE, Cancellation::Cancellable, REFUNDING, MAIL] {
            Walk::from(step.clone(), MINE).shows(OpenDialog::Cancellation);
            Walk::from(step, NOT_MINE).shows(OpenDialog::None);
        }
    }

    #[test]
    fn after_the_confirmation_the_menu_is_next() {
        Walk::from(Cancellation::Cancellable, MINE)
            .to(Cancellation::Confirmed, MINE)
            .shows(OpenDialog::None)
            .asks_for(OpenDialog::Cancellation)
            .to(REFUNDING, MINE)
            .shows(OpenDialog::Cancellation);
    }

    #[test]
    fn a_cancellation_that_was_put_away_stays_so_until_something_happens() {
        Walk::from(REFUNDING, MINE)
            .puts_away()
            .shows(OpenDialog::None)
            .to(REFUNDING, MINE)
            .shows(OpenDialog::None)
            .to(MAIL, MINE)
            .shows(OpenDialog::Cancellation);
    }

    #[test]
    fn a_step_that_is_noted_otherwise_is_the_same_step() {
        let by_mail = Cancellation::Refunding { contact_channel: ContactChannel::Email, mail: None };
        Walk::from(REFUNDING, MINE).puts_away().to(by_mail, MINE).shows(OpenDialog::None);
    }

    #[test]
    fn who_lost_the_order_still_sees_where_it_is() {
        Walk::from(REFUNDING, MINE).to(REFUNDING, NOT_MINE).shows(OpenDialog::Cancellation);
        let confirm = Walk::from(Cancellation::Cancellable, MINE);
        confirm.clone().to(Cancellation::Cancellable, NOT_MINE).shows(OpenDialog::Cancellation);
        confirm.to(Cancellation::Idle, NOT_MINE).shows(OpenDialog::None);
    }

    #[test]
    fn the_summary_follows_the_mail_and_does_not_come_by_itself() {
        Walk::from(MAIL, MINE).to(FINISHED, MINE).shows(OpenDialog::Cancellation);
        Walk::from(MAIL, MINE).puts_away().to(FINISHED, MINE).shows(OpenDialog::None);
        Walk::from(FINISHED, MINE).shows(OpenDialog::None);
    }

    #[test]
    fn an_address_that_asks_for_it_opens_it_whoever_has_mod() {
        let asked = Wishes::from_the_start(true, false);
        Walk::beginning(REFUNDING, NOT_MINE, false, asked).shows(OpenDialog::Cancellation);
    }

    #[test]
    fn refunds_that_are_asked_for_show_once_there_are_some() {
        Walk::with_refunds(false)
            .asks_for(OpenDialog::Refunds)
            .shows(OpenDialog::None)
            .refunds(true)
            .shows(OpenDialog::Refunds);
    }

    #[test]
    fn refunds_that_nobody_asked_for_do_not_come_by_themselves() {
        Walk::with_refunds(false).refunds(true).shows(OpenDialog::None);
    }

    #[test]
    fn the_last_refund_closes_them_and_the_next_one_does_not_open_by_itself() {
        let settled = Walk::with_refunds(true).asks_for(OpenDialog::Refunds).refunds(false).shows(OpenDialog::None);
        settled.refunds(true).shows(OpenDialog::None);
    }

    #[test]
    fn a_refund_that_waits_is_in_front_of_the_cancellation() {
        Walk::from(Cancellation::Idle, MINE)
            .refunds(true)
            .shows(OpenDialog::Cancellation)
            .asks_for(OpenDialog::Refunds)
            .shows(OpenDialog::Refunds)
            .puts_away()
            .shows(OpenDialog::Cancellation);
    }

    #[test]
    fn a_cancellation_that_moves_on_behind_the_refunds_shows_when_they_are_settled() {
        Walk::with_refunds(true)
            .asks_for(OpenDialog::Refunds)
            .to(Cancellation::Idle, MINE)
            .shows(OpenDialog::Refunds)
            .refunds(false)
            .shows(OpenDialog::Cancellation);
    }

    #[test]
    fn a_note_waits_behind_whatever_asks_for_an_answer() {
        Walk::from(REFUNDING, MINE)
            .asks_for(note())
            .shows(OpenDialog::Cancellation)
            .puts_away()
            .shows(note())
            .refunds(true)
            .asks_for(OpenDialog::Refunds)
            .shows(OpenDialog::Refunds)
            .puts_away()
            .shows(note());
    }

    #[test]
    fn a_note_that_the_order_does_not_have_is_not_shown() {
        let wanted = Walk::with_refunds(false).asks_for(note());
        wanted.next(|scene, _| scene.has_note = false).shows(OpenDialog::None);
    }

    #[test]
    fn what_was_typed_into_the_form_waits_behind_a_cancellation() {
        Walk::from(Cancellation::Idle, NOT_MINE)
            .asks_for(OpenDialog::CreditNote)
            .to(Cancellation::Idle, MINE)
            .shows(OpenDialog::Cancellation)
            .puts_away()
            .shows(OpenDialog::CreditNote);
    }

    #[test]
    fn closing_the_only_one_leaves_the_page() {
        for dialog in [OpenDialog::Refunds, OpenDialog::CreditNote, OpenDialog::Cancellation, note()] {
            Walk::with_refunds(true).asks_for(dialog.clone()).shows(dialog).puts_away().shows(OpenDialog::None);
        }
    }
}
