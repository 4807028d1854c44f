//! An allocation on the wire: the name of a strategy, or a list of payments and amounts.

use std::fmt;

use serde::de::value::{SeqAccessDeserializer, StrDeserializer};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Allocation;

/// By hand, so that a wrong amount in the list is named instead of "did not match any variant".
impl<'de> Deserialize<'de> for Allocation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AllocationVisitor)
    }
}

struct AllocationVisitor;

impl<'de> Visitor<'de> for AllocationVisitor {
    type Value = Allocation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a strategy, such as \"original\", or a list of payments and amounts")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Allocation, E> {
        Deserialize::deserialize(StrDeserializer::new(name)).map(Allocation::By)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, shares: A) -> Result<Allocation, A::Error> {
        Deserialize::deserialize(SeqAccessDeserializer::new(shares)).map(Allocation::Typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::credit::allocation::{PaymentShare, Strategy};
    use crate::domain::payment::PaymentId;

    #[test]
    fn an_allocation_is_a_name_or_a_list() {
        let share = PaymentShare { payment: PaymentId("p1".to_owned()), amount: "4.60".parse().unwrap() };
        for (allocation, wire) in [
            (Allocation::By(Strategy::GiftCardFirst), r#""gift_card_first""#),
            (Allocation::Typed(vec![share]), r#"[{"payment":"p1","amount":"4.60"}]"#),
        ] {
            assert_eq!(serde_json::to_string(&allocation).unwrap(), wire);
            assert_eq!(serde_json::from_str::<Allocation>(wire).unwrap(), allocation);
        }
    }

    #[test]
    fn a_wrong_amount_in_the_list_is_named() {
        let refused = serde_json::from_str::<Allocation>(r#"[{"payment":"p1","amount":4.6}]"#).unwrap_err();
        assert!(refused.to_string().contains("expected an amount as a string"), "{refused}");
        let refused = serde_json::from_str::<Allocation>("4.6").unwrap_err();
        assert!(refused.to_string().contains("expected the name of a strategy"), "{refused}");
    }
}
