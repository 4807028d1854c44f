//! The shop's orders, as imported.

use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::Order;
use avoir::domain::order::fixture::order_in;
use avoir::domain::payment::PaymentProvider;

pub fn orders() -> Vec<Order> {
    vec![
        order_in("EUR")
            .numbered("ORD00123", "2026-11-20T09:14:00Z")
            .for_customer("Awa Ndiaye", "awa@example.com", "fr")
            .line("1", 3, "26.70", &["4.45"])
            .of_article("MUG-01", "Mug", "9.90")
            .parcel("s1", "4.90", &["0.82"])
            .carried_by("Colissimo")
            .paid("p1", PaymentProvider::HIPAY, "31.60")
            .in_transaction("8003121", "2026-11-20T09:14:05Z"),
        order_in("EUR")
            .numbered("ORD00124", "2026-11-19T17:40:00Z")
            .for_customer("Éléonore Lebœuf", "eleonore@example.com", "fr-FR")
            .with_phone("+33 6 00 00 00 00")
            .line("1", 1, "44.60", &["7.43"])
            .of_article("LAMP-07", "Lampe \"Lumen\"", "44.60")
            .paid("p1", PaymentProvider::GIFT_CARD, "14.60")
            .in_transaction("GC-7781", "2026-11-19T17:40:02Z")
            .paid("p2", PaymentProvider::PAYPAL, "30.00")
            .in_transaction("8RX12345AB678901C", "2026-11-19T17:40:09Z"),
        order_in("EUR")
            .numbered("ORD00125", "2026-11-18T08:00:00Z")
            .at_status(LogisticStatus::Shipped)
            .for_customer("John Smith", "john@example.co.uk", "en-GB")
            .line("1", 1, "9.90", &["VAT:1.65"])
            .of_article("MUG-01", "Mug", "9.90")
            .paid("p1", PaymentProvider::STRIPE, "9.90")
            .in_transaction("pi_3PabcDEF", "2026-11-18T08:00:03Z"),
        order_in("EUR")
            .numbered("ORD00126", "2026-11-17T12:00:00Z")
            .for_customer("Nobody Paid", "nobody@example.com", "en")
            .line("1", 1, "9.90", &["VAT:1.65"])
            .of_article("MUG-01", "Mug", "9.90"),
        order_in("JPY")
            .numbered("ORD00127", "2026-11-16T12:00:00Z")
            .net()
            .for_customer("Yuki Tanaka", "yuki@example.jp", "ja")
            .line("1", 2, "1900", &["消費税@0.10:190"])
            .of_article("LAMP-07", "Lamp", "1000")
            .paid("p1", PaymentProvider::ADYEN, "2090")
            .in_transaction("NC6HT9CRT65ZGN82", "2026-11-16T12:00:03Z"),
    ]
}
