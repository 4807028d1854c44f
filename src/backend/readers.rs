//! Orders as other systems write them, read into ours: each system's reader is a pure function in a file of its own. No reader
//! guesses money: where an order doesn't come to what its system says, it is an error; what can't be said of an order is
//! a note beside it.

mod basket;
mod beside;
mod csv_columns;
mod csv_orders;
mod documents;
mod exact;
mod gateways;
mod lightspeed;
mod magento;
mod medusa;
mod node;
mod order_rows;
mod people;
mod prestashop;
mod prestashop_element;
mod prestashop_files;
mod prestashop_refunds;
mod prestashop_shop;
mod prestashop_xml;
mod records;
mod settings;
mod shopify;
mod shopify_csv;
mod shopify_graphql;
mod shopify_refunds;
mod shopify_set_aside;
mod shopify_status;
mod source;
mod status;
mod table;
mod taxes;
mod text;
mod vendure;
mod woocommerce;

use crate::domain::order::Order;
use crate::domain::wire_words::wire_words;

pub use csv_columns::propose as propose_columns;
pub use settings::{ReaderSettings, SettingsProblem};
pub use source::{SourceFile, UnreadableSource};
use status::PrintingReminder;

wire_words! {
    /// What the orders were written by.
    pub enum Format {
        /// The webservice's resources: orders, and whatever of order_payments, order_cart_rules, order_slip, addresses,
        /// customers, currencies, languages and order_states is beside them. JSON or XML.
        Prestashop = "prestashop",
        /// REST v3: orders, and their refunds.
        Woocommerce = "woocommerce",
        /// The REST admin API or webhooks, or GraphQL.
        Shopify = "shopify",
        ShopifyCsv = "shopify-csv",
        /// Magento 2 or Adobe Commerce, REST.
        Magento = "magento",
        /// Lightspeed eCom C-Series: orders and their products.
        Lightspeed = "lightspeed",
        /// Medusa v2, the admin API.
        Medusa = "medusa",
        /// Vendure, the admin API.
        Vendure = "vendure",
        /// Any file of columns, one row a line of an order, by a map of columns.
        Csv = "csv",
    }
}

/// One record of a file, and what became of it.
#[derive(Clone, Debug)]
pub struct Converted {
    /// What people find it by: `order 1042`.
    pub name: String,
    /// None where it is left out on purpose, such as a test order.
    pub order: Result<Option<Order>, Flaws>,
    /// What was not said by the system, or can't be said by us, and what was done instead.
    pub notes: Vec<String>,
}

/// Why a record could not be read, each with the field that it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flaws(pub Vec<Flaw>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message}")]
pub struct Flaw {
    /// `line_items[0].total`
    pub field: String,
    pub message: String,
}

impl Flaw {
    fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

impl From<Flaw> for Flaws {
    fn from(flaw: Flaw) -> Self {
        Self(vec![flaw])
    }
}

/// Where each order goes as it is read.
pub type Sink<'s> = &'s mut dyn FnMut(Converted);

/// Every order of these files.
///
/// # Errors
/// [`UnreadableSource`], where a file is not in this format at all.
pub fn convert(
    format: Format,
    files: &[SourceFile],
    settings: &ReaderSettings,
) -> Result<Vec<Converted>, UnreadableSource> {
    let mut converted = Vec::new();
    convert_each(format, files, settings, &mut |one| converted.push(one))?;
    Ok(converted)
}

/// Hands every order of these files on, one by one: however large a file is, a part of it is in memory at a time, and what is
/// beside the orders.
///
/// # Errors
/// [`UnreadableSource`], where a file is not in this format at all; then none was handed on. Where one was changed while it was
/// read, some were, and none of them counts.
pub fn convert_each(
    format: Format,
    files: &[SourceFile],
    settings: &ReaderSettings,
    sink: Sink<'_>,
) -> Result<(), UnreadableSource> {
    let mut reminder = PrintingReminder::default();
    let sink: Sink<'_> = &mut |mut one| {
        reminder.add_to(&mut one);
        sink(one);
    };
    match format {
        Format::Prestashop => prestashop::read(files, settings, sink),
        Format::Woocommerce => woocommerce::read(files, settings, sink),
        Format::Shopify => shopify::read(files, settings, sink),
        Format::ShopifyCsv => shopify_csv::read(files, settings, sink),
        Format::Magento => magento::read(files, settings, sink),
        Format::Lightspeed => lightspeed::read(files, settings, sink),
        Format::Medusa => medusa::read(files, settings, sink),
        Format::Vendure => vendure::read(files, settings, sink),
        Format::Csv => csv_orders::read(files, settings, sink),
    }
}
