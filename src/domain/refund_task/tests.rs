//! Every arrow of a refund task.

mod corrected_reference;
mod destinations;
mod never_made;
mod seen;
mod taking_on;
mod till;
mod voids;

use self::never_made::{never_made, not_done};
use super::fixture::{opened, task};
use super::*;
use crate::domain::agent::{Agent, fixture::agent, fixture::lead};
use crate::domain::credit::CreditNoteNumber;
use crate::domain::money::Currency;
use crate::domain::order::fixture::amount;

const NOW: Timestamp = Timestamp::EPOCH;

fn next_id() -> RefundTaskId {
    RefundTaskId("t2".to_owned())
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// A task of 31.60 that is where `state` says.
fn at(state: RefundState) -> RefundTask {
    RefundTask { state, ..task() }
}

fn done() -> RefundState {
    RefundState::done(text("R-1"), NOW)
}

fn done_with(less: Option<GivenLess>, excess: Option<Excess>) -> RefundState {
    RefundState::Done { reference: text("R-1"), at: NOW, less, excess, seen: None }
}

fn less() -> Option<GivenLess> {
    Some(GivenLess { given: amount("31.59"), rest: next_id() })
}

fn excess(resolution: Option<ExcessResolution>) -> Option<Excess> {
    let (noticed_at, noticed_by) = (NOW, text("Awa"));
    Some(Excess { amount: amount("31.60"), reference: text("R-2"), noticed_at, noticed_by, resolution })
}

fn recovered() -> Option<ExcessResolution> {
    Some(ExcessResolution::Recovered { reference: text("VIR-1"), at: NOW })
}

fn impossible() -> RefundState {
    RefundState::Impossible { reason: ImpossibleReason::TooOld, replaced_by: next_id(), at: NOW }
}

fn bounced(less: Option<GivenLess>) -> RefundState {
    RefundState::Bounced { reference: text("R-1"), reason: text("closed"), replaced_by: next_id(), at: NOW, less }
}

fn given_up() -> RefundState {
    RefundState::GivenUp { reason: text("a cent"), at: NOW }
}

fn withdrawn() -> RefundState {
    RefundState::Withdrawn { correction: CreditNoteNumber::new(2026, 2), at: NOW }
}

/// One of each that is no more open.
fn settled() -> [RefundState; 9] {
    [
        done(),
        done_with(less(), None),
        done_with(None, excess(None)),
        done_with(None, excess(recovered())),
        impossible(),
        bounced(None),
        never_made(None),
        given_up(),
        withdrawn(),
    ]
}

mod said {
    use super::*;

    pub fn done() -> RefundOutcome {
        RefundOutcome::Done { reference: text("R-1"), amount: None, seen: None }
    }

    pub fn done_of(given: &str) -> RefundOutcome {
        RefundOutcome::Done { reference: text("R-1"), amount: Some(amount(given)), seen: None }
    }

    fn transfer(customer_agreed: bool) -> Alternative {
        Alternative::new(AlternativeMethod::BankTransfer, customer_agreed)
    }

    pub fn impossible(customer_agreed: bool) -> RefundOutcome {
        RefundOutcome::Impossible { reason: ImpossibleReason::TooOld, alternative: transfer(customer_agreed) }
    }

    pub fn not_refunded() -> RefundOutcome {
        RefundOutcome::NotRefunded {}
    }

    pub fn bounced() -> RefundOutcome {
        RefundOutcome::Bounced { reason: text("closed"), alternative: None }
    }

    pub fn bounced_to_transfer(customer_agreed: bool) -> RefundOutcome {
        RefundOutcome::Bounced { reason: text("closed"), alternative: Some(transfer(customer_agreed)) }
    }

    pub fn never_made() -> RefundOutcome {
        RefundOutcome::NeverMade { reason: text("the next line") }
    }

    pub fn less(given: &str) -> RefundOutcome {
        RefundOutcome::RefundedLess { amount: amount(given) }
    }

    pub fn twice() -> RefundOutcome {
        RefundOutcome::RefundedTwice { reference: text("R-2"), amount: None }
    }

    pub fn recovered() -> RefundOutcome {
        RefundOutcome::ExcessRecovered { reference: text("VIR-1") }
    }

    pub fn written_off() -> RefundOutcome {
        RefundOutcome::ExcessWrittenOff { reason: text("too little") }
    }

    pub fn given_up(customer_agreed: bool) -> RefundOutcome {
        RefundOutcome::GivenUp { reason: text("a cent"), customer_agreed }
    }

    /// One of each.
    pub fn anything() -> [RefundOutcome; 11] {
        [
            done(),
            impossible(true),
            not_refunded(),
            bounced(),
            corrected_reference::corrected(),
            never_made(),
            less("31.59"),
            twice(),
            recovered(),
            written_off(),
            given_up(true),
        ]
    }
}

struct Teller {
    by: Agent,
    is_rest: bool,
}

impl Teller {
    fn tells(&self, task: &RefundTask, outcome: &RefundOutcome) -> Result<Step, RefundTaskRefusal> {
        let (by, is_rest) = (&self.by, self.is_rest);
        let captured = crate::domain::order::fixture::amount("44.60");
        let (currency, next_task) = (Currency::EUR, &next_id());
        task.after(RefundEvent::Reported(Report { outcome, by, captured, currency, is_rest, next_task }), NOW)
    }
}

/// What an agent says of a task that is no rest.
fn after(state: RefundState, outcome: &RefundOutcome) -> Result<Step, RefundTaskRefusal> {
    Teller { by: agent("Awa"), is_rest: false }.tells(&at(state), outcome)
}

/// That it leads there, and no other task carries on with the money.
fn check(from: RefundState, outcome: &RefundOutcome, to: RefundState) {
    assert_eq!(after(from, outcome), Ok(to.into()), "{outcome:?}");
}

/// That it leads there, and a task of this amount carries on, by these means.
fn check_follow_up(from: RefundState, outcome: &RefundOutcome, to: RefundState, of: &str, means: RefundMeans) {
    let follow_up = RefundTask { id: next_id(), amount: amount(of), means, created_at: NOW, ..at(RefundState::ToDo) };
    assert_eq!(after(from, outcome), Ok(Step { state: to, follow_up: Some(follow_up) }), "{outcome:?}");
}

fn check_refused(from: RefundState, outcome: &RefundOutcome, refusal: RefundTaskRefusal) {
    assert_eq!(after(from, outcome), Err(refusal), "{outcome:?}");
}

const ORIGINAL: RefundMeans = RefundMeans::Original;
const BY_TRANSFER: RefundMeans = RefundMeans::Alternative(AlternativeMethod::BankTransfer);

#[test]
fn an_open_refund_is_done_in_full_in_part_or_not_possible() {
    check(opened(), &said::done(), done());
    check(opened(), &said::done_of("31.60"), done());
    check_follow_up(opened(), &said::done_of("31.59"), done_with(less(), None), "0.01", ORIGINAL);
    check_follow_up(opened(), &said::impossible(true), impossible(), "31.60", BY_TRANSFER);
    check_refused(opened(), &said::impossible(false), RefundTaskRefusal::MeansNotAgreed);
}

#[test]
fn what_was_taken_on_by_mistake_is_to_do_again() {
    check(opened(), &said::not_refunded(), RefundState::ToDo);
}

#[test]
fn a_refund_is_settled_once() {
    for state in settled() {
        for outcome in [said::done(), said::impossible(true), said::not_refunded(), said::given_up(true)] {
            check_refused(state.clone(), &outcome, RefundTaskRefusal::AlreadySettled);
        }
    }
}

#[test]
fn what_came_back_is_given_again_by_the_same_means_or_another() {
    check_follow_up(done(), &said::bounced(), bounced(None), "31.60", ORIGINAL);
    check_follow_up(done(), &said::bounced_to_transfer(true), bounced(None), "31.60", BY_TRANSFER);
    check_refused(done(), &said::bounced_to_transfer(false), RefundTaskRefusal::MeansNotAgreed);
    // The rest is a task of its own already.
    check_follow_up(done_with(less(), None), &said::bounced(), bounced(less()), "31.59", ORIGINAL);
    check_follow_up(done_with(None, excess(recovered())), &said::bounced(), bounced(None), "31.60", ORIGINAL);
}

#[test]
fn of_two_refunds_one_that_came_back_is_the_one_too_many() {
    check_refused(done_with(None, excess(None)), &said::bounced(), RefundTaskRefusal::DoesNotFit);
    check_refused(done_with(None, excess(None)), &said::less("31.59"), RefundTaskRefusal::DoesNotFit);
}

#[test]
fn that_less_went_back_is_said_later_too_and_once() {
    check_follow_up(done(), &said::less("31.59"), done_with(less(), None), "0.01", ORIGINAL);
    let resolved = || excess(recovered());
    check_follow_up(done_with(None, resolved()), &said::less("31.59"), done_with(less(), resolved()), "0.01", ORIGINAL);
    check_refused(done_with(less(), None), &said::less("31.58"), RefundTaskRefusal::DoesNotFit);
}

#[test]
fn what_went_back_is_between_nothing_and_the_amount_in_the_currencys_digits() {
    for given in ["0.00", "-0.01", "31.61", "31.5"] {
        check_refused(opened(), &said::done_of(given), RefundTaskRefusal::WrongAmount);
    }
    for given in ["0.00", "31.60", "31.61", "31"] {
        check_refused(done(), &said::less(given), RefundTaskRefusal::WrongAmount);
    }
}

#[test]
fn money_that_went_out_twice_is_out_until_it_is_resolved() {
    check(done(), &said::twice(), done_with(None, excess(None)));
    assert_eq!(done_with(None, excess(None)).open_excess(), excess(None).as_ref());
    check(done_with(None, excess(None)), &said::recovered(), done_with(None, excess(recovered())));
    assert_eq!(done_with(None, excess(recovered())).open_excess(), None);
    for outcome in [said::twice(), said::recovered(), said::written_off()] {
        check_refused(done_with(None, excess(recovered())), &outcome, RefundTaskRefusal::DoesNotFit);
    }
    check_refused(done_with(None, excess(None)), &said::twice(), RefundTaskRefusal::DoesNotFit);
}

#[test]
fn as_much_went_out_too_much_as_went_back_or_as_is_said() {
    let out = |state, amount: Option<&str>| {
        let amount = amount.map(crate::domain::order::fixture::amount);
        let twice = RefundOutcome::RefundedTwice { reference: text("R-2"), amount };
        after(state, &twice).map(|step| step.state.open_excess().map(|excess| excess.amount.to_string()))
    };
    assert_eq!(out(done(), None), Ok(Some(text("31.60"))));
    assert_eq!(out(done_with(less(), None), None), Ok(Some(text("31.59"))));
    assert_eq!(out(done(), Some("5.00")), Ok(Some(text("5.00"))));
    assert_eq!(out(done(), Some("0.00")), Err(RefundTaskRefusal::WrongAmount));
    assert_eq!(out(done(), Some("5")), Err(RefundTaskRefusal::WrongAmount));
    assert_eq!(out(done(), Some("-5.00")), Err(RefundTaskRefusal::WrongAmount));
    assert_eq!(out(done(), Some("44.60")), Ok(Some(text("44.60"))));
    assert_eq!(out(done(), Some("44.61")), Err(RefundTaskRefusal::MoreThanCaptured));
}

#[test]
fn only_a_lead_writes_money_off() {
    let out = || done_with(None, excess(None));
    check_refused(out(), &said::written_off(), RefundTaskRefusal::OnlyALeadWritesOff);
    let by_lead = Teller { by: lead("Zoé"), is_rest: false }.tells(&at(out()), &said::written_off());
    let resolution = ExcessResolution::WrittenOff { reason: text("too little"), at: NOW };
    assert_eq!(by_lead, Ok(done_with(None, excess(Some(resolution))).into()));
}

#[test]
fn only_a_rest_is_given_up_and_only_when_the_customer_agreed() {
    let of_rest = |state, outcome| Teller { by: agent("Awa"), is_rest: true }.tells(&at(state), &outcome);
    assert_eq!(of_rest(RefundState::ToDo, said::given_up(true)), Ok(given_up().into()));
    assert_eq!(of_rest(RefundState::ToDo, said::given_up(false)), Err(RefundTaskRefusal::GivingUpNotAgreed));
    // Somebody may have made it meanwhile.
    assert_eq!(of_rest(opened(), said::given_up(true)), Err(RefundTaskRefusal::DoesNotFit));
    check_refused(RefundState::ToDo, &said::given_up(true), RefundTaskRefusal::DoesNotFit);
}

#[test]
fn nothing_comes_later_of_what_was_never_done() {
    let later = [said::bounced(), said::less("31.59"), said::twice(), said::recovered(), said::written_off()];
    for state in not_done() {
        for outcome in &later {
            check_refused(state.clone(), outcome, RefundTaskRefusal::DoesNotFit);
        }
    }
    for outcome in [said::recovered(), said::written_off()] {
        check_refused(done(), &outcome, RefundTaskRefusal::DoesNotFit);
    }
}

#[test]
fn nothing_comes_back_of_the_shops_own_gift_cards() {
    let card = RefundTask { provider: PaymentProvider::GIFT_CARD, ..at(done()) };
    for outcome in said::anything() {
        assert!(Teller { by: lead("Zoé"), is_rest: true }.tells(&card, &outcome).is_err(), "{outcome:?}");
    }
    assert!(!card.may_come_back() && at(done()).may_come_back());
}

#[test]
fn a_refund_is_withdrawn_only_while_none_of_its_money_went_back_nor_may_have() {
    let note = CreditNoteNumber::new(2026, 2);
    let corrected = |state| at(state).after(RefundEvent::NoteCorrected(&note), NOW);
    assert_eq!(corrected(RefundState::ToDo), Ok(withdrawn().into()));
    for state in [impossible(), bounced(None), never_made(None), withdrawn()] {
        assert_eq!(corrected(state.clone()), Ok(state.into()));
    }
    for state in [opened(), done(), done_with(less(), None), given_up()] {
        assert!(!at(state.clone()).can_be_withdrawn());
        assert_eq!(corrected(state), Err(RefundTaskRefusal::UnderWay));
    }
}

#[test]
fn a_task_uses_its_payment_by_what_went_back_is_about_to_or_was_given_up() {
    let used = |state| at(state).used().map(|used| used.to_string());
    for state in [RefundState::ToDo, opened(), done(), done_with(None, excess(None)), given_up()] {
        assert_eq!(used(state).as_deref(), Some("31.60"));
    }
    assert_eq!(used(done_with(less(), None)).as_deref(), Some("31.59"));
    for state in [impossible(), bounced(None), bounced(less()), never_made(None), never_made(less()), withdrawn()] {
        assert_eq!(used(state), None);
    }
}

#[test]
fn a_task_that_carries_on_is_known_by_the_one_before_it() {
    let next = RefundTask { id: next_id(), ..task() };
    assert_eq!(next.origin([&at(done()), &at(done_with(less(), None))]), TaskOrigin::Rest);
    assert_eq!(next.origin([&at(impossible())]), TaskOrigin::Impossible);
    assert_eq!(next.origin([&at(bounced(None))]), TaskOrigin::Bounced);
    assert_eq!(next.origin([&at(done()), &at(withdrawn())]), TaskOrigin::Issued);
    let other = RefundTask { id: RefundTaskId(text("t9")), ..task() };
    let carried_on = [&at(impossible()), &at(bounced(None)), &at(done_with(less(), None))];
    assert_eq!(other.origin(carried_on), TaskOrigin::Issued, "they are carried on by another");
    let of_bounced = Some(GivenLess { given: amount("31.59"), rest: RefundTaskId(text("t0")) });
    let rest = RefundTask { id: RefundTaskId(text("t0")), ..task() };
    assert_eq!(rest.origin([&at(bounced(of_bounced))]), TaskOrigin::Rest);
}

#[test]
fn a_task_that_carries_on_is_as_old_as_what_was_said() {
    let (outcome, by, later) = (said::done_of("31.59"), agent("Awa"), NOW + time::Duration::HOUR);
    let captured = crate::domain::order::fixture::amount("44.60");
    let report =
        Report { outcome: &outcome, by: &by, captured, currency: Currency::EUR, is_rest: false, next_task: &next_id() };
    let step = at(opened()).after(RefundEvent::Reported(report), later).expect("a step");
    assert_eq!(step.follow_up.map(|rest| rest.created_at), Some(later));
}

/// Whatever is said of a task, its money is still told once: as much as before is used by it and what carries on.
#[test]
fn no_outcome_loses_money_or_doubles_it() {
    let states = || [RefundState::ToDo, opened()].into_iter().chain(settled());
    for (state, outcome) in states().flat_map(|state| said::anything().map(|outcome| (state.clone(), outcome))) {
        let before = at(state);
        for (is_rest, by) in [(false, lead("Zoé")), (true, lead("Zoé")), (false, agent("Awa")), (true, agent("Awa"))]
        {
            let Ok(step) = Teller { by, is_rest }.tells(&before, &outcome) else { continue };
            let zero = before.amount.zero_alike();
            let carried = step.follow_up.as_ref().and_then(RefundTask::used).unwrap_or(zero);
            let after = at(step.state).used().unwrap_or(zero) + carried;
            assert_eq!(after, before.used().unwrap_or(zero), "{outcome:?} of {:?}", before.state);
        }
    }
}

#[test]
fn a_done_refund_reads_on_the_wire_as_it_always_did() {
    let state = r#"{"state":"done","reference":"R-1","at":"1970-01-01T00:00:00Z"}"#;
    assert_eq!(serde_json::to_string(&done()).ok().as_deref(), Some(state));
    assert_eq!(serde_json::from_str::<RefundState>(state).ok(), Some(done()));
    let outcome = r#"{"outcome":"done","reference":"R-1"}"#;
    assert_eq!(serde_json::to_string(&said::done()).ok().as_deref(), Some(outcome));
    assert_eq!(serde_json::from_str::<RefundOutcome>(outcome).ok(), Some(said::done()));
    assert!(serde_json::from_str::<RefundOutcome>(r#"{"outcome":"not_refunded","reference":"R-1"}"#).is_err());
}
