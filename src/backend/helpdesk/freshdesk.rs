//! Freshdesk as a carrier of replies (API v2: *Create a note*, *List all conversations of a ticket*, *Rate limit*).

use std::fmt;
use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Response, StatusCode};
use serde::Deserialize;
use serde_json::json;

use super::{FreshdeskPost, FreshdeskSite, note};
use crate::backend::post::{Carrier, Post, Trouble, Whose, fit_to_show};
use crate::backend::secret::hex_of_random;
use crate::backend::store::{Mail, MailWay, Store};
use crate::domain::mail_delivery::MailTrouble;
use crate::domain::ticket::TicketNumber;

/// The wait for an answer, in all.
const PATIENCE: Duration = Duration::from_secs(15);

/// The entries of a page of a ticket: as many as Freshdesk gives at once.
const PAGE: usize = 100;

/// A ticket that is longer is not looked through: nobody has one.
const MOST_PAGES: usize = 100;

/// A Freshdesk that is talked to.
#[derive(Clone, Debug)]
pub struct Freshdesk {
    site: FreshdeskSite,
    http: reqwest::Client,
}

/// An entry of a ticket: a reply or a note.
#[derive(Debug, Deserialize)]
struct Entry {
    id: u64,
    #[serde(default)]
    body: String,
    #[serde(default)]
    body_text: String,
}

/// What Freshdesk says of a refusal; all of it is optional.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Refused {
    message: String,
    description: String,
    errors: Vec<RefusedField>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct RefusedField {
    field: String,
    message: String,
}

impl FreshdeskPost {
    /// It is asked nothing yet: a helpdesk that is down stops no server from starting.
    ///
    /// # Errors
    /// When this machine has no certificates to trust.
    pub fn new(store: Store, site: FreshdeskSite) -> Result<Self, reqwest::Error> {
        // One that leads its own answers elsewhere could lead the key there.
        let http = reqwest::Client::builder().redirect(Policy::none()).timeout(PATIENCE).build()?;
        Ok(Post::by(store, Freshdesk { site, http }))
    }
}

impl Carrier for Freshdesk {
    const WAY: MailWay = MailWay::Ticket;
    const WHAT: &str = "replies";

    fn new_identifier(&self, _mail: &Mail) -> String {
        format!("avoir-{}", hex_of_random(12))
    }

    async fn hand_over(&self, mail: &Mail, try_before: bool) -> Result<String, Trouble> {
        let ticket = mail
            .message
            .ticket
            .as_ref()
            .ok_or_else(|| Trouble::new(MailTrouble::NoTicket, String::new(), Whose::MessageForGood))?;
        let mark = mail.identifier.as_deref().unwrap_or_default();
        if try_before && let Some(id) = self.find(ticket, mark).await? {
            return Ok(named(id));
        }
        let note = json!({ "body": note::html(mail, mark), "private": true });
        let answer = self.ask(self.http.post(self.address(ticket, "notes")).json(&note)).await?;
        // Taken is taken, whatever it says of it.
        Ok(answer.json::<Entry>().await.map_or_else(|_| String::new(), |entry| named(entry.id)))
    }
}

/// As the helpdesk calls it.
fn named(id: u64) -> String {
    format!("note {id}")
}

impl Freshdesk {
    fn address(&self, ticket: &TicketNumber, what: &str) -> String {
        format!("{}/api/v2/tickets/{}/{what}", self.site.origin(), ticket.as_str())
    }

    /// The entry of the ticket that has this mark.
    async fn find(&self, ticket: &TicketNumber, mark: &str) -> Result<Option<u64>, Trouble> {
        for page in 1..=MOST_PAGES {
            let address = format!("{}?per_page={PAGE}&page={page}", self.address(ticket, "conversations"));
            let answer = self.ask(self.http.get(address)).await?;
            let entries: Vec<Entry> = answer.json().await.map_err(|problem| of_connection(&problem))?;
            if let Some(entry) =
                entries.iter().find(|entry| entry.body.contains(mark) || entry.body_text.contains(mark))
            {
                return Ok(Some(entry.id));
            }
            if entries.is_empty() {
                return Ok(None);
            }
        }
        let words = format!("ticket {ticket} is too long to be looked through");
        Err(Trouble::new(MailTrouble::Refused, words, Whose::MessageForGood))
    }

    async fn ask(&self, request: RequestBuilder) -> Result<Response, Trouble> {
        // Its password is not looked at (API v2, *Authentication*).
        let request = request.basic_auth(&self.site.key, Some("X"));
        let answer = request.send().await.map_err(|problem| of_connection(&problem))?;
        if answer.status().is_success() { Ok(answer) } else { Err(of_answer(answer).await) }
    }
}

impl fmt::Display for Freshdesk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the helpdesk {}", self.site)
    }
}

/// Where there was no answer, or none to be understood. What was said never holds the key: it is in a header.
fn of_connection(problem: &reqwest::Error) -> Trouble {
    if problem.is_timeout() {
        return Trouble::no_answer(Whose::Message);
    }
    let mut causes = Vec::new();
    let mut cause = std::error::Error::source(problem);
    while let Some(found) = cause {
        causes.push(found.to_string());
        cause = found.source();
    }
    causes.dedup();
    let whose = if problem.is_connect() { Whose::Carrier } else { Whose::Message };
    Trouble::new(MailTrouble::Unreachable, fit_to_show(&causes.join(": ")), whose)
}

async fn of_answer(answer: Response) -> Trouble {
    let status = answer.status();
    let asked = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let (kind, whose) = match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => (MailTrouble::NotLetIn, Whose::Carrier),
        StatusCode::NOT_FOUND => (MailTrouble::NoTicket, Whose::MessageForGood),
        StatusCode::TOO_MANY_REQUESTS => (MailTrouble::PutOff, Whose::Carrier),
        // It leads elsewhere: the address is that of another site, or of none any more.
        status if status.is_redirection() => (MailTrouble::NotLetIn, Whose::Carrier),
        status if status.is_client_error() => (MailTrouble::Refused, Whose::MessageForGood),
        _ => (MailTrouble::PutOff, Whose::Message),
    };
    let Refused { message, description, errors } = answer.json().await.unwrap_or_default();
    let errors = errors.into_iter().map(|error| format!("{}: {}", error.field, error.message));
    let said: Vec<String> = [message, description].into_iter().chain(errors).filter(|said| !said.is_empty()).collect();
    let words = fit_to_show(&format!("{} {}", status.as_u16(), said.join("; ")));
    Trouble { pause: asked.map(Duration::from_secs), ..Trouble::new(kind, words, whose) }
}
