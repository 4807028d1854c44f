//! MOD on, MOD off.

use super::{Execute, OpenOrder};
use crate::api::modifications::{CloseModification, OpenModification, OpenModificationBody};
use crate::backend::refusal::Refusal;
use crate::domain::cancellation::CancellationEvent;
use crate::domain::order::OrderNumber;

impl Execute for OpenModification {
    fn received(number: OrderNumber, _: &str, body: OpenModificationBody) -> Self {
        Self { number, body }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.hold_or_take(self.body.take_over)?;
        Ok(())
    }
}

impl Execute for CloseModification {
    fn received(number: OrderNumber, _: &str, (): ()) -> Self {
        Self { number }
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_held()?;
        order.advance(CancellationEvent::Left)?;
        order.release();
        Ok(())
    }
}
