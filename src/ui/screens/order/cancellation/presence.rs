//! When the pop-in is there: by itself where the step calls for it, otherwise as the agent wants.

use super::step::Step;

/// What decides about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scene {
    pub step: Step,
    /// The agent has MOD on.
    pub is_mine: bool,
}

/// What the agent last asked for; counted, so that asking for the same twice counts twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wish {
    count: u32,
    open: bool,
}

impl Wish {
    /// What the address asks for.
    pub const fn from_the_start(open: bool) -> Self {
        Self { count: 0, open }
    }

    pub const fn ask(&mut self, open: bool) {
        self.count = self.count.wrapping_add(1);
        self.open = open;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Presence {
    scene: Scene,
    wish: Wish,
    pub is_open: bool,
}

impl Scene {
    /// Whether the step shows itself to who has MOD on. What is confirmed waits for the menu, as the procedure
    /// has it, and what is finished for nothing.
    const fn calls(self) -> bool {
        self.is_mine && !matches!(self.step, Step::Confirmed | Step::Finished)
    }

    /// Whether it stays when it was there, now that something else is the case.
    const fn may_stay(self) -> bool {
        match self.step {
            // Left, or not begun: there is nothing to show.
            Step::Check => self.is_mine,
            _ => true,
        }
    }
}

impl Presence {
    pub fn after(before: Option<&Self>, scene: Scene, wish: Wish) -> Self {
        let is_open = match before {
            None => scene.calls() || wish.open,
            Some(before) if before.wish != wish => wish.open,
            Some(before) if before.scene == scene => before.is_open,
            Some(before) if before.scene.step == Step::Confirm && scene.step == Step::Confirmed => false,
            Some(before) => (before.is_open && scene.may_stay()) || scene.calls(),
        };
        Self { scene, wish, is_open }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINE: bool = true;
    const NOT_MINE: bool = false;

    /// Walks through scenes; the agent's own wishes are between them.
    struct Walk {
        presence: Presence,
        wish: Wish,
    }

    impl Walk {
        fn from(step: Step, is_mine: bool) -> Self {
            let wish = Wish::default();
            Self { presence: Presence::after(None, Scene { step, is_mine }, wish), wish }
        }

        fn to(mut self, step: Step, is_mine: bool) -> Self {
            self.presence = Presence::after(Some(&self.presence), Scene { step, is_mine }, self.wish);
            self
        }

        fn asks(mut self, open: bool) -> Self {
            self.wish.ask(open);
            let scene = self.presence.scene;
            self.to(scene.step, scene.is_mine)
        }

        fn is_open(&self) -> bool {
            self.presence.is_open
        }
    }

    #[test]
    fn switching_mod_on_opens_it_and_switching_off_closes_it() {
        let off = Walk::from(Step::Check, NOT_MINE);
        assert!(!off.is_open());
        let on = off.to(Step::Check, MINE);
        assert!(on.is_open());
        assert!(!on.to(Step::Check, NOT_MINE).is_open());
    }

    #[test]
    fn a_reload_lands_in_the_step_it_was_at() {
        for step in [Step::Check, Step::Impossible, Step::Confirm, Step::Refund, Step::Mail] {
            assert!(Walk::from(step, MINE).is_open(), "{step:?}");
            assert!(!Walk::from(step, NOT_MINE).is_open(), "{step:?}");
        }
    }

    #[test]
    fn after_the_confirmation_the_menu_is_next() {
        let confirmed = Walk::from(Step::Confirm, MINE).to(Step::Confirmed, MINE);
        assert!(!confirmed.is_open());
        assert!(confirmed.asks(true).to(Step::Refund, MINE).is_open());
    }

    #[test]
    fn what_was_put_away_stays_so_until_something_happens() {
        let away = Walk::from(Step::Refund, MINE).asks(false);
        assert!(!away.is_open());
        let still = away.to(Step::Refund, MINE);
        assert!(!still.is_open());
        assert!(still.to(Step::Mail, MINE).is_open());
    }

    #[test]
    fn who_lost_the_order_still_sees_where_it_is() {
        assert!(Walk::from(Step::Refund, MINE).to(Step::Refund, NOT_MINE).is_open());
        assert!(Walk::from(Step::Confirm, MINE).to(Step::Confirm, NOT_MINE).is_open());
        assert!(!Walk::from(Step::Confirm, MINE).to(Step::Check, NOT_MINE).is_open());
    }

    #[test]
    fn the_summary_follows_the_mail_and_does_not_come_by_itself() {
        assert!(Walk::from(Step::Mail, MINE).to(Step::Finished, MINE).is_open());
        assert!(!Walk::from(Step::Mail, MINE).asks(false).to(Step::Finished, MINE).is_open());
        assert!(!Walk::from(Step::Finished, MINE).is_open());
    }

    #[test]
    fn an_address_that_asks_for_it_opens_it_whoever_has_mod() {
        let scene = Scene { step: Step::Refund, is_mine: NOT_MINE };
        assert!(Presence::after(None, scene, Wish::from_the_start(true)).is_open);
        assert!(!Presence::after(None, scene, Wish::from_the_start(false)).is_open);
    }
}
