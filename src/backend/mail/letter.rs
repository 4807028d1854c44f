//! A mail as a message (RFC 5322).

use std::time::SystemTime;

use lettre::Message;
use lettre::message::header::MIME_VERSION_1_0;
use lettre::message::{Mailbox, MultiPart, SinglePart};

use super::Sender;
use super::html_letter::html_of;
use super::recipient::recipient;
use crate::backend::secret::hex_of_random;
use crate::backend::store::Mail;

/// The reason why a mail can't be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwritable {
    #[error("the customer's address is none")]
    Address,
    #[error("{0}")]
    Message(#[from] lettre::error::Error),
}

/// The message; the same mail gives the same message each time, its identifier included.
pub(super) fn compose(mail: &Mail, sender: &Sender) -> Result<Message, Unwritable> {
    let from = Mailbox::new(Some(one_line(&sender.shop)), sender.address.clone());
    // Nothing but an address comes out of what a customer typed.
    let to = Mailbox::new(None, recipient(&mail.message.to).map_err(|_| Unwritable::Address)?);
    let message = Message::builder()
        .from(from)
        .to(to)
        .subject(one_line(&mail.message.subject))
        .date(SystemTime::from(mail.message.sent_at.0))
        .message_id(Some(message_id(mail, sender)))
        .header(MIME_VERSION_1_0)
        .multipart(bodies(mail))?;
    Ok(message)
}

/// The words as text and as HTML: who reads the one reads what the other says.
fn bodies(mail: &Mail) -> MultiPart {
    let text = &mail.message.body;
    // What ends a part is no line of any text, and the same each time.
    let boundary = format!("=_{}_{}_avoir", compact_time(mail), mail.id.0);
    MultiPart::alternative()
        .boundary(boundary)
        .singlepart(SinglePart::plain(text.clone()))
        .singlepart(SinglePart::html(html_of(text)))
}

/// `20261122T101500-ORD00123-7.eml`: sorts by time, and a second shop's mails in the same folder don't get
/// into each other's way.
pub(super) fn file_name(mail: &Mail) -> String {
    let order: String =
        mail.order.0.chars().take(64).map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect();
    format!("{}-{order}-{}.eml", compact_time(mail), mail.id.0)
}

/// The identifier that it was given before its first try; a file's is told by its row.
pub(super) fn message_id(mail: &Mail, sender: &Sender) -> String {
    let of_its_row = || format!("<{}.{}@{}>", compact_time(mail), mail.id.0, sender.address.domain());
    mail.identifier.clone().unwrap_or_else(of_its_row)
}

/// An identifier that no other mail has, of this database or of one that was restored: who receives a second mail by the
/// same one may drop it.
pub(super) fn new_message_id(mail: &Mail, sender: &Sender) -> String {
    format!("<{}.{}.{}@{}>", compact_time(mail), mail.id.0, hex_of_random(8), sender.address.domain())
}

fn compact_time(mail: &Mail) -> String {
    mail.message.sent_at.to_string().chars().filter(|sign| sign.is_ascii_alphanumeric()).take(15).collect()
}

/// Headers are lines: what could end one becomes a space, before any encoding.
fn one_line(text: &str) -> String {
    let ends_line = |sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}');
    text.chars().map(|sign| if ends_line(sign) { ' ' } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::order_detail::SentMessage;
    use crate::backend::store::MailId;
    use crate::domain::mail_delivery::MailDelivery;
    use crate::domain::order::OrderNumber;
    use crate::domain::timestamp::Timestamp;

    fn mail() -> Mail {
        Mail {
            id: MailId(7),
            order: OrderNumber("ORD00123".to_owned()),
            message: SentMessage {
                to: "awa@example.com".to_owned(),
                subject: "Annulation de votre commande ORD00123".to_owned(),
                body: "Bonjour,\n\nVous recevez 44,60\u{a0}€.\n".to_owned(),
                sent_at: Timestamp::parse("2026-11-22T10:15:00.5Z").expect("RFC 3339"),
                sent_by: "Awa".to_owned(),
                delivery: MailDelivery::Ready { leaves_at: Timestamp::EPOCH },
                credit_note: None,
                ticket: None,
            },
            identifier: None,
            tries: 0,
        }
    }

    fn sender(shop: &str) -> Sender {
        Sender::new(shop, "service@maison-lumen.example".parse().expect("an address"))
    }

    fn written(mail: &Mail) -> String {
        let sender = sender("Maison Lumen");
        String::from_utf8(compose(mail, &sender).expect("a mail").formatted()).expect("ASCII")
    }

    fn head(mail: &Mail) -> Vec<String> {
        let text = written(mail);
        let (head, _) = text.split_once("\r\n\r\n").expect("a head and a body");
        // A folded header is one.
        head.replace("\r\n ", " ").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_mail_has_the_headers_that_mail_systems_ask_for() {
        let head = head(&mail());
        for line in [
            "From: \"Maison Lumen\" <service@maison-lumen.example>",
            "To: awa@example.com",
            "Subject: Annulation de votre commande ORD00123",
            "Date: Sun, 22 Nov 2026 10:15:00 +0000",
            "Message-ID: <20261122T101500.7@maison-lumen.example>",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=\"=_20261122T101500_7_avoir\"",
        ] {
            assert!(head.iter().any(|found| found == line), "{line} in {head:#?}");
        }
    }

    #[test]
    fn the_words_are_there_as_text_and_as_html_and_the_same_each_time() {
        let text = written(&mail());
        assert_eq!(text, written(&mail()));
        let parts: Vec<&str> = text.split("--=_20261122T101500_7_avoir").collect();
        assert_eq!((parts.len(), parts[3].trim()), (4, "--"));
        assert!(parts[1].contains("Content-Type: text/plain; charset=utf-8"), "{}", parts[1]);
        assert!(parts[2].contains("Content-Type: text/html; charset=utf-8"), "{}", parts[2]);
        for part in &parts[1..3] {
            assert!(part.contains("Vous recevez"), "{part}");
        }
    }

    #[test]
    fn the_identifier_that_a_mail_was_given_stays() {
        let given = new_message_id(&mail(), &sender("Maison Lumen"));
        assert_ne!(given, new_message_id(&mail(), &sender("Maison Lumen")));
        let head = head(&Mail { identifier: Some(given.clone()), ..mail() });
        assert!(head.contains(&format!("Message-ID: {given}")), "{head:#?}");
    }

    #[test]
    fn nothing_in_a_mail_adds_a_header() {
        let honest = head(&mail()).len();
        for nasty in ["x\r\nBcc: all@example.com", "x\nBcc: all@example.com", "x\u{2028}Bcc: y", "é\r\n\r\nBcc: z"] {
            let mut subject = mail();
            nasty.clone_into(&mut subject.message.subject);
            assert_eq!(head(&subject).len(), honest, "{nasty:?}");
            let mut recipient = mail();
            recipient.message.to.push_str(nasty);
            assert!(compose(&recipient, &sender("Maison Lumen")).is_err(), "{nasty:?}");
        }
    }

    #[test]
    fn a_shop_of_any_name_writes_one_sender() {
        let sender = sender("L\u{2019}Île \"d'Or\"\r\nBcc: x@example.com");
        let text = String::from_utf8(compose(&mail(), &sender).expect("a mail").formatted()).expect("ASCII");
        assert!(!text.contains("\r\nBcc"), "{text}");
    }

    #[test]
    fn a_file_is_named_by_time_order_and_place() {
        assert_eq!(file_name(&mail()), "20261122T101500-ORD00123-7.eml");
        let nasty = Mail { order: OrderNumber("../a/b\u{202e}".to_owned()), ..mail() };
        assert_eq!(file_name(&nasty), "20261122T101500-___a_b_-7.eml");
    }
}
