-- Orders are found by what three letters or digits in a row they have, and sorted by how far they are.

-- Letters and digits, from the beginning of each word on, a line each: found by how a line begins, however a word was
-- separated. They are filled in when the database is opened.
ALTER TABLE orders ADD COLUMN joined_text TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN joined_text TEXT NOT NULL DEFAULT '';

-- An order's name in the index. The row's own number is another after the file was written anew.
ALTER TABLE orders ADD COLUMN search_id BIGINT NOT NULL DEFAULT 0;
UPDATE orders SET search_id = rowid;
CREATE UNIQUE INDEX orders_by_search_id ON orders (search_id);

-- Only which orders have which three: what is found is looked at once more in the order's own text.
CREATE VIRTUAL TABLE order_trigrams USING fts5 (
    texts, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO order_trigrams (rowid, texts) SELECT search_id, search_text || char(10) || amounts FROM orders ORDER BY search_id;

DROP TRIGGER order_arrival_counted;

CREATE TRIGGER order_arrival_counted AFTER INSERT ON orders
BEGIN
    UPDATE orders SET
        changed = (SELECT COALESCE(MAX(changed), 0) + 1 FROM orders WHERE changed > 0),
        search_id = (SELECT MAX(search_id) + 1 FROM orders)
    WHERE number = NEW.number;
    INSERT INTO order_trigrams (rowid, texts)
        SELECT search_id, search_text || joined_text || char(10) || amounts FROM orders WHERE number = NEW.number;
END;

CREATE TRIGGER order_found_otherwise AFTER UPDATE OF search_text, joined_text, amounts ON orders
WHEN NEW.search_text <> OLD.search_text OR NEW.joined_text <> OLD.joined_text OR NEW.amounts <> OLD.amounts
BEGIN
    DELETE FROM order_trigrams WHERE rowid = OLD.search_id;
    INSERT INTO order_trigrams (rowid, texts)
        VALUES (NEW.search_id, NEW.search_text || NEW.joined_text || char(10) || NEW.amounts);
END;

ALTER TABLE orders ADD COLUMN status_rank INTEGER AS (CASE logistic_status WHEN 'on_hold' THEN 0
    WHEN 'awaiting_print' THEN 1 WHEN 'printing' THEN 2 WHEN 'preparing' THEN 3 WHEN 'shipped' THEN 4
    WHEN 'delivered' THEN 5 WHEN 'cancelled' THEN 6 ELSE 7 END) VIRTUAL;
ALTER TABLE orders ADD COLUMN payment_rank INTEGER AS (CASE payment_state WHEN 'unpaid' THEN 0 WHEN 'paid' THEN 1
    WHEN 'refund_pending' THEN 2 WHEN 'partially_refunded' THEN 3 ELSE 4 END) VIRTUAL;

CREATE INDEX orders_by_status_rank ON orders (status_rank, placed_at, number);
CREATE INDEX orders_by_payment_rank ON orders (payment_rank, placed_at, number);
