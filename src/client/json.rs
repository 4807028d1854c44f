//! The reading of JSON into the contract's types, by way of a tree of values: a type that reads from a tree is compiled
//! without the parser in it, and without words for what is wrong. That saves a tenth of the bundle.

use std::{fmt, slice};

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Value, map};

/// A text that isn't JSON, or not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// An answer's text as a value of the contract.
///
/// # Errors
/// [`Unreadable`].
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(Tree(&parse(text)?))
}

fn parse(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text).map_err(|_| Unreadable)
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {}

impl Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The tree that a type is read from. It is lent, so that a type read only in part has nothing to clear away.
#[derive(Clone, Copy)]
struct Tree<'a>(&'a Value);

/// The type decides what it is read as, because that keeps it small: a struct is never read from a list.
impl<'de> Deserializer<'de> for Tree<'_> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            // The contract has whole numbers alone: an amount is a text.
            Value::Number(number) => visitor.visit_i64(number.as_i64().ok_or(Unreadable)?),
            Value::String(text) => visitor.visit_str(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_str(self.0.as_str().ok_or(Unreadable)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(Items(self.0.as_array().ok_or(Unreadable)?.iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_map(Fields::of(self.0)?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::String(name) => visitor.visit_enum(name.as_str().into_deserializer()),
            other => visitor.visit_enum(MapAccessDeserializer::new(Fields::of(other)?)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier
    }
}

struct Items<'a>(slice::Iter<'a, Value>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        self.0.next().map(|item| seed.deserialize(Tree(item))).transpose()
    }
}

struct Fields<'a> {
    rest: map::Iter<'a>,
    /// Of the field whose name was read last.
    value: &'a Value,
}

impl<'a> Fields<'a> {
    fn of(value: &'a Value) -> Result<Self, Unreadable> {
        Ok(Self { rest: value.as_object().ok_or(Unreadable)?.iter(), value })
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(name.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        seed.deserialize(Tree(self.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::history::History;
    use crate::api::messages::ReplyList;
    use crate::api::operations::{Operation, OperationKind};
    use crate::api::order_detail::OrderDetail;
    use crate::api::orders::OrderPage;
    use crate::api::problem::Problem;
    use crate::api::refund_tasks::UnfinishedList;
    use crate::api::sessions::Session;
    use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

    /// Reads the answer of an exchange that the backend is held to, in both ways.
    fn check<T: DeserializeOwned + PartialEq + fmt::Debug>(exchange: &str) {
        let exchange: Value = serde_json::from_str(exchange).unwrap();
        let answer = exchange["response"]["body"].to_string();
        assert_eq!(read::<T>(&answer), Ok(serde_json::from_str(&answer).unwrap()));
    }

    #[test]
    fn every_answer_reads_as_from_its_text() {
        check::<OrderDetail>(include_str!("../../tests/contract/bodies/read_order.json"));
        check::<OrderDetail>(include_str!("../../tests/contract/bodies/settle_refund_task.impossible.json"));
        check::<OrderDetail>(include_str!("../../tests/contract/bodies/settle_mail.json"));
        check::<OrderPage>(include_str!("../../tests/contract/bodies/list_orders.json"));
        check::<History>(include_str!("../../tests/contract/bodies/read_history.json"));
        check::<UnfinishedList>(include_str!("../../tests/contract/bodies/list_unfinished.json"));
        check::<ReplyList>(include_str!("../../tests/contract/bodies/list_replies.json"));
        check::<Operation>(include_str!("../../tests/contract/bodies/read_operation.json"));
        check::<Session>(include_str!("../../tests/contract/bodies/read_session.json"));
        check::<Problem>(include_str!("../../tests/contract/bodies/problem.lease_held.json"));
        check::<Problem>(include_str!("../../tests/contract/bodies/problem.validation_failed.json"));
    }

    #[test]
    fn a_variant_is_a_word_or_has_a_value_of_its_own() {
        assert_eq!(read(r#""original""#), Ok(RefundMeans::Original));
        assert_eq!(read(r#"{"alternative":"cheque"}"#), Ok(RefundMeans::Alternative(AlternativeMethod::Cheque)));
        assert_eq!(read::<RefundMeans>(r#"{"alternative":"shells"}"#), Err(Unreadable));
        assert_eq!(
            read::<OperationKind>(r#""moon_phase""#),
            serde_json::from_str(r#""moon_phase""#).map_err(|_| Unreadable)
        );
    }

    #[test]
    fn nothing_is_read_as_something_else() {
        assert_eq!(read::<Option<u8>>("null"), Ok(None));
        assert_eq!(read::<()>("null"), Ok(()));
        assert_eq!(read::<u8>("-1"), Err(Unreadable));
        assert_eq!(read::<u8>("256"), Err(Unreadable));
        assert_eq!(read::<i64>("1.5"), Err(Unreadable));
        assert_eq!(read::<String>("1"), Err(Unreadable));
        assert_eq!(read::<Vec<u8>>("{}"), Err(Unreadable));
        assert_eq!(read::<u8>("1 and more"), Err(Unreadable));
    }
}
