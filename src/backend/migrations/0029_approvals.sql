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

-- What somebody asked of a second person. The documents are as the API has them.
CREATE TABLE approvals (
    id             TEXT   NOT NULL PRIMARY KEY,
    order_number   TEXT   NOT NULL REFERENCES orders (number),
    position       BIGINT NOT NULL,
    kind           TEXT   NOT NULL
        CHECK (kind IN ('request_cancellation', 'issue_credit_note', 'refund_overpayment', 'pay_by_other_means')),
    -- The deed exactly as it was drafted.
    proposal       TEXT   NOT NULL CHECK (json_extract(proposal, '$.kind') = kind),
    sums           TEXT   NOT NULL,
    exceeded       TEXT   NOT NULL,
    order_version  BIGINT NOT NULL,
    asked_at       BIGINT NOT NULL,
    asked_by       TEXT   NOT NULL REFERENCES agents (id),
    comment        TEXT   CHECK (comment <> ''),
    state          TEXT   NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'used', 'withdrawn')),
    decided_at     BIGINT,
    decided_by     TEXT   REFERENCES agents (id),
    refused_reason TEXT   CHECK (refused_reason <> ''),
    -- When it was used or withdrawn, and by whom.
    ended_at       BIGINT,
    ended_by       TEXT   REFERENCES agents (id),
    -- The note that was issued by it.
    credit_note    TEXT   REFERENCES credit_notes (number) CHECK (credit_note IS NULL OR state = 'used'),
    UNIQUE (order_number, position),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
    CHECK ((decided_at IS NOT NULL OR state IN ('asked', 'withdrawn')) AND (decided_at IS NULL OR state <> 'asked')),
    CHECK ((ended_at IS NOT NULL) = (state IN ('used', 'withdrawn'))),
    CHECK ((refused_reason IS NOT NULL OR state <> 'refused') AND (refused_reason IS NULL OR state IN ('refused', 'withdrawn')))
);

CREATE INDEX approvals_open ON approvals (asked_at) WHERE state IN ('asked', 'approved', 'refused');

CREATE TRIGGER approval_begins_asked BEFORE INSERT ON approvals
WHEN NEW.state <> 'asked'
BEGIN SELECT RAISE(ABORT, 'rule: an approval is asked first'); END;

CREATE TRIGGER approval_by_a_second_person BEFORE UPDATE OF decided_by ON approvals
WHEN NEW.decided_by = NEW.asked_by
BEGIN SELECT RAISE(ABORT, 'rule: nobody approves what they asked for'); END;

CREATE TRIGGER approval_by_a_lead BEFORE UPDATE OF decided_by ON approvals
WHEN NEW.decided_by IS NOT OLD.decided_by
    AND NOT EXISTS (SELECT 1 FROM agents WHERE id = NEW.decided_by AND role IN ('lead', 'admin'))
BEGIN SELECT RAISE(ABORT, 'rule: a lead approves'); END;

CREATE TRIGGER approval_used_by_its_asker BEFORE UPDATE OF state ON approvals
WHEN NEW.state = 'used' AND NEW.ended_by <> NEW.asked_by
BEGIN SELECT RAISE(ABORT, 'rule: what was approved is done by the one who asked'); END;

CREATE TRIGGER approval_fixed BEFORE UPDATE OF id, order_number, position, kind, proposal, sums, exceeded, order_version,
    asked_at, asked_by, comment ON approvals
BEGIN SELECT RAISE(ABORT, 'rule: what was asked never changes'); END;

CREATE TRIGGER approval_goes_one_way
BEFORE UPDATE OF state, decided_at, decided_by, refused_reason, ended_at, ended_by, credit_note ON approvals
WHEN NOT CASE NEW.state
    WHEN 'approved' THEN OLD.state = 'asked'
    WHEN 'refused' THEN OLD.state = 'asked'
    WHEN 'used' THEN OLD.state = 'approved' AND NEW.decided_at IS OLD.decided_at AND NEW.decided_by IS OLD.decided_by
    WHEN 'withdrawn' THEN OLD.state IN ('asked', 'approved', 'refused') AND NEW.decided_at IS OLD.decided_at
        AND NEW.decided_by IS OLD.decided_by AND NEW.refused_reason IS OLD.refused_reason
    ELSE 0
END
BEGIN SELECT RAISE(ABORT, 'rule: an approval goes one way'); END;

CREATE TRIGGER approval_kept BEFORE DELETE ON approvals
BEGIN SELECT RAISE(ABORT, 'rule: approvals are never deleted'); END;

CREATE TRIGGER approval_not_replaced BEFORE INSERT ON approvals
WHEN EXISTS (SELECT 1 FROM approvals WHERE id = NEW.id
    OR (order_number = NEW.order_number AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER erasure_once_approvals_are_done BEFORE INSERT ON erasures
WHEN EXISTS (SELECT 1 FROM approvals WHERE order_number = NEW.order_number AND state IN ('asked', 'approved', 'refused'))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is erased of an order that is not done with'); END;
