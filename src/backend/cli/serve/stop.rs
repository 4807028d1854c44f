//! Serving until someone says stop: a request that is being answered is answered, and then it is over.

use std::io;
use std::time::Duration;

use tokio::sync::watch;
use tracing::info;

use super::CommandFailure;
use crate::backend::http_server::HttpServer;

/// The time that answers under way get; a slow line must not keep the server.
const GRACE: Duration = Duration::from_secs(3);

/// Tells everyone who holds a clone that it is time to stop.
#[derive(Clone)]
pub(super) struct Stop(watch::Receiver<()>);

impl Stop {
    /// From here on Ctrl-C, and the system's wish to end (SIGTERM), end the process in order.
    pub(super) fn on_signal() -> Result<Self, CommandFailure> {
        let signal = signal().map_err(|problem| {
            CommandFailure::new(
                format!("the system lets this program hear no signals: {problem}"),
                "What was imported is in the database.",
                "Start it outside of the sandbox that forbids this.",
            )
        })?;
        // Dropping the sender wakes whoever waits for the end.
        let (running, over) = watch::channel(());
        tokio::spawn(async move {
            signal.await;
            info!("stopping");
            drop(running);
        });
        Ok(Self(over))
    }

    async fn told(mut self) {
        while self.0.changed().await.is_ok() {}
    }
}

pub(super) async fn serve_until_told(server: HttpServer, stop: Stop) {
    let out_of_patience = async {
        stop.clone().told().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        () = server.serve(stop.0.clone()) => {}
        () = out_of_patience => {}
    }
}

/// A file-size limit was reached (POSIX, setrlimit); the same number on every system of this kind.
#[cfg(unix)]
const SIGXFSZ: i32 = 25;

/// Heard from the moment it is asked for, not only once it is awaited.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    // A file that has reached its limit is then a failed write, as on a full disk, and not the end of the process.
    let full_file = signal(SignalKind::from_raw(SIGXFSZ))?;
    Ok(async move {
        let _full_file = full_file;
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
