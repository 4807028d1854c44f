//! `avoir serve`

mod company;
mod gate;
mod listen;
mod stop;

use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use clap::Args;
use lettre::Address;
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tracing::warn;

use super::command_failure::CommandFailure;
use super::{Database, agent, close, fill, option_values, output, shop_kind_decision};
use crate::backend::access_log::observed;
use crate::backend::app::App;
use crate::backend::assets::{Assets, Inside};
use crate::backend::clock::Clock;
use crate::backend::company_sign_in::CompanyProvider;
use crate::backend::config::Config;
use crate::backend::demo::warehouse::{Speed, Warehouse};
use crate::backend::demo::{portal, shop};
use crate::backend::helpdesk::{FreshdeskPost, FreshdeskSite};
use crate::backend::http_server::for_strangers;
use crate::backend::mail::{Mailing, Outbox, Sender, SmtpPost, SmtpServer};
use crate::backend::router;
use crate::backend::settings::ShopSettings;
use crate::backend::shop::Shop;
use crate::backend::store::{Seller, ShopKind, Store};
use crate::backend::time_zone::ShopTimeZone;
use crate::domain::mail_delivery::LONGEST_UNDO;

/// The desk, its API and, with --demo, a shop to try it on.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Where to listen; port 0 takes any free port.
    #[arg(long, env = "AVOIR_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080", value_parser = option_values::listen)]
    listen: std::net::SocketAddr,
    #[command(flatten)]
    database: Database,
    /// The folder with the built front-end. When left out, the one inside this command, or `dist` where none is.
    #[arg(long, env = "AVOIR_ASSETS", value_name = "DIR")]
    assets: Option<PathBuf>,
    /// Serves the API without a front-end: agents work in pages of other origins that embed the desk.
    #[arg(long, env = "AVOIR_API_ONLY", conflicts_with = "assets")]
    api_only: bool,
    /// Fills an empty database with so many orders of a made-up shop: links to payment providers lead to
    /// stand-ins, and no money moves. It stays made up, however it is served later.
    #[arg(long, env = "AVOIR_DEMO", value_name = "N", conflicts_with = "import", value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    demo: Option<u32>,
    /// Takes the orders of this file first, as `avoir import` does.
    #[arg(long, env = "AVOIR_IMPORT", value_name = "FILE")]
    import: Option<PathBuf>,
    /// How many orders a pretended warehouse moves on per minute, or `off`. Slow in a demo shop; a real one has
    /// its own.
    #[arg(long, env = "AVOIR_WAREHOUSE_SPEED", value_name = "SPEED")]
    warehouse_speed: Option<Speed>,
    /// The mail server that mails to customers are handed over to: smtps://user:password@host:465, or
    /// smtp://user:password@host:587 with STARTTLS, both percent-encoded. Without it mails are written to the outbox.
    #[arg(long, env = "AVOIR_SMTP", value_name = "URL", hide_env_values = true, value_parser = option_values::SmtpParser)]
    smtp: Option<SmtpServer>,
    /// The folder that mails to customers are written to, one .eml file each, where no mail server is named.
    #[arg(long, env = "AVOIR_OUTBOX", value_name = "DIR", default_value = "outbox")]
    outbox: PathBuf,
    /// The address that mails to customers are from.
    #[arg(long, env = "AVOIR_MAIL_FROM", value_name = "ADDRESS", default_value = "service-client@localhost", value_parser = option_values::mail_address)]
    mail_from: Address,
    /// How many seconds a mail or a reply stays before it leaves, in which an agent can take it back; 0 lets it leave at once.
    #[arg(long, env = "AVOIR_MAIL_PAUSE", value_name = "SECONDS", default_value = "10", value_parser = clap::value_parser!(i64).range(0..=LONGEST_UNDO.whole_seconds()))]
    mail_pause: i64,
    /// The Freshdesk whose tickets canned replies are added to as private notes, with the API key of the agent who adds them:
    /// https://API_KEY@company.freshdesk.com. Without it agents copy them.
    #[arg(long, env = "AVOIR_FRESHDESK", value_name = "URL", hide_env_values = true, value_parser = option_values::FreshdeskParser)]
    freshdesk: Option<FreshdeskSite>,
    /// Where browsers reach this server, if not at the address it listens at.
    #[arg(long, env = "AVOIR_PUBLIC_URL", value_name = "URL", value_parser = option_values::public_url)]
    public_url: Option<String>,
    /// The shop's name, under mails and replies.
    #[arg(long, env = "AVOIR_SHOP", value_name = "NAME", default_value = shop::SHOP, value_parser = option_values::shop)]
    shop: String,
    /// Where the shop is, by its name on the IANA list: its clock decides the day of a credit note and the year of
    /// its number.
    #[arg(long, env = "AVOIR_TIME_ZONE", value_name = "NAME", default_value = "Europe/Paris", value_parser = option_values::time_zone)]
    time_zone: ShopTimeZone,
    /// What the shop must say of itself on a credit note, lines separated by semicolons: address, SIREN, VAT
    /// number.
    #[arg(long, env = "AVOIR_SHOP_DETAILS", value_name = "LINES", value_delimiter = ';', value_parser = option_values::shop)]
    shop_details: Vec<String>,
    #[command(flatten)]
    gate: gate::Gate,
    /// Lets credit notes give back to gift cards. Otherwise only cancelling the order does.
    #[arg(long, env = "AVOIR_CREDIT_GIFT_CARDS")]
    credit_gift_cards: bool,
    #[command(flatten)]
    company: company::CompanyOptions,
}

/// What whoever asks for the desk is told where there is the API alone.
const NO_FRONT_END: &str = "The API is here, under /api/v1. The desk is not: this server runs with --api-only.\n";

/// The time for a request to a stand-in of a payment provider.
const PORTAL: Duration = Duration::from_secs(30);

/// What is ready before the database is opened.
struct Prepared {
    /// Nothing but the API without it.
    assets: Option<Assets>,
    listener: TcpListener,
    /// For whoever measures.
    metrics: Option<TcpListener>,
    origin: String,
    company: Option<CompanyProvider>,
}

impl Serve {
    /// Everything that can fail for a reason the caller can mend fails before the database is touched.
    pub(super) async fn run(self, shop: &ShopSettings) -> Result<(), CommandFailure> {
        let assets = if self.api_only { None } else { Some(self.front_end()?) };
        let listener = listen::at(self.listen, "--listen").await?;
        let metrics = self.gate.metrics_listener().await?;
        let origin = match &self.public_url {
            Some(url) => url.clone(),
            None => listen::origin(&listener)?,
        };
        let company = self.company.provider(&origin)?;
        let store = self.database.open_at(Clock::system().in_zone(self.time_zone.clone())).await?;
        let outcome = self.serve(&store, Prepared { assets, listener, metrics, origin, company }, shop).await;
        close(&store).await;
        outcome
    }

    async fn serve(&self, store: &Store, prepared: Prepared, settled: &ShopSettings) -> Result<(), CommandFailure> {
        let Prepared { assets, listener, metrics, origin, company } = prepared;
        let kind = self.shop_kind(store).await?;
        let speed = self.warehouse_speed(kind)?;
        self.check_outgoing(kind)?;
        let first = fill::first_agent(store, kind).await?;
        if let Some(file) = &self.import {
            fill::with_file(store, file, &settled.providers).await?;
        }
        if let Some(count) = self.demo {
            fill::with_demo(store, count, &self.shop_settled(kind, settled), &self.database).await?;
        }
        let (mailing, helpdesk) = (self.mailing(store), self.helpdesk(store)?);
        let app = App::new(store.clone(), self.config(kind, &origin, settled)).with_company_sign_in(company);
        let mut at_work = start_work(&app, &mailing, helpdesk.as_ref(), speed);
        if let Some(listener) = metrics {
            at_work.spawn(gate::Gate::serve_metrics(listener, app.clone()));
        }
        let admission = app.metrics.connections.clone();
        let router = self.router(app, assets).await?;

        let way_in = match first {
            None => "Sign in: nobody may; let someone in with `avoir agent enable NAME`".to_owned(),
            // A link leads to the desk, and there is none here.
            Some(_) if self.api_only => "Tokens for agents: `avoir agent add NAME --role agent`".to_owned(),
            Some(first) => format!("Sign in: {}", agent::sign_in_link(store, &first, &origin).await?),
        };
        let stop = stop::Stop::on_signal()?;
        output::say(format_args!("Avoir is ready: {origin}\n{way_in}"));
        stop::serve_until_told(self.gate.server(listener, router, admission), stop).await;

        at_work.shutdown().await;
        // Mails of the last second may not be off our hands yet.
        if let Err(problem) = mailing.finish().await {
            warn!("mails wait for the next start, none is lost: {problem}");
        }
        if let Some(helpdesk) = helpdesk {
            helpdesk.finish().await;
        }
        Ok(())
    }

    fn mailing(&self, store: &Store) -> Mailing {
        let sender = Sender::new(&self.shop, self.mail_from.clone());
        match &self.smtp {
            Some(server) => Mailing::Smtp(SmtpPost::new(store.clone(), server.clone(), sender)),
            None => Mailing::Outbox(Outbox::new(store.clone(), &self.outbox, sender)),
        }
    }

    fn helpdesk(&self, store: &Store) -> Result<Option<FreshdeskPost>, CommandFailure> {
        let posted = self.freshdesk.clone().map(|site| FreshdeskPost::new(store.clone(), site));
        posted.transpose().map_err(|problem| {
            CommandFailure::new(
                format!("the helpdesk can't be talked to: {problem}"),
                "Nothing was changed.",
                "Install this machine's CA certificates, or leave --freshdesk (or AVOIR_FRESHDESK) away.",
            )
        })
    }

    fn front_end(&self) -> Result<Assets, CommandFailure> {
        if self.assets.is_none() {
            let inside = Inside::of_this_command().map_err(|problem| {
                CommandFailure::new(
                    problem.to_string(),
                    "Nothing was changed.",
                    "Unpack the package anew and compare its checksums, or name a built front-end with --assets (or \
                     AVOIR_ASSETS).",
                )
            })?;
            if let Some(inside) = inside {
                return Ok(Assets::inside(inside));
            }
        }
        let folder = self.assets.clone().unwrap_or_else(|| PathBuf::from("dist"));
        Assets::in_folder(folder).map_err(|missing| {
            CommandFailure::new(
                format!("the front-end is not built: {missing}"),
                "Nothing was changed.",
                "Build it with `cargo xtask run`, or name the folder it is in with --assets (or AVOIR_ASSETS).",
            )
        })
    }

    async fn shop_kind(&self, store: &Store) -> Result<ShopKind, CommandFailure> {
        let wanted = match (self.demo, &self.import) {
            (Some(_), _) => ShopKind::Demo,
            (None, Some(_)) => ShopKind::Real,
            // Whatever it is; a new one is real.
            (None, None) => {
                return store
                    .decide_shop_kind(ShopKind::Real)
                    .await
                    .map_err(|problem| CommandFailure::of_store(&problem));
            }
        };
        shop_kind_decision::decide(wanted, store, &self.database).await?;
        Ok(wanted)
    }

    fn warehouse_speed(&self, kind: ShopKind) -> Result<Speed, CommandFailure> {
        match (kind, self.warehouse_speed) {
            (ShopKind::Demo, speed) => Ok(speed.unwrap_or(Speed::SLOW)),
            (ShopKind::Real, None | Some(Speed::Off)) => Ok(Speed::Off),
            (ShopKind::Real, Some(_)) => Err(CommandFailure::new(
                "a pretended warehouse would say of real orders what is not so",
                "Nothing was changed.",
                "Leave --warehouse-speed (or AVOIR_WAREHOUSE_SPEED) away, or serve a demo shop with --demo.",
            )),
        }
    }

    /// A made-up shop may be of real customers' orders, who are to hear nothing of it.
    fn check_outgoing(&self, kind: ShopKind) -> Result<(), CommandFailure> {
        if kind == ShopKind::Real {
            return Ok(());
        }
        if self.smtp.as_ref().is_some_and(|server| !server.is_here) {
            return Err(CommandFailure::new(
                "a made-up shop hands no mail over to a mail server elsewhere: customers would be told what is not so",
                "Nothing was sent.",
                "Leave --smtp (or AVOIR_SMTP) away to have mails written to the outbox, or name a server on this machine.",
            ));
        }
        if self.freshdesk.as_ref().is_some_and(|site| !site.is_here) {
            return Err(CommandFailure::new(
                "a made-up shop adds no reply to a helpdesk elsewhere: its tickets are of real customers",
                "Nothing was sent.",
                "Leave --freshdesk (or AVOIR_FRESHDESK) away, or name one on this machine.",
            ));
        }
        Ok(())
    }

    fn config(&self, kind: ShopKind, origin: &str, settled: &ShopSettings) -> Config {
        Config {
            shop: self.shop_settled(kind, settled),
            credits_gift_cards: self.credit_gift_cards,
            public_origin: origin.to_owned(),
            allowed_origins: self.gate.allowed_origins(),
            session: self.gate.session(),
            proxies: self.gate.proxies(),
            helpdesk: self.freshdesk.as_ref().map(|site| site.origin().to_owned()),
            demo: kind == ShopKind::Demo,
        }
    }

    async fn router(&self, app: App, assets: Option<Assets>) -> Result<Router, CommandFailure> {
        let mut routes = router(app.clone());
        if app.config.demo {
            let portals = portal::router(app.store.clone(), &app.config.shop.providers).await;
            let portals = portals.map_err(|problem| CommandFailure::of_store(&problem))?;
            routes = routes.merge(observed(for_strangers(portals, PORTAL), &app));
        }
        let rest = match assets {
            Some(assets) => app.config.allowed_origins.let_in(assets.router()),
            None => Router::new().fallback(async || (StatusCode::NOT_FOUND, NO_FRONT_END)),
        };
        Ok(routes.fallback_service(observed(rest, &app)))
    }

    fn shop_settled(&self, kind: ShopKind, settled: &ShopSettings) -> Shop {
        Shop {
            seller: Seller { identity: settled.seller.clone(), ..self.seller(kind) },
            channels: settled.channels.clone(),
            providers: settled.providers.clone(),
            exchange_rates: settled.exchange_rates.clone(),
            returns: settled.returns.clone(),
            limits: settled.limits.clone(),
            mail_pause: time::Duration::seconds(self.mail_pause),
        }
    }

    /// The demo shop is somewhere, too.
    fn seller(&self, kind: ShopKind) -> Seller {
        let is_nowhere = self.shop_details.is_empty() && kind == ShopKind::Demo;
        let details =
            if is_nowhere { shop::SHOP_DETAILS.map(str::to_owned).to_vec() } else { self.shop_details.clone() };
        Seller { name: self.shop.clone(), details, identity: None }
    }
}

/// The work beside the requests; it goes on until the set is dropped.
fn start_work(app: &App, mailing: &Mailing, helpdesk: Option<&FreshdeskPost>, warehouse: Speed) -> JoinSet<()> {
    let mut work = JoinSet::new();
    let background = || app.background.clone();
    work.spawn(background().keep_up("mails", app.clock().clone(), mailing.clone()));
    if let Some(helpdesk) = helpdesk {
        work.spawn(background().keep_up("replies", app.clock().clone(), helpdesk.clone()));
    }
    if let Some(every) = warehouse.every() {
        let warehouse = Warehouse::new(app.store.clone(), every);
        work.spawn(background().keep_up("warehouse", app.clock().clone(), warehouse));
    }
    work
}
