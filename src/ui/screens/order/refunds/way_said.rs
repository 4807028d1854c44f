//! What is said by a way on, from what the agent has typed and chosen.

use super::OutcomeDraft;
use super::destination::{DestinationGaps, KnownOfCustomer};
use crate::domain::money::Amount;
use crate::domain::money::typed::TypedAmount;
use crate::domain::refund_task::{RefundOutcome, RefundTask, WayOn};

/// The fields that are missing or wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    pub words: bool,
    pub reference: bool,
    pub amount: bool,
    pub agreed: bool,
    pub destination: DestinationGaps,
}

/// The outcome to send, once nothing is missing. `captured` is what the task's payment captured.
///
/// # Errors
/// The fields that are missing.
pub fn outcome(
    way: WayOn,
    draft: &OutcomeDraft,
    typed: TypedAmount,
    (task, captured): (&RefundTask, Amount),
    known: &KnownOfCustomer,
) -> Result<RefundOutcome, Missing> {
    let reason = draft.words.trim().to_owned();
    let reference = draft.other_reference.trim().to_owned();
    let amount = amount(way, draft, typed, (task, captured));
    let alternative = match (way, draft.method) {
        (WayOn::Bounced, Some(method)) => draft.destination.agreed(method, known).map(Some),
        _ => Ok(None),
    };
    let agreed = match way {
        WayOn::GivenUp => draft.customer_agreed,
        WayOn::Bounced => draft.method.is_none() || draft.customer_agreed,
        _ => true,
    };
    let missing = Missing {
        words: way.asks_for_words() && reason.is_empty(),
        reference: match way {
            // What came back is found by one; a provider may give none to a second refund.
            WayOn::Recovered => reference.is_empty(),
            WayOn::WrongReference => reference.is_empty() || task.state.reference() == Some(&reference),
            _ => false,
        },
        amount: way.asks_for_amount() && amount.is_none(),
        agreed: !agreed,
        destination: alternative.as_ref().err().copied().unwrap_or_default(),
    };
    let Ok(alternative) = alternative else { return Err(missing) };
    match (way, amount) {
        _ if missing != Missing::default() => Err(missing),
        (WayOn::NotRefunded, _) => Ok(RefundOutcome::NotRefunded {}),
        (WayOn::GivenUp | WayOn::LeftStanding, _) => Ok(RefundOutcome::GivenUp { reason, customer_agreed: true }),
        (WayOn::Bounced, _) => Ok(RefundOutcome::Bounced { reason, alternative }),
        (WayOn::WrongReference, _) => Ok(RefundOutcome::ReferenceCorrected { reference }),
        (WayOn::NeverMade, _) => Ok(RefundOutcome::NeverMade { reason }),
        (WayOn::Less, Some(amount)) => Ok(RefundOutcome::RefundedLess { amount }),
        (WayOn::Less, None) => Err(Missing { amount: true, ..missing }),
        (WayOn::Twice, amount) => Ok(RefundOutcome::RefundedTwice { reference, amount }),
        (WayOn::Recovered, _) => Ok(RefundOutcome::ExcessRecovered { reference }),
        (WayOn::WrittenOff, _) => Ok(RefundOutcome::ExcessWrittenOff { reason }),
    }
}

/// The amount that was typed, where it can be one; all of it where none was typed of money that went out twice.
fn amount(
    way: WayOn,
    draft: &OutcomeDraft,
    typed: TypedAmount,
    (task, captured): (&RefundTask, Amount),
) -> Option<Amount> {
    let may_be = |amount: &Amount| match way {
        WayOn::Less => *amount < task.amount,
        WayOn::Twice => *amount <= captured,
        _ => true,
    };
    match (way, &draft.amount) {
        (WayOn::Twice, None) => task.refunded(),
        (_, None) => None,
        (_, Some(text)) => typed.read(text).ok().filter(|amount| amount.is_positive() && may_be(amount)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Locale;
    use crate::domain::money::Currency;
    use crate::domain::order::fixture::amount;
    use crate::domain::refund_task::{Alternative, AlternativeMethod, Destination, RefundState, fixture};
    use crate::domain::timestamp::Timestamp;

    const TYPED: TypedAmount = TypedAmount { currency: Currency::EUR, locale: Some(Locale::Fr), signed: false };

    /// 31.60 that went back.
    fn made() -> RefundTask {
        RefundTask { state: RefundState::done("R-1".to_owned(), Timestamp::EPOCH), ..fixture::task() }
    }

    fn said(way: WayOn, draft: &OutcomeDraft) -> Result<RefundOutcome, Missing> {
        let known = KnownOfCustomer { name: "Awa".to_owned(), address: "Lille".to_owned() };
        outcome(way, draft, TYPED, (&made(), amount("44.60")), &known)
    }

    #[test]
    fn a_refund_comes_back_only_with_what_the_provider_said_and_another_means_only_as_agreed() {
        let mut draft = OutcomeDraft::default();
        assert_eq!(said(WayOn::Bounced, &draft), Err(Missing { words: true, ..Missing::default() }));
        draft.words = " compte fermé ".to_owned();
        let reason = "compte fermé".to_owned();
        let same = RefundOutcome::Bounced { reason: reason.clone(), alternative: None };
        assert_eq!(said(WayOn::Bounced, &draft), Ok(same));
        draft.method = Some(AlternativeMethod::Cheque);
        assert_eq!(said(WayOn::Bounced, &draft), Err(Missing { agreed: true, ..Missing::default() }));
        draft.customer_agreed = true;
        let alternative = Some(Alternative::leading_to(Destination::Address("Lille".to_owned()), true));
        assert_eq!(said(WayOn::Bounced, &draft), Ok(RefundOutcome::Bounced { reason, alternative }));
        draft.method = Some(AlternativeMethod::BankTransfer);
        assert!(said(WayOn::Bounced, &draft).is_err_and(|missing| missing.destination.iban.is_some()));
    }

    #[test]
    fn a_mistake_is_told_only_with_how_it_came_about() {
        let mut draft = OutcomeDraft::default();
        assert_eq!(said(WayOn::NeverMade, &draft), Err(Missing { words: true, ..Missing::default() }));
        draft.words = " la ligne d’à côté ".to_owned();
        let reason = "la ligne d’à côté".to_owned();
        assert_eq!(said(WayOn::NeverMade, &draft), Ok(RefundOutcome::NeverMade { reason }));
    }

    #[test]
    fn a_wrong_reference_is_corrected_only_by_another_one() {
        let typed = |text: &str| {
            let other_reference = text.to_owned();
            said(WayOn::WrongReference, &OutcomeDraft { other_reference, ..OutcomeDraft::default() })
        };
        for wrong in ["", " ", "R-1", " R-1 "] {
            assert_eq!(typed(wrong), Err(Missing { reference: true, ..Missing::default() }), "{wrong}");
        }
        assert_eq!(typed(" R-2 "), Ok(RefundOutcome::ReferenceCorrected { reference: "R-2".to_owned() }));
    }

    #[test]
    fn less_is_an_amount_below_that_of_the_refund() {
        let typed =
            |text: &str| said(WayOn::Less, &OutcomeDraft { amount: Some(text.to_owned()), ..OutcomeDraft::default() });
        assert_eq!(typed("31,59"), Ok(RefundOutcome::RefundedLess { amount: amount("31.59") }));
        for wrong in ["", "31,60", "0", "-1", "abc"] {
            assert_eq!(typed(wrong), Err(Missing { amount: true, ..Missing::default() }), "{wrong}");
        }
        assert!(said(WayOn::Less, &OutcomeDraft::default()).is_err());
    }

    #[test]
    fn as_much_went_out_twice_as_went_back_unless_another_amount_is_typed() {
        let twice = |typed: Option<&str>| {
            let (amount, other_reference) = (typed.map(str::to_owned), "R-2".to_owned());
            said(WayOn::Twice, &OutcomeDraft { amount, other_reference, ..OutcomeDraft::default() })
        };
        let said_twice =
            |of| Ok(RefundOutcome::RefundedTwice { reference: "R-2".to_owned(), amount: Some(amount(of)) });
        assert_eq!(twice(None), said_twice("31.60"));
        assert_eq!(twice(Some("40,00")), said_twice("40.00"));
        assert_eq!(twice(Some("44,60")), said_twice("44.60"));
        for wrong in ["0", "44,61"] {
            assert_eq!(twice(Some(wrong)), Err(Missing { amount: true, ..Missing::default() }), "{wrong}");
        }
    }

    #[test]
    fn what_came_back_of_an_excess_is_found_by_its_reference() {
        let missing = Missing { reference: true, ..Missing::default() };
        assert_eq!(said(WayOn::Recovered, &OutcomeDraft::default()), Err(missing));
    }
}
