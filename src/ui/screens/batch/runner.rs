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

#[derive(Clone, Copy)]
pub struct Runner {
    pub session: AgentSession,
    pub connection: Connection,
}

impl Runner {
    /// Brings the order to its goal, or as far as it goes.
    pub async fn bring(self, order: &BatchOrder) -> Result<Standing, Interruption> {
        let Some(me) = untrack(|| self.session.agent()) else { return Err(Interruption::SignedOut) };
        let client = self.session.client();
        if !is_known(&client, &order.number).await? {
            return Ok(Standing::Stopped(Why::NotKnown));
        }
        let mut detail = match read(&client, &order.number).await? {
            Ok(detail) => detail,
            Err(why) => return Ok(Standing::Stopped(why)),
        };
        for _ in 0..MOST_STEPS {
            let command = match next(&detail, &me, order.goal) {
                Next::Stand(standing) => return Ok(standing),
                Next::Stop(why) => {
                    self.leave(&client, detail, &me).await?;
                    return Ok(Standing::Stopped(why));
                }
                Next::Send(command) => command,
            };
            match self.send(&client, &detail, command).await? {
                Ok(after) => detail = after,
                Err(why @ Why::Refused(_)) => {
                    // Another wrote as well, or what is allowed has changed: the order as it is now says what to do.
                    let before = detail.version;
                    match read(&client, &order.number).await? {
                        Ok(now) if now.version != before => detail = now,
                        Ok(_) => return Ok(Standing::Stopped(why)),
                        Err(why) => return Ok(Standing::Stopped(why)),
                    }
                }
                Err(why) => return Ok(Standing::Stopped(why)),
            }
        }
        Ok(Standing::Stopped(Why::NotAllowed))
    }

    /// Switches MOD off where it is on. Where that fails MOD ends by itself after its time.
    async fn leave(self, client: &Client, order: OrderDetail, me: &Agent) -> Result<(), Interruption> {
        if is_held(&order, me) {
            self.send(client, &order, OrderCommand::CloseModification).await?.ok();
        }
        Ok(())
    }

    async fn send(
        self,
        client: &Client,
        order: &OrderDetail,
        command: OrderCommand,
    ) -> Result<Result<OrderDetail, Why>, Interruption> {
        let Some(key) = new_key() else { return Err(Interruption::NotReached) };
        let write = PendingWrite { order: order.order.number.clone(), command, key, version: order.version };
        self.connection.tell(WriteNews::of(&write, WriteStatus::Sent));
        let outcome = client.settle(&write, || {}).await;
        self.connection.tell(WriteNews::of(&write, WriteStatus::of(&outcome)));
        Ok(match outcome {
            Outcome::Done(order) => {
                self.connection.wrote();
                Ok(*order)
            }
            Outcome::Refused(problem) => Err(Why::Refused(problem.code)),
            Outcome::NotSent => return Err(Interruption::NotReached),
            Outcome::NotKnown => Err(Why::NotKnown),
            Outcome::SignedOut => return Err(Interruption::SignedOut),
        })
    }
}

/// Whether it is known what became of every write to this order, those of earlier pages too.
async fn is_known(client: &Client, number: &OrderNumber) -> Result<bool, Interruption> {
    let intents = OpenIntents::of(client);
    for intent in intents.all().into_iter().filter(|intent| intent.order == *number) {
        match intents.find_out(intent).await {
            Ok(Reconciled::Done(_) | Reconciled::NotArrived(_)) => {}
            Ok(Reconciled::NotKnown(_)) => return Ok(false),
            Err(Failure::SignedOut) => return Err(Interruption::SignedOut),
            Err(_) => return Err(Interruption::NotReached),
        }
    }
    Ok(true)
}

async fn read(client: &Client, number: &OrderNumber) -> Result<Result<OrderDetail, Why>, Interruption> {
    match client.read(&ReadOrder { number: number.clone() }).await {
        Ok(order) => Ok(Ok(order)),
        Err(Failure::SignedOut) => Err(Interruption::SignedOut),
        Err(Failure::Refused(problem)) => Ok(Err(Why::Refused(problem.code))),
        Err(_) => Err(Interruption::NotReached),
    }
}
