//! The address that the server listens at.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::TcpListener;

use super::CommandFailure;

/// `option` is the one that names the address.
pub(super) async fn at(address: SocketAddr, option: &str) -> Result<TcpListener, CommandFailure> {
    TcpListener::bind(address).await.map_err(|problem| {
        let happened = match problem.kind() {
            ErrorKind::AddrInUse => format!("{address} is taken by another program, perhaps by another avoir"),
            ErrorKind::PermissionDenied => format!("you may not listen at {address}: low ports need more rights"),
            ErrorKind::AddrNotAvailable => format!("this machine has no address {}", address.ip()),
            _ => format!("it is not possible to listen at {address}: {problem}"),
        };
        let free = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 8081);
        CommandFailure::new(
            happened,
            "Nothing was changed.",
            format!(
                "Choose another address, such as {option} {free} (or AVOIR_{}); port 0 takes any free port.",
                option.trim_start_matches('-').replace('-', "_").to_uppercase()
            ),
        )
    })
}

/// The origin by which a browser on this machine reaches the listener.
pub(super) fn origin(listener: &TcpListener) -> Result<String, CommandFailure> {
    let address = listener.local_addr().map_err(|problem| {
        CommandFailure::new(
            format!("the address that was given to this program is unknown: {problem}"),
            "Nothing was changed.",
            "Name it with --listen and --public-url.",
        )
    })?;
    Ok(format!("http://{}", reachable(address)))
}

/// "Any address" is no address to go to.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_sent_to_an_address_that_it_can_reach() {
        for (bound, reached) in
            [("0.0.0.0:80", "127.0.0.1:80"), ("[::]:80", "[::1]:80"), ("10.0.0.1:80", "10.0.0.1:80")]
        {
            let bound = bound.parse().expect("an address");
            assert_eq!(reachable(bound).to_string(), reached);
        }
    }
}
