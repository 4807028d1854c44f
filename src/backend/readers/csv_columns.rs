//! The map of a file's columns: what our fields are called there, and a proposal by what columns are often called.

use std::collections::{BTreeMap, BTreeSet};

use super::table::Table;
use super::{SourceFile, UnreadableSource};

/// A field of ours, whether it is needed, and what columns of it are often called, in small letters.
pub(super) struct Field {
    pub name: &'static str,
    pub needed: bool,
    often: &'static [&'static str],
}

const fn field(name: &'static str, needed: bool, often: &'static [&'static str]) -> Field {
    Field { name, needed, often }
}

/// Every field that a column can be of. A row is a line of an order; what is of the whole order is read on its first row.
pub(super) const FIELDS: [Field; 33] = [
    field(
        "number",
        true,
        &[
            "order number",
            "order_number",
            "order",
            "name",
            "numéro de commande",
            "commande",
            "reference",
            "n° commande",
        ],
    ),
    field("placed_at", true, &["order date", "order_date", "date", "created at", "created_at", "date de commande"]),
    field("currency", false, &["currency", "order currency", "devise"]),
    field("status", true, &["order status", "status", "statut", "état"]),
    field("customer_name", false, &["customer", "customer name", "client", "billing name", "nom"]),
    field("first_name", false, &["first name (billing)", "first name", "prénom", "billing first name"]),
    field("last_name", false, &["last name (billing)", "last name", "billing last name"]),
    field("email", false, &["email (billing)", "email", "e-mail", "billing email", "customer email"]),
    field("phone", false, &["phone (billing)", "phone", "téléphone", "billing phone"]),
    field("locale", false, &["locale", "language", "langue"]),
    field("company", false, &["company (billing)", "company", "société", "billing company"]),
    field("vat_number", false, &["vat number", "vat", "numéro de tva", "tva intracommunautaire"]),
    field("address", false, &["address 1&2 (billing)", "address", "adresse", "billing address"]),
    field("postal_code", false, &["postcode (billing)", "postcode", "zip", "code postal", "billing zip"]),
    field("city", false, &["city (billing)", "city", "ville", "billing city"]),
    field("country", false, &["country code (billing)", "country", "pays", "billing country"]),
    field("note", false, &["customer note", "note", "notes"]),
    field("invoice", false, &["invoice number", "invoice", "facture"]),
    field("sku", false, &["sku", "référence", "item sku", "lineitem sku"]),
    field("title", true, &["name", "product", "item name", "title", "produit", "désignation", "lineitem name"]),
    field("quantity", true, &["quantity", "qty", "quantité", "qté", "lineitem quantity"]),
    field("line_net", false, &["order line (w/o tax)", "line net", "total ht", "net"]),
    field("line_tax", false, &["order line tax", "line tax", "tva ligne", "tax"]),
    field("line_gross", false, &["order line total", "line total", "total ttc", "gross"]),
    field("tax_rate", false, &["tax rate", "vat rate", "taux de tva", "taux"]),
    field("shipping_net", false, &["order shipping amount", "shipping net"]),
    field("shipping_tax", false, &["order shipping tax amount", "shipping tax"]),
    field("shipping_gross", false, &["shipping", "shipping total", "frais de port", "livraison"]),
    field("order_tax", false, &["order total tax amount", "total tax", "taxes", "tva"]),
    field("order_total", true, &["order total amount", "order total", "total", "montant total"]),
    field("payment_method", false, &["payment method title", "payment method", "mode de paiement", "paiement"]),
    field("transaction", false, &["transaction id", "transaction", "payment reference"]),
    field("refunded", false, &["order refund amount", "refunded amount", "remboursé", "refunded"]),
];

/// Words of a column that are proposed; one that has more is of something else.
const MOST_WORDS: usize = 30;

/// A map file for this one: what each column seems to be, to be read over by whoever knows the file.
///
/// # Errors
/// [`UnreadableSource`], where it is no file of columns.
pub fn propose(file: &SourceFile) -> Result<String, UnreadableSource> {
    let table = Table::open(file)?;
    let folded: Vec<String> = table.columns.iter().map(|column| column.to_lowercase()).collect();
    let mut taken = vec![false; folded.len()];
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    // The most telling names first, of all fields, so that a column goes to the field that it is most often of.
    let most = FIELDS.iter().map(|field| field.often.len()).max().unwrap_or_default();
    for rank in 0..most {
        for field in &FIELDS {
            let Some(name) = field.often.get(rank).filter(|_| !found.contains_key(field.name)) else { continue };
            if let Some(place) = folded.iter().enumerate().position(|(place, column)| !taken[place] && column == name) {
                taken[place] = true;
                found.insert(field.name, place);
            }
        }
    }
    let mut map = String::from(
        "# What the columns are. Read it over: lines with ? are needed and were not found, those with # may be filled in.\n\
         # currency = \"EUR\"\n# time_zone = \"Europe/Paris\"\n# prices_include_tax = true\n\n[columns]\n",
    );
    for field in &FIELDS {
        let line = match found.get(field.name) {
            Some(place) => format!("{} = {}\n", field.name, quoted(&table.columns[*place])),
            None if field.needed => format!("# ? {} = \"\"\n", field.name),
            None => format!("# {} = \"\"\n", field.name),
        };
        map.push_str(&line);
    }
    map.push_str("\n# What the words of the status column mean here.\n[status]\n");
    if let Some(place) = found.get("status") {
        for word in first_words(&table, &table.columns[*place])? {
            map.push_str(&format!("{} = \"unknown\"\n", quoted(&word)));
        }
    }
    Ok(map)
}

/// The words of a column in small letters, as many as a map can be read over with.
fn first_words(table: &Table<'_>, column: &str) -> Result<BTreeSet<String>, UnreadableSource> {
    let mut words = BTreeSet::new();
    table.each_row(&mut |row| {
        let word = table.row(&row).text(column).to_lowercase();
        if !word.is_empty() {
            words.insert(word);
        }
        if words.len() > MOST_WORDS {
            words.pop_last();
        }
        Ok(())
    })?;
    Ok(words)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
