//! The options about who comes in, and how many.

use std::net::SocketAddr;

use axum::Router;
use clap::Args;
use ipnet::IpNet;
use time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::listen;
use crate::backend::allowed_origins::AllowedOrigins;
use crate::backend::app::App;
use crate::backend::cli::command_failure::CommandFailure;
use crate::backend::cli::option_values;
use crate::backend::http_server::{Admission, HttpServer, Limits};
use crate::backend::routes::metrics;
use crate::backend::store::SessionTerms;
use crate::backend::trusted_proxies::TrustedProxies;

/// Connections of those who measure.
const MEASURING: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Gate {
    /// How many connections may be open at once. One client gets a quarter of them at most, a trusted proxy all.
    #[arg(long, env = "AVOIR_MAX_CONNECTIONS", value_name = "N", default_value = "2000", value_parser = clap::value_parser!(u32).range(4..))]
    max_connections: u32,
    /// Where Prometheus may ask for `/metrics`, such as 127.0.0.1:9464; nowhere when left out. Choose an address that
    /// only your monitoring reaches.
    #[arg(long, env = "AVOIR_METRICS_LISTEN", value_name = "ADDRESS", value_parser = option_values::listen)]
    metrics_listen: Option<SocketAddr>,
    /// How long a browser stays signed in without asking for anything, such as 30m or 12h. A desk in sight asks now and
    /// then.
    #[arg(long, env = "AVOIR_SESSION_IDLE", value_name = "TIME", default_value = "12h", value_parser = option_values::duration)]
    session_idle: Duration,
    /// How long a browser stays signed in, whatever it does.
    #[arg(long, env = "AVOIR_SESSION_LIFETIME", value_name = "TIME", default_value = "7d", value_parser = option_values::duration)]
    session_lifetime: Duration,
    /// The origins of other pages in which the desk is embedded and agents call with tokens, such as
    /// https://back-office.example, separated by commas. No page of theirs is sent a cookie.
    #[arg(long, env = "AVOIR_ALLOWED_ORIGINS", value_name = "ORIGINS", value_delimiter = ',', value_parser = option_values::public_url)]
    allowed_origins: Vec<String>,
    /// The proxies in front of this server, as addresses or networks such as 10.0.0.0/8, separated by commas. Their
    /// `X-Forwarded-For`, `X-Forwarded-Proto` and `Forwarded` are believed, nobody else's.
    #[arg(long, env = "AVOIR_TRUSTED_PROXIES", value_name = "NETWORKS", value_delimiter = ',', value_parser = option_values::network)]
    trusted_proxies: Vec<IpNet>,
}

impl Gate {
    pub(super) fn proxies(&self) -> TrustedProxies {
        TrustedProxies::new(self.trusted_proxies.clone())
    }

    pub(super) fn allowed_origins(&self) -> AllowedOrigins {
        AllowedOrigins::new(self.allowed_origins.clone())
    }

    pub(super) const fn session(&self) -> SessionTerms {
        SessionTerms { idle: self.session_idle, whole: self.session_lifetime }
    }

    /// The listener for whoever measures, where one is wanted.
    pub(super) async fn metrics_listener(&self) -> Result<Option<TcpListener>, CommandFailure> {
        match self.metrics_listen {
            Some(address) => listen::at(address, "--metrics-listen").await.map(Some),
            None => Ok(None),
        }
    }

    /// Answers whoever measures, until it is dropped.
    pub(super) async fn serve_metrics(listener: TcpListener, app: App) {
        let server = HttpServer {
            listener,
            router: metrics::routes(app),
            limits: Limits::of_connections(MEASURING),
            admission: Admission::default(),
            proxies: TrustedProxies::default(),
        };
        let (_running, over) = watch::channel(());
        server.serve(over).await;
    }

    pub(super) fn server(&self, listener: TcpListener, router: Router, admission: Admission) -> HttpServer {
        HttpServer {
            listener,
            router,
            limits: Limits::of_connections(usize::try_from(self.max_connections).unwrap_or(usize::MAX)),
            admission,
            proxies: self.proxies(),
        }
    }
}
