//! The orders that are cancelled together and how far each of them is, as a reload finds them again.

use serde::{Deserialize, Serialize};

use crate::api::orders::OrderSummary;
use crate::api::problem::ProblemCode;
use crate::domain::cancellation::ContactChannel;
use crate::domain::eligibility::NotCancellable;
use crate::domain::money::{Amount, Currency, by_currency};
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;

/// What is to be done with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Goal {
    /// *Vérifier la possibilité d'annuler la commande*
    Check,
    /// Cancelled for good, with the total that the agent agreed to.
    Cancel { total: Amount, channel: ContactChannel },
    /// MOD off, and nothing cancelled.
    Leave,
}

/// How far an order is on its way to its goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Nothing was begun with it.
    Picked,
    /// It waits for its turn, or has it.
    Waiting,
    /// It can be cancelled, is held for this agent, and so much would go back.
    Cancellable(Amount),
    Cancelled,
    Left,
    Stopped(Why),
}

/// The reason why an order went no further. Nothing is half done: it is as the last write that took effect has left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    NotCancellable(NotCancellable),
    /// Another agent has MOD on.
    HeldBy(String),
    /// So much would go back, which a second person has to say yes to.
    AboveLimit(Amount),
    /// So much would go back now, which is not what the agent agreed to.
    TotalChanged(Amount),
    /// What would go back can't be computed here.
    NotComputed,
    /// The backend lets this agent go no further with it now.
    NotAllowed,
    Refused(ProblemCode),
    /// What became of a write is not known yet.
    NotKnown,
}

impl Why {
    /// Whether another try may come to another end while the order is as it is.
    pub const fn may_pass(&self) -> bool {
        !matches!(self, Self::NotCancellable(_))
    }

    /// Whether MOD may still be on: what stopped by a rule was left at once.
    const fn may_be_held(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::NotKnown)
    }
}

/// One of the orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchOrder {
    pub number: OrderNumber,
    pub customer: String,
    pub currency: Currency,
    /// Gross.
    pub total: Amount,
    pub goal: Goal,
    pub standing: Standing,
}

impl BatchOrder {
    pub fn of(order: &OrderSummary) -> Self {
        Self {
            number: order.number.clone(),
            customer: order.customer.clone(),
            currency: order.currency,
            total: order.total,
            goal: Goal::Check,
            standing: Standing::Picked,
        }
    }

    /// What goes back of it, as far as that is known.
    pub const fn goes_back(&self) -> Option<Amount> {
        match (&self.standing, &self.goal) {
            (
                Standing::Cancellable(amount) | Standing::Stopped(Why::TotalChanged(amount) | Why::AboveLimit(amount)),
                _,
            )
            | (Standing::Waiting | Standing::Cancelled, Goal::Cancel { total: amount, .. }) => Some(*amount),
            _ => None,
        }
    }

    /// Whether the agent is to decide on it.
    pub const fn is_cancellable(&self) -> bool {
        matches!(self.standing, Standing::Cancellable(_))
    }

    pub const fn is_cancelled(&self) -> bool {
        matches!(self.standing, Standing::Cancelled)
    }

    pub const fn is_stopped(&self) -> bool {
        matches!(self.standing, Standing::Stopped(_))
    }

    /// Whether it waits for nothing.
    pub const fn is_done(&self) -> bool {
        !matches!(self.standing, Standing::Waiting | Standing::Picked)
    }

    pub const fn may_be_tried_again(&self) -> bool {
        matches!(&self.standing, Standing::Stopped(why) if why.may_pass())
    }

    const fn may_be_held(&self) -> bool {
        match &self.standing {
            Standing::Waiting | Standing::Cancellable(_) => true,
            Standing::Stopped(why) => why.may_be_held(),
            Standing::Picked | Standing::Cancelled | Standing::Left => false,
        }
    }

    fn begin(&mut self, goal: Goal) {
        (self.goal, self.standing) = (goal, Standing::Waiting);
    }
}

/// The part of the way that the orders are on together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// No order was picked.
    Empty,
    /// Nothing was begun.
    Picked,
    /// Some wait for their turn.
    UnderWay,
    /// Some can be cancelled, and the agent is to say whether.
    ToDecide,
    Over,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    pub orders: Vec<BatchOrder>,
    /// When one of them last got on.
    pub moved_at: Option<Timestamp>,
}

impl Batch {
    /// The most orders that are cancelled together: what an agent can still look over, and holds for a few minutes.
    pub const MOST: usize = 100;

    pub fn stage(&self) -> Stage {
        let any = |is: fn(&Standing) -> bool| self.orders.iter().any(|order| is(&order.standing));
        if self.orders.is_empty() {
            Stage::Empty
        } else if any(|standing| matches!(standing, Standing::Waiting)) {
            Stage::UnderWay
        } else if any(|standing| matches!(standing, Standing::Picked)) {
            Stage::Picked
        } else if any(|standing| matches!(standing, Standing::Cancellable(_))) {
            Stage::ToDecide
        } else {
            Stage::Over
        }
    }

    /// How many more it takes in. What is over makes room.
    pub fn room(&self) -> usize {
        if self.stage() == Stage::Over { Self::MOST } else { Self::MOST.saturating_sub(self.orders.len()) }
    }

    /// Takes these in as well, each once, as far as there is room.
    pub fn take_in(&mut self, picked: Vec<BatchOrder>) {
        if self.stage() == Stage::Over {
            self.orders.clear();
        }
        for order in picked {
            if self.room() > 0 && !self.orders.iter().any(|other| other.number == order.number) {
                self.orders.push(order);
            }
        }
    }

    /// Has every order checked of which nothing was begun.
    pub fn check(&mut self) {
        self.begin(|order| (order.standing == Standing::Picked).then_some(Goal::Check));
    }

    /// Has those cancelled that can be, each with the total that is shown.
    pub fn cancel(&mut self, channel: ContactChannel) {
        self.begin(|order| match order.standing {
            Standing::Cancellable(total) => Some(Goal::Cancel { total, channel }),
            _ => None,
        });
    }

    /// Tries those again that stopped and may get further: those are checked anew, because nobody has agreed to what they
    /// would come to now.
    pub fn try_again(&mut self) {
        self.begin(|order| order.may_be_tried_again().then_some(Goal::Check));
    }

    /// Leaves this one as it was.
    pub fn leave(&mut self, number: &OrderNumber) {
        self.begin(|order| (order.number == *number && order.may_be_held()).then_some(Goal::Leave));
    }

    /// Leaves all that may still be held.
    pub fn leave_all(&mut self) {
        self.begin(|order| order.may_be_held().then_some(Goal::Leave));
    }

    fn begin(&mut self, goal: impl Fn(&BatchOrder) -> Option<Goal>) {
        for order in &mut self.orders {
            if let Some(goal) = goal(order) {
                order.begin(goal);
            }
        }
    }

    /// The next one whose turn it is.
    pub fn next(&self) -> Option<&BatchOrder> {
        self.orders.iter().find(|order| order.standing == Standing::Waiting)
    }

    /// An order that was to go to its goal has come to this. One that the agent wishes to leave meanwhile is not held for
    /// their decision.
    pub fn comes_to(&mut self, began: &BatchOrder, standing: Standing, at: Timestamp) {
        if let Some(order) = self.orders.iter_mut().find(|order| order.number == began.number) {
            if order.goal == began.goal || !matches!(standing, Standing::Cancellable(_)) {
                order.standing = standing;
            }
            self.moved_at = Some(at);
        }
    }

    pub fn count(&self, is: fn(&BatchOrder) -> bool) -> usize {
        self.orders.iter().filter(|order| is(order)).count()
    }

    /// What goes back of those that are so, currency by currency.
    pub fn sums(&self, is: fn(&BatchOrder) -> bool) -> Vec<(Currency, Amount)> {
        let known = self.orders.iter().filter(|order| is(order));
        by_currency(known.filter_map(|order| Some((order.currency, order.goes_back()?))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANNEL: ContactChannel = ContactChannel::Phone;

    fn amount(text: &str) -> Amount {
        text.parse().expect("an amount")
    }

    fn order(number: &str, standing: Standing) -> BatchOrder {
        let number = OrderNumber(number.to_owned());
        let (customer, currency, total) = ("Élodie Diallo".to_owned(), Currency::EUR, amount("31.60"));
        BatchOrder { number, customer, currency, total, goal: Goal::Check, standing }
    }

    fn batch(standings: &[Standing]) -> Batch {
        let orders = standings.iter().enumerate().map(|(place, standing)| order(&place.to_string(), standing.clone()));
        Batch { orders: orders.collect(), moved_at: None }
    }

    fn standings(batch: &Batch) -> Vec<Standing> {
        batch.orders.iter().map(|order| order.standing.clone()).collect()
    }

    fn shipped() -> Standing {
        Standing::Stopped(Why::NotCancellable(NotCancellable::Shipped))
    }

    #[test]
    fn the_stage_is_that_of_the_order_that_is_least_far() {
        use Standing::{Cancellable, Cancelled, Picked, Waiting};
        let can = || Cancellable(amount("1.00"));
        for (all, stage) in [
            (vec![], Stage::Empty),
            (vec![Picked, Cancelled], Stage::Picked),
            (vec![Picked, Waiting, can()], Stage::UnderWay),
            (vec![can(), shipped(), Cancelled], Stage::ToDecide),
            (vec![Cancelled, shipped(), Standing::Left], Stage::Over),
        ] {
            assert_eq!(batch(&all).stage(), stage, "{all:?}");
        }
    }

    #[test]
    fn only_what_can_be_cancelled_is_and_with_the_total_that_was_shown() {
        let mut all = batch(&[Standing::Cancellable(amount("31.60")), shipped(), Standing::Left]);
        all.cancel(CHANNEL);
        assert_eq!(standings(&all), [Standing::Waiting, shipped(), Standing::Left]);
        assert_eq!(all.orders[0].goal, Goal::Cancel { total: amount("31.60"), channel: CHANNEL });
        assert_eq!(all.orders[0].goes_back(), Some(amount("31.60")));
    }

    #[test]
    fn what_stopped_is_agreed_to_anew() {
        let changed = Standing::Stopped(Why::TotalChanged(amount("20.00")));
        let mut all = batch(&[changed, shipped(), Standing::Stopped(Why::NotKnown), Standing::Cancelled]);
        all.orders[0].goal = Goal::Cancel { total: amount("31.60"), channel: CHANNEL };
        all.try_again();
        assert_eq!(standings(&all), [Standing::Waiting, shipped(), Standing::Waiting, Standing::Cancelled]);
        assert_eq!(all.orders[0].goal, Goal::Check);
    }

    #[test]
    fn leaving_is_for_what_may_be_held() {
        let left = || Standing::Stopped(Why::AboveLimit(amount("900.00")));
        let mut all = batch(&[
            Standing::Cancellable(amount("1.00")),
            left(),
            Standing::Stopped(Why::NotKnown),
            Standing::Picked,
            Standing::Cancelled,
        ]);
        all.leave_all();
        let waits = || Standing::Waiting;
        assert_eq!(standings(&all), [waits(), left(), waits(), Standing::Picked, Standing::Cancelled]);
    }

    #[test]
    fn an_order_is_taken_in_once_and_what_is_over_makes_room() {
        let mut all = batch(&[Standing::Cancellable(amount("1.00"))]);
        all.take_in(vec![order("0", Standing::Picked), order("1", Standing::Picked)]);
        assert_eq!(standings(&all), [Standing::Cancellable(amount("1.00")), Standing::Picked]);
        assert_eq!(all.room(), Batch::MOST - 2);
        let mut over = batch(&[Standing::Cancelled, shipped()]);
        assert_eq!(over.room(), Batch::MOST);
        over.take_in(vec![order("1", Standing::Picked)]);
        assert_eq!(standings(&over), [Standing::Picked]);
        over.take_in((2..200).map(|number| order(&number.to_string(), Standing::Picked)).collect());
        assert_eq!((over.orders.len(), over.room()), (Batch::MOST, 0));
    }

    #[test]
    fn sums_are_of_what_is_known_in_each_currency() {
        let mut all = batch(&[Standing::Cancellable(amount("1.10")), Standing::Cancellable(amount("2.20")), shipped()]);
        all.orders[1].currency = Currency::parse("USD").expect("a currency");
        assert_eq!(all.count(BatchOrder::is_cancellable), 2);
        let sums = all.sums(BatchOrder::is_cancellable);
        assert_eq!(sums, [(Currency::EUR, amount("1.10")), (all.orders[1].currency, amount("2.20"))]);
        assert_eq!(all.sums(|_| true), sums);
    }

    #[test]
    fn an_order_that_is_to_be_left_by_now_is_not_held() {
        let mut all = batch(&[Standing::Waiting]);
        let began = all.orders[0].clone();
        all.leave_all();
        all.comes_to(&began, Standing::Cancellable(amount("1.00")), Timestamp::EPOCH);
        assert_eq!((all.orders[0].goal, standings(&all)), (Goal::Leave, vec![Standing::Waiting]));
        all.comes_to(&began, Standing::Cancelled, Timestamp::EPOCH);
        assert_eq!(standings(&all), [Standing::Cancelled]);
    }

    #[test]
    fn a_reload_reads_what_was_kept() {
        let kept =
            batch(&[Standing::Stopped(Why::Refused(ProblemCode::VersionMismatch)), shipped(), Standing::Waiting]);
        let text = serde_json::to_string(&kept).expect("it can be written");
        assert_eq!(serde_json::from_str::<Batch>(&text).expect("it can be read"), kept);
    }
}
