-- A refund that was made may have been recorded under a wrong name. Its name alone is corrected, and the one that was recorded
-- is free for the refund that has it. And a name that is too long for chance settles one refund of all the providers that name
-- theirs: where another's has it, it was copied from the page of that one. See the domain's TOO_LONG_FOR_CHANCE.

-- One that is done comes back, was never made, turns out to have given less, or is given its true name; nothing else ever comes
-- of a settled one. What was voided has no name, and what is on a gift card has that of the card.
DROP TRIGGER refund_settled_once;
CREATE TRIGGER refund_settled_once BEFORE UPDATE ON refund_tasks
WHEN OLD.state IN ('impossible', 'bounced', 'never_made', 'given_up', 'withdrawn') OR (OLD.state = 'done' AND NOT (
    (NEW.reference IS OLD.reference AND (
        (NEW.state IN ('bounced', 'never_made') AND NEW.given IS OLD.given AND NEW.rest IS OLD.rest)
        OR (NEW.state = 'done' AND NEW.state_at = OLD.state_at AND OLD.given IS NULL AND NEW.given IS NOT NULL)))
    OR (NEW.state = 'done' AND NEW.reference IS NOT OLD.reference AND NEW.reference <> ''
        AND NEW.state_at = OLD.state_at AND NEW.given IS OLD.given AND NEW.rest IS OLD.rest
        AND OLD.alternative IS NOT 'void'
        AND NOT EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = OLD.id))))
BEGIN SELECT RAISE(ABORT, 'rule: a settled refund task stays as it is'); END;

-- What an earlier version let settle refunds at several providers stays as it is.
DROP TRIGGER refund_reference_used_once;
CREATE TRIGGER refund_reference_used_once BEFORE INSERT ON refund_references
WHEN EXISTS (SELECT 1 FROM refund_references
    WHERE reference = NEW.reference AND (provider = NEW.provider OR LENGTH(NEW.reference) >= 6))
BEGIN SELECT RAISE(ABORT, 'rule: a provider''s name for a refund settles one'); END;

DROP TRIGGER refund_reference_kept;
CREATE TRIGGER refund_reference_kept BEFORE DELETE ON refund_references
WHEN EXISTS (SELECT 1 FROM named_refunds
    WHERE refund_task = OLD.refund_task AND provider = OLD.provider AND reference = OLD.reference)
BEGIN SELECT RAISE(ABORT, 'rule: a refund keeps its name'); END;

-- The names that a refund has no more are free, unless an earlier version let one of them settle another refund as well: then it
-- is that one's. The name that it was given instead is its own.
DROP TRIGGER refund_reference_freed;
CREATE TRIGGER refund_reference_freed AFTER UPDATE ON refund_tasks
WHEN OLD.state = 'done' AND (NEW.state = 'never_made' OR NEW.reference <> OLD.reference)
BEGIN
    DELETE FROM refund_references WHERE refund_task = NEW.id AND NOT EXISTS (SELECT 1 FROM named_refunds AS kept
        WHERE kept.refund_task = NEW.id AND kept.provider = refund_references.provider
            AND kept.reference = refund_references.reference);
    -- Beside the least of them SQLite answers the provider of its row.
    INSERT INTO refund_references (refund_task, provider, reference)
    SELECT MIN(refund_task), provider, reference FROM named_refunds AS other
    WHERE reference IN (OLD.reference, (SELECT reference FROM refund_excesses WHERE refund_task = NEW.id))
        AND NOT EXISTS (SELECT 1 FROM refund_references AS noted WHERE noted.reference = other.reference
            AND (noted.provider = other.provider OR LENGTH(noted.reference) >= 6))
    GROUP BY reference, CASE WHEN LENGTH(reference) < 6 THEN provider END;
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, NEW.reference, NEW.id FROM payments_of_firms
    WHERE NEW.state = 'done' AND NEW.alternative IS NULL AND order_number = NEW.order_number AND id = NEW.payment_id;
END;
