//! The shape of a provider's links, with places for what differs from payment to payment.

use super::PortalUrl;
use crate::domain::url_encoding::encode;

/// A checked link with placeholders: https on one of the provider's hosts, whatever is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalTemplate(String);

/// Why a text is no such link.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortalTemplateProblem {
    #[error("{{{0}}} is no placeholder; allowed are {{transaction}} and {{order}}")]
    NoSuchPlaceholder(String),
    #[error("a {{ is not closed by a }}")]
    NotClosed,
    #[error("it must begin with https://, without a user or a port, and lead to one of the hosts or below: {0}")]
    NotOnItsHosts(String),
}

/// What stands in the places, encoded.
#[derive(Clone, Copy, Debug)]
struct Filling<'a> {
    transaction: &'a str,
    order: &'a str,
}

impl PortalTemplate {
    /// Reads a link such as `https://dashboard.stripe.com/payments/{transaction}`.
    ///
    /// # Errors
    /// [`PortalTemplateProblem`].
    pub fn parse(text: &str, hosts: &[String]) -> Result<Self, PortalTemplateProblem> {
        // A placeholder in the host would let a payment decide where a link leads: dots and slashes are no host's letters.
        let filled = filled(text, Filling { transaction: "%2F", order: "%2F" })?;
        match PortalUrl::parse(hosts, &filled) {
            Ok(PortalUrl::Provider(_)) => Ok(Self(text.to_owned())),
            _ => Err(PortalTemplateProblem::NotOnItsHosts(hosts.join(", "))),
        }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The page of this transaction of this order, on one of the provider's hosts.
    pub fn fill(&self, hosts: &[String], transaction: &str, order: &str) -> Option<PortalUrl> {
        let filled = filled(&self.0, Filling { transaction: &encode(transaction), order: &encode(order) }).ok()?;
        PortalUrl::parse(hosts, &filled).ok()
    }
}

fn filled(text: &str, with: Filling<'_>) -> Result<String, PortalTemplateProblem> {
    let mut parts = text.split('{');
    let mut link = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').ok_or(PortalTemplateProblem::NotClosed)?;
        link.push_str(match name {
            "transaction" => with.transaction,
            "order" => with.order,
            other => return Err(PortalTemplateProblem::NoSuchPlaceholder(other.to_owned())),
        });
        link.push_str(rest);
    }
    Ok(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<PortalTemplate, PortalTemplateProblem> {
        PortalTemplate::parse(text, &["stripe.com".to_owned()])
    }

    #[test]
    fn what_is_filled_in_leads_nowhere_else() {
        let template = parse("https://dashboard.stripe.com/payments/{transaction}?order={order}").unwrap();
        let link = |transaction: &str| {
            template.fill(&["stripe.com".to_owned()], transaction, "A 1").map(|link| link.to_string())
        };
        assert_eq!(link("pi_1").as_deref(), Some("https://dashboard.stripe.com/payments/pi_1?order=A%201"));
        for hostile in ["a/../b?c=<\u{202e}>&d", "//evil.example", "@evil.example", "{order}", "\n"] {
            let link = link(hostile).expect("a link");
            assert!(link.starts_with("https://dashboard.stripe.com/payments/"), "{link}");
            assert!(PortalUrl::parse(&["stripe.com".to_owned()], &link).is_ok());
        }
    }

    #[test]
    fn mistakes_are_told() {
        let elsewhere = PortalTemplateProblem::NotOnItsHosts("stripe.com".to_owned());
        for (text, problem) in [
            ("https://evil.example/{transaction}", elsewhere.clone()),
            ("http://stripe.com/{transaction}", elsewhere.clone()),
            ("https://{transaction}.stripe.com/", elsewhere.clone()),
            ("https://{order}stripe.com/", elsewhere.clone()),
            ("/demo/portal/{transaction}", elsewhere.clone()),
            ("stripe.com", elsewhere),
            ("https://stripe.com/{payment}", PortalTemplateProblem::NoSuchPlaceholder("payment".to_owned())),
            ("https://stripe.com/{transaction", PortalTemplateProblem::NotClosed),
        ] {
            assert_eq!(parse(text), Err(problem), "{text}");
        }
    }
}
