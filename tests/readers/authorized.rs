//! Money that was authorised and not captured, as each system says it: a payment of nothing with what is set aside, so that
//! cancelling gives nothing back and says what is to be voided.

use avoir::backend::readers::{Format, SourceFile};
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::Order;
use serde_json::{Value, json};

use crate::feeds::{cancels_to, sample_text};
use crate::{file, one};

/// A sample that was changed.
fn changed(path: &str, change: impl FnOnce(&mut Value)) -> SourceFile {
    let mut value: Value = serde_json::from_str(&sample_text(path)).expect("a sample is JSON");
    change(&mut value);
    file(path, value.to_string())
}

/// Each payment: provider, transaction, what was captured of it, what is set aside.
fn payments(order: &Order) -> Vec<String> {
    let of = |payment: &avoir::domain::payment::Payment| {
        let set_aside = payment.authorized.map_or("nothing".to_owned(), |authorized| authorized.amount.to_string());
        format!("{} {} {} {set_aside}", payment.provider.as_str(), payment.transaction, payment.captured)
    };
    order.payments.iter().map(of).collect()
}

/// That the order has these payments, and that cancelling gives back what was captured and no more.
fn check(order: &Order, expected: &[&str], status: LogisticStatus) {
    assert_eq!(payments(order), expected);
    assert_eq!(cancels_to(order), order.captured());
    assert_eq!(order.logistic_status, status);
}

#[test]
fn shopify_says_it_by_an_authorisation_that_nothing_ended() {
    let authorized = |transactions: Value| {
        changed("shopify/order-rest.json", |whole| {
            whole["order"]["financial_status"] = "authorized".into();
            whole["order"]["refunds"] = json!([]);
            whole["transactions"] = transactions;
        })
    };
    let transaction = |id: u32, kind: &str, parent: Option<u32>| {
        json!({"id": id, "kind": kind, "status": "success", "gateway": "shopify_payments", "amount": "49.62", "parent_id": parent,
            "authorization": "pi_1", "processed_at": "2026-11-20T10:14:05+01:00",
            "authorization_expires_at": "2026-11-27T10:14:05+01:00"})
    };
    let order = one(Format::Shopify, &[authorized(json!([transaction(1, "authorization", None)]))]);
    check(&order, &["stripe pi_1 0.00 49.62"], LogisticStatus::OnHold);
    let until = order.payments[0].authorized.and_then(|authorized| authorized.expires_at);
    assert_eq!(until.map(|at| at.to_string()), Some("2026-11-27T09:14:05Z".to_owned()));
    let captured = [transaction(1, "authorization", None), transaction(2, "capture", Some(1))];
    check(
        &one(Format::Shopify, &[authorized(json!(captured))]),
        &["stripe pi_1 49.62 nothing"],
        LogisticStatus::OnHold,
    );
    let voided = [transaction(1, "authorization", None), transaction(2, "void", Some(1))];
    check(&one(Format::Shopify, &[authorized(json!(voided))]), &[], LogisticStatus::OnHold);
    // Without transactions, the order still says that it is authorised, and by whom.
    let alone = changed("shopify/order-rest.json", |whole| {
        let mut order = whole["order"].take();
        order["financial_status"] = "authorized".into();
        order["refunds"] = json!([]);
        order["payment_gateway_names"] = json!(["paypal"]);
        *whole = order;
    });
    check(&one(Format::Shopify, &[alone]), &["paypal  0.00 49.62"], LogisticStatus::OnHold);
}

#[test]
fn shopifys_other_answers_say_it_as_well() {
    let graphql = changed("shopify/order-graphql.json", |whole| {
        let order = &mut whole["data"]["order"];
        order["displayFinancialStatus"] = "AUTHORIZED".into();
        order["refunds"] = json!([]);
        for total in ["totalReceivedSet", "totalRefundedSet"] {
            order[total] = Value::Null;
        }
        let money = json!({"presentmentMoney": {"amount": "49.62", "currencyCode": "EUR"}});
        order["transactions"] = json!([{"id": "gid://shopify/OrderTransaction/1", "kind": "AUTHORIZATION", "status": "SUCCESS",
            "gateway": "shopify_payments", "paymentId": "r1", "amountSet": money}]);
    });
    check(&one(Format::Shopify, &[graphql]), &["stripe r1 0.00 49.62"], LogisticStatus::OnHold);
    let mut rows = sample_text("shopify/orders_export.csv");
    rows = rows.replacen("partially_refunded,2026-11-20 10:14:05 +0100", "authorized,", 1);
    rows = rows.replacen("gift_card + shopify_payments,rAbC123 + rDeF456,8.91", "shopify_payments,rDeF456,0.00", 1);
    rows = rows.replacen("rDeF456,,,rAbC123 + rDeF456", "rDeF456,,,rDeF456", 1);
    let converted = crate::read(Format::ShopifyCsv, &[file("orders.csv", rows)]);
    let order = converted[0].order.as_ref().expect("an order").as_ref().expect("no test");
    check(order, &["stripe rDeF456 0.00 49.62"], LogisticStatus::OnHold);
}

#[test]
fn woocommerce_says_it_in_what_gateways_keep_with_the_order() {
    let held = |key: &str, value: &str| {
        changed("woocommerce/order-rest-v3.json", |order| {
            order["refunds"] = json!([]);
            order["meta_data"] = json!([{"id": 1, "key": key, "value": value}]);
        })
    };
    for (key, value) in [
        ("_stripe_charge_captured", "no"),
        ("_wc_braintree_credit_card_charge_captured", "no"),
        ("_ppcp_paypal_captured", "false"),
        ("_intention_status", "requires_capture"),
    ] {
        let order = one(Format::Woocommerce, &[held(key, value)]);
        let expected = ["gift_card XXXX-0098 20.00 nothing", "stripe ch_invented456 0.00 29.62"];
        check(&order, &expected, LogisticStatus::AwaitingPrint);
    }
    let order = one(Format::Woocommerce, &[held("_stripe_charge_captured", "yes")]);
    assert_eq!(order.captured().to_string(), "49.62");
}

#[test]
fn prestashop_says_it_by_the_name_of_a_modules_state() {
    let with = |name: Value, paid: &str| {
        let order = changed("prestashop/order-webservice.json", |whole| {
            let order = &mut whole["orders"][0];
            order["current_state"] = "21".into();
            order["total_paid_real"] = "0.000000".into();
        });
        let states = json!({"order_states": [{"id": 21, "name": name, "paid": paid, "shipped": "0", "delivery": "0"}]});
        one(Format::Prestashop, &[order, file("states.json", states.to_string())])
    };
    let several = json!([{"id": "1", "value": "Autorisé, à capturer"}, {"id": "2", "value": "x"}]);
    for name in [several, "Waiting for capture".into()] {
        let order = with(name, "0");
        let expected = format!("paypal  0.00 {}", order.gross());
        check(&order, &[&expected], LogisticStatus::OnHold);
    }
    assert!(with("Paiement non autorisé".into(), "0").payments.is_empty());
    assert!(with("Autorisé".into(), "1").payments.is_empty());
}

#[test]
fn magento_and_lightspeed_say_it_of_their_one_payment() {
    let order = |payment: Value| {
        json!({
            "entity_id": 9, "increment_id": "000000009", "state": "payment_review", "order_currency_code": "EUR",
            "created_at": "2026-11-20 09:14:00", "grand_total": 12, "payment": payment,
            "items": [{"item_id": 1, "sku": "MUG", "name": "Mug", "qty_ordered": 1, "price": 10, "price_incl_tax": 12,
                "row_total": 10, "row_total_incl_tax": 12, "tax_percent": 20, "tax_amount": 2}],
        })
        .to_string()
    };
    let read = |payment: Value| one(Format::Magento, &[file("orders.json", order(payment))]);
    let payment = json!({"method": "adyen_cc", "amount_authorized": 12, "last_trans_id": "882", "amount_paid": null});
    check(&read(payment.clone()), &["adyen 882 0.00 12.00"], LogisticStatus::OnHold);
    let mut voided = payment;
    voided["amount_canceled"] = 12.into();
    check(&read(voided), &[], LogisticStatus::OnHold);
    let order = changed("lightspeed-c/order.json", |whole| {
        let order = &mut whole["order"];
        order["paymentStatus"] = "not_paid".into();
        order["paymentData"]["status"] = "authorized".into();
    });
    let products = changed("lightspeed-c/order-products.json", |whole| {
        for product in whole["orderProducts"].as_array_mut().expect("a list") {
            product["quantityRefunded"] = 0.into();
        }
    });
    let order = one(Format::Lightspeed, &[order, products]);
    check(&order, &["mollie tr_invented1 0.00 49.62"], order.logistic_status);
}

#[test]
fn medusa_and_vendure_say_it_by_a_payment_without_captures() {
    let medusa = |canceled: Value| {
        changed("medusa/admin-order-discounted.json", |whole| {
            let order = &mut whole["order"];
            order["payment_status"] = "authorized".into();
            let payment = &mut order["payment_collections"][0]["payments"][0];
            payment["captures"] = json!([]);
            payment["captured_at"] = Value::Null;
            payment["canceled_at"] = canceled;
        })
    };
    let order = one(Format::Medusa, &[medusa(Value::Null)]);
    check(&order, &["other pay_01M8FT3KEW1XDJFPQDE3292W5A 0.00 92.66"], LogisticStatus::Preparing);
    assert!(one(Format::Medusa, &[medusa("2026-11-28T00:00:00Z".into())]).payments.is_empty());
    let vendure = changed("vendure/admin-api-order-discounted.json", |whole| {
        whole["data"]["order"]["payments"][0]["state"] = "Authorized".into();
        whole["data"]["order"]["state"] = "PaymentAuthorized".into();
    });
    let order = one(Format::Vendure, &[vendure]);
    check(&order, &["other Pc4zajdr7j58 0.00 49.62"], LogisticStatus::OnHold);
}
