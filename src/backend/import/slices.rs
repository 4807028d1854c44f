//! The import of many orders, slice by slice, so that agents who work meanwhile wait for a moment and not for all of it.

use std::time::{Duration, Instant};

use super::file_of_orders::FileChanged;
use crate::backend::store::{InsertError, Store};
use crate::domain::order::Order;

/// The time for which one slice keeps other writers waiting.
const HOLD: Duration = Duration::from_millis(40);

/// The time between two slices. Another process looks at a held database again after 25 ms, or sooner
/// (`sqliteDefaultBusyCallback`), in the first tenth of a second, so that it gets in.
const GAP: Duration = Duration::from_millis(30);

/// Orders in the first slice, before it is known how quick the machine is.
const FIRST: usize = 20;

/// Orders in a slice at most.
const MOST: usize = 1_000;

/// Why an import did not go on.
#[derive(Debug, thiserror::Error)]
pub enum Interruption {
    #[error(transparent)]
    Database(#[from] InsertError),
    #[error(transparent)]
    Changed(#[from] FileChanged),
}

/// Takes these orders one transaction after the other; answers how many it took before it failed, if it did.
pub(super) async fn insert(
    mut orders: impl Iterator<Item = Result<Order, FileChanged>>,
    store: &Store,
) -> (usize, Result<(), Interruption>) {
    let (mut done, mut size) = (0, FIRST);
    loop {
        let slice: Vec<Order> = match orders.by_ref().take(size).collect() {
            Ok(slice) => slice,
            Err(changed) => return (done, Err(changed.into())),
        };
        if slice.is_empty() {
            return (done, Ok(()));
        }
        if done > 0 {
            tokio::time::sleep(GAP).await;
        }
        let begin = Instant::now();
        if let Err(problem) = store.insert_orders(&slice).await {
            return (done, Err(problem.into()));
        }
        done += slice.len();
        size = next_size(slice.len(), begin.elapsed());
    }
}

/// What a machine that took so long for a slice can take within [`HOLD`]; at most twice as much, because the next may
/// be larger orders.
fn next_size(size: usize, took: Duration) -> usize {
    let fitting = size.saturating_mul(usize::try_from(HOLD.as_micros()).unwrap_or(usize::MAX))
        / usize::try_from(took.as_micros().max(1)).unwrap_or(usize::MAX);
    fitting.clamp(1, size.saturating_mul(2)).min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_is_as_large_as_the_machine_is_quick() {
        for (size, milliseconds, next) in [(20, 40, 20), (20, 1, 40), (20, 80, 10), (1_000, 10, MOST), (1, 10_000, 1)] {
            assert_eq!(next_size(size, Duration::from_millis(milliseconds)), next, "{size} in {milliseconds} ms");
        }
    }
}
