//! Serving until someone says stop: a request that is being answered is answered, and then it is over.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::info;

use super::CommandFailure;

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

pub(super) async fn serve_until_told(listener: TcpListener, app: Router, stop: Stop) -> Result<(), CommandFailure> {
    // Sign-in counts wrong tokens by address, so it needs the peer's.
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, app).with_graceful_shutdown(stop.clone().told());
    let out_of_patience = async {
        stop.told().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = server => served.map_err(|problem| CommandFailure::new(
            format!("the server stopped: {problem}"),
            "What was committed is kept; nothing is half done.",
            "Start it again.",
        )),
        () = out_of_patience => Ok(()),
    }
}

/// Heard from the moment it is asked for, not only once it is awaited.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
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
