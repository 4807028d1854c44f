//! Who gives a payment back, where a file says it: `refund_by`, `agent` or `operator`. What an operator refunds is a
//! marketplace's money, and is kept as such; nothing else of the word is.

use crate::backend::settings::Providers;
use crate::domain::order::{FieldPath, PathStep};
use crate::domain::payment::{Payment, ProviderKind};

/// The place among the order's payments, where the field says who refunds one.
pub(super) fn payment(field: &FieldPath) -> Option<usize> {
    match field.0.as_slice() {
        [PathStep::Field(payments), PathStep::At(index), PathStep::Field(name)]
            if payments == "payments" && name == "refund_by" =>
        {
            Some(*index)
        }
        _ => None,
    }
}

/// Takes what stands in this field for what it says of its payment.
///
/// # Errors
/// Why it can't be so, for whoever wrote the file.
pub(super) fn heed(
    payments: &mut [Payment],
    field: &FieldPath,
    word: Option<&str>,
    providers: &Providers,
) -> Result<(), &'static str> {
    let Some(payment) = payment(field).and_then(|index| payments.get_mut(index)) else { return Ok(()) };
    let is_marketplace = payment.provider.kind() == ProviderKind::Marketplace;
    match word {
        Some("\"agent\"") if is_marketplace => Err(
            "is \"agent\", and the provider is a marketplace, which refunds by itself: write \"operator\", or name the \
                 firm that captured it",
        ),
        Some("\"agent\"") => Ok(()),
        Some("\"operator\"") => {
            let operators = payment.provider.of_operator().ok_or(
                "is \"operator\", and no operator has what was paid this way: write \"agent\", or the marketplace as provider",
            )?;
            if !is_marketplace && payment.label.is_none() {
                payment.label = providers.brand(payment.provider).map(str::to_owned);
            }
            payment.provider = operators;
            Ok(())
        }
        _ => Err("must be \"agent\" or \"operator\"; leave it out where an agent refunds"),
    }
}
