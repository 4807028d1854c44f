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

/// Statements that would lose, double or change money, and the beginning of what the database says.
const FORBIDDEN: [(&str, &str); 166] = [
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
    ("INSERT OR REPLACE INTO stock_movements SELECT * FROM stock_movements", "nothing is replaced"),
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
        "a correction takes its own movements back",
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
    ("DELETE FROM messages", "mails are never deleted"),
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
    ("UPDATE operations SET agent_id = 'x'", "a stored answer never changes"),
    ("DELETE FROM operations", "a stored answer is never forgotten"),
    ("INSERT INTO erasures VALUES ('ORD00127', 0)", "nothing is erased of an order that is not done with"),
    (
        "INSERT INTO erasures VALUES ('ORD00125', 0); UPDATE erasures SET order_number = 'ORD00124'",
        "an erasure is not undone",
    ),
    ("INSERT INTO erasures VALUES ('ORD00125', 0); DELETE FROM erasures", "an erasure is not undone"),
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
