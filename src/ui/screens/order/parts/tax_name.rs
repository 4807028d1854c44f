//! A tax as its reader calls it.

use crate::domain::locale::Locale;

/// What shops of the EU, Switzerland and Norway call value-added tax on their invoices.
const VALUE_ADDED: [&str; 18] = [
    "VAT", "TVA", "MwSt", "MwSt.", "USt", "USt.", "BTW", "IVA", "Moms", "Mva", "ALV", "DPH", "ÁFA", "PDV", "DDV",
    "PVM", "PVN", "ΦΠΑ",
];

/// The name in this language, where the tax is a value-added one; any other as the order calls it.
pub fn tax_name(name: &str, locale: Locale) -> &str {
    if !VALUE_ADDED.iter().any(|known| known.eq_ignore_ascii_case(name.trim())) {
        return name;
    }
    match locale {
        Locale::Fr => "TVA",
        Locale::En => "VAT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_added_tax_has_the_readers_name_and_any_other_its_own() {
        assert_eq!(tax_name("TVA", Locale::En), "VAT");
        assert_eq!(tax_name("MwSt.", Locale::Fr), "TVA");
        assert_eq!(tax_name("moms", Locale::En), "VAT");
        assert_eq!(tax_name("GST", Locale::Fr), "GST");
        assert_eq!(tax_name("Écotaxe", Locale::En), "Écotaxe");
    }
}
