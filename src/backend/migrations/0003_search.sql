-- Orders are found by more than before, and sorted by their numbers' value. What is in these columns no database can
-- work out by itself: the store fills them in when it opens.

ALTER TABLE orders ADD COLUMN number_rank TEXT NOT NULL DEFAULT '';
-- The total and each payment, each between spaces.
ALTER TABLE orders ADD COLUMN amounts TEXT NOT NULL DEFAULT '';

CREATE INDEX orders_by_number ON orders (number_rank, number);

-- By which rules the rows are found and sorted; none of the rules at first.
CREATE TABLE search_upkeep (
    rules BIGINT NOT NULL
);
INSERT INTO search_upkeep (rules) VALUES (0);

-- What an order is found and sorted by is no change of the order.
DROP TRIGGER order_version_by_one;

CREATE TRIGGER order_version_by_one
BEFORE UPDATE OF number, placed_at, currency, gross, captured, total_rank, customer, email, providers, logistic_status,
    payment_state, version ON orders
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'rule: every change of an order is a version of it'); END;
