//! The providers of payments: those that ship with the command, and those of the shop.

use std::sync::LazyLock;

use super::document::{Document, Section};
use crate::api::sessions::NamedProvider;
use crate::domain::money::{Amount, Currency};
use crate::domain::order::{Order, OrderNumber};
use crate::domain::payment::{PaymentProvider, ProviderKind, ProviderTerms};
use crate::domain::portal::{PortalTemplate, PortalUrl, is_domain};

/// All that the settings say of a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    pub provider: PaymentProvider,
    /// Its own; what has none is called by its kind in the reader's language.
    pub name: Option<String>,
    portal: Option<PortalTemplate>,
    hosts: Vec<String>,
    refund_days: Option<u32>,
    whole_only: bool,
    minimum: Vec<(Currency, Amount)>,
    references: Vec<String>,
    /// Beginnings of what shop systems call it, in small letters.
    gateways: Vec<String>,
}

/// The providers that a shop knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Providers(Vec<Provider>);

static SHIPPED: LazyLock<Providers> = LazyLock::new(|| {
    let text = include_str!("shipped_providers.toml");
    let read = Document::parse("shipped_providers.toml", text).and_then(|document| {
        let mut root = document.root();
        let providers = Providers(Vec::new()).with(&mut root);
        root.finish();
        document.done(providers)
    });
    read.expect("a file that a test reads")
});

impl Providers {
    /// Those that ship with the command.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// These, and those that a file adds or says something else of.
    pub(super) fn with(&self, root: &mut Section<'_>) -> Self {
        let mut all = self.clone();
        for (name, section) in root.sections("providers") {
            let known = all.0.iter().position(|known| known.provider.key() == name);
            let before = known.map(|at| all.0[at].clone());
            let Some(read) = Provider::read(name, before, section) else { continue };
            match known {
                Some(at) => all.0[at] = read,
                None => all.0.push(read),
            }
        }
        all
    }

    pub fn all(&self) -> &[Provider] {
        &self.0
    }

    pub fn get(&self, provider: PaymentProvider) -> Option<&Provider> {
        self.0.iter().find(|known| known.provider == provider)
    }

    /// The provider that an order's file means by this word: its own, or its key alone.
    pub fn meant_by(&self, word: &str) -> Option<PaymentProvider> {
        let is_it = |known: &&Provider| known.provider.as_str() == word || known.provider.key() == word;
        self.0.iter().find(is_it).map(|known| known.provider)
    }

    /// The provider whose name in a shop system begins like this, in small letters; the longest beginning counts.
    pub fn of_gateway(&self, name: &str) -> Option<PaymentProvider> {
        let beginnings =
            self.0.iter().flat_map(|known| known.gateways.iter().map(move |start| (start, known.provider)));
        let fitting = beginnings.filter(|(start, _)| name.starts_with(start.as_str()));
        fitting.max_by_key(|(start, _)| start.len()).map(|(_, provider)| provider)
    }

    /// The keys of all, for whoever has to choose one.
    pub fn keys(&self) -> String {
        self.0.iter().map(|known| known.provider.key()).collect::<Vec<_>>().join(", ")
    }

    /// The name of a provider, where it has one of its own.
    pub fn brand(&self, provider: PaymentProvider) -> Option<&str> {
        self.get(provider)?.name.as_deref()
    }

    /// All, as the desk is told.
    pub fn named(&self) -> Vec<NamedProvider> {
        let named = |known: &Provider| NamedProvider { provider: known.provider, name: known.name.clone() };
        self.0.iter().map(named).collect()
    }

    /// The terms of the providers of an order's payments, each once.
    pub fn terms_of(&self, order: &Order) -> Vec<ProviderTerms> {
        let mut terms: Vec<ProviderTerms> = Vec::new();
        for provider in order.payments.iter().map(|payment| payment.provider) {
            if let Some(known) = self.get(provider)
                && terms.iter().all(|told| told.provider != provider)
            {
                terms.push(known.terms(order.currency));
            }
        }
        terms
    }

    /// The page of a transaction in its provider's portal; `None` for money without a portal.
    pub fn portal(&self, provider: PaymentProvider, transaction: &str, order: &OrderNumber) -> Option<PortalUrl> {
        let known = self.get(provider)?;
        known.portal.as_ref()?.fill(&known.hosts, transaction, &order.0)
    }
}

impl Provider {
    /// A provider as a section says it, over what was known of it before.
    fn read(key: &str, before: Option<Self>, mut section: Section<'_>) -> Option<Self> {
        let kind = section.text("kind").and_then(|placed| {
            placed.read(|word| {
                let kind = ProviderKind::parse(word);
                kind.ok_or_else(|| format!("is none of {}", ProviderKind::KNOWN.map(ProviderKind::as_str).join(", ")))
            })
        });
        let provider = match (&before, kind) {
            (Some(before), Some(kind)) if before.provider.kind() != kind => {
                section.refuse(format!(
                    "{key} ships as a {}, and what was paid by it stays so: choose another key for your own",
                    before.provider.kind().as_str()
                ));
                return None;
            }
            (Some(before), _) => before.provider,
            (None, kind) => {
                let kind = kind.unwrap_or(ProviderKind::Firm);
                let Some(provider) = PaymentProvider::of_kind(kind, key) else {
                    section.refuse(
                        "the key must be small letters, digits and underscores, at most 24, a letter first, and no word of a \
                         kind",
                    );
                    return None;
                };
                provider
            }
        };
        let mut read = before.unwrap_or_else(|| Self::new(provider));
        if let Some(name) = section.text("name") {
            read.name = Some(name.value.trim().to_owned());
        } else if provider.is_firm() && read.name.is_none() {
            section.refuse("a firm has a name: name = \"…\"");
        }
        let hosts = section.texts("hosts");
        if let Some(hosts) = &hosts {
            for host in hosts.value.iter().filter(|host| !is_domain(host)) {
                hosts.refuse(format!("{host:?} is no domain such as \"stripe.com\""));
            }
            read.hosts = hosts.value.iter().map(|host| (*host).to_owned()).collect();
        }
        if let Some(portal) = section.text("portal") {
            read.portal = portal.read(|text| PortalTemplate::parse(text, &read.hosts));
        } else if let (Some(hosts), Some(portal)) = (&hosts, &read.portal)
            && let Err(problem) = PortalTemplate::parse(portal.as_str(), &read.hosts)
        {
            hosts.refuse(format!("the portal is not on them any more: {problem}"));
        }
        if let Some(days) = section.number("refund_days") {
            if days.value == 0 || days.value > 3_650 {
                days.refuse("must be from 1 to 3650; leave it out where there is no limit");
            }
            read.refund_days = Some(days.value);
        }
        if let Some(partial) = section.flag("partial") {
            read.whole_only = !partial.value;
        }
        for (code, least) in section.entries("minimum") {
            let amount = Currency::parse(code).map_err(|_| format!("{code:?} is no ISO 4217 code such as EUR"));
            let amount = amount.and_then(|currency| {
                let amount: Amount = least.value.parse().map_err(|_| "is no amount such as \"1.00\"".to_owned())?;
                amount.check_digits(currency).map_err(|problem| problem.to_string())?;
                Ok((currency, amount))
            });
            match amount {
                Ok((currency, amount)) => {
                    read.minimum.retain(|(known, _)| *known != currency);
                    read.minimum.push((currency, amount));
                }
                Err(problem) => least.refuse(problem),
            }
        }
        if let Some(references) = section.texts("references") {
            read.references = references.value.iter().map(|look| look.replace("...", "…")).collect();
        }
        if let Some(gateways) = section.texts("gateways") {
            read.gateways = gateways.value.iter().map(|start| start.to_lowercase()).collect();
        }
        section.finish();
        Some(read)
    }

    const fn new(provider: PaymentProvider) -> Self {
        Self {
            provider,
            name: None,
            portal: None,
            hosts: Vec::new(),
            refund_days: None,
            whole_only: false,
            minimum: Vec::new(),
            references: Vec::new(),
            gateways: Vec::new(),
        }
    }

    /// What the first kind of its names for refunds begins with, where that is known.
    pub fn references_begin(&self) -> Option<&str> {
        self.references.first()?.split('…').next()
    }

    pub(super) fn terms(&self, currency: Currency) -> ProviderTerms {
        ProviderTerms {
            provider: self.provider,
            hosts: self.hosts.clone(),
            refund_days: self.refund_days,
            whole_only: self.whole_only,
            minimum: self.minimum.iter().find(|(known, _)| *known == currency).map(|(_, least)| *least),
            references: self.references.clone(),
        }
    }
}
