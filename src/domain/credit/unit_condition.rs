//! The condition of refunded units, which decides whether they go on the shelf.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::terms::Restock;
use crate::domain::order::{Order, OrderLine};
use crate::domain::returns::units_out;
use crate::domain::wire_words::wire_words;

wire_words! {
    /// The condition of a refunded unit.
    pub enum UnitCondition {
        /// It came back and can be sold again.
        New = "new",
        Damaged = "damaged",
        Lost = "lost",
        /// It was not sent: it goes on the shelf, and no parcel comes back.
        NeverLeft = "never_left",
    }
}

impl UnitCondition {
    /// Whether units like this go on the shelf.
    pub const fn is_shelved(self) -> bool {
        matches!(self, Self::New | Self::NeverLeft)
    }

    /// The condition of a line's units unless somebody says otherwise.
    pub fn usual(order: &Order, line: &OrderLine) -> Self {
        if line.kind.is_goods() && units_out(order, line) == 0 { Self::NeverLeft } else { Self::New }
    }
}

/// The units of a line by their condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UnitsByCondition {
    /// They came back and can be sold again: on the shelf.
    pub new: u32,
    /// Not on the shelf.
    pub damaged: u32,
    /// Not on the shelf.
    pub lost: u32,
    /// They were not sent: on the shelf, and no parcel comes back.
    pub never_left: u32,
}

impl UnitsByCondition {
    /// So many units, all like this.
    pub fn all(condition: UnitCondition, units: u32) -> Self {
        Self::default().with(condition, units)
    }

    /// The same, with so many like this.
    pub const fn with(mut self, condition: UnitCondition, units: u32) -> Self {
        match condition {
            UnitCondition::New => self.new = units,
            UnitCondition::Damaged => self.damaged = units,
            UnitCondition::Lost => self.lost = units,
            UnitCondition::NeverLeft => self.never_left = units,
        }
        self
    }

    /// With as many like this as are missing to so many units; none where there are more already.
    pub fn filled_up(self, condition: UnitCondition, units: u32) -> Self {
        let missing = (i64::from(units) - self.with(condition, 0).total()).max(0);
        self.with(condition, u32::try_from(missing).unwrap_or(0))
    }

    pub const fn of(&self, condition: UnitCondition) -> u32 {
        match condition {
            UnitCondition::New => self.new,
            UnitCondition::Damaged => self.damaged,
            UnitCondition::Lost => self.lost,
            UnitCondition::NeverLeft => self.never_left,
        }
    }

    pub fn total(&self) -> i64 {
        self.sum(|_| true)
    }

    fn sum(&self, counts: impl Fn(UnitCondition) -> bool) -> i64 {
        UnitCondition::ALL.into_iter().filter(|&like| counts(like)).map(|like| i64::from(self.of(like))).sum()
    }
}

/// What becomes of a line's refunded units. On the wire a boolean, or the units by their condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum LineRestock {
    /// All go on the shelf, or none does; nothing is said of their condition.
    Alike(#[schemars(with = "bool")] Restock),
    By(UnitsByCondition),
}

impl LineRestock {
    /// Those of so many units that stay on the shelf; below zero in a correction, whose units are, too.
    pub fn shelved(self, units: i64) -> i64 {
        self.counted(units, UnitCondition::is_shelved)
    }

    /// Those of the shelved units that a parcel brought.
    pub fn brought(self, units: i64) -> i64 {
        self.counted(units, |like| like == UnitCondition::New)
    }

    fn counted(self, units: i64, counts: impl Fn(UnitCondition) -> bool) -> i64 {
        match self {
            Self::Alike(Restock::Return) => units,
            Self::Alike(Restock::Leave) => 0,
            Self::By(by_condition) => by_condition.sum(counts) * units.signum(),
        }
    }
}

/// By hand, so that a wrong condition is named instead of "did not match any variant".
impl<'de> Deserialize<'de> for LineRestock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LineRestockVisitor)
    }
}

struct LineRestockVisitor;

impl<'de> Visitor<'de> for LineRestockVisitor {
    type Value = LineRestock;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, or units by their condition")
    }

    fn visit_bool<E: Error>(self, restock: bool) -> Result<LineRestock, E> {
        Ok(LineRestock::Alike(restock.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, units: A) -> Result<LineRestock, A::Error> {
        Deserialize::deserialize(MapAccessDeserializer::new(units)).map(LineRestock::By)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::logistic_status::LogisticStatus;
    use crate::domain::order::fixture::order;

    const MIXED: UnitsByCondition = UnitsByCondition { new: 4, damaged: 2, lost: 1, never_left: 3 };

    #[test]
    fn sound_units_and_those_that_never_left_go_on_the_shelf() {
        let restock = LineRestock::By(MIXED);
        assert_eq!((restock.shelved(10), restock.brought(10), MIXED.total()), (7, 4, 10));
        assert_eq!((restock.shelved(-10), restock.brought(-10)), (-7, -4));
    }

    #[test]
    fn where_no_condition_is_said_all_go_or_none_does() {
        let [all, none] = [Restock::Return, Restock::Leave].map(LineRestock::Alike);
        assert_eq!((all.shelved(2), all.brought(2), all.shelved(-2)), (2, 2, -2));
        assert_eq!((none.shelved(2), none.brought(2)), (0, 0));
    }

    #[test]
    fn it_is_a_boolean_or_the_units_by_their_condition() {
        for (restock, wire) in [
            (LineRestock::Alike(Restock::Return), "true"),
            (LineRestock::Alike(Restock::Leave), "false"),
            (LineRestock::By(MIXED), r#"{"new":4,"damaged":2,"lost":1,"never_left":3}"#),
        ] {
            assert_eq!(serde_json::to_string(&restock).expect("it has a JSON form"), wire);
            assert_eq!(serde_json::from_str::<LineRestock>(wire).expect("it was written"), restock);
        }
        let some = serde_json::from_str::<LineRestock>(r#"{"damaged":2}"#).expect("the others are none");
        assert_eq!(some, LineRestock::By(UnitsByCondition::all(UnitCondition::Damaged, 2)));
        for (wrong, named) in
            [(r#"{"soiled":1}"#, "soiled"), (r#"{"new":-1}"#, "-1"), ("2", "units by their condition")]
        {
            let refused = serde_json::from_str::<LineRestock>(wrong).unwrap_err().to_string();
            assert!(refused.contains(named), "{refused}");
        }
    }

    #[test]
    fn what_was_not_sent_never_left_and_what_was_comes_back_new() {
        let mug = |status| order().line("mug", 2, "20.00", &[]).at_status(status);
        for (status, usual) in [
            (LogisticStatus::AwaitingPrint, UnitCondition::NeverLeft),
            (LogisticStatus::Preparing, UnitCondition::NeverLeft),
            (LogisticStatus::Shipped, UnitCondition::New),
            (LogisticStatus::Delivered, UnitCondition::New),
        ] {
            let order = mug(status);
            assert_eq!(UnitCondition::usual(&order, &order.lines[0]), usual);
        }
    }
}
