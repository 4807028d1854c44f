//! The hint below the field for a refund's reference, and whether the backend has just refused what is in it.

use crate::api::operations::OperationKind;
use crate::api::order_detail::OrderDetail;
use crate::api::pointer;
use crate::client::command::OrderCommand;
use crate::domain::payment::ProviderTerms;
use crate::domain::refund_task::{RefundMeans, RefundTask, RefundTaskId};
use crate::ui::language::Texts;
use crate::ui::language::refunds::RefundsTexts;
use crate::ui::screens::order::parts::action_button::refused_field;
use crate::ui::screens::order::store::Writing;

/// What is known of how its references look.
#[derive(Clone, Debug)]
pub struct ReferenceHint {
    /// Where the provider makes the refund; other means have numbers of their own.
    terms: Option<ProviderTerms>,
}

impl ReferenceHint {
    pub fn of(task: &RefundTask, order: Option<&OrderDetail>) -> Self {
        let is_at_the_provider = task.means == RefundMeans::Original;
        let known = |order: &OrderDetail| order.terms(task.provider);
        let terms = order.map_or_else(|| ProviderTerms::unknown(task.provider), known);
        Self { terms: Some(terms).filter(|_| is_at_the_provider) }
    }

    /// Of the provider, where it makes the refund.
    pub const fn terms(&self) -> Option<&ProviderTerms> {
        self.terms.as_ref()
    }

    pub fn words(&self, words: &RefundsTexts, typed: &str, may_be_empty: bool) -> String {
        let looks = self.terms.as_ref().map(|terms| terms.references.join(", ")).filter(|looks| !looks.is_empty());
        match looks {
            None => (words.reference_hint)(self.terms.is_some(), may_be_empty).to_owned(),
            Some(looks) if self.is_unlike(typed) => (words.reference_unlike)(&looks),
            Some(looks) => (words.reference_looks)(&looks, may_be_empty),
        }
    }

    fn is_unlike(&self, typed: &str) -> bool {
        self.terms.as_ref().is_some_and(|terms| terms.is_no_reference(typed.trim()))
    }
}

/// Why the reference of this refund was refused, for its field: another refund's name says whose it is.
pub fn refusal(writing: &Writing, task: &RefundTaskId, texts: &Texts) -> Option<String> {
    let Writing::Refused { problem, command: OrderCommand::SettleRefundTask(settled, _), .. } = writing else {
        return None;
    };
    let is_refused = settled == task && refused_field(writing, OperationKind::SettleRefundTask, pointer::REFERENCE);
    is_refused.then(|| match &problem.used_by {
        Some(order) => format!("{} ({order})", (texts.problems.refused)(problem.code)),
        None => texts.refunds.not_accepted.to_owned(),
    })
}
