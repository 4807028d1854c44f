//! The credit slips of an order of PrestaShop.

use super::basket::Basket;
use super::node::Node;
use super::prestashop_shop::Shop;
use super::{Flaw, Flaws};
use crate::domain::order::{EarlierRefund, LineId, RefundedCharge, RefundedLine};

/// What each slip gave back.
pub(super) fn earlier_refunds(basket: &mut Basket, root: &Node<'_>, shop: &Shop<'_>) -> Result<(), Flaws> {
    let id = root.at("id").text();
    for slip in shop.all("order_slips").filter(|slip| slip.at("id_order").text() == id) {
        let mut lines = Vec::new();
        for detail in slip.at("associations").at("order_slip_details").items() {
            let gross = basket.amount(detail.at("amount_tax_incl").decimal()?)?;
            let Some(sold) = basket.line_called(&detail.at("id_order_detail").text()) else { continue };
            let (line, left) = (sold.id.clone(), sold.total);
            let quantity = detail.at("product_quantity").units()?;
            if gross > left {
                return Err(Flaw::new(
                    "order_slip",
                    format!("gives back {gross} of a row that cost {left} after its discount"),
                )
                .into());
            }
            lines.push(RefundedLine { line, quantity, gross });
        }
        let shipping = basket.amount(slip.at("total_shipping_tax_incl").decimal_or_zero()?)?;
        let shipping = if shipping.is_positive() {
            vec![RefundedCharge { id: LineId("s1".to_owned()), gross: shipping }]
        } else {
            Vec::new()
        };
        let all = basket.amount(
            slip.at("total_products_tax_incl").decimal_or_zero()?
                + slip.at("total_shipping_tax_incl").decimal_or_zero()?,
        )?;
        let amount = if all.is_zero() { basket.amount(slip.at("amount").decimal()?)? } else { all };
        let paid = basket.only_payment(amount, None)?;
        basket.note(
            "a credit slip does not say whether its money went back or became a voucher: it counts as given back",
        );
        let at = shop.moment(&slip.at("date_add"))?.unwrap_or(basket.order.placed_at);
        let slip_id = slip.at("id").text();
        basket.earlier_refund(EarlierRefund {
            document: Some(slip_id.clone()),
            lines,
            shipping,
            ..EarlierRefund::of_payments(slip_id, at, vec![paid])
        });
    }
    Ok(())
}
