//! What databases of earlier versions hold is kept, and the rules of this one hold in them.

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use super::*;
use crate::domain::payment::ProviderKind;

/// In memory, with what a database of before the overpayments may hold.
async fn before_overpayments() -> SqlitePool {
    let one_connection = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
    let database = one_connection.connect_with(options).await.expect("the database takes it");
    up_to(4).run(&database).await.expect("the database takes it");
    sqlx::raw_sql(
        "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, email, \
             providers, search_text, logistic_status, payment_state, version) \
         VALUES ('FREE', 0, 'EUR', 0, 0, 0, '', '', '', '', '', 'shipped', 'unpaid', 1), \
             ('TWICE', 0, 'EUR', 100, 200, 1000, '', '', '', ' hipay ', '', 'shipped', 'refunded', 1), \
             ('UNPAID', 0, 'EUR', 100, 0, 1000, '', '', '', '', '', 'shipped', 'unpaid', 1); \
         INSERT INTO payments VALUES ('TWICE', 'p1', 'hipay', 'T', 200); \
         INSERT INTO credit_notes VALUES ('a', 'TWICE', 150, NULL, 0, 'Awa', '{}'), ('b', 'TWICE', 50, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('t', 'TWICE', 1, 'a', 'p1', 150, 0, 'to_do')",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    database
}

async fn texts(database: &SqlitePool, sql: &'static str) -> Vec<String> {
    sqlx::query_scalar(sql).fetch_all(database).await.expect("the database takes it")
}

#[tokio::test]
async fn what_an_earlier_version_kept_is_kept_and_what_cost_nothing_is_paid() {
    let database = before_overpayments().await;
    all().run(&database).await.expect("the database takes it");
    let orders = "SELECT number || ' ' || payment_state || ' ' || version FROM orders ORDER BY number";
    assert_eq!(texts(&database, orders).await, ["FREE paid 2", "TWICE refunded 1", "UNPAID unpaid 1"]);
    let tasks = "SELECT id || ' ' || credit_note || ' ' || amount FROM refund_tasks WHERE overpayment_reason IS NULL";
    assert_eq!(texts(&database, tasks).await, ["t a 150"]);
    assert_eq!(texts(&database, "PRAGMA integrity_check").await, ["ok"]);
}

#[tokio::test]
async fn a_note_that_credited_more_than_the_price_can_still_be_taken_back() {
    let database = before_overpayments().await;
    all().run(&database).await.expect("the database takes it");
    let correct = "INSERT INTO credit_notes VALUES ('c', 'TWICE', -50, 'b', 0, 'Awa', '{}')";
    sqlx::query(correct).execute(&database).await.expect("the database takes it");
    let another = "INSERT INTO credit_notes VALUES ('d', 'TWICE', 1, NULL, 0, 'Awa', '{}')";
    let refused = sqlx::query(another).execute(&database).await.unwrap_err();
    assert!(refused.to_string().contains("credit notes exceed what was charged"), "{refused}");
}

#[tokio::test]
async fn who_was_signed_in_before_sessions_could_be_idle_stays_so_and_tokens_have_no_end() {
    let one_connection = SqlitePoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
    let database = one_connection.connect_with(options).await.expect("the database takes it");
    up_to(9).run(&database).await.expect("the database takes it");
    sqlx::raw_sql(
        "INSERT INTO agents (id, position, name, role, token_hash) VALUES ('a', 1, 'Awa', 'lead', 't'); \
         INSERT INTO sessions (token_hash, agent_id, expires_at) VALUES ('s', 'a', 7000)",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    assert_eq!(texts(&database, "SELECT idle_until || ' ' || expires_at FROM sessions").await, ["7000 7000"]);
    let without_end = "SELECT name FROM agents WHERE token_expires_at IS NULL AND disabled_at IS NULL";
    assert_eq!(texts(&database, without_end).await, ["Awa"]);
}

#[tokio::test]
async fn a_name_that_settled_two_refunds_before_settles_no_third() {
    let database = before_overpayments().await;
    up_to(10).run(&database).await.expect("the database takes it");
    sqlx::raw_sql(
        "UPDATE refund_tasks SET state = 'done', state_at = 2, reference = 'R-1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('u', 'TWICE', 2, 'b', 'p1', 30, 0, 'to_do'), ('v', 'TWICE', 3, 'b', 'p1', 20, 0, 'to_do'); \
         UPDATE refund_tasks SET state = 'done', state_at = 1, reference = 'R-1' WHERE id = 'u'; \
         INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('t', 1, 'R-2', 3, 'Awa'); \
         INSERT INTO agents (id, position, name, role, token_hash) VALUES ('a', 1, 'Awa', 'agent', 'x'); \
         UPDATE refund_tasks SET state = 'opened', state_at = 3, opened_by = 'a' WHERE id = 'v'",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let noted = "SELECT provider || ' ' || reference || ' ' || refund_task FROM refund_references ORDER BY reference";
    assert_eq!(texts(&database, noted).await, ["hipay R-1 u", "hipay R-2 t"]);
    for (name, is_new) in [("R-1", false), ("R-2", false), ("R-3", true)] {
        let settle = "UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = $1 WHERE id = 'v'";
        assert_eq!(sqlx::query(settle).bind(name).execute(&database).await.is_ok(), is_new, "{name}");
    }
}

#[tokio::test]
async fn a_name_that_was_recorded_by_mistake_is_free_or_that_of_whoever_else_has_it() {
    let database = before_overpayments().await;
    up_to(10).run(&database).await.expect("the database takes it");
    sqlx::raw_sql(
        "UPDATE refund_tasks SET state = 'done', state_at = 1, reference = 'R-1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('u', 'TWICE', 2, 'b', 'p1', 30, 0, 'to_do'), ('v', 'TWICE', 3, 'b', 'p1', 20, 0, 'to_do'); \
         UPDATE refund_tasks SET state = 'done', state_at = 2, reference = 'R-1' WHERE id = 'u'; \
         UPDATE refund_tasks SET state = 'done', state_at = 3, reference = 'R-2' WHERE id = 'v'; \
         INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('v', 1, 'R-3', 4, 'Awa'); \
         UPDATE refund_excesses SET resolved_at = 5, recovered_reference = 'VIR'",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let noted = "SELECT reference || ' ' || refund_task FROM refund_references ORDER BY reference";
    assert_eq!(texts(&database, noted).await, ["R-1 t", "R-2 v", "R-3 v"]);
    // Each in one transaction with what replaces it.
    let mistaken = |id: &'static str, note: &'static str, amount: i64| {
        let database = database.clone();
        async move {
            let mut write = database.begin().await.expect("the database takes it");
            let next = format!("{id}-again");
            sqlx::query("UPDATE refund_tasks SET state = 'never_made', reason = 'r', replaced_by = $1 WHERE id = $2")
                .bind(&next)
                .bind(id)
                .execute(&mut *write)
                .await
                .expect("the database takes it");
            sqlx::query(
                "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
                 SELECT $1, 'TWICE', MAX(position) + 1, $2, 'p1', $3, 0, 'to_do' FROM refund_tasks",
            )
            .bind(next)
            .bind(note)
            .bind(amount)
            .execute(&mut *write)
            .await
            .expect("the database takes it");
            write.commit().await.expect("the database takes it");
        }
    };
    mistaken("v", "b", 20).await;
    assert_eq!(texts(&database, noted).await, ["R-1 t"]);
    mistaken("t", "a", 150).await;
    assert_eq!(texts(&database, noted).await, ["R-1 u"]);
    mistaken("u", "b", 30).await;
    assert_eq!(texts(&database, noted).await, [""; 0]);
    assert_eq!(texts(&database, "PRAGMA integrity_check").await, ["ok"]);
}

#[tokio::test]
async fn notes_that_an_earlier_version_dated_out_of_order_stay_and_no_more_follow() {
    let database = before_overpayments().await;
    let note = |number: &str, at: i64| {
        let insert = "INSERT INTO credit_notes VALUES ($1, 'FREE', 0, NULL, $2, 'Awa', '{}')";
        sqlx::query(insert).bind(number.to_owned()).bind(at)
    };
    for (number, at) in [("AV-2026-000008", 20), ("AV-2026-000009", 10)] {
        note(number, at).execute(&database).await.expect("the database takes it");
    }
    up_to(14).run(&database).await.expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let refused = note("AV-2026-000010", 9).execute(&database).await.unwrap_err().to_string();
    assert!(refused.contains("never dated before the one before it"), "{refused}");
    for number in ["AV-2026-000010", "AV-2025-000001"] {
        note(number, 10).execute(&database).await.expect("the database takes it");
    }
}

#[tokio::test]
async fn what_is_set_aside_is_let_go_of_beside_all_sums_and_a_firm_is_what_the_rules_call_one() {
    let database = before_overpayments().await;
    all().run(&database).await.expect("the database takes it");
    let held = "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, email, \
             providers, search_text, logistic_status, payment_state, version) \
         VALUES ('HELD', 0, 'EUR', 70, 0, 0, '', '', '', '', '', 'cancelled', 'unpaid', 1); \
         INSERT INTO payments VALUES ('HELD', 'card', 'stripe', 'pi_1', 0); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, created_at, state, \
             overpayment_reason, overpayment_by) VALUES ('v', 'HELD', 1, NULL, 'card', 70, 'void', 0, 'to_do', '', 'Awa')";
    sqlx::raw_sql(held).execute(&database).await.expect("the database takes it");
    assert_eq!(
        texts(&database, "SELECT payment_id FROM refunds_that_count WHERE order_number = 'HELD'").await,
        [""; 0]
    );
    let words: Vec<String> = ProviderKind::KNOWN
        .iter()
        .map(|kind| kind.as_str())
        .chain(["unknown", "hipay", "gift_card:illicado", "other:ancv"])
        .filter(|word| *word != "firm")
        .map(|word| format!("('HELD', '{word}', '{word}', '{word}', 0)"))
        .collect();
    let all_kinds = format!("INSERT INTO payments VALUES {}", words.join(", "));
    sqlx::raw_sql(sqlx::AssertSqlSafe(all_kinds)).execute(&database).await.expect("the database takes it");
    let firms = texts(&database, "SELECT id FROM payments_of_firms WHERE order_number = 'HELD' ORDER BY id").await;
    assert_eq!(firms, ["card", "hipay"]);
}

#[tokio::test]
async fn what_was_unpaid_though_money_is_set_aside_for_it_is_authorized_unless_that_was_let_go_of() {
    let database = before_overpayments().await;
    up_to(31).run(&database).await.expect("the database takes it");
    for (number, amount) in [("HELD", "70.00"), ("VOIDED", "70.00"), ("NOTHING", "0.00")] {
        let held = format!(
            r#"INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, email,
                 providers, search_text, logistic_status, payment_state, version)
               VALUES ('{number}', 0, 'EUR', 7000, 0, 0, '', '', '', '', '', 'cancelled', 'unpaid', 1);
               INSERT INTO order_documents VALUES ('{number}',
                 '{{"payments":[{{"id":"other"}},{{"id":"card","authorized":{{"amount":"{amount}"}}}}]}}');
               INSERT INTO payments VALUES ('{number}', 'card', 'stripe', 'pi', 0)"#
        );
        sqlx::raw_sql(sqlx::AssertSqlSafe(held)).execute(&database).await.expect("the database takes it");
    }
    let voided = "INSERT INTO agents (id, position, name, role, token_hash) VALUES ('awa', 1, 'Awa', 'agent', 'x'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, created_at, state, \
             overpayment_reason, overpayment_by) VALUES ('v', 'VOIDED', 1, NULL, 'card', 7000, 'void', 0, 'to_do', '', 'Awa'); \
         UPDATE refund_tasks SET state = 'opened', opened_by = 'awa', state_at = 1 WHERE id = 'v'; \
         UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = '', state_at = 2 WHERE id = 'v'";
    sqlx::raw_sql(voided).execute(&database).await.expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let orders = "SELECT number || ' ' || payment_state || ' ' || version || ' ' || payment_rank FROM orders \
         WHERE gross > 0 ORDER BY payment_rank, number";
    let expected =
        ["NOTHING unpaid 1 0", "UNPAID unpaid 1 0", "VOIDED unpaid 1 0", "HELD authorized 2 1", "TWICE refunded 1 5"];
    assert_eq!(texts(&database, orders).await, expected);
    assert_eq!(texts(&database, "PRAGMA integrity_check").await, ["ok"]);
}

#[tokio::test]
async fn mails_of_before_their_states_are_written_or_ready() {
    let database = before_overpayments().await;
    up_to(22).run(&database).await.expect("the database takes it");
    sqlx::raw_sql(
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by) \
         VALUES ('FREE', 'a@b.example', '', '', 1, 'Awa'), ('FREE', 'c@d.example', '', '', 2, 'Awa'); \
         UPDATE messages SET written_at = 7 WHERE id = 1",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let states = "SELECT recipient || ' ' || state || ' ' || COALESCE(state_at, '-') || ' ' || COALESCE(written_at, '-') \
         FROM messages ORDER BY id";
    assert_eq!(texts(&database, states).await, ["a@b.example written 7 7", "c@d.example ready - -"]);
    assert!(sqlx::query("UPDATE messages SET answer = 'x' WHERE id = 1").execute(&database).await.is_err());
    let erase = "INSERT INTO erasures VALUES ('FREE', 9)";
    assert!(sqlx::query(erase).execute(&database).await.is_err(), "one of its mails is on its way");
}

#[tokio::test]
async fn the_rules_hold_for_the_providers_that_a_shop_adds() {
    let database = before_overpayments().await;
    sqlx::raw_sql(
        "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, email, \
             providers, search_text, logistic_status, payment_state, version) \
         VALUES ('MANY', 0, 'EUR', 70, 70, 0, '', '', '', '', '', 'shipped', 'paid', 1); \
         INSERT INTO credit_notes VALUES ('m', 'MANY', 70, NULL, 0, 'Awa', '{}'); \
         INSERT INTO payments VALUES ('MANY', 'card', 'gift_card:illicado', 'C-1', 10), \
             ('MANY', 'firm', 'systempay', 'T-1', 30), ('MANY', 'hand', 'bank_transfer:qonto', 'V-1', 30)",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let born_done = |id: &'static str, payment: &'static str| {
        sqlx::query(
            "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
                 state_at, reference) \
             VALUES ($1, 'MANY', $2, 'm', $3, 1, 0, 'done', 0, 'R')",
        )
        .bind(id)
        .bind(i64::from(id.as_bytes()[0]))
        .bind(payment)
    };
    for (id, payment) in [("f", "firm"), ("h", "hand")] {
        let refused = born_done(id, payment).execute(&database).await.unwrap_err().to_string();
        assert!(refused.contains("begins to do"), "{refused}");
    }
    born_done("c", "card").execute(&database).await.expect("the database takes it");
}

/// An earlier version let the name that HiPay gave settle a refund of Stripe's and one of Adyen's as well.
#[tokio::test]
async fn a_long_name_that_settled_refunds_at_two_providers_stays_and_is_free_when_none_has_it() {
    let database = before_overpayments().await;
    up_to(25).run(&database).await.expect("the database takes it");
    sqlx::raw_sql(
        "INSERT INTO agents (id, position, name, role, token_hash) VALUES ('a', 1, 'Awa', 'agent', 'x'); \
         INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, email, \
             providers, search_text, logistic_status, payment_state, version) \
         VALUES ('MANY', 0, 'EUR', 90, 90, 0, '', '', '', '', '', 'shipped', 'paid', 1); \
         INSERT INTO credit_notes VALUES ('m', 'MANY', 90, NULL, 0, 'Awa', '{}'); \
         INSERT INTO payments VALUES ('MANY', 'p1', 'stripe', 'S', 40), ('MANY', 'p2', 'adyen', 'A', 50); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('u', 'MANY', 1, 'm', 'p1', 20, 0, 'to_do'), ('v', 'MANY', 2, 'm', 'p2', 20, 0, 'to_do'), \
             ('w', 'MANY', 3, 'm', 'p2', 10, 0, 'to_do'); \
         UPDATE refund_tasks SET state = 'opened', state_at = 1, opened_by = 'a'; \
         UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = 'HIPAY-R-1' WHERE id IN ('t', 'u', 'v')",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let noted =
        "SELECT provider || ' ' || reference || ' ' || refund_task FROM refund_references ORDER BY reference, provider";
    let (adyen, stripe) = ("adyen HIPAY-R-1 v", "stripe HIPAY-R-1 u");
    assert_eq!(texts(&database, noted).await, [adyen, "hipay HIPAY-R-1 t", stripe]);

    let named = |id: &'static str, reference: &'static str| {
        sqlx::query("UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = $1 WHERE id = $2")
            .bind(reference)
            .bind(id)
            .execute(&database)
    };
    let refused = named("w", "HIPAY-R-1").await.unwrap_err().to_string();
    assert!(refused.contains("a provider's name for a refund settles one"), "{refused}");
    for (id, reference) in [("t", "HIPAY-R-2"), ("u", "re_1"), ("v", "PSP-1")] {
        assert!(named("w", "HIPAY-R-1").await.is_err(), "{id} has it");
        named(id, reference).await.expect("the database takes it");
    }
    assert_eq!(texts(&database, noted).await, ["hipay HIPAY-R-2 t", "adyen PSP-1 v", "stripe re_1 u"]);
    named("w", "HIPAY-R-1").await.expect("the database takes it");
    assert_eq!(texts(&database, "PRAGMA integrity_check").await, ["ok"]);
}

#[tokio::test]
async fn a_name_that_two_refunds_had_before_is_the_others_once_one_is_corrected() {
    let database = before_overpayments().await;
    up_to(10).run(&database).await.expect("the database takes it");
    sqlx::raw_sql(
        "UPDATE refund_tasks SET state = 'done', state_at = 1, reference = 'HIPAY-R-1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('u', 'TWICE', 2, 'b', 'p1', 30, 0, 'to_do'); \
         UPDATE refund_tasks SET state = 'done', state_at = 2, reference = 'HIPAY-R-1' WHERE id = 'u'; \
         INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('u', 1, 'HIPAY-R-3', 4, 'Awa')",
    )
    .execute(&database)
    .await
    .expect("the database takes it");
    all().run(&database).await.expect("the database takes it");
    let noted = "SELECT reference || ' ' || refund_task FROM refund_references ORDER BY reference";
    assert_eq!(texts(&database, noted).await, ["HIPAY-R-1 t", "HIPAY-R-3 u"]);
    sqlx::query("UPDATE refund_tasks SET reference = 'HIPAY-R-2' WHERE id = 't'")
        .execute(&database)
        .await
        .expect("the database takes it");
    assert_eq!(texts(&database, noted).await, ["HIPAY-R-1 u", "HIPAY-R-2 t", "HIPAY-R-3 u"]);
    sqlx::query("UPDATE refund_tasks SET reference = 'HIPAY-R-4' WHERE id = 'u'")
        .execute(&database)
        .await
        .expect("the database takes it");
    assert_eq!(texts(&database, noted).await, ["HIPAY-R-2 t", "HIPAY-R-3 u", "HIPAY-R-4 u"]);
}
