//! A reply as the note that agents read in the ticket.

use html_escape::encode_text;

use crate::backend::store::Mail;

/// The note in HTML: what it is about, the reply as the customer is to read it, and the mark by which it is known again.
pub(super) fn html(mail: &Mail, mark: &str) -> String {
    let paragraphs = mail.message.body.split("\n\n").map(|paragraph| {
        let lines: Vec<_> = paragraph.lines().map(encode_text).collect();
        format!("<p>{}</p>", lines.join("<br>"))
    });
    format!(
        "<p><strong>{}</strong></p><blockquote>{}</blockquote><p><small>Avoir · {} · {} · {mark}</small></p>",
        encode_text(&mail.message.subject),
        paragraphs.collect::<String>(),
        encode_text(&mail.order.0),
        encode_text(&mail.message.sent_by),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::order_detail::SentMessage;
    use crate::backend::store::MailId;
    use crate::domain::mail_delivery::MailDelivery;
    use crate::domain::order::OrderNumber;
    use crate::domain::ticket::TicketNumber;
    use crate::domain::timestamp::Timestamp;

    #[test]
    fn a_note_shows_the_reply_as_it_is_and_no_markup_of_anybody() {
        let mail = Mail {
            id: MailId(7),
            order: OrderNumber("ORD<1>".to_owned()),
            message: SentMessage {
                to: "#4711".to_owned(),
                subject: "Annulation & suite".to_owned(),
                body: "Bonjour <b>Awa</b>,\n\nLigne 1\nLigne 2\n".to_owned(),
                sent_at: Timestamp::EPOCH,
                sent_by: "Zoé".to_owned(),
                delivery: MailDelivery::Ready { leaves_at: Timestamp::EPOCH },
                credit_note: None,
                ticket: TicketNumber::parse("4711").ok(),
            },
            identifier: None,
            tries: 0,
        };
        assert_eq!(
            html(&mail, "avoir-3f"),
            "<p><strong>Annulation &amp; suite</strong></p><blockquote><p>Bonjour &lt;b&gt;Awa&lt;/b&gt;,</p>\
             <p>Ligne 1<br>Ligne 2</p></blockquote><p><small>Avoir · ORD&lt;1&gt; · Zoé · avoir-3f</small></p>"
        );
    }
}
