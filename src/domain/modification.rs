//! The modification switch of an order (*Modification de la commande*) and the lease behind it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::Duration;

use super::agent::{Agent, AgentId};
use super::timestamp::Timestamp;

/// The time that a lease lasts without activity of its holder.
pub const LEASE: Duration = Duration::minutes(15);

/// The right to change an order, held by one agent at a time and renewed by whatever they do to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lease {
    pub holder: Agent,
    pub expires_at: Timestamp,
}

/// A reason why an agent does not get, or no longer has, an order's lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeaseRefusal {
    /// Someone else holds it.
    HeldBy(Lease),
    /// Nobody holds it: MOD is off, or the lease ran out.
    NotHeld,
    /// Only a lead takes over.
    OnlyALeadTakesOver,
}

impl Lease {
    /// A lease from `now` on.
    pub fn starting(holder: Agent, now: Timestamp) -> Self {
        Self { holder, expires_at: now + LEASE }
    }

    /// Whether this agent has it.
    pub fn is_of(&self, agent: &AgentId) -> bool {
        self.holder.id == *agent
    }

    /// One that would last much longer than any is of a clock that has gone back since: it is over.
    pub fn is_running(&self, now: Timestamp) -> bool {
        now < self.expires_at && self.expires_at <= now + 2 * LEASE
    }
}

/// The lease for `agent` who switches MOD on, given the one there is.
///
/// # Errors
/// [`LeaseRefusal::HeldBy`] when another agent's lease is running and it isn't to be taken over;
/// [`LeaseRefusal::OnlyALeadTakesOver`] when someone else than a lead tries to.
pub fn take(current: Option<&Lease>, agent: &Agent, take_over: bool, now: Timestamp) -> Result<Lease, LeaseRefusal> {
    match current.filter(|lease| lease.is_running(now) && !lease.is_of(&agent.id)) {
        Some(_) if take_over && !agent.role.leads() => Err(LeaseRefusal::OnlyALeadTakesOver),
        Some(lease) if !take_over => Err(LeaseRefusal::HeldBy(lease.clone())),
        _ => Ok(Lease::starting(agent.clone(), now)),
    }
}

/// Refuses unless `agent` holds the order now.
///
/// # Errors
/// [`LeaseRefusal::HeldBy`] or [`LeaseRefusal::NotHeld`].
pub fn check_held(current: Option<&Lease>, agent: &AgentId, now: Timestamp) -> Result<(), LeaseRefusal> {
    match current.filter(|lease| lease.is_running(now)) {
        Some(lease) if lease.is_of(agent) => Ok(()),
        Some(lease) => Err(LeaseRefusal::HeldBy(lease.clone())),
        None => Err(LeaseRefusal::NotHeld),
    }
}

/// Refuses while somebody else holds the order.
///
/// # Errors
/// [`LeaseRefusal::HeldBy`].
pub fn check_free(current: Option<&Lease>, agent: &AgentId, now: Timestamp) -> Result<(), LeaseRefusal> {
    match check_held(current, agent, now) {
        Err(LeaseRefusal::NotHeld) => Ok(()),
        held => held,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agent::{Role, fixture};

    const NOON: Timestamp = Timestamp::EPOCH;

    fn agent(name: &str, role: Role) -> Agent {
        Agent { role, ..fixture::agent(name) }
    }

    #[test]
    fn a_running_lease_keeps_others_out_and_names_its_holder() {
        let held = Lease::starting(agent("awa", Role::Agent), NOON);
        let refused = take(Some(&held), &agent("ben", Role::Agent), false, NOON + Duration::minutes(14));
        assert_eq!(refused, Err(LeaseRefusal::HeldBy(held)));
    }

    #[test]
    fn a_lease_that_ran_out_is_free_for_anyone() {
        let held = Lease::starting(agent("awa", Role::Agent), NOON);
        assert!(take(Some(&held), &agent("ben", Role::Agent), false, NOON + LEASE).is_ok());
        assert_eq!(check_held(Some(&held), &held.holder.id, NOON + LEASE), Err(LeaseRefusal::NotHeld));
    }

    #[test]
    fn a_lease_of_a_clock_that_went_back_locks_nobody_out() {
        let held = Lease::starting(agent("awa", Role::Agent), NOON);
        assert!(held.is_running(NOON + Duration::minutes(-10)), "a small step changes nothing");
        let ben = agent("ben", Role::Agent);
        assert!(take(Some(&held), &ben, false, NOON + Duration::hours(-3)).is_ok());
    }

    #[test]
    fn only_a_lead_takes_over() {
        let held = Lease::starting(agent("awa", Role::Agent), NOON);
        let by = |role| take(Some(&held), &agent("zoe", role), true, NOON);
        assert_eq!(by(Role::Agent), Err(LeaseRefusal::OnlyALeadTakesOver));
        assert_eq!(by(Role::Lead).map(|lease| lease.holder.name), Ok("zoe".to_owned()));
    }

    #[test]
    fn the_holder_renews_by_asking_again() {
        let held = Lease::starting(agent("awa", Role::Agent), NOON);
        let later = NOON + Duration::minutes(10);
        assert_eq!(take(Some(&held), &held.holder, false, later), Ok(Lease::starting(held.holder.clone(), later)));
    }
}
