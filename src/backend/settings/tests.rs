//! What a settings file says, and how its mistakes are told.

use super::*;
use crate::domain::agent::Role;
use crate::domain::money::Currency;
use crate::domain::order::OrderNumber;
use crate::domain::order::fixture::{amount, order};
use crate::domain::payment::PaymentProvider;

fn parse(text: &str) -> Result<ShopSettings, String> {
    ShopSettings::parse("settings.toml", text).map_err(|problems| problems.to_string())
}

fn provider(word: &str) -> PaymentProvider {
    PaymentProvider::parse(word).expect("a word")
}

#[test]
fn what_ships_is_a_sound_file_and_every_link_leads_to_its_provider() {
    let number = OrderNumber("A/1?x".to_owned());
    let all = Providers::shipped().all();
    assert!(all.len() >= 23, "{}", all.len());
    for known in all {
        let terms = &Providers::shipped().terms_of(&order().paid("p", known.provider, "10.00"))[0];
        if let Some(link) = Providers::shipped().portal(known.provider, "a/../b?c=<\u{202e}>&d", &number) {
            assert_eq!(crate::domain::portal::PortalUrl::parse(&terms.hosts, link.as_str()), Ok(link));
        }
    }
    for (name, word) in [
        ("stripe_cc", "stripe"),
        ("shopify_payments", "stripe"),
        ("ps_wirepayment", "bank_transfer"),
        ("amazon_payments_advanced", "amazon_pay"),
        ("cash_on_delivery", "cash"),
    ] {
        assert_eq!(Providers::shipped().of_gateway(name), Some(provider(word)), "{name}");
    }
}

#[test]
fn a_shop_adds_providers_and_says_what_is_different_of_others() {
    let settings = parse(
        "time_zone = \"Europe/Paris\"\n[sessions]\nidle = \"8h\"\n\
         [providers.up2pay]\nname = \"Up2pay\"\nhosts = [\"e-transactions.fr\"]\n\
         portal = \"https://admin.e-transactions.fr/t/{transaction}?o={order}\"\nrefund_days = 75\npartial = false\n\
         minimum = { EUR = \"1.00\" }\nreferences = [\"UP-...\"]\ngateways = [\"Up2Pay\"]\n\
         [providers.illicado]\nname = \"Illicado\"\nkind = \"gift_card\"\n\
         [providers.paypal]\nrefund_days = 90\n",
    )
    .expect("the test’s file is right");
    let providers = &settings.providers;
    let illicado = provider("gift_card:illicado");
    assert_eq!(providers.meant_by("illicado"), Some(illicado));
    assert_eq!(providers.meant_by("gift_card:illicado"), Some(illicado));
    assert_eq!(providers.brand(illicado), Some("Illicado"));
    assert_eq!(providers.meant_by("visa"), None);
    let up2pay = providers.of_gateway("up2pay_3x").expect("the test’s file is right");
    let link = providers.portal(up2pay, "T 1", &OrderNumber("9".to_owned())).expect("the test’s file is right");
    assert_eq!(link.as_str(), "https://admin.e-transactions.fr/t/T%201?o=9");
    let order = order().paid("a", up2pay, "5.00").paid("b", PaymentProvider::PAYPAL, "5.00").paid("c", up2pay, "5.00");
    let terms = providers.terms_of(&order);
    assert_eq!(terms.len(), 2);
    assert_eq!((terms[0].whole_only, terms[0].refund_days, terms[0].minimum), (true, Some(75), Some(amount("1.00"))));
    assert_eq!(terms[0].references, ["UP-…"]);
    assert_eq!((terms[1].refund_days, terms[1].hosts.as_slice()), (Some(90), &["paypal.com".to_owned()][..]));
    assert_eq!(
        providers
            .get(up2pay)
            .expect("the test’s file is right")
            .terms(Currency::parse("JPY").expect("the test’s file is right"))
            .minimum,
        None
    );
    let said: Vec<String> =
        settings.options.iter().map(|option| format!("{} {:?}", option.key.long(), option.values)).collect();
    assert_eq!(said, ["--time-zone [\"Europe/Paris\"]", "--session-idle [\"8h\"]"]);
}

#[test]
fn limits_are_of_a_role_in_a_currency() {
    let text = "[approvals.agent.EUR]\nrefund = \"300.00\"\nother_means = \"0.00\"\n[approvals.lead.JPY]\nrefund = \"50000\"\n";
    let limits = parse(text).expect("the test’s file is right").limits;
    let of = |role, code| limits.of(role, Currency::parse(code).expect("the test’s file is right"));
    let agents = of(Role::Agent, "EUR");
    assert_eq!(
        (agents.refund, agents.goodwill, agents.other_means),
        (Some(amount("300.00")), None, Some(amount("0.00")))
    );
    assert_eq!(of(Role::Lead, "JPY").refund, Some(amount("50000")));
    assert!(of(Role::Lead, "EUR").is_none() && of(Role::Agent, "JPY").is_none());
}

#[test]
fn mistakes_are_told_with_file_line_key_and_the_way_out() {
    for (text, said) in [
        ("a = \n", "settings.toml, line 1: is no TOML: "),
        (
            "\ntime_zne = \"Europe/Paris\"\n",
            "settings.toml, line 2, time_zne: there is no such key; allowed are database, ",
        ),
        (
            "[mail]\nfrom = 3.5\n",
            "settings.toml, line 2, mail.from: must be a text, a number, true or false, or a list of texts",
        ),
        (
            "[approvals.agent.EUR]\nrefund = \"300\"\n",
            "settings.toml, line 2, approvals.agent.EUR.refund: must be an amount in EUR with all its digits, such as \"300.00\"",
        ),
        (
            "[approvals.lead.EURO]\nrefund = \"1.00\"\n",
            "settings.toml, line 1, approvals.lead.EURO: the key must be the ISO 4217 code of a currency, such as EUR",
        ),
        (
            "[approvals.accountant.EUR]\nrefund = \"1.00\"\n",
            "settings.toml, line 1, approvals.accountant: there is no such key; allowed are agent, lead, admin",
        ),
        ("mail = 4\n", "settings.toml, line 1, mail: must be a table, begun by its name between [ and ]"),
        (
            "[sign_in]\nissuer = \"https://id.example\"\n",
            "settings.toml, line 1, sign_in: needs both issuer and client_id, or neither",
        ),
        ("[providers.x]\n", "settings.toml, line 1, providers.x: a firm has a name: name = \"…\""),
        ("[providers]\nx = 1\n", "settings.toml, line 2, providers.x: must be a table"),
        (
            "[providers.Big]\nname = \"B\"\n",
            "settings.toml, line 1, providers.Big: the key must be small letters, digits",
        ),
        ("[providers.firm]\nname = \"B\"\n", "settings.toml, line 1, providers.firm: the key must be"),
        (
            "[providers.x]\nname = \"X\"\nkind = \"bank\"\n",
            "settings.toml, line 3, providers.x.kind: is none of firm, gift_card, ",
        ),
        (
            "[providers.paypal]\nkind = \"cash\"\n",
            "settings.toml, line 1, providers.paypal: paypal ships as a firm, and what was paid",
        ),
        (
            "[providers.paypal]\nhosts = [\"pp.example\"]\n",
            "settings.toml, line 2, providers.paypal.hosts: the portal is not on them any more",
        ),
        (
            "[providers.paypal]\nhosts = [\"https://paypal.com/\"]\n",
            "settings.toml, line 2, providers.paypal.hosts: \"https://paypal.com/\" is no domain",
        ),
        (
            "[providers.x]\nname = \"X\"\nhosts = [\"x.example\"]\nportal = \"http://x.example/\"\n",
            "settings.toml, line 4, providers.x.portal: it must begin with https://",
        ),
        (
            "[providers.x]\nname = \"X\"\nhosts = [\"x.example\"]\nportal = \"https://x.example/{id}\"\n",
            "settings.toml, line 4, providers.x.portal: {id} is no placeholder; allowed are {transaction} and {order}",
        ),
        (
            "[providers.x]\nname = \"X\"\nrefund_days = 0\n",
            "settings.toml, line 3, providers.x.refund_days: must be from 1 to 3650",
        ),
        (
            "[providers.x]\nname = \"X\"\nrefund_days = -4\n",
            "settings.toml, line 3, providers.x.refund_days: must be a whole number",
        ),
        (
            "[providers.x]\nname = \"X\"\npartial = \"no\"\n",
            "settings.toml, line 3, providers.x.partial: must be true or false",
        ),
        (
            "[providers.x]\nname = \"X\"\nminimum = { EUR = \"1\" }\n",
            "settings.toml, line 3, providers.x.minimum.EUR: an amount in EUR has exactly 2 digits",
        ),
        (
            "[providers.x]\nname = \"X\"\nminimum = { euro = \"1.00\" }\n",
            "settings.toml, line 3, providers.x.minimum.euro: \"euro\" is no ISO 4217 code",
        ),
        (
            "[providers.x]\nname = \"X\"\nwindow = 4\n",
            "settings.toml, line 3, providers.x.window: there is no such key; allowed are kind, name, ",
        ),
    ] {
        let problem = parse(text).unwrap_err();
        assert!(problem.starts_with(said), "{text}\n{problem}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_from_top_to_bottom() {
    let problems = parse("[providers.x]\nname = \"\"\n[mail]\nform = \"a\"\n").unwrap_err();
    let lines: Vec<&str> = problems.lines().map(|line| line.split(": ").next().unwrap_or_default()).collect();
    assert_eq!(
        lines,
        [
            "settings.toml, line 1, providers.x",
            "settings.toml, line 2, providers.x.name",
            "settings.toml, line 4, mail.form"
        ]
    );
}

#[test]
fn a_seller_is_said_by_fields_and_each_channel_has_its_own() {
    let settings = parse(
        "[seller]\nname = \"Maison Lumen\"\nsiren = \"732829320\"\nsiret = \"732 829 320 00074\"\nnet_of_tax = true\n\
         [channels.b2b]\nseries = \"B2B\"\n[channels.web]\nseries = \"WEB\"\n\
         [exchange_rates.USD]\nrate = \"0.92\"\non = \"2026-11-27\"\nsource = \"BCE\"\n\
         [returns]\ndays = 30\naddress = [\"Maison Lumen\", \"69001 Lyon\"]\n",
    )
    .expect("the test’s file is right");
    let seller = settings.seller.expect("the test’s file is right");
    assert_eq!((seller.siret.as_deref(), seller.net_of_tax), (Some("73282932000074"), true));
    assert_eq!(settings.channels["web"].series.as_deref(), Some("WEB"));
    assert_eq!(settings.exchange_rates["USD"].source, "BCE");
    assert_eq!((settings.returns.days, settings.returns.address.len()), (Some(30), 2));
    for (text, said) in [
        ("[seller]\nsiren = \"123\"\n", "settings.toml, line 2, seller.siren: is no SIREN"),
        ("[seller]\nsiret = \"73282932000075\"\n", "settings.toml, line 2, seller.siret: is no SIRET"),
        ("[seller]\nvat_number = \"FR45732829320\"\n", "settings.toml, line 2, seller.vat_number: is no VAT number"),
        ("[seller]\ncity = \"Lyon\"\n", "settings.toml, line 1, seller: an address has address"),
        (
            "[seller]\naddress = [\"1\"]\ncity = \"L\"\ncountry = \"France\"\n",
            "settings.toml, line 4, seller.country: must be the two",
        ),
        ("[channels.a]\nseries = \"AV\"\n", "settings.toml, line 2, channels.a.series: must be 2 to 8 capital letters"),
        (
            "[channels.a]\nseries = \"XX\"\n[channels.b]\nseries = \"XX\"\n",
            "settings.toml, line 4, channels.b.series: is the series of another",
        ),
        (
            "[channels.a.seller]\nsiren = \"732829320\"\n",
            "settings.toml, line 1, channels.a.seller: a seller has a name",
        ),
        (
            "[exchange_rates.EUR]\nrate = \"1\"\non = \"2026-11-27\"\nsource = \"x\"\n",
            "settings.toml, line 1, exchange_rates.EUR: the key must be",
        ),
        (
            "[exchange_rates.USD]\nrate = \"0,92\"\non = \"2026-11-27\"\nsource = \"x\"\n",
            "settings.toml, line 2, exchange_rates.USD.rate: must be what one unit",
        ),
        (
            "[exchange_rates.USD]\nrate = \"0.92\"\n",
            "settings.toml, line 1, exchange_rates.USD: a rate has rate, on and source",
        ),
        ("[returns]\ndays = 0\n", "settings.toml, line 2, returns.days: must be from 1 to 3650"),
        ("[returns]\nwindow = 30\n", "settings.toml, line 2, returns.window: there is no such key"),
    ] {
        let problem = parse(text).unwrap_err();
        assert!(problem.contains(said), "{text}\n{problem}");
    }
}
