-- What may come of a refund after it was taken on or done: it comes back, gives less, goes out twice, or its rest is given
-- up. SQLite changes no constraint of a table: the table is made anew, row by row. Those that point to it find them again.
PRAGMA defer_foreign_keys = ON;

DROP VIEW refund_tasks_in_full;
DROP TRIGGER correction_leaves_refunds_covered;

CREATE TABLE refund_tasks_before AS SELECT * FROM refund_tasks;
DROP TABLE refund_tasks;

CREATE TABLE refund_tasks (
    id           TEXT   NOT NULL PRIMARY KEY,
    order_number TEXT   NOT NULL,
    -- In the order in which the order's tasks were made.
    position     BIGINT NOT NULL,
    credit_note  TEXT   NOT NULL REFERENCES credit_notes (number),
    payment_id   TEXT   NOT NULL,
    amount       BIGINT NOT NULL CHECK (amount > 0),
    -- The means agreed with the customer; null for the original payment.
    alternative  TEXT,
    created_at   BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN
        ('to_do', 'opened', 'done', 'impossible', 'bounced', 'given_up', 'withdrawn')),
    state_at     BIGINT CHECK (state = 'to_do' OR state_at IS NOT NULL),
    -- Who went to the provider.
    opened_by    TEXT REFERENCES agents (id) CHECK ((state = 'opened') = (opened_by IS NOT NULL)),
    reference    TEXT CHECK ((state IN ('done', 'bounced')) = (reference IS NOT NULL)),
    -- A word where it was impossible; else what the provider or the agent said.
    reason       TEXT CHECK ((state IN ('impossible', 'bounced', 'given_up')) = (reason IS NOT NULL)),
    -- Money that can't go back one way, or came back, goes another: never so without its replacement.
    replaced_by  TEXT CHECK ((state IN ('impossible', 'bounced')) = (replaced_by IS NOT NULL)),
    -- The note that took the task's credit note back.
    withdrawn_by TEXT CHECK ((state = 'withdrawn') = (withdrawn_by IS NOT NULL)),
    -- What really went back, where it is less than the amount; the rest is a task of its own.
    given        BIGINT CHECK (given IS NULL OR (state IN ('done', 'bounced') AND given > 0 AND given < amount)),
    rest         TEXT CHECK ((rest IS NULL) = (given IS NULL)),
    UNIQUE (order_number, position),
    FOREIGN KEY (order_number, payment_id) REFERENCES payments (order_number, id),
    FOREIGN KEY (replaced_by) REFERENCES refund_tasks (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (rest) REFERENCES refund_tasks (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (withdrawn_by) REFERENCES credit_notes (number) DEFERRABLE INITIALLY DEFERRED
);

INSERT INTO refund_tasks (id, order_number, position, credit_note, payment_id, amount, alternative, created_at, state,
    state_at, opened_by, reference, reason, replaced_by, withdrawn_by)
SELECT id, order_number, position, credit_note, payment_id, amount, alternative, created_at, state,
    state_at, opened_by, reference, reason, replaced_by, withdrawn_by
FROM refund_tasks_before;

DROP TABLE refund_tasks_before;

CREATE INDEX refund_tasks_by_credit_note ON refund_tasks (credit_note);
CREATE INDEX refund_tasks_open ON refund_tasks (order_number) WHERE state IN ('to_do', 'opened');
CREATE INDEX refund_tasks_by_replacement ON refund_tasks (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX refund_tasks_by_rest ON refund_tasks (rest) WHERE rest IS NOT NULL;

-- Money that went out beside a refund that was made. It is nothing of the sale, so no sum of refunds knows it.
CREATE TABLE refund_excesses (
    refund_task         TEXT   NOT NULL PRIMARY KEY REFERENCES refund_tasks (id),
    amount              BIGINT NOT NULL CHECK (amount > 0),
    -- What the provider calls the second refund.
    reference           TEXT   NOT NULL,
    noticed_at          BIGINT NOT NULL,
    -- The agent's name.
    noticed_by          TEXT   NOT NULL,
    resolved_at         BIGINT,
    recovered_reference TEXT,
    written_off_reason  TEXT CHECK (recovered_reference IS NULL OR written_off_reason IS NULL),
    CHECK ((resolved_at IS NULL) = (recovered_reference IS NULL AND written_off_reason IS NULL))
);

CREATE INDEX refund_excesses_open ON refund_excesses (noticed_at) WHERE resolved_at IS NULL;

-- A refund task as the API answers it.
CREATE VIEW refund_tasks_in_full AS
SELECT refund_tasks.*, orders.currency, payments.provider, payments.reference AS transaction_reference,
    agents.name AS opened_by_name, agents.role AS opened_by_role,
    refund_excesses.amount AS excess_amount, refund_excesses.reference AS excess_reference,
    refund_excesses.noticed_at AS excess_noticed_at, refund_excesses.noticed_by AS excess_noticed_by,
    refund_excesses.resolved_at AS excess_resolved_at, refund_excesses.recovered_reference, refund_excesses.written_off_reason
FROM refund_tasks
JOIN orders ON orders.number = refund_tasks.order_number
JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = refund_tasks.payment_id
LEFT JOIN agents ON agents.id = refund_tasks.opened_by
LEFT JOIN refund_excesses ON refund_excesses.refund_task = refund_tasks.id;

-- What refund tasks use of their payment and their credit: what went back, is about to, or was given up.
CREATE VIEW refunds_that_count AS
SELECT order_number, payment_id, credit_note,
    CASE WHEN state = 'done' THEN COALESCE(given, amount) ELSE amount END AS amount
FROM refund_tasks
WHERE state NOT IN ('impossible', 'bounced', 'withdrawn');

CREATE TRIGGER refund_within_payment BEFORE INSERT ON refund_tasks
WHEN NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id)
    > (SELECT captured FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what the payment captured'); END;

CREATE TRIGGER refund_within_its_credit BEFORE INSERT ON refund_tasks
WHEN NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count WHERE credit_note = NEW.credit_note)
    > (SELECT COALESCE(SUM(total), 0) FROM credit_notes
       WHERE NEW.credit_note IN (number, corrects) AND order_number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed their credit note'); END;

CREATE TRIGGER refund_begins_at_the_beginning BEFORE INSERT ON refund_tasks
WHEN NEW.state NOT IN ('to_do', 'done') OR NEW.given IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: a refund task begins to do, or done by the shop itself'); END;

CREATE TRIGGER refund_fixed
BEFORE UPDATE OF id, order_number, position, credit_note, payment_id, amount, alternative, created_at ON refund_tasks
BEGIN SELECT RAISE(ABORT, 'rule: what a refund task is about never changes'); END;

-- One that is done comes back, or turns out to have given less; nothing else ever comes of a settled one.
CREATE TRIGGER refund_settled_once BEFORE UPDATE ON refund_tasks
WHEN OLD.state IN ('impossible', 'bounced', 'given_up', 'withdrawn') OR (OLD.state = 'done' AND NOT (
    NEW.reference IS OLD.reference AND (
        (NEW.state = 'bounced' AND NEW.given IS OLD.given AND NEW.rest IS OLD.rest)
        OR (NEW.state = 'done' AND NEW.state_at = OLD.state_at AND OLD.given IS NULL AND NEW.given IS NOT NULL))))
BEGIN SELECT RAISE(ABORT, 'rule: a settled refund task stays as it is'); END;

CREATE TRIGGER refund_bounced_after_it_was_done BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'bounced' AND OLD.state NOT IN ('done', 'bounced')
BEGIN SELECT RAISE(ABORT, 'rule: only a refund that was done comes back'); END;

-- Of two that went out, one that comes back is the one too many.
CREATE TRIGGER refund_bounced_once_nothing_is_out BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'bounced'
    AND EXISTS (SELECT 1 FROM refund_excesses WHERE refund_task = NEW.id AND resolved_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is given again while a second refund is out'); END;

CREATE TRIGGER refund_to_a_gift_card_stays BEFORE UPDATE ON refund_tasks
WHEN (NEW.state = 'bounced' OR NEW.given IS NOT NULL)
    AND EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: what is on a gift card does not come back'); END;

CREATE TRIGGER refund_replaced_by_a_new_one BEFORE UPDATE ON refund_tasks
WHEN NEW.replaced_by IS NOT NULL AND EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.replaced_by)
BEGIN SELECT RAISE(ABORT, 'rule: a refund is replaced by a new one'); END;

CREATE TRIGGER refund_rest_is_a_new_one BEFORE UPDATE ON refund_tasks
WHEN NEW.rest IS NOT OLD.rest AND EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.rest)
BEGIN SELECT RAISE(ABORT, 'rule: the rest of a refund is a new one'); END;

CREATE TRIGGER refund_replaced_in_full BEFORE INSERT ON refund_tasks
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE (replaced_by = NEW.id OR rest = NEW.id)
    AND NOT (order_number = NEW.order_number AND payment_id = NEW.payment_id AND credit_note IS NEW.credit_note
    AND NEW.amount = CASE WHEN replaced_by = NEW.id THEN COALESCE(given, amount) ELSE amount - given END))
BEGIN SELECT RAISE(ABORT, 'rule: a replacement is about the same money'); END;

CREATE TRIGGER refund_rest_given_up BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'given_up' AND (OLD.state <> 'to_do' OR NOT EXISTS (SELECT 1 FROM refund_tasks WHERE rest = NEW.id))
BEGIN SELECT RAISE(ABORT, 'rule: only the rest of a refund is given up, before somebody takes it on'); END;

CREATE TRIGGER refund_withdrawn_by_a_new_note BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'withdrawn' AND EXISTS (SELECT 1 FROM credit_notes WHERE number = NEW.withdrawn_by)
BEGIN SELECT RAISE(ABORT, 'rule: a refund is withdrawn by the note that corrects its own'); END;

CREATE TRIGGER refund_withdrawn_in_time BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'withdrawn' AND OLD.state <> 'to_do'
BEGIN SELECT RAISE(ABORT, 'rule: a refund that was begun is not withdrawn'); END;

CREATE TRIGGER refund_kept BEFORE DELETE ON refund_tasks
BEGIN SELECT RAISE(ABORT, 'rule: refund tasks are never deleted'); END;

CREATE TRIGGER refund_not_replaced BEFORE INSERT ON refund_tasks
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.id
    OR (order_number = NEW.order_number AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER correction_leaves_refunds_covered BEFORE INSERT ON credit_notes
WHEN NEW.total < 0 AND NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    < (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count WHERE order_number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes back more than refunds leave'); END;

CREATE TRIGGER refund_excess_beside_a_refund BEFORE INSERT ON refund_excesses
WHEN NEW.resolved_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.refund_task AND state = 'done'
    AND NOT EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = NEW.refund_task))
BEGIN SELECT RAISE(ABORT, 'rule: money goes out a second time beside a refund that was made'); END;

CREATE TRIGGER refund_excess_fixed BEFORE UPDATE ON refund_excesses
WHEN OLD.resolved_at IS NOT NULL OR (NEW.refund_task, NEW.amount, NEW.reference, NEW.noticed_at, NEW.noticed_by)
    IS NOT (OLD.refund_task, OLD.amount, OLD.reference, OLD.noticed_at, OLD.noticed_by)
BEGIN SELECT RAISE(ABORT, 'rule: what went out too much is resolved once, and else never changes'); END;

CREATE TRIGGER refund_excess_kept BEFORE DELETE ON refund_excesses
BEGIN SELECT RAISE(ABORT, 'rule: what went out too much is never forgotten'); END;

CREATE TRIGGER refund_excess_not_replaced BEFORE INSERT ON refund_excesses
WHEN EXISTS (SELECT 1 FROM refund_excesses WHERE refund_task = NEW.refund_task)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
