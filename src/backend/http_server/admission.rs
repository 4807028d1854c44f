//! The connections that are open, and the choice of the one that makes room for another.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use super::progress::Progress;

/// The connections that are open; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Admission(Arc<Mutex<Vec<Open>>>);

#[derive(Debug)]
struct Open {
    client: IpAddr,
    progress: Arc<Progress>,
}

/// The place of a connection among all; given back when it is dropped.
#[derive(Debug)]
pub(super) struct Ticket {
    pub progress: Arc<Progress>,
    admission: Admission,
}

impl Admission {
    /// The number of open connections.
    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// A place for another connection of this client. Where the client has its `share` or there are as many as there
    /// may be at `most`, the one that has waited longest for a request is cut. `None` when none waits: all are busy.
    pub(super) fn admit(&self, client: IpAddr, share: usize, most: usize) -> Option<Ticket> {
        let client = network(client);
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.iter().filter(|one| one.client == client).count() >= share {
            cut_longest_waiting(&mut open, |one| one.client == client)?;
        } else if open.len() >= most {
            cut_longest_waiting(&mut open, |_| true)?;
        }
        let progress = Arc::new(Progress::begin());
        open.push(Open { client, progress: progress.clone() });
        Some(Ticket { progress, admission: self.clone() })
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut open = self.admission.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|one| !Arc::ptr_eq(&one.progress, &self.progress));
    }
}

/// Cuts one of those that `may` be; `None` when none of them waits. A request may begin between the look and the cut:
/// then the next is tried.
fn cut_longest_waiting(open: &mut Vec<Open>, may: impl Fn(&Open) -> bool) -> Option<()> {
    loop {
        let waiting = open.iter().enumerate().filter(|(_, one)| may(one));
        let waiting = waiting.filter_map(|(place, one)| Some((one.progress.waiting_since()?, place)));
        let (_, place) = waiting.min()?;
        if open[place].progress.cut() {
            open.swap_remove(place);
            return Some(());
        }
    }
}

/// The part of an address that stands for a client: whoever has one address of IPv6 has 2^64 of them (RFC 6177).
pub(in crate::backend) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn the_longest_waiting_connection_of_a_client_makes_room_for_its_next() {
        let admission = Admission::default();
        let admit = |last| admission.admit(address(last), 2, 10);
        let (first, second, other) = (admit(1).unwrap(), admit(1).unwrap(), admit(2).unwrap());
        let third = admit(1).unwrap();
        assert!(first.progress.is_cut());
        assert!(![&second, &third, &other].iter().any(|ticket| ticket.progress.is_cut()));
        assert_eq!(admission.count(), 3);
    }

    #[test]
    fn a_connection_that_answers_is_not_cut() {
        let admission = Admission::default();
        let busy = admission.admit(address(1), 1, 10).unwrap();
        assert!(busy.progress.begin_request());
        assert!(admission.admit(address(1), 1, 10).is_none());
        busy.progress.end_request();
        assert!(admission.admit(address(1), 1, 10).is_some());
    }

    #[test]
    fn a_place_is_given_back() {
        let admission = Admission::default();
        let all: Vec<_> = (0..3).map(|last| admission.admit(address(last), 1, 3).unwrap()).collect();
        assert!(admission.admit(address(9), 1, 3).is_some(), "of all clients, one makes room");
        drop(all);
        assert_eq!(admission.count(), 0);
    }

    #[test]
    fn one_who_has_many_addresses_is_one_client() {
        let network_of = |text: &str| network(text.parse().unwrap());
        assert_eq!(network_of("2001:db8::1"), network_of("2001:db8::ffff:1"));
        assert_ne!(network_of("2001:db8::1"), network_of("2001:db8:0:1::1"));
        assert_eq!(network_of("::ffff:10.0.0.1"), network_of("10.0.0.1"));
    }
}
