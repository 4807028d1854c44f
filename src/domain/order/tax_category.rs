//! Why a tax is what it is, by the letters that electronic invoices have for it.

use crate::domain::wire_words::wire_words;

wire_words! {
    /// The category of a tax (EN 16931, BT-118; UNTDID 5305).
    pub enum TaxCategory {
        Standard = "S",
        ZeroRated = "Z",
        Exempt = "E",
        /// The buyer owes it (*autoliquidation*).
        ReverseCharge = "AE",
        /// Within the European Union, to a company.
        IntraCommunity = "K",
        Export = "G",
        /// Outside of the scope of the tax.
        OutOfScope = "O",
    }
}
