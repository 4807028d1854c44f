//! What one client, and one agent, may ask for at once.

use std::net::IpAddr;

use crate::backend::turns::Turns;
use crate::domain::agent::AgentId;

/// Looked up at once for one client. It takes less than a millisecond.
const LOOKED_UP_AT_ONCE: usize = 4;

/// Those of one client that wait or are looked up.
const MOST_LOOKED_UP: usize = 100;

/// Requests of one agent that are answered at once: the streams of all their screens, and more calls than a browser sends.
/// An answer counts until the last of it is on its way.
const ANSWERED_AT_ONCE: usize = 36;

/// Those of one agent that wait or are answered.
const MOST_ANSWERED: usize = 200;

/// Turns at the database for those who have yet to show who they are: a crowd at one address keeps others neither from the
/// database nor from a connection. All unknown clients are one.
pub fn turns_of_strangers() -> Turns<Option<IpAddr>> {
    Turns::new(LOOKED_UP_AT_ONCE, MOST_LOOKED_UP)
}

/// Turns at being answered: what an agent asks for and does not read holds so much memory, and no more.
pub fn turns_of_agents() -> Turns<AgentId> {
    Turns::new(ANSWERED_AT_ONCE, MOST_ANSWERED)
}
