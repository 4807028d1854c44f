//! Reads JSON into the contract's types, by way of a tree of values. A type that reads from a tree is compiled
//! once and without the parser in it, and what is wrong with an answer is not put into words that nobody sees:
//! together a tenth of the bundle.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error, IntoDeserializer, Visitor};
use serde_json::Value;

/// That a text isn't JSON, or not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

/// # Errors
/// [`Unreadable`].
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(Tree(parse(text)?))
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

struct Tree(Value);

impl IntoDeserializer<'_, Unreadable> for Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// What a type asks for decides where that keeps it small: a struct is never read from a list, as it could be.
impl<'de> Deserializer<'de> for Tree {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            // The contract has whole numbers alone: an amount is a text.
            Value::Number(number) => visitor.visit_i64(number.as_i64().ok_or(Unreadable)?),
            Value::String(text) => visitor.visit_string(text),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::String(text) => visitor.visit_string(text),
            _ => Err(Unreadable),
        }
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
        match self.0 {
            Value::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(Tree))),
            _ => Err(Unreadable),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0 {
            Value::Object(fields) => {
                visitor.visit_map(MapDeserializer::new(fields.into_iter().map(|(name, value)| (name, Tree(value)))))
            }
            _ => Err(Unreadable),
        }
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
            Value::String(name) => visitor.visit_enum(name.into_deserializer()),
            Value::Object(fields) => {
                let fields = fields.into_iter().map(|(name, value)| (name, Tree(value)));
                visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(fields)))
            }
            _ => Err(Unreadable),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::operations::OperationKind;
    use crate::api::orders::OrderDetail;
    use crate::domain::refund_task::{AlternativeMethod, RefundMeans};

    #[test]
    fn an_order_reads_as_from_its_text() {
        let text = include_str!("../../tests/components/order.json");
        let order: OrderDetail = read(text).expect("the wire's own form");
        assert_eq!(order, serde_json::from_str(text).unwrap());
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
