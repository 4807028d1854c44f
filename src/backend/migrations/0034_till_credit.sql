-- A credit note can be used at a till of the shop while nobody has gone to give its money back: the refund is 'used_at_till'
-- then, under the number of the till's receipt. Like one that was recorded as done it may turn out a mistake.

-- One more word in constraints: see 0019 for this way of changing them.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = REPLACE(sql, '''done''', '''done'', ''used_at_till''')
WHERE type = 'table' AND name = 'refund_tasks';
UPDATE sqlite_schema SET sql = REPLACE(sql, '''accountant'', ''admin''', '''accountant'', ''admin'', ''till''')
WHERE type = 'table' AND name = 'agents';
PRAGMA writable_schema = RESET;

DROP VIEW refunds_that_count;
CREATE VIEW refunds_that_count AS
SELECT order_number, payment_id, credit_note,
    CASE WHEN state IN ('done', 'used_at_till') THEN COALESCE(given, amount) ELSE amount END AS amount
FROM refund_tasks
WHERE state NOT IN ('impossible', 'bounced', 'never_made', 'withdrawn') AND alternative IS NOT 'void';

-- The number of a receipt is no provider's name for a refund.
DROP VIEW named_refunds;
CREATE VIEW named_refunds AS
SELECT payments_of_firms.provider, named.reference, named.refund_task
FROM (
    SELECT id AS refund_task, reference FROM refund_tasks
    UNION ALL
    SELECT refund_task, reference FROM refund_excesses
) AS named
JOIN refund_tasks ON refund_tasks.id = named.refund_task
JOIN payments_of_firms ON payments_of_firms.order_number = refund_tasks.order_number
    AND payments_of_firms.id = refund_tasks.payment_id
WHERE named.reference <> '' AND alternative IS NULL AND state NOT IN ('never_made', 'used_at_till');

CREATE TRIGGER till_takes_what_waits BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'used_at_till' AND OLD.state <> 'used_at_till'
    AND (OLD.state <> 'to_do' OR OLD.credit_note IS NULL OR OLD.alternative IS NOT NULL OR NEW.reference = '')
BEGIN SELECT RAISE(ABORT, 'rule: a till takes what a note gives back and nobody has on, under the number of a receipt'); END;

-- One use may settle refunds of several payments, at one moment.
CREATE TRIGGER till_receipt_uses_a_note_once BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'used_at_till' AND OLD.state <> 'used_at_till' AND EXISTS (SELECT 1 FROM refund_tasks
    WHERE credit_note = NEW.credit_note AND state = 'used_at_till' AND reference = NEW.reference
        AND state_at <> NEW.state_at)
BEGIN SELECT RAISE(ABORT, 'rule: a receipt uses a note once'); END;

CREATE TRIGGER till_use_stays BEFORE UPDATE ON refund_tasks
WHEN OLD.state = 'used_at_till' AND NOT (NEW.state = 'never_made' AND NEW.reference IS OLD.reference
    AND NEW.given IS OLD.given AND NEW.rest IS OLD.rest)
BEGIN SELECT RAISE(ABORT, 'rule: what was used at a till stays used, unless it never was'); END;

DROP TRIGGER refund_never_made_after_it_was_recorded;
CREATE TRIGGER refund_never_made_after_it_was_recorded BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'never_made' AND OLD.state NOT IN ('done', 'used_at_till', 'never_made')
BEGIN SELECT RAISE(ABORT, 'rule: only a refund that was recorded as done was recorded by mistake'); END;
