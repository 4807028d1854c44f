//! Whether mail can be sent to a customer, found out before anyone is told that it was.

use std::net::IpAddr;

use lettre::Address;

use crate::api::messages::NotSendable;

/// The address to write on a mail to this customer; an international domain in its ASCII form.
///
/// # Errors
/// Why no mail can be sent there.
pub fn recipient(address: &str) -> Result<Address, NotSendable> {
    let address = address.trim();
    if address.is_empty() {
        return Err(NotSendable::NoAddress);
    }
    if address.matches('@').count() > 1 {
        return Err(NotSendable::SeveralAddresses);
    }
    let (local, domain) = address.split_once('@').ok_or(NotSendable::NoSuchAddress)?;
    if !local.is_ascii() {
        return Err(NotSendable::AccentsBeforeTheAt);
    }
    let domain = idna::domain_to_ascii_strict(domain).map_err(|_| NotSendable::NoSuchAddress)?;
    // Names without a point are machines of one's own house, and addresses of machines are nobody's customer.
    if !domain.contains('.') || domain.parse::<IpAddr>().is_ok() {
        return Err(NotSendable::NoSuchAddress);
    }
    Address::new(local, domain).map_err(|_| NotSendable::NoSuchAddress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_mail_systems_take_it() {
        for (address, written) in [
            ("awa@example.com", "awa@example.com"),
            (" awa.diallo+shop@mail.example.co.uk ", "awa.diallo+shop@mail.example.co.uk"),
            ("o'brien@example.com", "o'brien@example.com"),
            ("iris@bücher.example", "iris@xn--bcher-kva.example"),
            ("iris@BÜCHER.example", "iris@xn--bcher-kva.example"),
            ("iris@xn--bcher-kva.example", "iris@xn--bcher-kva.example"),
            ("info@例え.jp", "info@xn--r8jz45g.jp"),
        ] {
            assert_eq!(recipient(address).map(|address| address.to_string()), Ok(written.to_owned()), "{address}");
        }
    }

    #[test]
    fn what_is_no_address_is_told_by_its_reason() {
        for (address, reason) in [
            ("", NotSendable::NoAddress),
            ("  ", NotSendable::NoAddress),
            ("awa@example.com, ben@example.com", NotSendable::SeveralAddresses),
            ("awa@example.com;ben@example.com", NotSendable::SeveralAddresses),
            ("awa@example.com ben@example.com", NotSendable::SeveralAddresses),
            ("éléonore@example.com", NotSendable::AccentsBeforeTheAt),
            ("leo exemple@example.com", NotSendable::NoSuchAddress),
            ("leo@exam ple.com", NotSendable::NoSuchAddress),
            ("Léo", NotSendable::NoSuchAddress),
            ("@example.com", NotSendable::NoSuchAddress),
            ("leo@", NotSendable::NoSuchAddress),
            ("leo@example", NotSendable::NoSuchAddress),
            ("leo@example..com", NotSendable::NoSuchAddress),
            ("leo@.example.com", NotSendable::NoSuchAddress),
            ("leo@-example.com", NotSendable::NoSuchAddress),
            ("leo@127.0.0.1", NotSendable::NoSuchAddress),
            ("leo..exemple@example.com", NotSendable::NoSuchAddress),
            ("Leo <leo@example.com>", NotSendable::NoSuchAddress),
            ("leo@example.com\r\nBcc: all", NotSendable::NoSuchAddress),
            ("-", NotSendable::NoSuchAddress),
        ] {
            assert_eq!(recipient(address), Err(reason), "{address:?}");
        }
    }
}
