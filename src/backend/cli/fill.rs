//! The first content of a fresh database.

use std::path::Path;

use time::Duration;

use super::Database;
use super::command_failure::CommandFailure;
use super::import::{orders, refused, tell, there_already};
use super::output::remark;
use crate::backend::clock::Clock;
use crate::backend::demo::shop::{SEED, demo_orders, past_work};
use crate::backend::import::{ImportRefusal, Imported, import, read};
use crate::backend::settings::{Providers, RoleLimits};
use crate::backend::shop::Shop;
use crate::backend::store::{InsertError, ShopKind, Store};
use crate::domain::agent::{Agent, Role};
use crate::domain::order::Order;

/// Orders that are written in one transaction: large enough to be quick, small enough to show progress.
const BATCH: usize = 1_000;

/// Orders that came in within so long are written in one transaction.
const SHIFT: Duration = Duration::hours(6);

/// Past work is done on recent orders.
const MOST_LOOKED_AT: usize = 2_000;

/// Takes the file's orders, unless they all are there from the last time.
pub(super) async fn with_file(store: &Store, file: &Path, providers: &Providers) -> Result<(), CommandFailure> {
    let content = read(file, providers).map_err(|refusal| refused(file, &refusal))?;
    match import(&content, store).await {
        Ok(Imported { taken, there_before }) => {
            tell(&content, store).await?;
            let before = there_already(there_before);
            remark(format_args!("{} from {} imported{before}.", orders(taken), file.display()));
        }
        Err(ImportRefusal::AllThere(count)) => {
            remark(format_args!("{} from {} are in the database already.", orders(count), file.display()));
        }
        Err(refusal) => return Err(refused(file, &refusal)),
    }
    Ok(())
}

/// Fills an empty database with a demo shop, the oldest orders first, as a shop would, and with some of its
/// agents' work. One that has orders is left as it is.
pub(super) async fn with_demo(
    store: &Store,
    count: u32,
    shop: &Shop,
    database: &Database,
) -> Result<(), CommandFailure> {
    if !store.is_empty().await.map_err(|problem| CommandFailure::of_store(&problem))? {
        remark(format_args!("{} has orders already: no demo orders were added.", database.database.display()));
        return Ok(());
    }
    let now = store.clock().now();
    let mut waiting = demo_orders(count, SEED, now).rev().peekable();
    let Some(begin) = waiting.peek().map(|oldest| oldest.placed_at) else { return Ok(()) };
    // The journal is to say that an order came in when it was placed.
    let past = Clock::by_hand(begin);
    let past_store = store.at(past.clone());
    let mut progress = FillProgress::new(count);
    while let Some(first) = waiting.next() {
        let end = first.placed_at + SHIFT;
        let mut batch = vec![first];
        while let Some(order) = waiting.next_if(|next| batch.len() < BATCH && next.placed_at < end) {
            batch.push(order);
        }
        past.advance(batch[batch.len() - 1].placed_at - past.now());
        past_store.insert_orders(&batch).await.map_err(|problem| interrupted(problem, database))?;
        progress.add(batch.len());
    }
    with_past_work(store, shop, demo_orders(count, SEED, now)).await
}

fn interrupted(problem: InsertError, database: &Database) -> CommandFailure {
    match problem {
        InsertError::Store(problem) => CommandFailure::of_store(&problem),
        taken @ InsertError::Duplicate(_) => CommandFailure::new(
            format!("the demo shop could not be filled: {taken}"),
            "The orders that are there are whole.",
            format!(
                "Stop other programs that use {}, or choose another file with --database.",
                database.database.display()
            ),
        ),
    }
}

/// The agent who was last added did it, so that whoever signs in first meets a colleague's work.
async fn with_past_work(store: &Store, shop: &Shop, orders: impl Iterator<Item = Order>) -> Result<(), CommandFailure> {
    let agents = store.agents().await.map_err(|problem| CommandFailure::of_store(&problem))?;
    let Some(agent) = agents.iter().rfind(|agent| !agent.role.is_a_till()) else { return Ok(()) };
    // What the shop limits now is no rule of what was done before.
    let shop = Shop { limits: RoleLimits::default(), ..shop.clone() };
    past_work::leave(store, &shop, agent, orders.take(MOST_LOOKED_AT)).await.map_err(|refusal| {
        CommandFailure::new(
            format!("the demo shop's past could not be made up: {refusal:?}"),
            "Its orders are whole.",
            "Serve again: the database has orders now and is left as it is.",
        )
    })
}

/// Says every tenth of the work.
struct FillProgress {
    done: usize,
    all: usize,
}

impl FillProgress {
    fn new(all: u32) -> Self {
        Self { done: 0, all: usize::try_from(all).unwrap_or(usize::MAX) }
    }

    fn add(&mut self, count: usize) {
        let tenth = |done: usize| done * 10 / self.all.max(1);
        let before = tenth(self.done);
        self.done += count;
        if tenth(self.done) > before {
            remark(format_args!("Demo shop: {} of {}.", self.done, orders(self.all)));
        }
    }
}

/// The agent whom the sign-in link is for: the first who may sign in. Where there is no agent at all, one is added; a
/// demo has two, so that one can be met by the other.
pub(super) async fn first_agent(store: &Store, kind: ShopKind) -> Result<Option<Agent>, CommandFailure> {
    let mut agents = store.agents_and_their_access().await.map_err(|problem| CommandFailure::of_store(&problem))?;
    agents.retain(|access| !access.agent.role.is_a_till());
    if !agents.is_empty() {
        return Ok(agents.into_iter().find(|access| access.disabled_at.is_none()).map(|access| access.agent));
    }
    match kind {
        ShopKind::Real => add(store, "Responsable", Role::Lead).await.map(Some),
        ShopKind::Demo => {
            let first = add(store, "Camille", Role::Lead).await?;
            add(store, "Noé", Role::Agent).await?;
            Ok(Some(first))
        }
    }
}

async fn add(store: &Store, name: &str, role: Role) -> Result<Agent, CommandFailure> {
    // Their token is not kept: they come in by a link.
    store.add_agent(name, role).await.map(|(agent, _)| agent).map_err(|problem| {
        CommandFailure::new(
            format!("the agent {name} could not be added: {problem}"),
            "The orders are in the database.",
            "Add an agent with `avoir agent add NAME --role lead`, then serve again.",
        )
    })
}
