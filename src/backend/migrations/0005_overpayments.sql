-- A refund task gives back what a credit note credits, or what was paid beyond the price of the order; a note of nothing
-- can be taken back; and a note credits up to what the order cost, paid or not.

-- SQLite changes no constraint of a table that is there, and its own way to loosen one is to write the table's text anew
-- (https://www.sqlite.org/lang_altertable.html#otheralter): no row is touched, and it happens whole or not at all.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = REPLACE(sql, 'credit_note  TEXT   NOT NULL REFERENCES', 'credit_note  TEXT   REFERENCES')
WHERE type = 'table' AND name = 'refund_tasks';
UPDATE sqlite_schema SET sql = REPLACE(sql, 'ELSE total < 0 END', 'ELSE total <= 0 END')
WHERE type = 'table' AND name = 'credit_notes';
PRAGMA writable_schema = RESET;

-- Why it goes back although no note credits it, and the name of the agent who found it so.
ALTER TABLE refund_tasks ADD COLUMN overpayment_reason TEXT
    CHECK ((credit_note IS NULL) = (overpayment_reason IS NOT NULL));
ALTER TABLE refund_tasks ADD COLUMN overpayment_by TEXT
    CHECK ((overpayment_reason IS NULL) = (overpayment_by IS NULL));

-- What cost nothing is paid.
UPDATE orders SET payment_state = 'paid', version = version + 1
WHERE payment_state = 'unpaid' AND gross = 0 AND captured = 0;

DROP TRIGGER refund_within_its_credit;

CREATE TRIGGER refund_within_its_credit BEFORE INSERT ON refund_tasks
WHEN NEW.credit_note IS NOT NULL AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count WHERE credit_note = NEW.credit_note)
    > (SELECT COALESCE(SUM(total), 0) FROM credit_notes
       WHERE NEW.credit_note IN (number, corrects) AND order_number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed their credit note'); END;

CREATE TRIGGER refund_within_its_overpayment BEFORE INSERT ON refund_tasks
WHEN NEW.credit_note IS NULL AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND credit_note IS NULL)
    > (SELECT captured - gross FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what was paid beyond the price'); END;

DROP TRIGGER refund_fixed;

CREATE TRIGGER refund_fixed
BEFORE UPDATE OF id, order_number, position, credit_note, payment_id, amount, alternative, created_at,
    overpayment_reason, overpayment_by ON refund_tasks
BEGIN SELECT RAISE(ABORT, 'rule: what a refund task is about never changes'); END;

DROP TRIGGER refund_withdrawn_by_its_correction;

CREATE TRIGGER refund_withdrawn_by_its_correction BEFORE INSERT ON credit_notes
WHEN EXISTS (SELECT 1 FROM refund_tasks
    WHERE withdrawn_by = NEW.number AND (credit_note IS NULL OR credit_note IS NOT NEW.corrects))
BEGIN SELECT RAISE(ABORT, 'rule: a refund is withdrawn by the note that corrects its own'); END;

DROP TRIGGER credit_within_captured;

CREATE TRIGGER credit_within_charged BEFORE INSERT ON credit_notes
WHEN NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    > (SELECT gross FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: credit notes exceed what was charged'); END;

DROP TRIGGER correction_leaves_refunds_covered;

CREATE TRIGGER correction_leaves_refunds_covered BEFORE INSERT ON credit_notes
WHEN NEW.total < 0 AND NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    < (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND credit_note IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes back more than refunds leave'); END;
