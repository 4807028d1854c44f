//! What a gateway, a module or a method of payment is here, and what is told of it where it is none of ours.

use super::settings::ReaderSettings;
use crate::domain::payment::PaymentProvider;

/// Beginnings of names, as PrestaShop modules, WooCommerce and Magento methods and Shopify gateways have them.
const KNOWN: [(&str, PaymentProvider); 27] = [
    ("gift_card", PaymentProvider::GiftCard),
    ("gift card", PaymentProvider::GiftCard),
    ("giftcard", PaymentProvider::GiftCard),
    ("carte-cadeau", PaymentProvider::GiftCard),
    ("carte cadeau", PaymentProvider::GiftCard),
    ("shopify_payments", PaymentProvider::Stripe),
    ("stripe", PaymentProvider::Stripe),
    ("pp_stripe", PaymentProvider::Stripe),
    ("paypal", PaymentProvider::Paypal),
    ("pp_paypal", PaymentProvider::Paypal),
    ("ppcp", PaymentProvider::Paypal),
    ("ppec", PaymentProvider::Paypal),
    ("ps_checkout", PaymentProvider::Paypal),
    ("adyen", PaymentProvider::Adyen),
    ("mollie", PaymentProvider::Mollie),
    ("hipay", PaymentProvider::Hipay),
    ("lightspeed", PaymentProvider::Lightspeed),
    ("bacs", PaymentProvider::BankTransfer),
    ("bank", PaymentProvider::BankTransfer),
    ("virement", PaymentProvider::BankTransfer),
    ("ps_wirepayment", PaymentProvider::BankTransfer),
    ("wire", PaymentProvider::BankTransfer),
    ("cod", PaymentProvider::Cash),
    ("cash", PaymentProvider::Cash),
    ("ps_cashondelivery", PaymentProvider::Cash),
    ("especes", PaymentProvider::Cash),
    ("espèces", PaymentProvider::Cash),
];

/// The provider behind the first of these names that is known; its label where none is.
pub(super) fn provider_of(names: &[&str], settings: &ReaderSettings) -> (PaymentProvider, Option<String>) {
    let folded: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    let by_shop = folded.iter().find_map(|name| settings.providers.get(name).copied());
    let known =
        || folded.iter().find_map(|name| KNOWN.iter().find(|(start, _)| name.starts_with(start)).map(|known| known.1));
    match by_shop.or_else(known) {
        Some(provider) => (provider, None),
        None => {
            let label = names.iter().map(|name| name.trim()).find(|name| !name.is_empty());
            (PaymentProvider::Other, label.map(str::to_owned))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gateways_are_known_by_how_their_names_begin_and_others_keep_theirs() {
        let settings = ReaderSettings::default();
        for (names, provider, label) in [
            (&["shopify_payments"][..], PaymentProvider::Stripe, None),
            (&["", "PayPal Express"], PaymentProvider::Paypal, None),
            (&["Klarna"], PaymentProvider::Other, Some("Klarna")),
            (&["alma", "Carte bancaire en 3 fois"], PaymentProvider::Other, Some("alma")),
            (&[], PaymentProvider::Other, None),
        ] {
            assert_eq!(provider_of(names, &settings), (provider, label.map(str::to_owned)), "{names:?}");
        }
    }

    #[test]
    fn a_shop_says_what_its_own_gateways_are() {
        let settings = ReaderSettings::parse("[providers]\nstripe_klarna = \"other\"\n").unwrap();
        assert_eq!(provider_of(&["stripe_klarna"], &settings).0, PaymentProvider::Other);
    }
}
