-- A refund that was recorded as done by mistake is 'never_made'. Like one that came back it is replaced by another and in no
-- sum; but the name that was recorded may be another refund's, so it is free again.

-- Wherever the table's text knows what came back, it knows what was never made; see 0005 for this way of changing it.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = REPLACE(sql, '''bounced''', '''bounced'', ''never_made''')
WHERE type = 'table' AND name = 'refund_tasks';
PRAGMA writable_schema = RESET;

DROP VIEW refunds_that_count;
CREATE VIEW refunds_that_count AS
SELECT order_number, payment_id, credit_note,
    CASE WHEN state = 'done' THEN COALESCE(given, amount) ELSE amount END AS amount
FROM refund_tasks
WHERE state NOT IN ('impossible', 'bounced', 'never_made', 'withdrawn') AND alternative IS NOT 'void';

-- One that is done comes back, was never made, or turns out to have given less; nothing else ever comes of a settled one.
DROP TRIGGER refund_settled_once;
CREATE TRIGGER refund_settled_once BEFORE UPDATE ON refund_tasks
WHEN OLD.state IN ('impossible', 'bounced', 'never_made', 'given_up', 'withdrawn') OR (OLD.state = 'done' AND NOT (
    NEW.reference IS OLD.reference AND (
        (NEW.state IN ('bounced', 'never_made') AND NEW.given IS OLD.given AND NEW.rest IS OLD.rest)
        OR (NEW.state = 'done' AND NEW.state_at = OLD.state_at AND OLD.given IS NULL AND NEW.given IS NOT NULL))))
BEGIN SELECT RAISE(ABORT, 'rule: a settled refund task stays as it is'); END;

CREATE TRIGGER refund_never_made_after_it_was_recorded BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'never_made' AND OLD.state NOT IN ('done', 'never_made')
BEGIN SELECT RAISE(ABORT, 'rule: only a refund that was recorded as done was recorded by mistake'); END;

-- Of two that went out, one that comes back is the one too many, and one that was never made leaves the other.
DROP TRIGGER refund_bounced_once_nothing_is_out;
CREATE TRIGGER refund_replaced_once_nothing_is_out BEFORE UPDATE ON refund_tasks
WHEN NEW.state IN ('bounced', 'never_made')
    AND EXISTS (SELECT 1 FROM refund_excesses WHERE refund_task = NEW.id AND resolved_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is given again while a second refund is out'); END;

-- What is on a gift card is made by being recorded.
DROP TRIGGER refund_to_a_gift_card_stays;
CREATE TRIGGER refund_to_a_gift_card_stays BEFORE UPDATE ON refund_tasks
WHEN (NEW.state IN ('bounced', 'never_made') OR NEW.given IS NOT NULL)
    AND EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: what is on a gift card does not come back'); END;

DROP TRIGGER void_of_what_is_set_aside;
CREATE TRIGGER void_of_what_is_set_aside BEFORE INSERT ON refund_tasks
WHEN NEW.alternative = 'void' AND (NEW.credit_note IS NOT NULL
    OR EXISTS (SELECT 1 FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id AND captured <> 0)
    OR EXISTS (SELECT 1 FROM refund_tasks
        WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id AND state <> 'never_made'))
BEGIN SELECT RAISE(ABORT, 'rule: what is set aside is let go of once, and only while nobody took it'); END;

DROP TRIGGER void_moves_no_money;
CREATE TRIGGER void_moves_no_money BEFORE UPDATE ON refund_tasks
WHEN OLD.alternative = 'void' AND NEW.state NOT IN ('to_do', 'opened', 'done', 'never_made', 'given_up')
BEGIN SELECT RAISE(ABORT, 'rule: what was let go of gave nothing back'); END;

-- The refunds that have a name at a provider that names each once, also those of before a name settled one.
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
WHERE named.reference <> '' AND alternative IS NULL AND state <> 'never_made';

DROP TRIGGER refund_reference_kept;
CREATE TRIGGER refund_reference_kept BEFORE DELETE ON refund_references
WHEN NOT EXISTS (SELECT 1 FROM refund_tasks WHERE id = OLD.refund_task AND state = 'never_made')
BEGIN SELECT RAISE(ABORT, 'rule: a refund keeps its name'); END;

-- Its names are free, unless an earlier version let one of them settle another refund as well: then it is that one's.
CREATE TRIGGER refund_reference_freed AFTER UPDATE ON refund_tasks
WHEN NEW.state = 'never_made' AND OLD.state = 'done'
BEGIN
    DELETE FROM refund_references WHERE refund_task = NEW.id;
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, reference, MIN(refund_task) FROM named_refunds AS other
    WHERE reference IN (NEW.reference, (SELECT reference FROM refund_excesses WHERE refund_task = NEW.id))
        AND NOT EXISTS (SELECT 1 FROM refund_references
            WHERE provider = other.provider AND reference = other.reference)
    GROUP BY provider, reference;
END;
