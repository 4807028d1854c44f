//! The names of payment providers, which are the shop's and come with the session.

use std::cell::RefCell;

use crate::api::sessions::NamedProvider;
use crate::domain::payment::PaymentProvider;

thread_local! {
    static KNOWN: RefCell<Vec<NamedProvider>> = const { RefCell::new(Vec::new()) };
}

/// From now on providers are called by these names.
pub fn set_provider_names(providers: Vec<NamedProvider>) {
    KNOWN.set(providers);
}

/// The name of a provider's own, if it has one; what came in since is called by its key.
pub(super) fn own_name(provider: PaymentProvider) -> Option<String> {
    let known = KNOWN.with_borrow(|known| known.iter().find(|known| known.provider == provider).cloned());
    match known {
        Some(known) => known.name,
        None => (provider.is_firm() || provider.as_str() != provider.key()).then(|| provider.key().to_owned()),
    }
}

/// The providers that the shop knows, in its order.
pub fn known_providers() -> Vec<PaymentProvider> {
    KNOWN.with_borrow(|known| known.iter().map(|known| known.provider).collect())
}
