//! Who has a refund on, and what only they can say.

use super::*;

#[test]
fn only_whoever_took_a_refund_on_says_what_came_of_it() {
    let holder = TakenOn { by: agent("Awa"), at: NOW };
    let ben = Teller { by: lead("Ben"), is_rest: false };
    for outcome in [said::done(), said::done_of("31.59"), said::impossible(true), said::not_refunded()] {
        check_refused(RefundState::ToDo, &outcome, RefundTaskRefusal::NotTakenOn);
        let refusal = RefundTaskRefusal::TakenOn(Box::new(holder.clone()));
        assert_eq!(ben.tells(&at(opened()), &outcome), Err(refusal), "{outcome:?}");
    }
}

#[test]
fn what_came_back_later_is_said_by_whoever_hears_of_it() {
    let ben = Teller { by: agent("Ben"), is_rest: false };
    assert_eq!(ben.tells(&at(done()), &said::twice()).map(|step| step.state.open_excess().is_some()), Ok(true));
    assert!(ben.tells(&at(done()), &said::bounced()).is_ok());
}

#[test]
fn an_open_refund_is_taken_on_and_taken_over_and_a_settled_one_is_not() {
    let (awa, ben) = (agent("Awa"), agent("Ben"));
    let taken = |state, by: &Agent, from: Option<&Agent>| {
        at(state).after(RefundEvent::TakenOn { by, from: from.map(|from| &from.id) }, NOW)
    };
    let on_by = |by: &Agent| Ok(RefundState::Opened { at: NOW, by: by.clone() }.into());
    let refused = |by: &Agent| Err(RefundTaskRefusal::TakenOn(Box::new(TakenOn { by: by.clone(), at: NOW })));
    for open in [RefundState::ToDo, opened()] {
        assert_eq!(taken(open, &awa, None), on_by(&awa));
    }
    assert_eq!(taken(opened(), &ben, Some(&awa)), on_by(&ben));
    assert_eq!(taken(opened(), &awa, Some(&awa)), on_by(&awa), "it is theirs already");
    assert_eq!(taken(opened(), &ben, None), refused(&awa));
    assert_eq!(taken(opened(), &ben, Some(&ben)), refused(&awa), "from somebody who has not got it");
    assert_eq!(taken(RefundState::ToDo, &ben, Some(&awa)), Err(RefundTaskRefusal::NotTakenOn), "it was put back");
    for state in settled() {
        assert_eq!(taken(state, &awa, None), Err(RefundTaskRefusal::AlreadySettled));
    }
}

#[test]
fn whoever_took_a_refund_on_has_it_and_nobody_else() {
    let (awa, ben) = (agent("Awa"), agent("Ben"));
    assert!(opened().is_opened() && opened().is_opened_by(&awa.id) && !opened().is_opened_by(&ben.id));
    for state in settled().into_iter().chain([RefundState::ToDo]) {
        assert!(!state.is_opened() && !state.is_opened_by(&awa.id), "{state:?}");
    }
}

#[test]
fn a_refund_is_called_by_its_identifier() {
    assert_eq!(next_id().to_string(), "t2");
}

#[test]
fn only_a_provider_with_a_name_of_its_own_names_each_refund_once() {
    assert_eq!(task().names_refunds(), Some(PaymentProvider::HIPAY));
    assert_eq!(RefundTask { means: BY_TRANSFER, ..task() }.names_refunds(), None);
    for provider in [PaymentProvider::BANK_TRANSFER, PaymentProvider::CASH, PaymentProvider::UNKNOWN] {
        assert_eq!(RefundTask { provider, ..task() }.names_refunds(), None);
    }
    assert_eq!(said::done().names_a_refund(), Some(text("R-1")));
    assert_eq!(RefundOutcome::done(text("  ")).names_a_refund(), None);
    assert_eq!(said::recovered().names_a_refund(), None, "the shop's own books name it");
}
