-- Whoever says what came of a refund has taken it on before, and a provider's name for a refund settles one.

CREATE TRIGGER refund_taken_on_first BEFORE UPDATE ON refund_tasks
WHEN OLD.state = 'to_do' AND NEW.state IN ('done', 'impossible')
BEGIN SELECT RAISE(ABORT, 'rule: what came of a refund is said once somebody took it on'); END;

CREATE TRIGGER refund_at_a_provider_begins_to_do BEFORE INSERT ON refund_tasks
WHEN NEW.state = 'done' AND (SELECT provider FROM payments
    WHERE order_number = NEW.order_number AND id = NEW.payment_id) <> 'gift_card'
BEGIN SELECT RAISE(ABORT, 'rule: a refund at a provider begins to do'); END;

-- The names of refunds at providers that name each refund once. Transfers of one batch, a till's receipts and whatever
-- goes another way than it came may share a name and are not here.
CREATE TABLE refund_references (
    provider    TEXT NOT NULL,
    reference   TEXT NOT NULL,
    refund_task TEXT NOT NULL REFERENCES refund_tasks (id),
    PRIMARY KEY (provider, reference)
);

CREATE INDEX refund_references_by_name ON refund_references (reference);

-- What an earlier version let settle several refunds stays as it is; its first use counts.
INSERT OR IGNORE INTO refund_references (provider, reference, refund_task)
SELECT provider, name, task FROM (
    SELECT payments.provider AS provider, refund_tasks.reference AS name, refund_tasks.id AS task, state_at AS said_at
    FROM refund_tasks
    JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = payment_id
    WHERE alternative IS NULL AND refund_tasks.reference IS NOT NULL
    UNION ALL
    SELECT payments.provider, refund_excesses.reference, refund_task, noticed_at
    FROM refund_excesses
    JOIN refund_tasks ON refund_tasks.id = refund_task
    JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = payment_id
    WHERE alternative IS NULL
)
WHERE name <> '' AND provider IN ('hipay', 'paypal', 'stripe', 'adyen', 'mollie', 'lightspeed')
ORDER BY said_at, task;

CREATE TRIGGER refund_reference_noted AFTER UPDATE ON refund_tasks
WHEN NEW.state = 'done' AND OLD.state <> 'done' AND NEW.alternative IS NULL AND NEW.reference <> ''
BEGIN
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, NEW.reference, NEW.id FROM payments
    WHERE order_number = NEW.order_number AND id = NEW.payment_id
        AND provider IN ('hipay', 'paypal', 'stripe', 'adyen', 'mollie', 'lightspeed');
END;

CREATE TRIGGER refund_excess_reference_noted AFTER INSERT ON refund_excesses
WHEN NEW.reference <> ''
BEGIN
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, NEW.reference, NEW.refund_task FROM refund_tasks
    JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = payment_id
    WHERE refund_tasks.id = NEW.refund_task AND alternative IS NULL
        AND provider IN ('hipay', 'paypal', 'stripe', 'adyen', 'mollie', 'lightspeed');
END;

CREATE TRIGGER refund_reference_fixed BEFORE UPDATE ON refund_references
BEGIN SELECT RAISE(ABORT, 'rule: a refund keeps its name'); END;

CREATE TRIGGER refund_reference_kept BEFORE DELETE ON refund_references
BEGIN SELECT RAISE(ABORT, 'rule: a refund keeps its name'); END;

CREATE TRIGGER refund_reference_used_once BEFORE INSERT ON refund_references
WHEN EXISTS (SELECT 1 FROM refund_references WHERE provider = NEW.provider AND reference = NEW.reference)
BEGIN SELECT RAISE(ABORT, 'rule: a provider''s name for a refund settles one'); END;
