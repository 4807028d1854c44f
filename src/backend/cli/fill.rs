//! What a fresh database is filled with before it is served.

use std::path::Path;

use super::failure::Failure;
use super::import::{orders, refused};
use crate::backend::demo::{SEED, demo_orders};
use crate::backend::import::{ImportRefusal, import};
use crate::backend::store::{InsertError, Store};
use crate::domain::agent::{Agent, Role};
use crate::domain::order::Order;

/// Orders that are written in one transaction: large enough to be quick, small enough to show progress.
const BATCH: usize = 1_000;

/// Takes the file's orders, unless they all are there from the last time.
pub(super) async fn with_file(store: &Store, file: &Path) -> Result<(), Failure> {
    match import(file, store).await {
        Ok(count) => eprintln!("{} from {} imported.", orders(count), file.display()),
        Err(ImportRefusal::AllThere(count)) => {
            eprintln!("{} from {} are in the database already.", orders(count), file.display());
        }
        Err(refusal) => return Err(refused(file, &refusal)),
    }
    Ok(())
}

/// Fills an empty database with a demo shop, the oldest orders first, as a shop would. One that has orders is
/// left as it is.
pub(super) async fn with_demo(store: &Store, count: u32, database: &Path) -> Result<(), Failure> {
    if !store.is_empty().await.map_err(|problem| Failure::of_store(&problem))? {
        eprintln!("{} has orders already: no demo orders were added.", database.display());
        return Ok(());
    }
    let mut waiting = demo_orders(count, SEED, store.clock().now()).rev();
    let mut progress = Progress::new(count);
    loop {
        let batch: Vec<Order> = waiting.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        store.insert_orders(&batch).await.map_err(|problem| match problem {
            InsertError::Store(problem) => Failure::of_store(&problem),
            taken => Failure::new(
                format!("the demo shop could not be filled: {taken}"),
                "The orders that are there are whole.",
                format!("Stop other programs that use {}, or choose another file with --database.", database.display()),
            ),
        })?;
        progress.add(batch.len());
    }
}

/// Says every tenth of the work.
struct Progress {
    done: usize,
    all: usize,
}

impl Progress {
    fn new(all: u32) -> Self {
        Self { done: 0, all: usize::try_from(all).unwrap_or(usize::MAX) }
    }

    fn add(&mut self, count: usize) {
        let tenth = |done: usize| done * 10 / self.all.max(1);
        let before = tenth(self.done);
        self.done += count;
        if tenth(self.done) > before {
            eprintln!("Demo shop: {} of {}.", self.done, orders(self.all));
        }
    }
}

/// The agent whom the sign-in link is for: the first, who is added where there is none. A demo has two, so that
/// one can be met by the other.
pub(super) async fn first_agent(store: &Store, demo: bool) -> Result<Agent, Failure> {
    let agents = store.agents().await.map_err(|problem| Failure::of_store(&problem))?;
    if let Some(agent) = agents.into_iter().next() {
        return Ok(agent);
    }
    let first = add(store, if demo { "Camille" } else { "Responsable" }, Role::Lead).await?;
    if demo {
        add(store, "Noé", Role::Agent).await?;
    }
    Ok(first)
}

async fn add(store: &Store, name: &str, role: Role) -> Result<Agent, Failure> {
    // Their token is not kept: they come in by a link.
    store.add_agent(name, role).await.map(|(agent, _)| agent).map_err(|problem| {
        Failure::new(
            format!("the agent {name} could not be added: {problem}"),
            "The orders are in the database.",
            "Add an agent with `avoir agent add NAME --role lead`, then serve again.",
        )
    })
}
