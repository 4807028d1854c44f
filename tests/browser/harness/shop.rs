//! One journey's own shop: its database, its backend, its agents in their browsers.

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::browser::Browser;
use super::bundle::{self, Bundle};
use super::company::Company;
use super::freshdesk::Freshdesk;
use super::host_site::HostSite;
use super::ledger::Ledger;
use super::line::Line;
use super::mail_server::MailServer;
use super::orders::Order;
use super::server::{Avoir, Server};
use crate::desk::Desk;

// Fields are dropped from the top: browsers first, the folder that everything lies in last.
pub struct Shop {
    browsers: RefCell<Vec<Rc<Browser>>>,
    line: Option<Line>,
    host: Option<HostSite>,
    server: RefCell<Option<Server>>,
    address: String,
    _company: Option<Company>,
    mail: Option<MailServer>,
    helpdesk: Option<Freshdesk>,
    bundle: Option<Bundle>,
    avoir: Avoir,
    runtime: Rc<Runtime>,
    folder: TempDir,
}

/// How a shop is opened.
#[derive(Default)]
pub struct Opening<'a> {
    pub orders: &'a [Order],
    /// A line between browsers and backend that can fail.
    pub line: bool,
    /// How many orders the demo adds where there are no others.
    pub demo_orders: u32,
    /// A company's provider to sign in at.
    pub company: bool,
    /// A mail server that mails are handed over to.
    pub mail: bool,
    /// For how many seconds mails and replies stay before they leave.
    pub mail_pause: u32,
    /// The tickets of its helpdesk; without any there is none.
    pub tickets: &'a [&'a str],
    /// A bundle of its own.
    pub deploys: bool,
    /// The site of a company that embeds the desk.
    pub host: bool,
    /// What the shop has settled, as its file has it.
    pub settings: &'a str,
}

impl Shop {
    pub fn open(opening: &Opening) -> Self {
        let folder = TempDir::with_prefix("avoir-journey-").expect("a temporary folder");
        let line = opening.line.then(Line::open);
        let company = opening.company.then(|| Company::start(folder.path()));
        let mail = opening.mail.then(|| MailServer::start(folder.path()));
        let helpdesk = (!opening.tickets.is_empty()).then(|| Freshdesk::with(opening.tickets));
        let bundle = opening.deploys.then(|| Bundle::copied_to(folder.path().join("bundle")));
        let host = opening.host.then(|| HostSite::open(bundle::built()));
        let mut options = company.as_ref().map(Company::options).unwrap_or_default();
        options.extend(["--mail-pause".to_owned(), opening.mail_pause.to_string()]);
        if let Some(mail) = &mail {
            options.extend(mail.options());
        }
        if let Some(helpdesk) = &helpdesk {
            options.extend(["--freshdesk".to_owned(), helpdesk.url()]);
        }
        if let Some(host) = &host {
            options.extend(["--allowed-origins".to_owned(), host.origin()]);
        }
        if !opening.settings.is_empty() {
            let file = folder.path().join("settings.toml");
            fs::write(&file, opening.settings).expect("the folder can be written");
            options.extend(["--settings".to_owned(), file.display().to_string()]);
        }
        let avoir = Avoir {
            assets: bundle.as_ref().map_or_else(bundle::built, |bundle| bundle.folder().to_owned()),
            folder: folder.path().to_owned(),
            demo_orders: opening.demo_orders,
            options,
        };
        if !opening.orders.is_empty() {
            let file = folder.path().join("orders.json");
            let documents: Vec<_> = opening.orders.iter().map(Order::document).collect();
            let text = serde_json::to_string(&documents).expect("orders are JSON");
            fs::write(&file, text).expect("the folder can be written");
            avoir.import(&file);
        }
        let server = avoir.serve("127.0.0.1:0");
        if let Some(line) = &line {
            line.lead_to(&server.address);
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self {
            browsers: RefCell::default(),
            line,
            host,
            address: server.address.clone(),
            server: RefCell::new(Some(server)),
            _company: company,
            mail,
            helpdesk,
            bundle,
            avoir,
            runtime: Rc::new(runtime),
            folder,
        }
    }

    /// A new agent, signed in at a browser of their own.
    pub fn agent(&self, name: &str) -> Desk {
        self.sign_in(name, self.avoir.add_agent(name, "agent"))
    }

    /// A new lead, who may take over.
    pub fn lead(&self, name: &str) -> Desk {
        self.sign_in(name, self.avoir.add_agent(name, "lead"))
    }

    /// A new accountant, who reads.
    pub fn accountant(&self, name: &str) -> Desk {
        self.sign_in(name, self.avoir.add_agent(name, "accountant"))
    }

    /// The token of a new till.
    pub fn till(&self, name: &str) -> String {
        self.avoir.add_agent(name, "till")
    }

    /// The same agent at another machine.
    pub fn another_machine_of(&self, desk: &Desk) -> Desk {
        self.sign_in(desk.agent(), desk.token().to_owned())
    }

    /// A new sign-in link of this agent's, as a path.
    pub fn sign_in_link(&self, name: &str) -> String {
        self.avoir.link(name)
    }

    /// Replaces an agent's token.
    pub fn rotate_token(&self, name: &str) -> String {
        self.avoir.rotate_token(name)
    }

    fn sign_in(&self, name: &str, token: String) -> Desk {
        let desk = self.desk(name, token);
        desk.sign_in();
        desk
    }

    /// A browser of somebody's who has no token.
    pub fn visitor(&self, name: &str) -> Desk {
        self.desk(name, String::new())
    }

    /// A new agent of the company, at a browser on its site. The site knows their token.
    pub fn colleague(&self, name: &str) -> Desk {
        self.desk(name, self.avoir.add_agent(name, "agent"))
    }

    fn desk(&self, name: &str, token: String) -> Desk {
        let folder = self.folder.path().join(format!("browser-{}", self.browsers.borrow().len() + 1));
        fs::create_dir(&folder).expect("the folder can be written");
        let browser = match (&self.host, &self.line) {
            (Some(host), _) => Browser::start(name, &host.origin(), &folder, || true),
            (None, Some(line)) => Browser::start(name, &line.origin(), &folder, line.soundness()),
            (None, None) => Browser::start(name, &format!("http://{}", self.address), &folder, || true),
        };
        let browser = Rc::new(browser);
        self.browsers.borrow_mut().push(Rc::clone(&browser));
        Desk::new(browser, token)
    }

    /// The backend dies, in the middle of whatever it is doing.
    pub fn kill_the_backend(&self) {
        self.server.borrow_mut().take().expect("the backend runs");
    }

    /// The backend is stopped as operators do; the mails that were decided on are files then.
    pub fn stop_the_backend(&self) {
        self.server.borrow_mut().take().expect("the backend runs").stop();
    }

    /// It is back, where it was.
    pub fn start_the_backend(&self) {
        *self.server.borrow_mut() = Some(self.avoir.serve(&self.address));
    }

    /// The company's own site.
    pub fn host(&self) -> &HostSite {
        self.host.as_ref().expect("this shop was opened with a back office")
    }

    /// The shop's mail server.
    pub fn mail_server(&self) -> &MailServer {
        self.mail.as_ref().expect("this shop was opened with a mail server")
    }

    /// The shop's helpdesk.
    pub fn helpdesk(&self) -> &Freshdesk {
        self.helpdesk.as_ref().expect("this shop was opened with a helpdesk")
    }

    /// The bundle of this shop alone.
    pub fn bundle(&self) -> &Bundle {
        self.bundle.as_ref().expect("this shop was opened for deploys")
    }

    /// The line between browsers and backend.
    pub fn line(&self) -> &Line {
        self.line.as_ref().expect("this shop was opened behind a line")
    }

    /// What the database and the outbox hold.
    /// More orders come in while agents work.
    pub fn gets(&self, orders: &[Order]) {
        let file = self.folder.path().join("more.json");
        let documents: Vec<_> = orders.iter().map(Order::document).collect();
        fs::write(&file, serde_json::to_string(&documents).expect("orders are JSON"))
            .expect("the folder can be written");
        self.avoir.import(&file);
    }

    /// A folder that goes with the shop.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    pub fn ledger(&self) -> Ledger {
        Ledger::open(Rc::clone(&self.runtime), &self.avoir.database(), self.avoir.outbox())
    }

    pub fn browsers(&self) -> Vec<Rc<Browser>> {
        self.browsers.borrow().clone()
    }

    pub fn log(&self) -> PathBuf {
        self.avoir.log()
    }

    pub fn database(&self) -> PathBuf {
        self.avoir.database()
    }
}
