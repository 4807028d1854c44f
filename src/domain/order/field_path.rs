//! The path to a field of an order.

use std::borrow::Cow;
use std::fmt;

/// One step down into an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    Field(Cow<'static, str>),
    At(usize),
}

impl PathStep {
    pub const fn field(name: &'static str) -> Self {
        Self::Field(Cow::Borrowed(name))
    }
}

/// A field of an order; displays as people write it: `payments[0].captured`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldPath(pub Vec<PathStep>);

impl FieldPath {
    /// A field of the order itself.
    pub fn of(field: &'static str) -> Self {
        Self::default().with(field)
    }

    /// A field of this one.
    pub fn with(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(PathStep::Field(field.into()));
        self
    }

    /// What is at this position of it.
    pub fn at(mut self, position: usize) -> Self {
        self.0.push(PathStep::At(position));
        self
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Field(name) if place == 0 => f.write_str(name)?,
                PathStep::Field(name) => write!(f, ".{name}")?,
                PathStep::At(position) => write!(f, "[{position}]")?,
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
        assert_eq!(FieldPath::of("payments").at(0).with("captured").to_string(), "payments[0].captured");
        assert_eq!(FieldPath::default().to_string(), "");
    }
}
