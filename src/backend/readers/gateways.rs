//! What a gateway, a module or a method of payment is here, and what is told of it where it is none of ours.

use super::settings::ReaderSettings;
use crate::domain::payment::PaymentProvider;

/// The provider behind the first of these names that is known; its label where none is.
pub(super) fn provider_of(names: &[&str], settings: &ReaderSettings) -> (PaymentProvider, Option<String>) {
    let folded: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    let by_shop = folded.iter().find_map(|name| settings.providers.get(name).copied());
    let known = || folded.iter().find_map(|name| settings.shop_providers.of_gateway(name));
    match by_shop.or_else(known) {
        Some(provider) => (provider, by_shop.is_none().then(|| resold(&folded)).flatten()),
        None => {
            let label = names.iter().map(|name| name.trim()).find(|name| !name.is_empty());
            (PaymentProvider::OTHER, label.map(str::to_owned))
        }
    }
}

/// What a provider's payments are sold as, where agents find them by that name: what Stripe does for Shopify is refunded in
/// Shopify.
fn resold(names: &[String]) -> Option<String> {
    let is_shopifys = |name: &String| name.starts_with("shopify_payments") || name.starts_with("shopify payments");
    names.iter().any(is_shopifys).then(|| "Shopify Payments".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::settings::Providers;

    #[test]
    fn gateways_are_known_by_how_their_names_begin_and_others_keep_theirs() {
        let settings = ReaderSettings::default();
        let klarna = PaymentProvider::parse("klarna").unwrap();
        for (names, provider, label) in [
            (&["shopify_payments"][..], PaymentProvider::STRIPE, Some("Shopify Payments")),
            (&["", "PayPal Express"], PaymentProvider::PAYPAL, None),
            (&["Klarna"], klarna, None),
            (&["Floa", "Carte bancaire en 3 fois"], PaymentProvider::OTHER, Some("Floa")),
            (&[], PaymentProvider::OTHER, None),
        ] {
            assert_eq!(provider_of(names, &settings), (provider, label.map(str::to_owned)), "{names:?}");
        }
    }

    #[test]
    fn a_shop_says_what_its_own_gateways_are() {
        let settings =
            ReaderSettings::parse("[providers]\nstripe_klarna = \"other\"\n", Providers::shipped().clone()).unwrap();
        assert_eq!(provider_of(&["stripe_klarna"], &settings).0, PaymentProvider::OTHER);
        let map = "[providers]\nshopify_payments = \"shopify_payments\"\n";
        let settings = ReaderSettings::parse(map, Providers::shipped().clone()).unwrap();
        let own = PaymentProvider::parse("shopify_payments").unwrap();
        assert_eq!(provider_of(&["shopify_payments"], &settings), (own, None));
    }
}
