//! The connections that are open, and the choice of the one that makes room for another.

use std::cmp::Reverse;
use std::collections::HashMap;
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
    /// may be at `most`, one that the server waits for is cut. `None` when it waits for none: all are busy.
    pub(super) fn admit(&self, client: IpAddr, share: usize, most: usize) -> Option<Ticket> {
        let client = network(client);
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.iter().filter(|one| one.client == client).count() >= share {
            make_room(&mut open, |one| one.client == client)?;
        } else if open.len() >= most {
            make_room(&mut open, |_| true)?;
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

/// Cuts one of those that `may` be: no agent's where there is another, of the client that has most, the one that the
/// server has waited for longest. `None` when it waits for none of them. A request may begin between the look and the
/// cut: then the next is tried.
fn make_room(open: &mut Vec<Open>, may: impl Fn(&Open) -> bool) -> Option<()> {
    let mut counts = HashMap::new();
    for one in &*open {
        *counts.entry(one.client).or_insert(0_usize) += 1;
    }
    loop {
        let candidates = open.iter().enumerate().filter(|(_, one)| may(one)).filter_map(|(place, one)| {
            let (is_agents, since) = one.progress.waits_for_client()?;
            Some((is_agents, Reverse(counts[&one.client]), since, place))
        });
        let (.., place) = candidates.min()?;
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
    fn a_body_that_is_waited_for_makes_room_until_it_is_there() {
        let admission = Admission::default();
        let admit = || admission.admit(address(1), 1, 10);
        let half = admit().unwrap();
        assert!(half.progress.begin_request());
        half.progress.waits_for_body();
        let whole = admit().unwrap();
        assert!(half.progress.is_cut());
        assert!(whole.progress.begin_request());
        whole.progress.waits_for_body();
        whole.progress.has_body();
        assert!(admit().is_none(), "it may be doing what it was sent for");
    }

    #[test]
    fn who_has_most_makes_room_and_an_agent_last() {
        let admission = Admission::default();
        let admit = |last| admission.admit(address(last), 10, 5).unwrap();
        let (agent, few) = (admit(1), admit(2));
        let many: Vec<_> = (0..3).map(|_| admit(3)).collect();
        agent.progress.is_agents();
        let newcomer = admit(4);
        assert!(many[0].progress.is_cut() && !few.progress.is_cut() && !agent.progress.is_cut());
        for open in [&few, &many[1], &many[2]] {
            assert!(open.progress.begin_request());
        }
        let _next = admit(5);
        assert!(newcomer.progress.is_cut() && !agent.progress.is_cut());
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
