//! Any order that a reader accepts, written as each system writes it: it comes to what the system says, cancels to exactly what
//! that leaves, and what went back before is past in every rule.

#[path = "documents/api.rs"]
mod api;
#[path = "documents/figures.rs"]
mod figures;
#[path = "documents/sale.rs"]
mod sale;
#[path = "documents/shopify.rs"]
mod shopify;

use avoir::backend::readers::{Format, ReaderSettings, SourceFile, convert};
use avoir::backend::settings::Providers;
use avoir::domain::cancellation::Cancellation;
use avoir::domain::case::{Case, Settings};
use avoir::domain::credit::{Basis, CreditNoteDraft, LineDraft};
use avoir::domain::money::{Amount, Currency, total};
use avoir::domain::order::Order;
use proptest::prelude::*;
use proptest::test_runner::Config;

use sale::{Plan, Sale, plan};

/// So often usually; ten thousand times in full.
fn often() -> Config {
    let in_full = std::env::var_os("AVOIR_FULL").is_some();
    crate::so_many(if in_full { 10_000 } else { 300 })
}

/// A document, and the sale that it tells of.
pub struct Document {
    format: Format,
    files: Vec<SourceFile>,
    sale: Sale,
    /// Settings beside the usual ones, as a map says them.
    map: &'static str,
    /// False where the system says too little to read every such order.
    is_always_read: bool,
    says: Says,
    /// Of all its items.
    tax: i64,
}

impl Document {
    fn new(format: Format, files: Vec<SourceFile>, sale: Sale, says: Says) -> Self {
        Self { format, files, tax: sale.tax(), sale, map: "", is_always_read: true, says }
    }
}

/// What a system says of the money that went back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Lines,
    /// How much in all, or of which payment.
    Money,
    /// How many units, and not for how much.
    Units,
}

fn file(text: impl ToString) -> SourceFile {
    SourceFile::held("orders", text.to_string())
}

fn eur(minor: i64) -> Amount {
    Amount::from_minor(minor, Currency::EUR)
}

/// The one order of a document; none where it is refused with words and may be.
fn read(document: &Document) -> Result<Option<Order>, TestCaseError> {
    let settings = ReaderSettings::parse(document.map, Providers::shipped().clone()).unwrap();
    let mut converted = convert(document.format, &document.files, &settings).unwrap();
    prop_assert_eq!(converted.len(), 1);
    match converted.remove(0).order {
        Ok(order) => Ok(order),
        Err(flaws) => {
            let said = flaws.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
            prop_assert!(!document.is_always_read, "{:?}: {said}", document.format);
            prop_assert!(!said.is_empty());
            Ok(None)
        }
    }
}

/// That the order is the sale, and that all rules know what went back of it.
fn check(document: &Document) -> Result<(), TestCaseError> {
    let Some(order) = read(document)? else { return Ok(()) };
    let (sale, control) = (&document.sale, order.control.unwrap());
    prop_assert_eq!((order.gross(), control.gross), (eur(sale.gross()), eur(sale.gross())));
    prop_assert_eq!(order.captured(), eur(sale.gross()));
    let charges = order.shipping.iter().chain(&order.fees).map(|charge| &charge.taxes);
    let taxes = order.lines.iter().map(|line| &line.taxes).chain(charges).flatten();
    prop_assert_eq!(total(order.currency, taxes.map(|tax| tax.amount)), eur(document.tax));
    let refunded = if document.says == Says::Units { order.refunded_earlier() } else { eur(sale.refunded()) };
    prop_assert_eq!((order.refunded_earlier(), control.refunded), (refunded, refunded));

    let cancellation = Cancellation::Idle;
    let case = Case {
        order: &order,
        notes: &[],
        tasks: Vec::new(),
        returns: &[],
        approvals: &[],
        cancellation: &cancellation,
        settings: Settings { credits_gift_cards: true, ..Settings::default() },
        has_unsent_mail: false,
        mail_leaves_at: None,
    };
    let quote = case.cancellation_quote(None).unwrap();
    prop_assert_eq!(case.goes_back(&quote), control.captured - control.refunded);
    let amounts = case.amounts();
    prop_assert!(amounts.add_up());
    prop_assert_eq!((amounts.refunded, amounts.refundable), (refunded, control.captured - refunded));
    let left = case.refundable();
    for (payment, share) in order.payments.iter().zip(&left.payments) {
        let of_it = order.earlier_refunds.iter().flat_map(|refund| &refund.payments);
        let back = total(order.currency, of_it.filter(|paid| paid.payment == payment.id).map(|paid| paid.amount));
        prop_assert_eq!(share.amount, payment.captured - back);
    }
    if document.says != Says::Money {
        check_lines(&order, document, &case)?;
    }
    Ok(())
}

/// That no unit and no cent of a line goes back twice.
fn check_lines(order: &Order, document: &Document, case: &Case<'_>) -> Result<(), TestCaseError> {
    let sale = &document.sale;
    let left = case.refundable();
    for ((line, (_, left)), item) in order.lines.iter().zip(&left.lines).zip(&sale.items) {
        let of_it = || order.earlier_refunds.iter().flat_map(|refund| &refund.lines).filter(|it| it.line == line.id);
        let back = total(order.currency, of_it().map(|it| it.gross));
        let units: u32 = of_it().map(|it| it.quantity).sum();
        prop_assert_eq!(order.gross_of(line.total, &line.taxes), eur(sale.gross_of(item)));
        if document.says == Says::Lines {
            prop_assert_eq!(total(order.currency, line.taxes.iter().map(|tax| tax.amount)), eur(sale.tax_of(item)));
        }
        prop_assert_eq!(left.gross, eur(sale.gross_of(item)) - back);
        prop_assert_eq!(left.quantity, i64::from(line.quantity - units));
        let again = LineDraft {
            line: line.id.clone(),
            quantity: Some(i64::from(line.quantity - units) + 1),
            amount: None,
            basis: Basis::Gross,
            restock: None,
        };
        let draft = CreditNoteDraft { lines: vec![again], ..CreditNoteDraft::default() };
        prop_assert!(case.quote(&draft).is_err());
    }
    Ok(())
}

/// A property of the documents of one system.
macro_rules! documents {
    ($($name:ident: $write:expr;)*) => {
        proptest! {
            #![proptest_config(often())]
            $(#[test]
            fn $name(plan in plan()) {
                let write: fn(&Plan) -> Document = $write;
                check(&write(&plan))?;
            })*
        }
    };
}

documents! {
    an_order_of_prestashop_is_what_it_says: figures::prestashop;
    an_order_of_woocommerce_is_what_it_says: api::woocommerce;
    an_order_of_shopify_is_what_it_says: shopify::rest;
    an_order_of_shopifys_graphql_is_what_it_says: shopify::graphql;
    an_order_of_shopifys_columns_is_what_it_says: shopify::columns;
    an_order_of_magento_is_what_it_says: figures::magento;
    an_order_of_lightspeed_is_what_it_says: figures::lightspeed;
    an_order_of_medusa_is_what_it_says: api::medusa;
    an_order_of_vendure_is_what_it_says: api::vendure;
    an_order_of_columns_is_what_it_says: figures::columns;
}
