//! MOD on, MOD off.

use super::{Execute, OpenOrder};
use crate::api::modifications::{CloseModification, OpenModification};
use crate::backend::refusal::Refusal;
use crate::domain::cancellation::CancellationEvent;

impl Execute for OpenModification {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold_or_take(self.body.take_over)?;
        Ok(())
    }
}

impl Execute for CloseModification {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_held()?;
        order.advance(CancellationEvent::Left)?;
        order.release();
        Ok(())
    }
}
