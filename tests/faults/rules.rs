//! The last lock alone: what the database refuses whatever the code above it does.

use sqlx::{AssertSqlSafe, Connection};

use crate::invariants::rule_against;
use crate::support::database::connect;
use crate::support::shop::Shop;
use crate::support::walk::Walk;

/// Statements on an order of 1.00 for which 1.50 was paid, of which 0.30 is about to go back.
macro_rules! overpaid {
    ($statements:literal) => {
        concat!(
            "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, \
                 email, providers, search_text, logistic_status, payment_state, version) \
             VALUES ('OVERPAID', 0, 'EUR', 100, 150, 1000, '', '', '', ' hipay ', '', 'shipped', 'paid', 1); \
             INSERT INTO payments VALUES ('OVERPAID', 'p1', 'hipay', 'T', 150); \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
                 overpayment_reason, overpayment_by) \
             VALUES ('o', 'OVERPAID', 1, NULL, 'p1', 30, 0, 'to_do', 'Paid twice', 'Awa'); ",
            $statements
        )
    };
}

/// Statements on an order of 2.00 of which 1.00 was paid, and 0.40 given back by its shop before it came.
macro_rules! refunded_before {
    ($statements:literal) => {
        concat!(
            "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, \
                 email, providers, search_text, logistic_status, payment_state, version) \
             VALUES ('BEFORE', 0, 'EUR', 200, 100, 2000, '', '', '', ' hipay ', '', 'shipped', 'partially_refunded', 1); \
             INSERT INTO payments VALUES ('BEFORE', 'p1', 'hipay', 'T', 100); \
             INSERT INTO earlier_refunds VALUES ('BEFORE', 'r1', 40); \
             INSERT INTO earlier_refund_payments VALUES ('BEFORE', 'r1', 'p1', 40); ",
            $statements
        )
    };
}

/// Statements on a cancelled order of 1.00 that was authorised, of which nothing was captured, and of its task 'v'.
macro_rules! set_aside {
    ($statements:literal) => {
        concat!(
            "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, \
                 email, providers, search_text, logistic_status, payment_state, version) \
             VALUES ('HELD', 0, 'EUR', 100, 0, 1000, '', '', '', ' hipay ', '', 'cancelled', 'unpaid', 1); \
             INSERT INTO payments VALUES ('HELD', 'p1', 'hipay', 'T', 0); \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, \
                 created_at, state, overpayment_reason, overpayment_by) \
             VALUES ('v', 'HELD', 1, NULL, 'p1', 100, 'void', 0, 'to_do', '', 'Awa'); ",
            $statements
        )
    };
}

/// Statements on task 'x', which somebody has on to make it by bank transfer.
macro_rules! by_transfer {
    ($statements:literal) => {
        concat!(
            "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'ORD00127-R1'; \
             UPDATE refund_tasks SET state = 'impossible', opened_by = NULL, reason = 'r', replaced_by = 'x' \
             WHERE id = 'ORD00127-R1'; \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, created_at, state) \
             SELECT 'x', order_number, 9, credit_note, payment_id, amount, 'bank_transfer', 0, 'to_do' \
             FROM refund_tasks WHERE id = 'ORD00127-R1'; \
             UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'x'; ",
            $statements
        )
    };
}

/// Statements on an order of three mugs and two teas that was delivered, of which two mugs come back with return 'r'.
macro_rules! returned {
    ($statements:expr) => {
        concat!(
            "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, \
                 email, providers, search_text, logistic_status, payment_state, version) \
             VALUES ('BACK', 0, 'EUR', 100, 100, 1000, '', '', '', '', '', 'delivered', 'paid', 1); \
             INSERT INTO order_documents VALUES \
                 ('BACK', '{\"lines\":[{\"id\":\"1\",\"quantity\":3},{\"id\":\"2\",\"quantity\":2}]}'); \
             INSERT INTO returns (number, order_number, position, registered_at, registered_by, state) \
             VALUES ('r', 'BACK', 1, 0, 'Awa', 'registered'); \
             INSERT INTO return_lines (return_number, position, line_id, quantity, reason, reason_french, reason_english, \
                 action, action_kind, action_french, action_english) \
             VALUES ('r', 0, '1', 2, 'faulty', 'Défectueux', 'Faulty', 'refund', 'refund', 'Rembourser', 'Refund'); ",
            $statements
        )
    };
}

/// Statements on a note 'x', not signed yet, that says this of a mug: `quantity` and `restock`.
macro_rules! crediting_mugs {
    ($said:literal, $statements:literal) => {
        concat!(
            "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', \
             '{\"quote\":{\"lines\":[{\"line\":\"1\",",
            $said,
            "}]}}'); ",
            $statements
        )
    };
}

/// The same of the mugs of return 'r', of which one came back sound and one damaged.
macro_rules! crediting_return {
    ($said:literal) => {
        returned!(concat!(
            "UPDATE return_lines SET sound = 1, damaged = 1 WHERE return_number = 'r'; \
             INSERT INTO credit_notes VALUES ('x', 'BACK', 30, NULL, 0, 'Awa', \
             '{\"return\":\"r\",\"quote\":{\"lines\":[{\"line\":\"1\",",
            $said,
            "}]}}')"
        ))
    };
}

/// Statements on approval 'a' of a cancellation, which this agent asked for.
macro_rules! asked {
    ($asker:literal, $statements:expr) => {
        concat!(
            "INSERT INTO approvals (id, order_number, position, kind, proposal, sums, exceeded, order_version, asked_at, \
                 asked_by, state) \
             SELECT 'a', 'ORD00125', 0, 'request_cancellation', '{\"kind\":\"request_cancellation\"}', '{}', '[]', 1, 0, id, \
                 'asked' FROM agents WHERE name = '",
            $asker,
            "'; ",
            $statements
        )
    };
}

/// Statements on the same, which the lead said yes to.
macro_rules! approved {
    ($statements:literal) => {
        asked!(
            "Awa Diallo",
            concat!(
                "UPDATE approvals SET state = 'approved', decided_at = 0, \
                     decided_by = (SELECT id FROM agents WHERE name = 'Zoé Martin'); ",
                $statements
            )
        )
    };
}

/// Statements on refund 'ORD00127-R1', which a till has used all of.
macro_rules! used_at_till {
    ($statements:literal) => {
        concat!(
            "UPDATE refund_tasks SET state = 'used_at_till', state_at = 0, reference = 'T-1' WHERE id = 'ORD00127-R1'; ",
            $statements
        )
    };
}

/// Statements that would lose, double or change money, and the beginning of what the database says.
const FORBIDDEN: [(&str, &str); 237] = [
    (
        "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'ORD00127-R1'; \
         UPDATE refund_tasks SET state = 'used_at_till', opened_by = NULL, reference = 'T-1' WHERE id = 'ORD00127-R1'",
        "a till takes what a note gives back and nobody has on",
    ),
    (
        "UPDATE refund_tasks SET state = 'used_at_till', state_at = 0, reference = '' WHERE id = 'ORD00127-R1'",
        "a till takes what a note gives back and nobody has on",
    ),
    (
        overpaid!("UPDATE refund_tasks SET state = 'used_at_till', state_at = 0, reference = 'T-1' WHERE id = 'o'"),
        "a till takes what a note gives back and nobody has on",
    ),
    (
        by_transfer!(
            "UPDATE refund_tasks SET state = 'to_do', state_at = NULL, opened_by = NULL WHERE id = 'x'; \
             UPDATE refund_tasks SET state = 'used_at_till', state_at = 0, reference = 'T-1' WHERE id = 'x'"
        ),
        "a till takes what a note gives back and nobody has on",
    ),
    (
        "UPDATE refund_tasks SET state = 'used_at_till', state_at = 0, reference = 'T-1', given = 1, rest = 'x' \
         WHERE id = 'ORD00127-R1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         SELECT 'x', order_number, 9, credit_note, payment_id, amount - 1, 0, 'to_do' FROM refund_tasks \
         WHERE id = 'ORD00127-R1'; \
         UPDATE refund_tasks SET state = 'used_at_till', state_at = 1, reference = 'T-1' WHERE id = 'x'",
        "a receipt uses a note once",
    ),
    (
        used_at_till!("UPDATE refund_tasks SET reference = 'T-2' WHERE id = 'ORD00127-R1'"),
        "what was used at a till stays used",
    ),
    (
        used_at_till!(
            "UPDATE refund_tasks SET state = 'to_do', state_at = NULL, reference = NULL WHERE id = 'ORD00127-R1'"
        ),
        "what was used at a till stays used",
    ),
    (
        used_at_till!("UPDATE refund_tasks SET state = 'done' WHERE id = 'ORD00127-R1'"),
        "what was used at a till stays used",
    ),
    (
        returned!(
            "INSERT INTO return_lines (return_number, position, line_id, quantity, reason, reason_french, reason_english, \
         action, action_kind, action_french, action_english) \
         SELECT 'r', 1, '2', 3, reason, '', '', action, 'refund', '', '' FROM return_lines"
        ),
        "more comes back than left",
    ),
    (
        returned!(
            "INSERT INTO returns (number, order_number, position, registered_at, registered_by, state) \
             VALUES ('s', 'BACK', 2, 0, 'Awa', 'registered'); \
             INSERT INTO return_lines (return_number, position, line_id, quantity, reason, reason_french, reason_english, \
             action, action_kind, action_french, action_english) \
             VALUES ('s', 1, '1', 2, 'faulty', '', '', 'refund', 'refund', '', '')"
        ),
        "more comes back than left",
    ),
    (
        returned!("UPDATE return_lines SET sound = 2, damaged = 2 WHERE return_number = 'r'"),
        "more comes back than left",
    ),
    (
        returned!(
            "UPDATE return_lines SET sound = 1, damaged = 0 WHERE return_number = 'r'; \
             UPDATE return_lines SET sound = 2 WHERE return_number = 'r'"
        ),
        "a return is received once",
    ),
    (
        returned!(
            "INSERT INTO return_lines (return_number, position, line_id, quantity, reason, reason_french, reason_english, \
             action, action_kind, action_french, action_english, sound, damaged) \
             VALUES ('r', 1, '2', 1, 'faulty', '', '', 'refund', 'refund', '', '', 1, 0)"
        ),
        "a return is about what it was registered for",
    ),
    (returned!("UPDATE return_lines SET quantity = 1"), "a return is about what it was registered for"),
    (returned!("UPDATE return_lines SET reason_french = 'x'"), "a return is about what it was registered for"),
    (returned!("DELETE FROM return_lines"), "returns are never deleted"),
    (
        returned!(
            "INSERT OR REPLACE INTO return_lines (return_number, position, line_id, quantity, reason, reason_french, \
             reason_english, action, action_kind, action_french, action_english) \
             VALUES ('r', 1, '1', 1, 'faulty', '', '', 'refund', 'refund', '', '')"
        ),
        "nothing is replaced",
    ),
    (
        returned!(
            "INSERT INTO returns (number, order_number, position, registered_at, registered_by, state, ended_at, ended_by) \
             VALUES ('s', 'BACK', 2, 0, 'Awa', 'closed', 0, 'Awa')"
        ),
        "a return begins registered",
    ),
    (returned!("UPDATE returns SET registered_by = 'Ben'"), "what was registered never changes"),
    (returned!("UPDATE returns SET state = 'received', received_at = 0, received_by = 'Awa'"), "a return goes one way"),
    (returned!("UPDATE returns SET state = 'closed', ended_at = 0, ended_by = 'Awa'"), "a return goes one way"),
    (
        returned!(
            "UPDATE returns SET state = 'withdrawn', withdrawn_reason = 'r', ended_at = 0, ended_by = 'Awa'; \
             UPDATE returns SET state = 'registered', withdrawn_reason = NULL, ended_at = NULL, ended_by = NULL"
        ),
        "a return goes one way",
    ),
    (
        returned!("DELETE FROM return_lines WHERE 0; PRAGMA foreign_keys; DELETE FROM returns"),
        "returns are never deleted",
    ),
    (
        returned!(
            "INSERT OR REPLACE INTO returns (number, order_number, position, registered_at, registered_by, state) \
             VALUES ('s', 'BACK', 1, 0, 'Ben', 'registered')"
        ),
        "nothing is replaced",
    ),
    (
        returned!("INSERT INTO credit_notes VALUES ('x', 'ORD00124', 100, NULL, 0, 'Awa', '{\"return\":\"r\"}')"),
        "a credit note is about a return of its own order",
    ),
    (returned!("INSERT INTO erasures VALUES ('BACK', 0)"), "nothing is erased of an order that is not done with"),
    ("UPDATE return_terms SET action_kind = 'keep' WHERE id = 'refund'", "what a return term comes to never changes"),
    ("DELETE FROM return_terms", "return terms are retired, never deleted"),
    ("INSERT OR REPLACE INTO return_terms VALUES ('faulty', 'reason', 1, NULL, 'x', 'x', 0)", "nothing is replaced"),
    ("UPDATE return_terms_version SET version = 3", "every change of the return terms is a version of them"),
    (by_transfer!("UPDATE refund_tasks SET postal_address = 'Lille' WHERE id = 'x'"), "CHECK constraint failed"),
    (by_transfer!("UPDATE refund_tasks SET account_holder = 'Awa' WHERE id = 'x'"), "CHECK constraint failed"),
    (
        by_transfer!(
            "UPDATE refund_tasks SET account_holder = '', account_iban = 'FR7630006000011234567890189' WHERE id = 'x'"
        ),
        "CHECK constraint failed",
    ),
    (
        by_transfer!(
            "UPDATE refund_tasks SET account_holder = 'Awa', account_iban = 'FR76 3000 6000 0112' WHERE id = 'x'"
        ),
        "CHECK constraint failed",
    ),
    (
        "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'ORD00127-R1'; \
         UPDATE refund_tasks SET account_holder = 'Awa', account_iban = 'FR7630006000011234567890189' WHERE id = 'ORD00127-R1'",
        "CHECK constraint failed",
    ),
    (
        by_transfer!(
            "UPDATE refund_tasks SET account_holder = 'Awa', account_iban = 'FR7630006000011234567890189' WHERE id = 'x'; \
             UPDATE refund_tasks SET account_holder = NULL, account_iban = NULL WHERE id = 'x'"
        ),
        "where a refund goes is said while somebody has it on",
    ),
    (
        by_transfer!(
            "UPDATE refund_tasks SET state = 'to_do', state_at = NULL, opened_by = NULL WHERE id = 'x'; \
             UPDATE refund_tasks SET account_holder = 'Awa', account_iban = 'FR7630006000011234567890189' WHERE id = 'x'"
        ),
        "where a refund goes is said while somebody has it on",
    ),
    (
        by_transfer!(
            "UPDATE refund_tasks SET state = 'done', state_at = 1, opened_by = NULL, reference = 'R', account_holder = 'Awa', \
                 account_iban = 'FR7630006000011234567890189' WHERE id = 'x'"
        ),
        "where a refund goes is said while somebody has it on",
    ),
    (
        set_aside!(
            "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, created_at, \
                 state, overpayment_reason, overpayment_by) \
             VALUES ('w', 'HELD', 2, NULL, 'p1', 100, 'void', 0, 'to_do', '', 'Awa')"
        ),
        "what is set aside is let go of once",
    ),
    (
        "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, created_at, state, \
             overpayment_reason, overpayment_by) \
         VALUES ('w', 'ORD00125', 9, NULL, 'p1', 100, 'void', 0, 'to_do', '', 'Awa')",
        "what is set aside is let go of once",
    ),
    (
        set_aside!(
            "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'v'; \
             UPDATE refund_tasks SET state = 'impossible', opened_by = NULL, reason = 'r', replaced_by = 'x' WHERE id = 'v'"
        ),
        "what was let go of gave nothing back",
    ),
    (
        set_aside!(
            "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'v'; \
             UPDATE refund_tasks SET state = 'given_up', opened_by = NULL, reason = 'r' WHERE id = 'v'"
        ),
        "only the rest of a refund is given up",
    ),
    (
        set_aside!(
            "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'v'; \
             UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = '' WHERE id = 'v'; \
             UPDATE refund_tasks SET state = 'never_made', reason = 'r', replaced_by = 'w' WHERE id = 'v'; \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, created_at, \
                 state, overpayment_reason, overpayment_by) \
             VALUES ('w', 'HELD', 2, NULL, 'p1', 100, 'void', 0, 'to_do', '', 'Awa'), \
                 ('x', 'HELD', 3, NULL, 'p1', 100, 'void', 0, 'to_do', '', 'Awa')"
        ),
        "what is set aside is let go of once",
    ),
    ("INSERT INTO credit_note_series VALUES ('WEB', 2026, 2)", "rule: credit notes are numbered one by one"),
    (
        "INSERT INTO credit_note_series VALUES ('WEB', 2026, 1); \
         UPDATE credit_note_series SET last = 3 WHERE series = 'WEB'",
        "rule: credit notes are numbered one by one",
    ),
    (
        "INSERT INTO credit_note_series VALUES ('WEB', 2026, 1); DELETE FROM credit_note_series WHERE series = 'WEB'",
        "rule: credit notes are numbered one by one",
    ),
    (
        "INSERT INTO credit_notes VALUES ('WEB-2026-000001', 'ORD00124', 4460, NULL, 0, 'Awa', '{}')",
        "rule: credit notes are numbered one by one",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 4460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1461, 0, 'to_do')",
        "refunds exceed what the payment captured",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('y', 'ORD00125', -300, 'x', 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00125', 9, 'x', 'p1', 1, 0, 'to_do')",
        "refunds exceed their credit note",
    ),
    (
        "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00125', 9, 'AV-2026-000001', 'p1', 1, 0, 'to_do')",
        "refunds exceed their credit note",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00125', 9, 'x', 'p1', 0, 0, 'to_do')",
        "CHECK constraint failed",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 990, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00125', 9, 'x', 'p7', 1, 0, 'to_do')",
        "FOREIGN KEY constraint failed",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1000, NULL, 0, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('y', 'ORD00124', 1000, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p2', 1001, 0, 'to_do')",
        "refunds exceed their credit note",
    ),
    (
        "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             overpayment_reason, overpayment_by) \
         VALUES ('x', 'ORD00125', 9, NULL, 'p1', 1, 0, 'to_do', 'Paid twice', 'Awa')",
        "refunds exceed what was paid beyond the price",
    ),
    (
        overpaid!(
            "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
                 overpayment_reason, overpayment_by) \
             VALUES ('y', 'OVERPAID', 2, NULL, 'p1', 21, 0, 'to_do', 'Paid twice', 'Awa')"
        ),
        "refunds exceed what was paid beyond the price",
    ),
    (
        overpaid!("INSERT INTO credit_notes VALUES ('x', 'OVERPAID', 101, NULL, 0, 'Awa', '{}')"),
        "credit notes exceed what was charged",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             overpayment_reason, overpayment_by) \
         VALUES ('x', 'ORD00125', 9, 'x', 'p1', 1, 0, 'to_do', 'Paid twice', 'Awa')",
        "CHECK constraint failed",
    ),
    (
        overpaid!(
            "INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
             VALUES ('x', 'OVERPAID', 9, NULL, 'p1', 1, 0, 'to_do')"
        ),
        "CHECK constraint failed",
    ),
    (
        overpaid!("UPDATE refund_tasks SET overpayment_reason = 'other' WHERE id = 'o'"),
        "what a refund task is about never changes",
    ),
    (
        overpaid!(
            "UPDATE refund_tasks SET state = 'withdrawn', state_at = 0, withdrawn_by = 'x' WHERE id = 'o'; \
             INSERT INTO credit_notes VALUES ('x', 'OVERPAID', 1, NULL, 0, 'Awa', '{}')"
        ),
        "a refund is withdrawn by the note that corrects its own",
    ),
    (
        overpaid!(
            "INSERT INTO credit_notes VALUES ('x', 'OVERPAID', 30, NULL, 0, 'Awa', '{}'); \
             UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'o'; \
             UPDATE refund_tasks SET state = 'impossible', opened_by = NULL, reason = 'other', replaced_by = 'y' \
             WHERE id = 'o'; \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
             VALUES ('y', 'OVERPAID', 2, 'x', 'p1', 30, 0, 'to_do')"
        ),
        "a replacement is about the same money",
    ),
    (
        overpaid!(
            "INSERT INTO credit_notes VALUES ('x', 'OVERPAID', 40, NULL, 0, 'Awa', '{}'); \
             INSERT INTO credit_notes VALUES ('y', 'OVERPAID', 0, 'x', 0, 'Awa', '{}')"
        ),
        "a correction takes back exactly what it corrects",
    ),
    ("UPDATE refund_tasks SET amount = 1 WHERE state = 'to_do'", "what a refund task is about never changes"),
    ("UPDATE refund_tasks SET payment_id = 'p2' WHERE state = 'to_do'", "what a refund task is about never changes"),
    ("UPDATE refund_tasks SET state = 'to_do', state_at = NULL, reference = NULL", "a settled refund task stays"),
    ("UPDATE refund_tasks SET reference = '' WHERE id = 'ORD00123-R1'", "a settled refund task stays"),
    ("UPDATE refund_tasks SET reference = NULL WHERE id = 'ORD00123-R1'", "CHECK constraint failed"),
    (
        "UPDATE refund_tasks SET reference = 'other', state_at = 0 WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET reference = 'other', given = 3000, rest = 'x' WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET reference = 'other', state = 'opened', opened_by = (SELECT id FROM agents) \
         WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        set_aside!(
            "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'v'; \
             UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = '' WHERE id = 'v'; \
             UPDATE refund_tasks SET reference = 'other' WHERE id = 'v'"
        ),
        "a settled refund task stays",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         UPDATE refund_tasks SET reference = 'other' WHERE id = 'x'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET reference = 'other' WHERE id = 'ORD00123-R1'; DELETE FROM refund_references",
        "a refund keeps its name",
    ),
    (
        overpaid!(
            "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'o'; \
             UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = 'R-2' WHERE id = 'o'; \
             UPDATE refund_tasks SET reference = 'R-2' WHERE id = 'ORD00123-R1'"
        ),
        "a provider's name for a refund settles one",
    ),
    (
        overpaid!(
            "INSERT INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, \
                 email, providers, search_text, logistic_status, payment_state, version) \
             VALUES ('ELSEWHERE', 0, 'EUR', 100, 150, 1000, '', '', '', ' stripe ', '', 'shipped', 'paid', 1); \
             INSERT INTO payments VALUES ('ELSEWHERE', 'p1', 'stripe', 'S', 150); \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
                 overpayment_reason, overpayment_by) \
             VALUES ('s', 'ELSEWHERE', 1, NULL, 'p1', 20, 0, 'to_do', 'Paid twice', 'Awa'); \
             UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 's'; \
             UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = 'R-ORD00123-1' WHERE id = 's'"
        ),
        "a provider's name for a refund settles one",
    ),
    (
        "UPDATE refund_tasks SET credit_note = 'AV-2026-000001' WHERE state = 'to_do'",
        "what a refund task is about never changes",
    ),
    (
        "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE state = 'to_do'; \
         UPDATE refund_tasks SET state = 'withdrawn', withdrawn_by = 'AV-2026-000002' WHERE state = 'opened'",
        "a refund that was begun is not withdrawn",
    ),
    (
        "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE state = 'to_do'; \
         UPDATE refund_tasks SET state = 'impossible', opened_by = NULL, reason = 'other', replaced_by = id \
         WHERE state = 'opened'",
        "a refund is replaced by a new one",
    ),
    (
        "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE state = 'to_do'; \
         UPDATE refund_tasks SET state = 'impossible', opened_by = NULL, reason = 'other', replaced_by = 'x' \
         WHERE id = 'ORD00127-R1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00127', 9, 'AV-2026-000002', 'p1', 1, 0, 'to_do')",
        "a replacement is about the same money",
    ),
    (
        "UPDATE refund_tasks SET state = 'withdrawn', state_at = 0, withdrawn_by = 'AV-2026-000001' \
         WHERE state = 'to_do'",
        "a refund is withdrawn by the note that corrects its own",
    ),
    (
        "UPDATE refund_tasks SET state = 'withdrawn', state_at = 0, withdrawn_by = 'x' WHERE state = 'to_do'; \
         INSERT INTO credit_notes VALUES ('x', 'ORD00125', 1, NULL, 0, 'Awa', '{}')",
        "a refund is withdrawn by the note that corrects its own",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, \
             state, state_at, reason) \
         VALUES ('x', 'ORD00125', 9, 'x', 'p1', 300, 0, 'given_up', 0, 'r')",
        "a refund task begins to do",
    ),
    (
        "UPDATE refund_tasks SET state = 'bounced', state_at = 0, reference = '', reason = 'r', replaced_by = 'x' \
         WHERE state = 'to_do'",
        "only a refund that was done comes back",
    ),
    (
        "UPDATE refund_tasks SET state = 'bounced', reference = 'other', reason = 'r', replaced_by = 'x' \
         WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET state = 'bounced', reason = 'r', replaced_by = 'x', given = 1, rest = 'y' \
         WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET given = 3000, rest = 'x' WHERE id = 'ORD00123-R1'; \
         UPDATE refund_tasks SET given = 2000, rest = 'y' WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET state = 'bounced', reason = 'r', replaced_by = 'x' WHERE id = 'ORD00123-R1'; \
         UPDATE refund_tasks SET reason = 'other' WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET state = 'never_made', state_at = 0, reference = '', reason = 'r', replaced_by = 'x' \
         WHERE state = 'to_do'",
        "only a refund that was recorded as done",
    ),
    (
        "UPDATE refund_tasks SET state = 'never_made', reference = 'other', reason = 'r', replaced_by = 'x' \
         WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    (
        "UPDATE refund_tasks SET state = 'never_made', reason = 'r', replaced_by = 'x' WHERE id = 'ORD00123-R1'; \
         UPDATE refund_tasks SET state = 'done', reason = NULL, replaced_by = NULL WHERE id = 'ORD00123-R1'",
        "a settled refund task stays",
    ),
    ("UPDATE refund_tasks SET state = 'never_made', reason = 'r' WHERE id = 'ORD00123-R1'", "CHECK constraint failed"),
    (
        "UPDATE refund_tasks SET state = 'never_made', reason = 'r', replaced_by = 'x' WHERE id = 'ORD00123-R1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00123', 9, 'AV-2026-000001', 'p1', 1, 0, 'to_do')",
        "a replacement is about the same money",
    ),
    (
        overpaid!(
            "UPDATE refund_tasks SET state = 'never_made', reason = 'r', replaced_by = 'x' WHERE id = 'ORD00123-R1'; \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
             VALUES ('x', 'ORD00123', 9, 'AV-2026-000001', 'p1', 3160, 0, 'to_do'); \
             UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) \
             WHERE id IN ('o', 'x'); \
             UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = 'R-ORD00123-1' WHERE id = 'o'; \
             UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = 'R-ORD00123-1' WHERE id = 'x'"
        ),
        "a provider's name for a refund settles one",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         UPDATE refund_tasks SET state = 'never_made', reason = 'r', replaced_by = 'x' WHERE id = 'ORD00123-R1'",
        "nothing is given again while a second refund is out",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         UPDATE refund_tasks SET state = 'never_made', reason = 'r', replaced_by = 'y' WHERE id = 'x'",
        "what is on a gift card does not come back",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         UPDATE refund_tasks SET state = 'bounced', reason = 'r', replaced_by = 'x' WHERE id = 'ORD00123-R1'",
        "nothing is given again while a second refund is out",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         UPDATE refund_tasks SET state = 'bounced', reason = 'r', replaced_by = 'y' WHERE id = 'x'",
        "what is on a gift card does not come back",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         UPDATE refund_tasks SET given = 1, rest = 'y' WHERE id = 'x'",
        "what is on a gift card does not come back",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('x', 1460, 'R-2', 0, 'Awa')",
        "money goes out a second time beside a refund that was made",
    ),
    (
        "UPDATE refund_tasks SET given = 3000, rest = 'ORD00127-R1' WHERE id = 'ORD00123-R1'",
        "the rest of a refund is a new one",
    ),
    (
        "UPDATE refund_tasks SET state = 'bounced', reason = 'r', replaced_by = 'x' WHERE id = 'ORD00123-R1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00123', 9, 'AV-2026-000001', 'p1', 1, 0, 'to_do')",
        "a replacement is about the same money",
    ),
    (
        "UPDATE refund_tasks SET given = 3000, rest = 'x' WHERE id = 'ORD00123-R1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00123', 9, 'AV-2026-000001', 'p1', 1, 0, 'to_do')",
        "a replacement is about the same money",
    ),
    (
        "UPDATE refund_tasks SET given = 3000, rest = 'x' WHERE id = 'ORD00123-R1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00123', 9, 'AV-2026-000001', 'p1', 160, 0, 'to_do'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('y', 'ORD00123', 10, 'AV-2026-000001', 'p1', 1, 0, 'to_do')",
        "refunds exceed",
    ),
    ("UPDATE refund_tasks SET given = 3160, rest = 'x' WHERE id = 'ORD00123-R1'", "CHECK constraint failed"),
    ("UPDATE refund_tasks SET given = 3000 WHERE id = 'ORD00123-R1'", "CHECK constraint failed"),
    (
        "UPDATE refund_tasks SET state = 'given_up', state_at = 0, reason = 'r' WHERE state = 'to_do'",
        "only the rest of a refund is given up",
    ),
    (
        "UPDATE refund_tasks SET given = 3000, rest = 'x' WHERE id = 'ORD00123-R1'; \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
         VALUES ('x', 'ORD00123', 9, 'AV-2026-000001', 'p1', 160, 0, 'to_do'); \
         UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'x'; \
         UPDATE refund_tasks SET state = 'given_up', opened_by = NULL, reason = 'r' WHERE id = 'x'",
        "only the rest of a refund is given up",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00127-R1', 3160, 'R-2', 0, 'Awa')",
        "money goes out a second time beside a refund that was made",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         UPDATE refund_excesses SET amount = 1",
        "what went out too much is resolved once",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         UPDATE refund_excesses SET resolved_at = 0, recovered_reference = 'a'; \
         UPDATE refund_excesses SET recovered_reference = 'b'",
        "what went out too much is resolved once",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         UPDATE refund_excesses SET resolved_at = 0",
        "CHECK constraint failed",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         UPDATE refund_excesses SET resolved_at = 0, recovered_reference = 'a', written_off_reason = 'b'",
        "CHECK constraint failed",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         DELETE FROM refund_excesses",
        "what went out too much is never forgotten",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa'); \
         INSERT OR REPLACE INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 3160, 'R-2', 0, 'Awa')",
        "nothing is replaced",
    ),
    (
        overpaid!(
            "INSERT OR REPLACE INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, \
                 created_at, state, overpayment_reason, overpayment_by) \
             VALUES ('o', 'OVERPAID', 1, NULL, 'p1', 20, 0, 'to_do', 'Paid twice', 'Awa')"
        ),
        "nothing is replaced",
    ),
    (
        "INSERT OR REPLACE INTO credit_notes VALUES ('AV-2026-000001', 'ORD00123', 0, NULL, 0, 'Awa', '{}')",
        "nothing is replaced",
    ),
    (
        "INSERT OR REPLACE INTO orders (number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, \
             email, providers, search_text, logistic_status, payment_state, version) \
         SELECT number, placed_at, currency, gross, captured, total_rank, customer, customer_rank, \
             email, providers, search_text, logistic_status, payment_state, version FROM orders",
        "nothing is replaced",
    ),
    ("INSERT OR REPLACE INTO order_documents SELECT * FROM order_documents", "nothing is replaced"),
    (
        "INSERT INTO payments VALUES ('ORD00123', 'p9', 'hipay', 'T', 0); \
         INSERT OR REPLACE INTO payments VALUES ('ORD00123', 'p9', 'paypal', 'T', 0)",
        "nothing is replaced",
    ),
    ("INSERT OR REPLACE INTO shop VALUES (1, 'demo')", "a shop stays real, or made up"),
    ("UPDATE shop SET kind = 'demo'", "a shop stays real, or made up"),
    ("DELETE FROM shop", "a shop stays real, or made up"),
    ("INSERT OR REPLACE INTO operations SELECT * FROM operations", "nothing is replaced"),
    (
        crediting_mugs!(
            "\"quantity\":1,\"restock\":true",
            "INSERT INTO stock_movements (sku, credit_note, line_id, change, reason) \
             VALUES ('MUG-01', 'x', '1', 1, 'returned_to_stock_by_refunding'); \
             INSERT OR REPLACE INTO stock_movements SELECT * FROM stock_movements WHERE credit_note = 'x'"
        ),
        "nothing is replaced",
    ),
    ("INSERT OR REPLACE INTO journal SELECT * FROM journal", "nothing is replaced"),
    ("INSERT OR REPLACE INTO journal_texts SELECT * FROM journal_texts", "nothing is replaced"),
    ("INSERT OR REPLACE INTO messages SELECT * FROM messages", "nothing is replaced"),
    ("INSERT OR REPLACE INTO credit_note_sellers SELECT * FROM credit_note_sellers", "nothing is replaced"),
    ("INSERT OR REPLACE INTO credit_note_counters VALUES (2026, 1)", "nothing is replaced"),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         INSERT OR REPLACE INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 1)",
        "nothing is replaced",
    ),
    ("INSERT INTO payments VALUES ('ORD00123', 'p9', 'hipay', 'T', 1)", "what was captured never changes"),
    ("DELETE FROM refund_tasks", "refund tasks are never deleted"),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00123', 1, NULL, 0, 'Awa', '{}')",
        "credit notes exceed what was charged",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('y', 'ORD00125', -1, NULL, 0, 'Awa', '{}')",
        "CHECK constraint failed",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00123', -3160, 'AV-2026-000001', 0, 'Awa', '{}')",
        "a correction takes back more than refunds leave",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 500, NULL, 0, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('y', 'ORD00125', -400, 'x', 0, 'Awa', '{}')",
        "a correction takes back exactly what it corrects",
    ),
    (
        "INSERT INTO credit_notes VALUES ('w', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('y', 'ORD00125', -300, 'x', 0, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('z', 'ORD00125', -300, 'x', 0, 'Awa', '{}')",
        "UNIQUE constraint failed: credit_notes.corrects",
    ),
    ("UPDATE credit_notes SET total = 1", "a credit note never changes"),
    ("DELETE FROM credit_notes", "credit notes are never deleted"),
    ("UPDATE credit_note_sellers SET name = 'other'", "a credit note never changes"),
    ("DELETE FROM credit_note_sellers", "credit notes are never deleted"),
    ("UPDATE credit_note_counters SET last = last + 2", "credit notes are numbered one by one"),
    ("INSERT INTO credit_note_counters VALUES (2027, 500)", "credit notes are numbered one by one"),
    ("DELETE FROM credit_note_counters", "credit notes are numbered one by one"),
    (
        "INSERT INTO gift_card_credits VALUES ('ORD00123-R1', '8003121', 'EUR', 3160, 0)",
        "a gift card is credited by its",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         UPDATE gift_card_credits SET card = 'GC-1'",
        "the gift-card ledger is append-only",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00124', 1460, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state, \
             state_at, reference) \
         VALUES ('x', 'ORD00124', 9, 'x', 'p1', 1460, 0, 'done', 0, 'GC-7781'); \
         INSERT INTO gift_card_credits VALUES ('x', 'GC-7781', 'EUR', 1460, 0); \
         DELETE FROM gift_card_credits",
        "the gift-card ledger is append-only",
    ),
    ("UPDATE orders SET captured = captured + 1, version = version + 1", "what was charged never changes"),
    ("UPDATE orders SET payment_state = 'paid'", "every change of an order is a version of it"),
    (
        "UPDATE orders SET logistic_status = 'awaiting_print', version = version + 1 WHERE number = 'ORD00123'",
        "a cancelled order stays cancelled",
    ),
    ("DELETE FROM orders", "orders are never deleted"),
    ("UPDATE order_documents SET document = '{}'", "what was charged never changes"),
    ("DELETE FROM order_documents", "what was charged never changes"),
    ("DELETE FROM payments", "what was captured never changes"),
    ("UPDATE payments SET captured = captured + 1", "what was captured never changes"),
    (
        "INSERT INTO stock_movements (sku, credit_note, line_id, change, reason) \
         VALUES ('MUG-01', 'AV-2026-000001', '1', -3, 'credit_note_corrected')",
        "the stock moves with its credit note, and not after",
    ),
    (
        crediting_mugs!(
            "\"quantity\":1,\"restock\":false",
            "INSERT INTO stock_movements (sku, credit_note, line_id, change, reason) \
             VALUES ('MUG-01', 'x', '1', 1, 'returned_to_stock_by_refunding'); \
             INSERT INTO credit_note_sellers (credit_note, name, details) VALUES ('x', '', '[]')"
        ),
        "the stock moves as its credit note says",
    ),
    (
        crediting_mugs!(
            "\"quantity\":1,\"restock\":true",
            "INSERT INTO credit_note_sellers (credit_note, name, details) VALUES ('x', '', '[]')"
        ),
        "the stock moves as its credit note says",
    ),
    (
        crediting_mugs!(
            "\"quantity\":0,\"restock\":false",
            "INSERT INTO stock_movements (sku, credit_note, line_id, change, reason) \
             VALUES ('MUG-01', 'x', '9', 1, 'returned_to_stock_by_refunding'); \
             INSERT INTO credit_note_sellers (credit_note, name, details) VALUES ('x', '', '[]')"
        ),
        "the stock moves as its credit note says",
    ),
    (
        crediting_mugs!("\"quantity\":1,\"restock\":{\"new\":1,\"damaged\":1,\"lost\":0,\"never_left\":0}", ""),
        "the units of each condition come to those of the line",
    ),
    (
        crediting_mugs!("\"quantity\":1,\"restock\":{\"new\":2,\"damaged\":-1,\"lost\":0,\"never_left\":0}", ""),
        "the units of each condition come to those of the line",
    ),
    (crediting_mugs!("\"quantity\":2,\"restock\":true", ""), "more units are refunded than were sold"),
    (
        crediting_return!("\"quantity\":2,\"restock\":{\"new\":2,\"damaged\":0,\"lost\":0,\"never_left\":0}"),
        "what came back damaged never goes on the shelf",
    ),
    (
        crediting_return!("\"quantity\":2,\"restock\":{\"new\":1,\"damaged\":0,\"lost\":0,\"never_left\":1}"),
        "what came back damaged never goes on the shelf",
    ),
    ("UPDATE stock_movements SET change = change + 1", "the stock history is append-only"),
    ("DELETE FROM stock_movements", "the stock history is append-only"),
    ("UPDATE journal SET agent_name = 'Ben'", "the journal is append-only"),
    ("DELETE FROM journal", "the journal is append-only"),
    (
        "INSERT INTO journal (order_number, at, event) VALUES ('ORD00123', 0, '{\"event\":\"modification_opened\"}')",
        "every line of the journal is chained",
    ),
    ("UPDATE journal_texts SET text = 'other'", "the journal is append-only"),
    ("DELETE FROM journal_texts", "the journal is append-only"),
    ("UPDATE messages SET recipient = 'other@example.com'", "a mail stays as it was decided on"),
    (
        "UPDATE messages SET id = id + 1, state = 'written', state_at = 0, written_at = 0",
        "a mail stays as it was decided on",
    ),
    (
        "UPDATE messages SET state = 'written', state_at = 0, written_at = 0; UPDATE messages SET written_at = NULL",
        "a mail is ticked off once",
    ),
    (
        "UPDATE messages SET state = 'written', state_at = 0, written_at = 0; UPDATE messages SET written_at = 1",
        "a mail is ticked off once",
    ),
    (
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, state, state_at, written_at, message_id) \
         VALUES ('ORD00124', '', '', '', 0, '', 'handed_over', 0, 0, '<x@y>')",
        "a mail begins ready",
    ),
    (
        "UPDATE messages SET state = 'handed_over', state_at = 0, written_at = 0, message_id = '<x@y>'",
        "no mail is handed over that was not being sent",
    ),
    ("UPDATE messages SET written_at = 0", "a mail is ticked off once it is off our hands"),
    (
        "UPDATE messages SET state = 'sending', message_id = '<x@y>'; UPDATE messages SET message_id = '<z@y>'",
        "a mail has one Message-ID",
    ),
    (
        "UPDATE messages SET state = 'not_sent', state_at = 0, trouble = 'refused'; \
         UPDATE messages SET state = 'given_up', trouble = NULL, given_up_by = 'Awa', given_up_reason = 'told'; \
         UPDATE messages SET given_up_reason = 'other'",
        "a mail is given up once",
    ),
    (
        "UPDATE messages SET state = 'given_up', state_at = 0, given_up_by = 'Awa', given_up_reason = 'told'",
        "no mail is handed over that was not being sent",
    ),
    (
        "UPDATE messages SET state = 'taken_back', taken_back_by = 'Awa', state_at = leaves_at",
        "a mail is taken back before it leaves",
    ),
    ("UPDATE messages SET leaves_at = leaves_at + 1", "a mail stays as it was decided on"),
    (
        "UPDATE messages SET state = 'taken_back', taken_back_by = 'Awa', state_at = 0; \
         UPDATE messages SET taken_back_by = 'Ben'",
        "a mail stays as it was decided on",
    ),
    ("UPDATE messages SET credit_note = 'AV-2026-000001'", "a mail stays as it was decided on"),
    (
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, credit_note) \
         VALUES ('ORD00124', '', '', '', 0, '', 'AV-2026-000001')",
        "a mail is about a note of its own order",
    ),
    (
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, credit_note) \
         SELECT order_number, '', '', '', 0, '', number FROM credit_notes WHERE number = 'AV-2026-000001'; \
         INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, credit_note) \
         SELECT order_number, '', '', '', 0, '', number FROM credit_notes WHERE number = 'AV-2026-000001'",
        "UNIQUE constraint failed",
    ),
    ("UPDATE messages SET ticket = '4711'", "a mail stays as it was decided on"),
    (
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, credit_note, ticket) \
         SELECT order_number, '', '', '', 0, '', number, '4711' FROM credit_notes WHERE number = 'AV-2026-000001'",
        "a reply for a ticket is no mail about a credit note",
    ),
    (
        "INSERT INTO messages (order_number, recipient, subject, body, decided_at, decided_by, ticket) \
         VALUES ('ORD00124', '', '', '', 0, '', '4711'); \
         UPDATE messages SET state = 'written', state_at = 0, written_at = 0 WHERE ticket IS NOT NULL",
        "a reply for a ticket is never a file",
    ),
    ("DELETE FROM messages", "mails are never deleted"),
    (
        "INSERT INTO reply_templates VALUES ('cancelled', 'fr', 2, 'a', 'b', 'Zoé', 0)",
        "the versions of a text follow each other",
    ),
    (
        "INSERT INTO reply_templates VALUES ('cancelled', 'fr', 1, 'a', 'b', 'Zoé', 0); DELETE FROM reply_templates",
        "every version of a text is kept",
    ),
    (
        "INSERT INTO reply_templates VALUES ('cancelled', 'fr', 1, 'a', 'b', 'Zoé', 0); UPDATE reply_templates SET body = 'c'",
        "every version of a text is kept",
    ),
    (
        "UPDATE refund_tasks SET state = 'done', state_at = 0, reference = '' WHERE state = 'to_do'",
        "said once somebody took it on",
    ),
    (
        "UPDATE refund_tasks SET state = 'impossible', state_at = 0, reason = 'other', replaced_by = 'x' \
         WHERE state = 'to_do'",
        "said once somebody took it on",
    ),
    (
        "INSERT INTO credit_notes VALUES ('x', 'ORD00125', 300, NULL, 0, 'Awa', '{}'); \
         INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, \
             state, state_at, reference) \
         VALUES ('x', 'ORD00125', 9, 'x', 'p1', 300, 0, 'done', 0, 'R')",
        "a refund at a provider begins to do",
    ),
    (
        overpaid!(
            "UPDATE refund_tasks SET state = 'opened', state_at = 0, opened_by = (SELECT id FROM agents) WHERE id = 'o'; \
             UPDATE refund_tasks SET state = 'done', opened_by = NULL, reference = 'R-ORD00123-1' WHERE id = 'o'"
        ),
        "a provider's name for a refund settles one",
    ),
    (
        "INSERT INTO refund_excesses (refund_task, amount, reference, noticed_at, noticed_by) \
         VALUES ('ORD00123-R1', 1, 'R-ORD00123-1', 0, 'Awa')",
        "a provider's name for a refund settles one",
    ),
    ("UPDATE refund_references SET reference = 'other'", "a refund keeps its name"),
    ("DELETE FROM refund_references", "a refund keeps its name"),
    (
        refunded_before!("INSERT INTO earlier_refunds VALUES ('BEFORE', 'r2', 161)"),
        "earlier refunds exceed what was charged",
    ),
    (
        refunded_before!("INSERT INTO earlier_refund_payments VALUES ('BEFORE', 'r1', 'p1', 61)"),
        "earlier refunds exceed what the payment captured",
    ),
    (
        refunded_before!("INSERT INTO credit_notes VALUES ('x', 'BEFORE', 161, NULL, 0, 'Awa', '{}')"),
        "credit notes exceed what was charged",
    ),
    (
        refunded_before!(
            "INSERT INTO credit_notes VALUES ('x', 'BEFORE', 100, NULL, 0, 'Awa', '{}'); \
             INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, created_at, state) \
             VALUES ('x', 'BEFORE', 1, 'x', 'p1', 61, 0, 'to_do')"
        ),
        "refunds exceed what the payment captured",
    ),
    (refunded_before!("UPDATE earlier_refunds SET credited = 1"), "what went back before never changes"),
    (refunded_before!("DELETE FROM earlier_refunds"), "what went back before never changes"),
    (refunded_before!("UPDATE earlier_refund_payments SET amount = 1"), "what went back before never changes"),
    (refunded_before!("DELETE FROM earlier_refund_payments"), "what went back before never changes"),
    (
        "INSERT INTO credit_notes VALUES ('AV-2030-000001', 'ORD00124', 100, NULL, 10, 'Awa', '{}'); \
         INSERT INTO credit_notes VALUES ('AV-2030-000002', 'ORD00124', 100, NULL, 9, 'Awa', '{}')",
        "a credit note is never dated before the one before it",
    ),
    (
        "INSERT INTO refund_seen_amounts SELECT id, amount, currency, NULL, NULL FROM refund_tasks \
         JOIN orders ON number = order_number WHERE id = 'ORD00127-R1'",
        "what is seen of a refund is seen once it is done",
    ),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3159, 'EUR', NULL, NULL)",
        "another amount than the refund's is explained",
    ),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3160, 'EUR', 'other', 'why')",
        "another amount than the refund's is explained",
    ),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 2000, 'EUR', 'partial', NULL)",
        "as much went back as what was seen and its explanation say",
    ),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3610, 'EUR', 'mistyped', NULL)",
        "as much went back as what was seen and its explanation say",
    ),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3160, 'USD', 'fees', NULL)",
        "as much went back as what was seen and its explanation say",
    ),
    ("INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3159, 'EUR', 'other', NULL)", "CHECK constraint failed"),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3160, 'EUR', NULL, NULL); \
         UPDATE refund_seen_amounts SET currency = 'USD'",
        "what was seen of a refund never changes",
    ),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3160, 'EUR', NULL, NULL); DELETE FROM refund_seen_amounts",
        "what was seen of a refund is never forgotten",
    ),
    (
        "INSERT INTO refund_seen_amounts VALUES ('ORD00123-R1', 3160, 'EUR', NULL, NULL); \
         INSERT OR REPLACE INTO refund_seen_amounts VALUES ('ORD00123-R1', 3160, 'EUR', NULL, NULL)",
        "nothing is replaced",
    ),
    ("UPDATE operations SET agent_id = 'x'", "a stored answer never changes"),
    ("DELETE FROM operations", "a stored answer is never forgotten"),
    ("INSERT INTO erasures VALUES ('ORD00127', 0)", "nothing is erased of an order that is not done with"),
    (
        "INSERT INTO erasures VALUES ('ORD00125', 0); UPDATE erasures SET order_number = 'ORD00124'",
        "an erasure is not undone",
    ),
    ("INSERT INTO erasures VALUES ('ORD00125', 0); DELETE FROM erasures", "an erasure is not undone"),
    (
        "INSERT INTO approvals (id, order_number, position, kind, proposal, sums, exceeded, order_version, asked_at, asked_by, \
             state, decided_at, decided_by) \
         SELECT 'a', 'ORD00125', 0, 'request_cancellation', '{\"kind\":\"request_cancellation\"}', '{}', '[]', 1, 0, \
             (SELECT id FROM agents WHERE name = 'Awa Diallo'), 'approved', 0, id FROM agents WHERE name = 'Zoé Martin'",
        "an approval is asked first",
    ),
    (
        asked!("Zoé Martin", "UPDATE approvals SET state = 'approved', decided_at = 0, decided_by = asked_by"),
        "nobody approves what they asked for",
    ),
    (
        asked!(
            "Zoé Martin",
            "UPDATE approvals SET state = 'refused', decided_at = 0, decided_by = asked_by, refused_reason = 'r'"
        ),
        "nobody approves what they asked for",
    ),
    (
        asked!(
            "Awa Diallo",
            "UPDATE approvals SET state = 'approved', decided_at = 0, \
                 decided_by = (SELECT id FROM agents WHERE name = 'Ben Roux')"
        ),
        "a lead approves",
    ),
    (
        approved!(
            "UPDATE approvals SET state = 'used', ended_at = 0, \
                 ended_by = (SELECT id FROM agents WHERE name = 'Ben Roux')"
        ),
        "what was approved is done by the one who asked",
    ),
    (
        approved!("UPDATE approvals SET proposal = '{\"kind\":\"request_cancellation\",\"expected_total\":\"99.00\"}'"),
        "what was asked never changes",
    ),
    (
        asked!(
            "Awa Diallo",
            "UPDATE approvals SET state = 'used', ended_at = 0, ended_by = asked_by, decided_at = 0, \
                 decided_by = (SELECT id FROM agents WHERE name = 'Zoé Martin')"
        ),
        "an approval goes one way",
    ),
    (
        approved!(
            "UPDATE approvals SET state = 'used', ended_at = 0, ended_by = asked_by; \
             UPDATE approvals SET state = 'used', ended_at = 1, ended_by = asked_by"
        ),
        "an approval goes one way",
    ),
    (
        approved!("UPDATE approvals SET state = 'asked', decided_at = NULL, decided_by = NULL"),
        "an approval goes one way",
    ),
    (approved!("DELETE FROM approvals"), "approvals are never deleted"),
    (
        asked!(
            "Awa Diallo",
            "INSERT OR REPLACE INTO approvals (id, order_number, position, kind, proposal, sums, exceeded, order_version, \
                 asked_at, asked_by, state) \
             SELECT id, order_number, 7, kind, proposal, sums, exceeded, 2, 0, asked_by, state FROM approvals"
        ),
        "nothing is replaced",
    ),
    (
        asked!("Awa Diallo", "INSERT INTO erasures VALUES ('ORD00125', 0)"),
        "nothing is erased of an order that is not done with",
    ),
];

/// Among what it holds, a refund that was made and one that is open, and a mail that waits.
async fn shop() -> Shop {
    let shop = Shop::open().await;
    let mut walk = Walk::of(&shop.awa, "ORD00123").await;
    walk.cancel().await;
    walk.refund(1).await;
    walk.mail().await;
    Walk::of(&shop.awa, "ORD00127").await.cancel().await;
    shop
}

#[tokio::test]
async fn the_database_refuses_what_would_falsify_the_money() {
    let shop = shop().await;
    let mut db = connect(&shop).await;
    for (statement, expected) in FORBIDDEN {
        let rule = rule_against(&mut db, statement).await.unwrap_or_else(|| panic!("allowed: {statement}"));
        assert!(rule.contains(expected), "{statement}: {rule}");
    }
}

/// Without it, something of the above would pass, or be stopped by another rule.
#[tokio::test]
async fn every_rule_is_needed() {
    let shop = shop().await;
    let mut db = connect(&shop).await;
    // Others note what changed, and refuse nothing.
    let rules = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'");
    let rules: Vec<String> = rules.fetch_all(&mut db).await.unwrap();
    let mut idle = Vec::new();
    for rule in rules {
        let mut without = db.begin().await.unwrap();
        sqlx::query(AssertSqlSafe(format!("DROP TRIGGER {rule}"))).execute(&mut *without).await.unwrap();
        let mut is_needed = false;
        for (statement, expected) in FORBIDDEN {
            is_needed |= !rule_against(&mut without, statement).await.is_some_and(|other| other.contains(expected));
        }
        without.rollback().await.unwrap();
        if !is_needed {
            idle.push(rule);
        }
    }
    assert_eq!(idle, Vec::<String>::new());
}
