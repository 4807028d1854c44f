//! The proxies in front of the server, which alone are believed about whom they ask for.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Networks of proxies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// Whoever is behind a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client {
    pub address: IpAddr,
    /// True when a proxy says that the client speaks TLS with it.
    pub https: bool,
}

impl TrustedProxies {
    pub const fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    pub fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// The client of a request that came from `peer`. Every proxy adds the address that it was asked by to the right of
    /// a list (`X-Forwarded-For`, or `Forwarded` of RFC 7239); the list is believed from the right, for as long as the
    /// one who said it is a proxy of ours. Two lists that disagree are not believed: a proxy adds to one of them, and
    /// the other may be the client's invention.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Client {
        let peer = peer.to_canonical();
        if !self.contains(peer) {
            return Client { address: peer, https: false };
        }
        let lists = [x_forwarded_for(headers), forwarded(headers, "for")];
        let mut told = lists.iter().filter(|list| !list.is_empty()).map(|list| self.behind(peer, list));
        let address = match (told.next(), told.next()) {
            (Some(one), Some(other)) if one != other => peer,
            (Some(address), _) => address,
            (None, _) => peer,
        };
        Client { address, https: self.says_https(headers) }
    }

    /// The first address from the right that is no proxy's.
    fn behind(&self, peer: IpAddr, list: &[String]) -> IpAddr {
        let mut nearest = peer;
        for text in list.iter().rev() {
            // A proxy that hides whom it asks for stands for them.
            let Some(address) = address(text) else { break };
            nearest = address;
            if !self.contains(address) {
                break;
            }
        }
        nearest
    }

    /// What the nearest proxy says.
    fn says_https(&self, headers: &HeaderMap) -> bool {
        let plain = values(headers, &FORWARDED_PROTO);
        let told = if plain.is_empty() { forwarded(headers, "proto") } else { plain };
        told.last().is_some_and(|proto| proto.eq_ignore_ascii_case("https"))
    }
}

fn x_forwarded_for(headers: &HeaderMap) -> Vec<String> {
    values(headers, &FORWARDED_FOR)
}

/// The members of a header's list, in the order in which they were sent.
fn values(headers: &HeaderMap, name: &HeaderName) -> Vec<String> {
    let texts = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(',')).map(|member| member.trim().to_owned()).collect()
}

/// A parameter of each member of `Forwarded`; one that lacks it counts as hidden.
fn forwarded(headers: &HeaderMap, parameter: &str) -> Vec<String> {
    let of_member = |member: &String| {
        let mut pairs = member.split(';').filter_map(|pair| pair.trim().split_once('='));
        let found = pairs.find(|(name, _)| name.eq_ignore_ascii_case(parameter));
        found.map_or_else(String::new, |(_, value)| value.trim_matches('"').to_owned())
    };
    values(headers, &header::FORWARDED).iter().map(of_member).collect()
}

/// `10.0.0.1`, `10.0.0.1:80`, `2001:db8::1` or `[2001:db8::1]:80`
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim_matches('"');
    let bare = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, _)) => address,
        None if text.matches(':').count() == 1 => text.split_once(':').map_or(text, |(address, _)| address),
        None => text,
    };
    bare.parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The client of a request from a proxy at 10.0.0.1; 10.0.0.0/24 and fd00::/8 are proxies.
    fn client(headers: &[(&'static str, &str)]) -> Client {
        client_from("10.0.0.1", headers)
    }

    fn client_from(peer: &str, pairs: &[(&'static str, &str)]) -> Client {
        let proxies = TrustedProxies::new(vec!["10.0.0.0/24".parse().unwrap(), "fd00::/8".parse().unwrap()]);
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        proxies.client(peer.parse().unwrap(), &headers)
    }

    fn address_of(headers: &[(&'static str, &str)]) -> String {
        client(headers).address.to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let forged = [("x-forwarded-for", "1.2.3.4"), ("forwarded", "for=1.2.3.4"), ("x-forwarded-proto", "https")];
        assert_eq!(client_from("192.0.2.7", &forged), Client { address: [192, 0, 2, 7].into(), https: false });
        assert_eq!(client(&forged), Client { address: [1, 2, 3, 4].into(), https: true });
        assert_eq!(client(&[]), Client { address: [10, 0, 0, 1].into(), https: false });
        assert_eq!(client_from("::ffff:10.0.0.1", &forged).address.to_string(), "1.2.3.4");
    }

    #[test]
    fn the_list_is_believed_from_the_right() {
        assert_eq!(address_of(&[("x-forwarded-for", "6.6.6.6, 192.0.2.7")]), "192.0.2.7");
        assert_eq!(address_of(&[("x-forwarded-for", "6.6.6.6, 192.0.2.7, 10.0.0.9")]), "192.0.2.7");
        assert_eq!(address_of(&[("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "192.0.2.7")]), "192.0.2.7");
        assert_eq!(address_of(&[("x-forwarded-for", "10.0.0.9")]), "10.0.0.9", "a proxy's own request");
        assert_eq!(address_of(&[("x-forwarded-for", "6.6.6.6, unknown")]), "10.0.0.1", "hidden");
    }

    #[test]
    fn both_spellings_are_read() {
        assert_eq!(address_of(&[("forwarded", "for=6.6.6.6, for=\"[2001:db8::7]:4711\";proto=https")]), "2001:db8::7");
        assert_eq!(address_of(&[("forwarded", "For=192.0.2.7:80;by=10.0.0.1")]), "192.0.2.7");
        assert_eq!(address_of(&[("forwarded", "for=_hidden")]), "10.0.0.1");
        assert!(client(&[("forwarded", "for=192.0.2.7;proto=https")]).https);
        assert!(!client(&[("x-forwarded-proto", "https, http")]).https);
    }

    #[test]
    fn two_lists_that_disagree_are_not_believed() {
        assert_eq!(address_of(&[("x-forwarded-for", "192.0.2.7"), ("forwarded", "for=6.6.6.6")]), "10.0.0.1");
        assert_eq!(address_of(&[("x-forwarded-for", "192.0.2.7"), ("forwarded", "for=192.0.2.7")]), "192.0.2.7");
    }
}
