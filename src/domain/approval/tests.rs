use super::*;
use crate::domain::agent::fixture::{agent, lead};
use crate::domain::money::Currency;

const NOW: Timestamp = Timestamp::EPOCH;

fn proposal(minor: i64) -> Proposal {
    Proposal::RequestCancellation { expected_total: Amount::from_minor(minor, Currency::EUR) }
}

fn asked_by(asked_by: Agent) -> Approval {
    Approval {
        id: ApprovalId::after(&OrderNumber("ORD1".to_owned()), 0),
        proposal: proposal(40_000),
        sums: Sums::refund(Amount::from_minor(40_000, Currency::EUR)),
        exceeded: Vec::new(),
        order_version: 4,
        asked_at: NOW,
        asked_by,
        comment: None,
        state: ApprovalState::Asked,
    }
}

fn approved() -> Approval {
    let asked = asked_by(agent("awa"));
    let state = asked.after(ApprovalEvent::Approved, &lead("zoe"), NOW).expect("a lead may");
    Approval { state, ..asked }
}

#[test]
fn a_lead_says_yes_or_no_to_another() {
    let asked = asked_by(agent("awa"));
    let refused = asked.after(ApprovalEvent::Refused("Trop".to_owned()), &lead("zoe"), NOW).expect("a lead may");
    assert_eq!(refused.reason().map(String::as_str), Some("Trop"));
    assert!(matches!(approved().state, ApprovalState::Approved { .. }));
}

#[test]
fn nobody_says_yes_to_what_they_asked_for_not_even_a_lead() {
    for own in [agent("awa"), lead("awa")] {
        let asked = asked_by(own.clone());
        assert_eq!(asked.after(ApprovalEvent::Approved, &own, NOW), Err(ApprovalRefusal::Own));
        assert_eq!(asked.after(ApprovalEvent::Refused(String::new()), &own, NOW), Err(ApprovalRefusal::Own));
    }
}

#[test]
fn another_agent_is_no_second_person() {
    let asked = asked_by(agent("awa"));
    assert_eq!(asked.after(ApprovalEvent::Approved, &agent("ben"), NOW), Err(ApprovalRefusal::NotALead));
}

#[test]
fn it_is_decided_once() {
    assert_eq!(approved().after(ApprovalEvent::Approved, &lead("zoe"), NOW), Err(ApprovalRefusal::WrongState));
}

#[test]
fn the_asker_alone_uses_it_and_once() {
    let approved = approved();
    assert_eq!(approved.after(ApprovalEvent::Used(None), &agent("ben"), NOW), Err(ApprovalRefusal::AnothersOwn));
    assert_eq!(approved.after(ApprovalEvent::Used(None), &lead("zoe"), NOW), Err(ApprovalRefusal::Own));
    let state = approved.after(ApprovalEvent::Used(None), &agent("awa"), NOW).expect("the asker may");
    let used = Approval { state, ..approved };
    assert_eq!(used.after(ApprovalEvent::Used(None), &agent("awa"), NOW), Err(ApprovalRefusal::WrongState));
    assert_eq!(used.after(ApprovalEvent::Withdrawn, &agent("awa"), NOW), Err(ApprovalRefusal::WrongState));
}

#[test]
fn what_nobody_said_yes_to_is_not_used() {
    let asked = asked_by(agent("awa"));
    assert_eq!(asked.after(ApprovalEvent::Used(None), &agent("awa"), NOW), Err(ApprovalRefusal::WrongState));
}

#[test]
fn the_asker_or_a_lead_takes_it_back() {
    let asked = asked_by(agent("awa"));
    assert_eq!(asked.after(ApprovalEvent::Withdrawn, &agent("ben"), NOW), Err(ApprovalRefusal::AnothersOwn));
    assert!(asked.after(ApprovalEvent::Withdrawn, &agent("awa"), NOW).is_ok());
    assert!(asked.after(ApprovalEvent::Withdrawn, &lead("zoe"), NOW).is_ok());
}

#[test]
fn asking_again_for_the_same_thing_takes_the_place_of_what_was_asked() {
    let asked = asked_by(agent("awa"));
    assert!(asked.is_replaced_by(&proposal(50_000), &agent("awa").id));
    assert!(!asked.is_replaced_by(&proposal(50_000), &agent("ben").id));
    let of_another_thing =
        Proposal::PayByOtherMeans { task: RefundTaskId("ORD1-R1".to_owned()), method: AlternativeMethod::Cheque };
    assert!(!asked.is_replaced_by(&of_another_thing, &agent("awa").id));
}

#[test]
fn what_was_typed_is_compared_and_kept_without_spaces_around_it() {
    let proposed = |reason: &str| Proposal::RefundOverpayment {
        payment: PaymentId("p1".to_owned()),
        amount: Amount::from_minor(1, Currency::EUR),
        reason: reason.to_owned(),
    };
    assert_eq!(proposed(" Payé deux fois ").trimmed(), proposed("Payé deux fois"));
    assert_eq!(proposed("Payé deux fois").erased(), proposed(ERASED));
}

#[test]
fn it_is_told_by_its_name_its_word_and_who_decided() {
    assert_eq!(ApprovalId::after(&OrderNumber("ORD1".to_owned()), 1).to_string(), "ORD1-A2");
    let asked = asked_by(agent("awa"));
    let withdrawn = |of: &Approval| of.after(ApprovalEvent::Withdrawn, &agent("awa"), NOW).expect("the asker may");
    let refused = asked.after(ApprovalEvent::Refused("Trop".to_owned()), &lead("zoe"), NOW).expect("a lead may");
    let used = approved().after(ApprovalEvent::Used(None), &agent("awa"), NOW).expect("the asker may");
    for (state, word, decided) in [
        (asked.state.clone(), "asked", None),
        (approved().state, "approved", Some("zoe")),
        (refused, "refused", Some("zoe")),
        (used, "used", Some("zoe")),
        (withdrawn(&asked), "withdrawn", None),
        (withdrawn(&approved()), "withdrawn", Some("zoe")),
    ] {
        let by = state.decided().map(|decided| decided.by.name.as_str());
        assert_eq!((state.as_str(), by), (word, decided));
        let wire = serde_json::to_value(&state).expect("JSON");
        assert_eq!(wire["state"], word);
    }
}

#[test]
fn another_refunds_other_means_are_another_thing() {
    let by_cheque = |task: &str| Proposal::PayByOtherMeans {
        task: RefundTaskId(task.to_owned()),
        method: AlternativeMethod::Cheque,
    };
    let asked = Approval { proposal: by_cheque("ORD1-R1"), ..asked_by(agent("awa")) };
    assert!(asked.is_replaced_by(&by_cheque("ORD1-R1"), &agent("awa").id));
    assert!(!asked.is_replaced_by(&by_cheque("ORD1-R2"), &agent("awa").id));
}
