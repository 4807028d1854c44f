-- When the personal data of an order was erased: never while something of it is still to be done.

CREATE TABLE erasures (
    order_number TEXT   NOT NULL REFERENCES orders (number),
    erased_at    BIGINT NOT NULL,
    PRIMARY KEY (order_number, erased_at)
);

CREATE TRIGGER erasure_once_all_is_done BEFORE INSERT ON erasures
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE order_number = NEW.order_number AND state IN ('to_do', 'opened'))
    OR EXISTS (SELECT 1 FROM refund_excesses JOIN refund_tasks ON id = refund_task
        WHERE order_number = NEW.order_number AND resolved_at IS NULL)
    OR EXISTS (SELECT 1 FROM messages WHERE order_number = NEW.order_number AND written_at IS NULL)
    OR EXISTS (SELECT 1 FROM cancellations WHERE order_number = NEW.order_number
        AND step IN ('confirmed', 'refunding', 'message_ready'))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is erased of an order that is not done with'); END;

CREATE TRIGGER erasure_fixed BEFORE UPDATE ON erasures
BEGIN SELECT RAISE(ABORT, 'rule: an erasure is not undone'); END;

CREATE TRIGGER erasure_kept BEFORE DELETE ON erasures
BEGIN SELECT RAISE(ABORT, 'rule: an erasure is not undone'); END;
