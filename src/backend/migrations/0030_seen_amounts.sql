-- The amount that the provider's page showed of a refund, where its agent had it read there, and why it is not the refund's where
-- it is another one. See the domain's SeenAmount: the page itself is kept nowhere.

CREATE TABLE refund_seen_amounts (
    refund_task TEXT   NOT NULL PRIMARY KEY REFERENCES refund_tasks (id),
    -- In the minor units of this currency.
    amount      BIGINT NOT NULL CHECK (amount > 0),
    currency    TEXT   NOT NULL CHECK (LENGTH(currency) = 3),
    difference  TEXT CHECK (difference IN ('fees', 'converted', 'partial', 'mistyped', 'other')),
    -- What the agent typed.
    words       TEXT CHECK ((words IS NULL) = (difference IS NOT 'other') AND words IS NOT '')
);

DROP VIEW refund_tasks_in_full;
CREATE VIEW refund_tasks_in_full AS
SELECT refund_tasks.*, orders.currency, payments.provider, payments.reference AS transaction_reference,
    agents.name AS opened_by_name, agents.role AS opened_by_role,
    refund_excesses.amount AS excess_amount, refund_excesses.reference AS excess_reference,
    refund_excesses.noticed_at AS excess_noticed_at, refund_excesses.noticed_by AS excess_noticed_by,
    refund_excesses.resolved_at AS excess_resolved_at, refund_excesses.recovered_reference, refund_excesses.written_off_reason,
    refund_seen_amounts.amount AS seen_amount, refund_seen_amounts.currency AS seen_currency,
    refund_seen_amounts.difference AS seen_difference, refund_seen_amounts.words AS seen_words
FROM refund_tasks
JOIN orders ON orders.number = refund_tasks.order_number
JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = refund_tasks.payment_id
LEFT JOIN agents ON agents.id = refund_tasks.opened_by
LEFT JOIN refund_excesses ON refund_excesses.refund_task = refund_tasks.id
LEFT JOIN refund_seen_amounts ON refund_seen_amounts.refund_task = refund_tasks.id;

-- It is kept once the refund is recorded, with what it moved and what went out beside it.
CREATE TRIGGER refund_seen_once_it_is_done BEFORE INSERT ON refund_seen_amounts
WHEN NOT EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.refund_task AND state = 'done' AND alternative IS NOT 'void')
BEGIN SELECT RAISE(ABORT, 'rule: what is seen of a refund is seen once it is done'); END;

CREATE TRIGGER refund_seen_difference_explained BEFORE INSERT ON refund_seen_amounts
WHEN (NEW.difference IS NULL) <> EXISTS (SELECT 1 FROM refund_tasks_in_full
    WHERE id = NEW.refund_task AND amount = NEW.amount AND currency = NEW.currency)
BEGIN SELECT RAISE(ABORT, 'rule: another amount than the refund''s is explained'); END;

CREATE TRIGGER refund_seen_moved_what_is_said BEFORE INSERT ON refund_seen_amounts
WHEN EXISTS (SELECT 1 FROM refund_tasks_in_full AS task WHERE id = NEW.refund_task AND CASE NEW.difference
    WHEN 'partial' THEN NEW.currency <> task.currency OR given IS NOT NEW.amount
    WHEN 'mistyped' THEN NEW.currency <> task.currency
        OR (NEW.amount < task.amount AND given IS NOT NEW.amount)
        OR (NEW.amount > task.amount AND (given IS NOT NULL OR excess_amount IS NOT NEW.amount - task.amount))
    WHEN 'fees' THEN NEW.currency <> task.currency OR given IS NOT NULL
    WHEN 'converted' THEN NEW.currency = task.currency OR given IS NOT NULL
    ELSE given IS NOT NULL END)
BEGIN SELECT RAISE(ABORT, 'rule: as much went back as what was seen and its explanation say'); END;

CREATE TRIGGER refund_seen_fixed BEFORE UPDATE ON refund_seen_amounts
BEGIN SELECT RAISE(ABORT, 'rule: what was seen of a refund never changes'); END;

CREATE TRIGGER refund_seen_kept BEFORE DELETE ON refund_seen_amounts
BEGIN SELECT RAISE(ABORT, 'rule: what was seen of a refund is never forgotten'); END;

CREATE TRIGGER refund_seen_not_replaced BEFORE INSERT ON refund_seen_amounts
WHEN EXISTS (SELECT 1 FROM refund_seen_amounts WHERE refund_task = NEW.refund_task)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
