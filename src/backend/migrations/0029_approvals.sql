-- Who reads alone, who may all; and a second person's word on what is above somebody's limit.

-- What names the column steps aside for as long as that takes.
DROP TRIGGER gift_card_credit_as_settled;
DROP VIEW refund_tasks_in_full;

-- Who is added without a role reads alone.
ALTER TABLE agents ADD COLUMN role_now TEXT NOT NULL DEFAULT 'accountant'
    CHECK (role_now IN ('agent', 'lead', 'accountant', 'admin'));
UPDATE agents SET role_now = role;
ALTER TABLE agents DROP COLUMN role;
ALTER TABLE agents RENAME COLUMN role_now TO role;

-- A refund task as the API answers it.
CREATE VIEW refund_tasks_in_full AS
SELECT refund_tasks.*, orders.currency, payments.provider, payments.reference AS transaction_reference,
    agents.name AS opened_by_name, agents.role AS opened_by_role,
    refund_excesses.amount AS excess_amount, refund_excesses.reference AS excess_reference,
    refund_excesses.noticed_at AS excess_noticed_at, refund_excesses.noticed_by AS excess_noticed_by,
    refund_excesses.resolved_at AS excess_resolved_at, refund_excesses.recovered_reference, refund_excesses.written_off_reason
FROM refund_tasks
JOIN orders ON orders.number = refund_tasks.order_number
JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = refund_tasks.payment_id
LEFT JOIN agents ON agents.id = refund_tasks.opened_by
LEFT JOIN refund_excesses ON refund_excesses.refund_task = refund_tasks.id;

CREATE TRIGGER gift_card_credit_as_settled BEFORE INSERT ON gift_card_credits
WHEN NOT EXISTS (SELECT 1 FROM refund_tasks_in_full
    WHERE id = NEW.refund_task AND state = 'done' AND alternative IS NULL AND amount = NEW.amount
    AND (provider = 'gift_card' OR provider GLOB 'gift_card:*')
    AND transaction_reference = NEW.card AND currency = NEW.currency)
BEGIN SELECT RAISE(ABORT, 'rule: a gift card is credited by its settled refund task alone'); END;
