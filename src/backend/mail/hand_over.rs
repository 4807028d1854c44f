//! Handing one mail over (RFC 5321), a stage after the other: who is at fault depends on how far it came.

use std::time::Duration;

use lettre::Message;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Response, Severity};
use tokio::time::timeout;

use super::smtp_server::{Encryption, SmtpServer};
use crate::backend::post::{Trouble, Whose, fit_to_show};
use crate::domain::mail_delivery::MailTrouble;

/// How long the server may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until it has the mail, from the first byte on.
    pub until_data: Duration,
    /// From the mail's last byte to its yes or no. Servers look a mail over then.
    pub for_the_answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { until_data: Duration::from_secs(30), for_the_answer: Duration::from_secs(60) }
    }
}

/// Hands a mail over; what the server said when it took it.
///
/// # Errors
/// [`Trouble`]. The server may have taken it all the same where it broke off after the last byte.
pub(super) async fn hand_over(server: &SmtpServer, letter: &Message, patience: Patience) -> Result<String, Trouble> {
    let mut connection =
        timeout(patience.until_data, offer(server, letter)).await.map_err(|_| Trouble::no_answer(Whose::Carrier))??;
    let Ok(answer) = timeout(patience.for_the_answer, connection.message(&letter.formatted())).await else {
        return Err(Trouble::no_answer(Whose::Message));
    };
    let answer = answer.map_err(|problem| Trouble::of_this_mail(&problem)).and_then(said_yes);
    // Nothing hangs on the goodbye, which is not waited for.
    drop(connection);
    answer
}

/// Everything before the mail itself: up to the server's word to go ahead.
async fn offer(server: &SmtpServer, letter: &Message) -> Result<AsyncSmtpConnection, Trouble> {
    let mut connection = greet(server, letter).await.map_err(|problem| Trouble::of_the_server(&problem))?;
    let envelope = letter.envelope();
    let sender = Mail::new(envelope.from().cloned(), Vec::new());
    // A server that refuses the sender refuses all that this desk sends.
    connection.command(sender).await.map_err(|problem| Trouble::of_the_server(&problem))?;
    for recipient in envelope.to() {
        let recipient = Rcpt::new(recipient.clone(), Vec::new());
        connection.command(recipient).await.map_err(|problem| Trouble::of_this_mail(&problem)).and_then(said_yes)?;
    }
    let go_ahead = connection.command(Data).await.map_err(|problem| Trouble::of_this_mail(&problem))?;
    if go_ahead.has_code(354) { Ok(connection) } else { Err(Trouble::not_understood(&go_ahead)) }
}

/// Reaches the server, privately, and says who we are.
async fn greet(server: &SmtpServer, letter: &Message) -> Result<AsyncSmtpConnection, Error> {
    let name = our_name(letter);
    let tls = match &server.encryption {
        Encryption::FromTheFirstByte(tls) => Some(tls.clone()),
        Encryption::StartTls(_) | Encryption::Plain => None,
    };
    let place = (server.host.as_str(), server.port);
    let mut connection = AsyncSmtpConnection::connect_tokio1(place, None, &name, tls, None).await?;
    if let Encryption::StartTls(tls) = &server.encryption {
        connection.starttls(tls.clone(), &name).await?;
    }
    if let Some(credentials) = &server.credentials {
        connection.auth(DEFAULT_MECHANISMS, credentials).await?;
    }
    Ok(connection)
}

/// The name of whoever sends: the domain of the sender's address, where it is one.
fn our_name(letter: &Message) -> ClientId {
    let domain = letter.envelope().from().map(|address| address.domain().to_owned());
    domain.filter(|domain| domain.contains('.')).map_or_else(ClientId::default, ClientId::Domain)
}

/// A yes is one of 2xx; what else is no refusal is no yes either.
fn said_yes(answer: Response) -> Result<String, Trouble> {
    if answer.code().severity == Severity::PositiveCompletion {
        Ok(words_of(&answer))
    } else {
        Err(Trouble::not_understood(&answer))
    }
}

fn words_of(answer: &Response) -> String {
    let said = answer.message().collect::<Vec<&str>>().join(" ");
    fit_to_show(&format!("{} {said}", answer.code()))
}

impl Trouble {
    fn not_understood(answer: &Response) -> Self {
        Self::new(MailTrouble::PutOff, words_of(answer), Whose::Message)
    }

    /// Before the recipient is named, whatever goes wrong concerns every mail.
    fn of_the_server(problem: &Error) -> Self {
        let kind = if problem.is_permanent() || problem.is_tls() || problem.is_client() {
            MailTrouble::NotLetIn
        } else if problem.is_transient() {
            MailTrouble::PutOff
        } else if problem.is_timeout() {
            MailTrouble::NoAnswer
        } else {
            MailTrouble::Unreachable
        };
        Self::new(kind, told(problem), Whose::Carrier)
    }

    fn of_this_mail(problem: &Error) -> Self {
        let code = problem.status().map(|code| code.to_string());
        match code.as_deref() {
            // The server closes (RFC 5321, 4.2.1), or wants to know first who we are (RFC 4954, section 6).
            Some("421" | "530" | "535" | "538") => Self::of_the_server(problem),
            Some(_) if problem.is_permanent() => Self::new(MailTrouble::Refused, told(problem), Whose::MessageForGood),
            Some(_) => Self::new(MailTrouble::PutOff, told(problem), Whose::Message),
            None => Self::new(MailTrouble::Unreachable, told(problem), Whose::Message),
        }
    }
}

/// A server's refusal by its code and words, another problem by its causes.
fn told(problem: &Error) -> String {
    let mut causes = Vec::new();
    let mut cause = std::error::Error::source(problem);
    while let Some(found) = cause {
        causes.push(found.to_string());
        cause = found.source();
    }
    causes.dedup();
    let causes = causes.join(": ");
    match problem.status() {
        Some(code) => fit_to_show(&format!("{code} {causes}")),
        None if causes.is_empty() => fit_to_show(&problem.to_string()),
        None => fit_to_show(&causes),
    }
}
