//! The refunds of an order of Shopify's REST admin API.

use rust_decimal::Decimal;

use super::Flaws;
use super::basket::Basket;
use super::node::Node;
use crate::domain::money::Amount;
use crate::domain::order::{EarlierRefund, LineId, RefundedCharge, RefundedLine, RefundedPayment};
use crate::domain::payment::PaymentId;

/// What went back, by the refund's own transactions; what its lines and shipping don't explain is an adjustment.
pub(super) fn earlier_refund(basket: &mut Basket, refund: &Node<'_>, ids: &[(String, PaymentId)]) -> Result<(), Flaws> {
    let mut paid: Vec<RefundedPayment> = Vec::new();
    for one in refund.at("transactions").items().filter(|one| one.at("status").text() == "success") {
        if one.at("kind").text() != "refund" {
            continue;
        }
        let amount = basket.amount(one.at("amount").decimal()?)?;
        let parent = one.at("parent_id").text();
        let reference = one.at("id").some_text();
        let of = ids.iter().find(|(id, _)| *id == parent).map(|(_, payment)| payment.clone());
        paid.push(match of.filter(|payment| !payment.0.is_empty()) {
            Some(payment) => RefundedPayment { payment, amount, reference },
            None => basket.only_payment(amount, reference)?,
        });
    }
    let with_tax = basket.order.prices_include_tax;
    let mut lines: Vec<RefundedLine> = Vec::new();
    for item in refund.at("refund_line_items").items() {
        let subtotal = item.at("subtotal").decimal_or_zero()?;
        let tax = if with_tax { Decimal::ZERO } else { item.at("total_tax").decimal_or_zero()? };
        let gross = basket.amount(subtotal + tax)?;
        let quantity = item.at("quantity").units()?;
        if let Some(line) = basket.line_called(&item.at("line_item_id").text()) {
            add(&mut lines, line.id.clone(), quantity, gross);
        }
    }
    let mut shipping = Vec::new();
    let is_shipping = |one: &Node<'_>| one.at("kind").text() == "shipping_refund";
    for one in refund.at("order_adjustments").items().filter(is_shipping) {
        let gross = basket.amount((one.at("amount").decimal()? + one.at("tax_amount").decimal_or_zero()?).abs())?;
        if !basket.order.shipping.is_empty() && gross.is_positive() {
            shipping.push(RefundedCharge { id: LineId("s1".to_owned()), gross });
        }
    }
    // Units that came back without money, as when an order is edited, are no refund.
    if paid.is_empty() {
        return Ok(());
    }
    let (id, at) = (refund.at("id").text(), refund.at("created_at").moment()?);
    let reason = refund.at("note").some_text();
    basket.earlier_refund(EarlierRefund { reason, lines, shipping, ..EarlierRefund::of_payments(id, at, paid) });
    Ok(())
}

/// Units of one line that a refund names twice are one entry.
fn add(lines: &mut Vec<RefundedLine>, line: LineId, quantity: u32, gross: Amount) {
    match lines.iter_mut().find(|known| known.line == line) {
        Some(known) => {
            known.quantity += quantity;
            known.gross += gross;
        }
        None => lines.push(RefundedLine { line, quantity, gross }),
    }
}
