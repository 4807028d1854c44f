-- Where the money of other means goes: the account that a transfer is made to, the address that a cheque is sent to. Whoever
-- has the refund on says so, or corrects it; afterwards it stays, because what carries on by the same means goes there too.

ALTER TABLE refund_tasks ADD COLUMN account_holder TEXT
    CHECK (account_holder IS NULL OR (account_holder <> '' AND alternative IS 'bank_transfer'));
-- In capitals and digits, without spaces.
ALTER TABLE refund_tasks ADD COLUMN account_iban TEXT
    CHECK ((account_iban IS NULL) = (account_holder IS NULL)
        AND (account_iban IS NULL OR (LENGTH(account_iban) BETWEEN 15 AND 34 AND account_iban NOT GLOB '*[^A-Z0-9]*')));
ALTER TABLE refund_tasks ADD COLUMN postal_address TEXT
    CHECK (postal_address IS NULL OR (postal_address <> '' AND alternative IS 'cheque'));

CREATE TRIGGER refund_destination_said_by_who_makes_it
BEFORE UPDATE OF account_holder, account_iban, postal_address ON refund_tasks
WHEN OLD.state <> 'opened' OR NEW.state <> 'opened'
    OR (OLD.account_iban IS NOT NULL AND NEW.account_iban IS NULL)
    OR (OLD.postal_address IS NOT NULL AND NEW.postal_address IS NULL)
BEGIN SELECT RAISE(ABORT, 'rule: where a refund goes is said while somebody has it on, and never taken away'); END;
