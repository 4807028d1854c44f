-- Which orders are new, or another than before, in the order in which that came about: for those who follow along. Whatever
-- counts an order's version on counts this on as well, so that no write can forget it.

-- The place in the row of all changes; 0 for an order that has not changed since there is one.
ALTER TABLE orders ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;

CREATE INDEX orders_by_change ON orders (changed) WHERE changed > 0;

-- Names the row of changes: a place in one says nothing about another's.
CREATE TABLE order_changes (
    history TEXT NOT NULL
);
INSERT INTO order_changes (history) VALUES (lower(hex(randomblob(8))));

CREATE TRIGGER order_change_counted AFTER UPDATE OF version ON orders
BEGIN
    UPDATE orders SET changed = (SELECT COALESCE(MAX(changed), 0) + 1 FROM orders WHERE changed > 0) WHERE number = NEW.number;
END;

CREATE TRIGGER order_arrival_counted AFTER INSERT ON orders
BEGIN
    UPDATE orders SET changed = (SELECT COALESCE(MAX(changed), 0) + 1 FROM orders WHERE changed > 0) WHERE number = NEW.number;
END;
