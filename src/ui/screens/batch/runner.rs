//! One order after the other is brought to its goal. Each write has its own key and version, as on the order's own page, and
//! a doubt about one is cleared before another is sent to the same order.

use leptos::prelude::*;

use super::next_step::{Next, is_held, next};
use super::orders::{BatchOrder, Standing, Why};
use crate::api::order_detail::OrderDetail;
use crate::api::orders::ReadOrder;
use crate::client::command::OrderCommand;
use crate::client::open_intents::{OpenIntents, Reconciled};
use crate::client::pending_write::{Outcome, PendingWrite};
use crate::client::{Client, Failure, new_key};
use crate::domain::agent::Agent;
use crate::domain::order::OrderNumber;
use crate::ui::connection::{Connection, WriteNews, WriteStatus};
use crate::ui::recovered_writes::store::RecoveredWrites;
use crate::ui::session::AgentSession;

/// More steps than any order needs: open, check, confirm, request and close, and a few again where others wrote as well.
const MOST_STEPS: usize = 12;

/// The reason why no order gets on now. The one whose turn it is goes on from where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interruption {
    /// Nobody is signed in any more.
    SignedOut,
    /// The backend was not reached, and nothing was done.
    NotReached,
}

/// What ends the way of an order before its goal.
enum Halt {
    Interrupted(Interruption),
    Stopped(Why),
}

/// Brings orders to their goals, for the agent at the desk.
#[derive(Clone, Copy)]
pub struct Runner {
    pub session: AgentSession,
    pub connection: Connection,
    pub recovered: RecoveredWrites,
}

impl Runner {
    /// Brings the order to its goal, or as far as it goes.
    pub async fn bring(self, order: &BatchOrder) -> Result<Standing, Interruption> {
        let Some(me) = untrack(|| self.session.agent()) else { return Err(Interruption::SignedOut) };
        match self.walk(&self.session.client(), &me, order).await {
            Ok(standing) => Ok(standing),
            Err(Halt::Stopped(why)) => Ok(Standing::Stopped(why)),
            Err(Halt::Interrupted(interruption)) => Err(interruption),
        }
    }

    async fn walk(
        self,
        client: &Client,
        me: &Agent,
        BatchOrder { number, goal, .. }: &BatchOrder,
    ) -> Result<Standing, Halt> {
        check_known(client, number).await?;
        self.recovered.leave_to_others(number);
        let mut order = read(client, number).await?;
        for _ in 0..MOST_STEPS {
            let command = match next(&order, me, *goal) {
                Next::Stand(standing) => return Ok(standing),
                Next::Stop(why) => {
                    self.leave(client, &order, me).await?;
                    return Err(Halt::Stopped(why));
                }
                Next::Send(command) => command,
            };
            order = match self.send(client, &order, command).await {
                Err(Halt::Stopped(why @ Why::Refused(_))) => {
                    // Another wrote as well, or what is allowed has changed: the order as it is now says what to do.
                    let now = read(client, number).await?;
                    if now.version == order.version {
                        return Err(Halt::Stopped(why));
                    }
                    now
                }
                sent => sent?,
            };
        }
        Err(Halt::Stopped(Why::NotAllowed))
    }

    /// Switches MOD off where it is on. Where that is refused MOD ends by itself after its time.
    async fn leave(self, client: &Client, order: &OrderDetail, me: &Agent) -> Result<(), Halt> {
        if !is_held(order, me) {
            return Ok(());
        }
        match self.send(client, order, OrderCommand::CloseModification).await {
            Ok(_) | Err(Halt::Stopped(_)) => Ok(()),
            Err(interrupted) => Err(interrupted),
        }
    }

    async fn send(self, client: &Client, order: &OrderDetail, command: OrderCommand) -> Result<OrderDetail, Halt> {
        let Some(key) = new_key() else { return Err(Halt::Interrupted(Interruption::NotReached)) };
        let write = PendingWrite { order: order.order.number.clone(), command, key, version: order.version };
        self.connection.tell(WriteNews::of(&write, WriteStatus::Sent));
        let outcome = client.settle(&write, || {}).await;
        self.connection.tell(WriteNews::of(&write, WriteStatus::of(&outcome)));
        match outcome {
            Outcome::Done(order) => {
                self.connection.wrote();
                Ok(*order)
            }
            Outcome::Refused(problem) => Err(Halt::Stopped(Why::Refused(problem.code))),
            Outcome::NotKnown => Err(Halt::Stopped(Why::NotKnown)),
            Outcome::NotSent => Err(Halt::Interrupted(Interruption::NotReached)),
            Outcome::SignedOut => Err(Halt::Interrupted(Interruption::SignedOut)),
        }
    }
}

/// Goes on only where it is known what became of every write to this order, those of earlier pages too.
async fn check_known(client: &Client, number: &OrderNumber) -> Result<(), Halt> {
    let intents = OpenIntents::of(client);
    for intent in intents.all().into_iter().filter(|intent| intent.order == *number) {
        match intents.find_out(intent).await {
            Ok(Reconciled::Done(_) | Reconciled::NotArrived(_)) => {}
            Ok(Reconciled::NotKnown(_)) => return Err(Halt::Stopped(Why::NotKnown)),
            Err(Failure::SignedOut) => return Err(Halt::Interrupted(Interruption::SignedOut)),
            Err(_) => return Err(Halt::Interrupted(Interruption::NotReached)),
        }
    }
    Ok(())
}

async fn read(client: &Client, number: &OrderNumber) -> Result<OrderDetail, Halt> {
    client.read(&ReadOrder { number: number.clone() }).await.map_err(|failure| match failure {
        Failure::SignedOut => Halt::Interrupted(Interruption::SignedOut),
        Failure::Refused(problem) => Halt::Stopped(Why::Refused(problem.code)),
        _ => Halt::Interrupted(Interruption::NotReached),
    })
}
