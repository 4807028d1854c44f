//! Returns: registering one, receiving it, closing it, and withdrawing it before it came.

use super::{Execute, OpenOrder, check_reason, check_text};
use crate::api::field_error::FieldError;
use crate::api::history::HistoryEvent;
use crate::api::pointer::{self, pointer_to_return};
use crate::api::problem::ProblemCode;
use crate::api::returns::{CloseReturn, ReceiveReturn, RegisterReturn, WithdrawReturn};
use crate::backend::refusal::Refusal;
use crate::backend::return_window::return_window;
use crate::domain::returns::{
    OrderReturn, ReturnEvent, ReturnLine, ReturnNumber, ReturnRefusal, ReturnState, WrongReturnState,
};
use crate::domain::text_limits;

impl Execute for RegisterReturn {
    fn check(&self) -> Vec<FieldError> {
        let reason = self.body.window_overruled.as_deref();
        reason.map(|reason| check_text(pointer::WINDOW_OVERRULED, reason, text_limits::REASON)).unwrap_or_default()
    }

    fn names_return_terms(&self) -> bool {
        true
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let lines = order.case().return_lines(&self.body, order.return_terms())?;
        let window_overruled = self.overruling(order)?;
        let number = ReturnNumber::after(&order.record.order.number, order.record.returns.len());
        let units = lines.iter().map(|line: &ReturnLine| line.quantity).fold(0, u32::saturating_add);
        order.add_to_history(HistoryEvent::ReturnRegistered { number: number.clone(), units });
        if let Some(reason) = window_overruled.clone() {
            order.add_to_history(HistoryEvent::ReturnWindowOverruled { number: number.clone(), reason });
        }
        let back = OrderReturn {
            number,
            registered_at: order.now(),
            registered_by: order.agent().name.clone(),
            lines,
            window_overruled,
            state: ReturnState::Registered,
        };
        order.record.returns.push(back);
        Ok(())
    }
}

impl RegisterReturn {
    /// The reason to overrule the window, where it is over.
    fn overruling(&self, order: &OpenOrder<'_>) -> Result<Option<String>, Refusal> {
        let window = return_window(&order.record, order.context.shop, order.context.zone);
        let is_over = window.is_some_and(|window| window.is_over(order.now()));
        let reason = self.body.window_overruled.as_ref().map(|reason| reason.trim().to_owned());
        if reason.is_some() && !order.agent().role.leads() {
            return Err(ProblemCode::NotPermitted.into());
        }
        if is_over && reason.is_none() {
            let errors = vec![FieldError::new(pointer::WINDOW_OVERRULED, "required")];
            return Err(Refusal { errors, ..ProblemCode::ReturnWindowOver.into() });
        }
        // Within the window there is nothing to overrule.
        Ok(reason.filter(|_| is_over))
    }
}

impl Execute for ReceiveReturn {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let case = order.case();
        let back = case.find_return(&self.back).ok_or(ProblemCode::ReturnNotFound)?;
        if !back.can_be_received() {
            return Err(WrongReturnState.into());
        }
        let receipt = case.receipt(back, &self.body.lines, (order.now(), &order.agent().name))?;
        let [sound, damaged, missing] = receipt.units();
        let number = self.back.clone();
        move_on(order, &self.back, ReturnEvent::Received(receipt))?;
        order.add_to_history(HistoryEvent::ReturnReceived { number, sound, damaged, missing });
        Ok(())
    }
}

impl Execute for CloseReturn {
    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        move_on(order, &self.back, ReturnEvent::Closed)?;
        order.add_to_history(HistoryEvent::ReturnClosed { number: self.back.clone() });
        Ok(())
    }
}

impl Execute for WithdrawReturn {
    fn check(&self) -> Vec<FieldError> {
        check_reason(&self.body.reason)
    }

    fn execute(&self, order: &mut OpenOrder<'_>) -> Result<(), Refusal> {
        order.check_free()?;
        let reason = self.body.reason.trim().to_owned();
        move_on(order, &self.back, ReturnEvent::Withdrawn { reason: reason.clone() })?;
        order.add_to_history(HistoryEvent::ReturnWithdrawn { number: self.back.clone(), reason });
        Ok(())
    }
}

fn move_on(order: &mut OpenOrder<'_>, number: &ReturnNumber, event: ReturnEvent) -> Result<(), Refusal> {
    let (now, by) = (order.now(), order.agent().name.clone());
    let found = order.record.returns.iter_mut().find(|back| back.number == *number);
    let back = found.ok_or(ProblemCode::ReturnNotFound)?;
    back.state = back.after(event, now, &by)?;
    Ok(())
}

impl From<WrongReturnState> for Refusal {
    fn from(_: WrongReturnState) -> Self {
        ProblemCode::ReturnWrongState.into()
    }
}

impl From<Vec<ReturnRefusal>> for Refusal {
    fn from(refusals: Vec<ReturnRefusal>) -> Self {
        let error = |refusal: ReturnRefusal| FieldError::new(&pointer_to_return(refusal.place), refusal.problem.code());
        Self::invalid(refusals.into_iter().map(error).collect())
    }
}
