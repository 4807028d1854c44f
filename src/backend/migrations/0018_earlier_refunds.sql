-- What a shop gave back of an order before the order came here. It counts in every rule like what goes back from here.

CREATE TABLE earlier_refunds (
    order_number TEXT   NOT NULL REFERENCES orders (number),
    -- As the shop names it.
    id           TEXT   NOT NULL,
    -- With taxes.
    credited     BIGINT NOT NULL CHECK (credited > 0),
    PRIMARY KEY (order_number, id)
);

CREATE TABLE earlier_refund_payments (
    order_number TEXT   NOT NULL,
    refund       TEXT   NOT NULL,
    payment_id   TEXT   NOT NULL,
    amount       BIGINT NOT NULL CHECK (amount >= 0),
    FOREIGN KEY (order_number, refund) REFERENCES earlier_refunds (order_number, id),
    FOREIGN KEY (order_number, payment_id) REFERENCES payments (order_number, id)
);

CREATE INDEX earlier_refund_payments_by_payment ON earlier_refund_payments (order_number, payment_id);

CREATE TRIGGER earlier_refund_within_charged BEFORE INSERT ON earlier_refunds
WHEN NEW.credited
    + (SELECT COALESCE(SUM(credited), 0) FROM earlier_refunds WHERE order_number = NEW.order_number)
    > (SELECT MAX(gross, captured) FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: earlier refunds exceed what was charged'); END;

CREATE TRIGGER earlier_refund_within_payment BEFORE INSERT ON earlier_refund_payments
WHEN NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM earlier_refund_payments
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id)
    > (SELECT captured FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'rule: earlier refunds exceed what the payment captured'); END;

CREATE TRIGGER earlier_refund_fixed BEFORE UPDATE ON earlier_refunds
BEGIN SELECT RAISE(ABORT, 'rule: what went back before never changes'); END;

CREATE TRIGGER earlier_refund_kept BEFORE DELETE ON earlier_refunds
BEGIN SELECT RAISE(ABORT, 'rule: what went back before never changes'); END;

CREATE TRIGGER earlier_refund_payment_fixed BEFORE UPDATE ON earlier_refund_payments
BEGIN SELECT RAISE(ABORT, 'rule: what went back before never changes'); END;

CREATE TRIGGER earlier_refund_payment_kept BEFORE DELETE ON earlier_refund_payments
BEGIN SELECT RAISE(ABORT, 'rule: what went back before never changes'); END;

DROP TRIGGER refund_within_payment;

CREATE TRIGGER refund_within_payment BEFORE INSERT ON refund_tasks
WHEN NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refunds_that_count
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id)
    + (SELECT COALESCE(SUM(amount), 0) FROM earlier_refund_payments
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id)
    > (SELECT captured FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what the payment captured'); END;

DROP TRIGGER credit_within_charged;

CREATE TRIGGER credit_within_charged BEFORE INSERT ON credit_notes
WHEN NEW.total > 0 AND NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    + (SELECT COALESCE(SUM(credited), 0) FROM earlier_refunds WHERE order_number = NEW.order_number)
    > (SELECT gross FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: credit notes exceed what was charged'); END;
