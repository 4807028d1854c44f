//! A place in a draft on the wire: a JSON pointer (RFC 6901), such as `/lines/0/quantity`.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::credit::{AdjustmentPart, ChargePart, LinePart, Place, SharePart};
use crate::domain::returns::{ReturnPart, ReturnPlace, TermFlaw};

/// The fields of a write's own that an agent fills in.
pub const REASON: &str = "/reason";
pub const REFERENCE: &str = "/reference";
pub const RECEIPT: &str = "/receipt";
pub const AMOUNT: &str = "/amount";
pub const CONTACT_CHANNEL: &str = "/contact_channel";
pub const MESSAGE: &str = "/message";
pub const TOPIC: &str = "/topic";
pub const KIND: &str = "/kind";
pub const TEXT_SUBJECT: &str = "/text/subject";
pub const TEXT_BODY: &str = "/text/body";
pub const ALTERNATIVE: &str = "/alternative";
pub const COMMENT: &str = "/comment";
pub const PROPOSED_REASON: &str = "/proposal/reason";

/// Why a provider's page shows another amount, and its words.
pub const DIFFERENCE: &str = "/seen/difference";
pub const DIFFERENCE_WORDS: &str = "/seen/difference/words";

/// The return that a credit note is about.
pub const RETURN: &str = "/return";
/// A lead's reason for a return behind the window.
pub const WINDOW_OVERRULED: &str = "/window_overruled";

/// Those of where money goes.
pub const HOLDER: &str = "/account/holder";
pub const ADDRESS: &str = "/address";

/// The pointer to a place; empty for the draft as a whole.
pub fn pointer_to(place: Place) -> String {
    let (list, position, part) = match place {
        Place::Whole => return String::new(),
        Place::Reason => return REASON.to_owned(),
        Place::ExpectedTotal => return "/expected_total".to_owned(),
        Place::Allocation => return "/allocation".to_owned(),
        Place::Adjustment(part) => {
            let part = match part {
                AdjustmentPart::All => "",
                AdjustmentPart::Amount => "/amount",
                AdjustmentPart::Reason => "/reason",
                AdjustmentPart::Tax => "/tax",
            };
            return format!("/adjustment{part}");
        }
        Place::Line(position, part) => {
            let part = match part {
                LinePart::All => "",
                LinePart::Id => "/line",
                LinePart::Quantity => "/quantity",
                LinePart::Amount => "/amount",
                LinePart::Restock => "/restock",
            };
            ("lines", position, part)
        }
        Place::Parcel(position, part) => ("shipping", position, charge_part(part)),
        Place::Fee(position, part) => ("fees", position, charge_part(part)),
        Place::Share(position, part) => {
            let part = match part {
                SharePart::All => "",
                SharePart::Payment => "/payment",
                SharePart::Amount => "/amount",
            };
            ("allocation", position, part)
        }
    };
    format!("/{list}/{position}{part}")
}

const fn charge_part(part: ChargePart) -> &'static str {
    match part {
        ChargePart::All => "",
        ChargePart::Id => "/id",
        ChargePart::Amount => "/amount",
    }
}

/// The pointer to a place of a drafted return, or of what was counted of one.
pub fn pointer_to_return(place: ReturnPlace) -> String {
    let (position, part) = match place {
        ReturnPlace::Lines => return "/lines".to_owned(),
        ReturnPlace::Line(position, part) => (position, part),
    };
    let part = match part {
        ReturnPart::Line => "line",
        ReturnPart::Quantity => "quantity",
        ReturnPart::Reason => "reason",
        ReturnPart::Action => "action",
        ReturnPart::Sound => "sound",
        ReturnPart::Damaged => "damaged",
    };
    format!("/lines/{position}/{part}")
}

/// The pointer to a flaw in a list of reasons or actions, and its name on the wire.
pub fn flaw_of_terms(list: &str, flaw: TermFlaw) -> (String, &'static str) {
    let (place, code) = match flaw {
        TermFlaw::UnknownId(position) => (format!("/{position}/id"), "unknown_term"),
        TermFlaw::French(flaw, position) => (format!("/{position}/fr"), flaw.code()),
        TermFlaw::English(flaw, position) => (format!("/{position}/en"), flaw.code()),
        TermFlaw::KindChanged(position) => (format!("/{position}/kind"), "kind_changed"),
        TermFlaw::LeftOut => (String::new(), "left_out"),
        TermFlaw::AllRetired => (String::new(), "all_retired"),
    };
    (format!("{list}{place}"), code)
}

/// The lists of the shop's return terms.
pub const REASONS: &str = "/reasons";
pub const ACTIONS: &str = "/actions";

/// The place that a pointer leads to. What leads to none that this version knows is about the whole, or about all of
/// what it lies in.
pub fn place_at(pointer: &str) -> Place {
    let mut parts = pointer.split('/').skip(1);
    let (section, second, part) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let position = second.and_then(|position| position.parse().ok());
    let charge = match part {
        Some("id") => ChargePart::Id,
        Some("amount") => ChargePart::Amount,
        _ => ChargePart::All,
    };
    match (section, position) {
        ("lines", Some(position)) => Place::Line(
            position,
            match part {
                Some("line") => LinePart::Id,
                Some("quantity") => LinePart::Quantity,
                Some("amount") => LinePart::Amount,
                Some("restock") => LinePart::Restock,
                _ => LinePart::All,
            },
        ),
        ("shipping", Some(position)) => Place::Parcel(position, charge),
        ("fees", Some(position)) => Place::Fee(position, charge),
        ("allocation", Some(position)) => Place::Share(
            position,
            match part {
                Some("payment") => SharePart::Payment,
                Some("amount") => SharePart::Amount,
                _ => SharePart::All,
            },
        ),
        ("allocation", None) => Place::Allocation,
        ("adjustment", _) => Place::Adjustment(match second {
            Some("amount") => AdjustmentPart::Amount,
            Some("reason") => AdjustmentPart::Reason,
            Some("tax") => AdjustmentPart::Tax,
            _ => AdjustmentPart::All,
        }),
        ("reason", _) => Place::Reason,
        ("expected_total", _) => Place::ExpectedTotal,
        _ => Place::Whole,
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&pointer_to(*self))
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(PointerVisitor)
    }
}

struct PointerVisitor;

impl Visitor<'_> for PointerVisitor {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON pointer")
    }

    fn visit_str<E: Error>(self, pointer: &str) -> Result<Place, E> {
        Ok(place_at(pointer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_leads_back_to_its_place() {
        for (place, pointer) in [
            (Place::Whole, ""),
            (Place::Line(0, LinePart::All), "/lines/0"),
            (Place::Line(12, LinePart::Id), "/lines/12/line"),
            (Place::Line(0, LinePart::Quantity), "/lines/0/quantity"),
            (Place::Line(0, LinePart::Amount), "/lines/0/amount"),
            (Place::Line(0, LinePart::Restock), "/lines/0/restock"),
            (Place::Parcel(1, ChargePart::Id), "/shipping/1/id"),
            (Place::Parcel(0, ChargePart::Amount), "/shipping/0/amount"),
            (Place::Fee(2, ChargePart::All), "/fees/2"),
            (Place::Adjustment(AdjustmentPart::All), "/adjustment"),
            (Place::Adjustment(AdjustmentPart::Amount), "/adjustment/amount"),
            (Place::Adjustment(AdjustmentPart::Reason), "/adjustment/reason"),
            (Place::Adjustment(AdjustmentPart::Tax), "/adjustment/tax"),
            (Place::Allocation, "/allocation"),
            (Place::Share(1, SharePart::All), "/allocation/1"),
            (Place::Share(1, SharePart::Payment), "/allocation/1/payment"),
            (Place::Share(0, SharePart::Amount), "/allocation/0/amount"),
            (Place::Reason, "/reason"),
            (Place::ExpectedTotal, "/expected_total"),
        ] {
            assert_eq!((pointer_to(place).as_str(), place_at(pointer)), (pointer, place));
        }
    }

    #[test]
    fn a_pointer_that_is_not_known_is_about_what_it_lies_in() {
        for (pointer, place) in [
            ("/lines", Place::Whole),
            ("/lines/0/basis", Place::Line(0, LinePart::All)),
            ("/fees/0/basis", Place::Fee(0, ChargePart::All)),
            ("/moon", Place::Whole),
        ] {
            assert_eq!(place_at(pointer), place, "{pointer}");
        }
    }
}
