//! Where the money of other means goes, and who says so.

use super::super::fixture::account;
use super::*;

fn to_the_account() -> Option<Destination> {
    Some(Destination::Account(account()))
}

/// To an account, while somebody has it on.
fn transfer(state: RefundState) -> RefundTask {
    RefundTask { means: BY_TRANSFER, destination: to_the_account(), ..at(state) }
}

fn carries_on(task: &RefundTask, outcome: &RefundOutcome) -> RefundTask {
    let step = Teller { by: agent("Awa"), is_rest: false }.tells(task, outcome);
    step.expect("it may come of it").follow_up.expect("another carries on")
}

#[test]
fn means_that_were_agreed_lead_where_the_customer_said() {
    let reason = ImpossibleReason::TooOld;
    for alternative in [
        Alternative::BankTransfer { customer_agreed: true, account: Some(account()) },
        Alternative::Cheque { customer_agreed: true, address: Some(text("Lille")) },
        Alternative::new(AlternativeMethod::BankTransfer, true),
        Alternative::new(AlternativeMethod::Cash, true),
    ] {
        let next = carries_on(&at(opened()), &RefundOutcome::Impossible { reason, alternative: alternative.clone() });
        assert_eq!(next.means, RefundMeans::Alternative(alternative.method()));
        assert_eq!(next.destination, alternative.destination());
        assert_eq!(
            next.lacks_a_destination(),
            alternative == Alternative::new(AlternativeMethod::BankTransfer, true),
            "{alternative:?}"
        );
    }
}

#[test]
fn what_carries_on_by_the_same_means_goes_to_the_same_place() {
    let again = RefundOutcome::Bounced { reason: text("closed"), alternative: None };
    assert_eq!(carries_on(&transfer(done()), &again).destination, to_the_account());
    assert_eq!(carries_on(&transfer(done()), &said::never_made()).destination, to_the_account());
    let less = RefundOutcome::RefundedLess { amount: amount("31.59") };
    assert_eq!(carries_on(&transfer(done()), &less).destination, to_the_account());
    let by_cash = Some(Alternative::new(AlternativeMethod::Cash, true));
    let another = RefundOutcome::Bounced { reason: text("closed"), alternative: by_cash };
    assert_eq!(carries_on(&transfer(done()), &another).destination, None);
}

#[test]
fn an_account_is_told_whole_until_it_is_known_what_came_of_the_refund() {
    for state in [RefundState::ToDo, opened()] {
        let told = transfer(state).told_destination().and_then(|told| told.whole());
        assert_eq!(told, to_the_account());
    }
    for state in [done(), impossible(), bounced(None), never_made(None)] {
        let masked = MaskedAccount { holder: text("Awa Diallo"), iban: text("FR76 •••• •••• 0189") };
        assert_eq!(transfer(state).told_destination(), Some(ToldDestination::MaskedAccount(masked)));
    }
}

#[test]
fn a_task_never_takes_the_account_along_by_itself() {
    let sent = serde_json::to_string(&transfer(opened())).expect("it can be written");
    assert!(!sent.contains("0189") && !sent.contains("destination"), "{sent}");
}

#[test]
fn whoever_has_it_on_says_where_it_goes_and_corrects_it() {
    let by = |name: &str| agent(name).id;
    let unknown = RefundTask { destination: None, ..transfer(opened()) };
    let place = Destination::Account(account());
    assert_eq!(unknown.directed_to(place.clone(), &by("Awa")), Ok(transfer(opened())));
    assert_eq!(transfer(opened()).directed_to(place.clone(), &by("Awa")), Ok(transfer(opened())));
    let refused = |task: &RefundTask, place: &Destination, name: &str| task.directed_to(place.clone(), &by(name)).err();
    assert!(matches!(refused(&unknown, &place, "Ben"), Some(RefundTaskRefusal::TakenOn(_))));
    assert_eq!(refused(&transfer(RefundState::ToDo), &place, "Awa"), Some(RefundTaskRefusal::NotTakenOn));
    assert_eq!(refused(&transfer(done()), &place, "Awa"), Some(RefundTaskRefusal::AlreadySettled));
    let address = Destination::Address(text("Lille"));
    let another = Some(RefundTaskRefusal::DestinationOfAnotherMeans);
    assert_eq!(refused(&unknown, &address, "Awa"), another);
    assert_eq!(refused(&at(opened()), &place, "Awa"), another);
}

#[test]
fn an_account_is_never_kept_as_a_reference() {
    let reference = text("Virement fr76 3000 6000 0112 3456 7890 189");
    let tell = |state: RefundState, outcome: RefundOutcome| {
        Teller { by: agent("Awa"), is_rest: false }.tells(&transfer(state), &outcome)
    };
    let refused = Err(RefundTaskRefusal::AccountAsReference);
    assert_eq!(tell(opened(), RefundOutcome::done(reference.clone())), refused);
    assert_eq!(tell(done(), RefundOutcome::RefundedTwice { reference, amount: None }), refused);
    assert!(tell(opened(), RefundOutcome::done(text("VIR-7"))).is_ok());
}

#[test]
fn other_means_say_on_the_wire_where_they_lead_and_only_where_they_do() {
    let said = Alternative::BankTransfer { customer_agreed: true, account: Some(account()) };
    let text = r#"{"method":"bank_transfer","customer_agreed":true,"account":{"holder":"Awa Diallo","iban":"FR7630006000011234567890189"}}"#;
    assert_eq!(serde_json::to_string(&said).ok().as_deref(), Some(text));
    assert_eq!(serde_json::from_str(text).ok(), Some(said));
    let as_before = r#"{"method":"bank_transfer","customer_agreed":true}"#;
    assert_eq!(serde_json::from_str(as_before).ok(), Some(Alternative::new(AlternativeMethod::BankTransfer, true)));
    for wrong in [
        r#"{"method":"cash","customer_agreed":true,"account":{"holder":"Awa","iban":"FR7630006000011234567890189"}}"#,
        r#"{"method":"cheque","customer_agreed":true,"account":{"holder":"Awa","iban":"FR7630006000011234567890189"}}"#,
        r#"{"method":"bank_transfer","customer_agreed":true,"address":"Lille"}"#,
    ] {
        assert!(serde_json::from_str::<Alternative>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn it_is_kept_as_it_is_read() {
    let address = |address: &str| Some(Alternative::Cheque { customer_agreed: true, address: Some(text(address)) });
    let typed = RefundOutcome::Bounced { reason: text(" r "), alternative: address(" 12 rue \n\n Lille") };
    let kept = RefundOutcome::Bounced { reason: text("r"), alternative: address("12 rue\nLille") };
    assert_eq!(typed.trimmed(), kept);
}
