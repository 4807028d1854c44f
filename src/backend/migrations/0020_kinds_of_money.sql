-- A provider's word says its kind of money: a firm's is its key, other kinds have theirs alone or with a key behind it. So
-- the rules hold for the providers that a shop adds as for those that ship.

DROP TRIGGER refund_at_a_provider_begins_to_do;
CREATE TRIGGER refund_at_a_provider_begins_to_do BEFORE INSERT ON refund_tasks
WHEN NEW.state = 'done' AND NOT EXISTS (SELECT 1 FROM payments
    WHERE order_number = NEW.order_number AND id = NEW.payment_id
    AND (provider = 'gift_card' OR provider GLOB 'gift_card:*'))
BEGIN SELECT RAISE(ABORT, 'rule: a refund at a provider begins to do'); END;

DROP TRIGGER gift_card_credit_as_settled;
CREATE TRIGGER gift_card_credit_as_settled BEFORE INSERT ON gift_card_credits
WHEN NOT EXISTS (SELECT 1 FROM refund_tasks_in_full
    WHERE id = NEW.refund_task AND state = 'done' AND alternative IS NULL AND amount = NEW.amount
    AND (provider = 'gift_card' OR provider GLOB 'gift_card:*')
    AND transaction_reference = NEW.card AND currency = NEW.currency)
BEGIN SELECT RAISE(ABORT, 'rule: a gift card is credited by its settled refund task alone'); END;

DROP TRIGGER refund_reference_noted;
CREATE TRIGGER refund_reference_noted AFTER UPDATE ON refund_tasks
WHEN NEW.state = 'done' AND OLD.state <> 'done' AND NEW.alternative IS NULL AND NEW.reference <> ''
BEGIN
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, NEW.reference, NEW.id FROM payments
    WHERE order_number = NEW.order_number AND id = NEW.payment_id AND instr(provider, ':') = 0
        AND provider NOT IN ('gift_card', 'store_credit', 'bank_transfer', 'cash', 'marketplace', 'other', 'unknown');
END;

DROP TRIGGER refund_excess_reference_noted;
CREATE TRIGGER refund_excess_reference_noted AFTER INSERT ON refund_excesses
WHEN NEW.reference <> ''
BEGIN
    INSERT INTO refund_references (provider, reference, refund_task)
    SELECT provider, NEW.reference, NEW.refund_task FROM refund_tasks
    JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = payment_id
    WHERE refund_tasks.id = NEW.refund_task AND alternative IS NULL AND instr(provider, ':') = 0
        AND provider NOT IN ('gift_card', 'store_credit', 'bank_transfer', 'cash', 'marketplace', 'other', 'unknown');
END;
