//! The path to a field of an order.

use std::fmt;

/// One step down into an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PathStep {
    Key(String),
    Index(usize),
}

/// A field of an order; displays as people write it: `payments[0].captured`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FieldPath(pub(super) Vec<PathStep>);

impl FieldPath {
    /// From a JSON pointer (RFC 6901) into an order, in which no object has numbers for keys.
    pub(super) fn from_pointer(pointer: &str) -> Self {
        let step = |token: &str| match token.parse() {
            Ok(index) => PathStep::Index(index),
            Err(_) => PathStep::Key(token.replace("~1", "/").replace("~0", "~")),
        };
        Self(pointer.split('/').skip(1).map(step).collect())
    }

    /// A field of this one.
    pub(super) fn with(mut self, field: &str) -> Self {
        self.0.push(PathStep::Key(field.to_owned()));
        self
    }

    /// From where decoding stopped.
    pub(super) fn from_stop(path: &serde_path_to_error::Path) -> Self {
        use serde_path_to_error::Segment;
        let step = |segment: &Segment| match segment {
            Segment::Seq { index } => Some(PathStep::Index(*index)),
            Segment::Map { key } => Some(PathStep::Key(key.clone())),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        Self(path.iter().filter_map(step).collect())
    }

    /// From a field that no part of an order has.
    pub(super) fn from_ignored(path: &serde_ignored::Path<'_>) -> Self {
        use serde_ignored::Path;
        let (parent, step) = match path {
            Path::Root => return Self::default(),
            Path::Seq { parent, index } => (parent, Some(PathStep::Index(*index))),
            Path::Map { parent, key } => (parent, Some(PathStep::Key(key.clone()))),
            Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => (parent, None),
        };
        let mut steps = Self::from_ignored(parent).0;
        steps.extend(step);
        Self(steps)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Key(key) if place == 0 => f.write_str(key)?,
                PathStep::Key(key) => write!(f, ".{key}")?,
                PathStep::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_reads_as_people_write_it() {
        assert_eq!(FieldPath::from_pointer("/payments/0/captured").to_string(), "payments[0].captured");
        assert_eq!(FieldPath::from_pointer("").to_string(), "");
        assert_eq!(FieldPath::from_pointer("/a~1b/c~0d").to_string(), "a/b.c~d");
    }
}
