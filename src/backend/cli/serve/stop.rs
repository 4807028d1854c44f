//! Serving until someone says stop: a request that is being answered is answered, and then it is over.

use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::{info, warn};

use super::Failure;

/// Screens keep one request open for as long as they are looked at; they don't keep the server.
const GRACE: Duration = Duration::from_secs(3);

pub(super) async fn serve_until_stopped(listener: TcpListener, app: Router) -> Result<(), Failure> {
    // Both who wait for the end learn of it when the sender is gone.
    let (running, mut over) = watch::channel(());
    tokio::spawn(async move {
        stop_signal().await;
        info!("stopping");
        drop(running);
    });
    let mut over_too = over.clone();
    let server = axum::serve(listener, app).with_graceful_shutdown(async move {
        let _ = over.changed().await;
    });
    let out_of_patience = async move {
        let _ = over_too.changed().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = server => served.map_err(|problem| Failure::new(
            format!("the server stopped: {problem}"),
            "What was committed is kept; nothing is half done.",
            "Start it again.",
        )),
        () = out_of_patience => Ok(()),
    }
}

/// Ctrl-C, or the system's wish to end (SIGTERM).
async fn stop_signal() {
    let interrupted = async {
        if let Err(problem) = tokio::signal::ctrl_c().await {
            warn!("Ctrl-C is not heard: {problem}");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(problem) => {
                warn!("SIGTERM is not heard: {problem}");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
