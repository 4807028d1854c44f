-- Money that a provider only set aside is let go of when its order is cancelled: a task like a refund's, by the means 'void',
-- of which no sum of money knows. What a firm's payment is, is said once.

CREATE VIEW payments_of_firms AS
SELECT * FROM payments
WHERE instr(provider, ':') = 0
    AND provider NOT IN ('gift_card', 'store_credit', 'bank_transfer', 'cash', 'marketplace', 'other', 'unknown');

DROP VIEW refunds_that_count;
CREATE VIEW refunds_that_count AS
SELECT order_number, payment_id, credit_note,
    CASE WHEN state = 'done' THEN COALESCE(given, amount) ELSE amount END AS amount
FROM refund_tasks
WHERE state NOT IN ('impossible', 'bounced', 'withdrawn') AND alternative IS NOT 'void';

DROP TRIGGER refund_within_payment;
CREATE TRIGGER refund_within_payment BEFORE INSERT ON refund_tasks
WHEN NEW.alternative IS NOT 'void' AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id)
    + (SELECT COALESCE(SUM(amount), 0) FROM earlier_refund_payments
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id)
    > (SELECT captured FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what the payment captured'); END;

DROP TRIGGER refund_within_its_overpayment;
CREATE TRIGGER refund_within_its_overpayment BEFORE INSERT ON refund_tasks
WHEN NEW.credit_note IS NULL AND NEW.alternative IS NOT 'void' AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND credit_note IS NULL)
    > (SELECT captured - gross FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what was paid beyond the price'); END;

CREATE TRIGGER void_of_what_is_set_aside BEFORE INSERT ON refund_tasks
WHEN NEW.alternative = 'void' AND (NEW.credit_note IS NOT NULL
    OR EXISTS (SELECT 1 FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id AND captured <> 0)
    OR EXISTS (SELECT 1 FROM refund_tasks WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id))
BEGIN SELECT RAISE(ABORT, 'rule: what is set aside is let go of once, and only while nobody took it'); END;

CREATE TRIGGER void_moves_no_money BEFORE UPDATE ON refund_tasks
WHEN OLD.alternative = 'void' AND NEW.state NOT IN ('to_do', 'opened', 'done', 'given_up')
BEGIN SELECT RAISE(ABORT, 'rule: what was let go of gave nothing back'); END;

DROP TRIGGER refund_rest_given_up;
CREATE TRIGGER refund_rest_given_up BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'given_up' AND (OLD.state <> 'to_do'
    OR (OLD.alternative IS NOT 'void' AND NOT EXISTS (SELECT 1 FROM refund_tasks WHERE rest = NEW.id)))
BEGIN SELECT RAISE(ABORT, 'rule: only the rest of a refund is given up, before somebody takes it on'); END;

DROP TRIGGER refund_reference_noted;
CREATE TRIGGER refund_reference_noted AFTER UPDATE ON refund_tasks
WHEN NEW.state = 'done' AND OLD.state <> 'done' AND NEW.alternative IS NULL AND NEW.reference <> ''
BEGIN
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, NEW.reference, NEW.id FROM payments_of_firms
    WHERE order_number = NEW.order_number AND id = NEW.payment_id;
END;

DROP TRIGGER refund_excess_reference_noted;
CREATE TRIGGER refund_excess_reference_noted AFTER INSERT ON refund_excesses
WHEN NEW.reference <> ''
BEGIN
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, NEW.reference, NEW.refund_task FROM refund_tasks
    JOIN payments_of_firms ON payments_of_firms.order_number = refund_tasks.order_number AND payments_of_firms.id = payment_id
    WHERE refund_tasks.id = NEW.refund_task AND alternative IS NULL;
END;
