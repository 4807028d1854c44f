//! The fields that decoding an order stops at, or does not know.

use crate::domain::order::{FieldPath, PathStep};

/// From where decoding stopped.
pub(super) fn of_stop(path: &serde_path_to_error::Path) -> FieldPath {
    use serde_path_to_error::Segment;
    let step = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(PathStep::At(*index)),
        Segment::Map { key } => Some(PathStep::Field(key.clone().into())),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    FieldPath(path.iter().filter_map(step).collect())
}

/// From a field that no part of an order has.
pub(super) fn of_unknown(path: &serde_ignored::Path<'_>) -> FieldPath {
    use serde_ignored::Path;
    let (parent, step) = match path {
        Path::Root => return FieldPath::default(),
        Path::Seq { parent, index } => (parent, Some(PathStep::At(*index))),
        Path::Map { parent, key } => (parent, Some(PathStep::Field(key.clone().into()))),
        Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => (parent, None),
    };
    let mut steps = of_unknown(parent).0;
    steps.extend(step);
    FieldPath(steps)
}
