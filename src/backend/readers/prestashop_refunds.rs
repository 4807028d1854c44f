//! The credit slips of an order of PrestaShop.

use super::basket::Basket;
use super::node::Node;
use super::prestashop_shop::Shop;
use super::{Flaw, Flaws};
use crate::domain::order::{EarlierRefund, LineId, RefundedCharge, RefundedLine};

/// What each slip gave back.
pub(super) fn earlier_refunds(basket: &mut Basket, root: &Node<'_>, shop: &Shop<'_>) -> Result<(), Flaws> {
    let id = root.at("id").text();
    let ids: Vec<String> = root.at("associations").at("order_rows").items().map(|row| row.at("id").text()).collect();
    for slip in shop.all("order_slips").filter(|slip| slip.at("id_order").text() == id) {
        let mut lines = Vec::new();
        for detail in slip.at("associations").at("order_slip_details").items() {
            let gross = basket.amount(detail.at("amount_tax_incl").decimal()?)?;
            let of = detail.at("id_order_detail").text();
            let Some(position) = ids.iter().position(|known| *known == of) else { continue };
            let quantity = detail.at("product_quantity").units()?;
            let left = basket.order.lines.get(position).map_or(gross, |line| line.total);
            if gross > left {
                return Err(Flaw::new(
                    "order_slip",
                    format!("gives back {gross} of a row that cost {left} after its discount"),
                )
                .into());
            }
            lines.push(RefundedLine { line: LineId((position + 1).to_string()), quantity, gross });
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
        basket.earlier_refund(EarlierRefund {
            id: slip.at("id").text(),
            at: shop.moment(&slip.at("date_add"))?.unwrap_or(basket.order.placed_at),
            document: Some(slip.at("id").text()),
            reason: None,
            lines,
            shipping,
            fees: Vec::new(),
            adjustment: None,
            payments: vec![paid],
            unassigned: None,
        });
    }
    Ok(())
}
