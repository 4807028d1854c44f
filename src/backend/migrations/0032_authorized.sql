-- Orders of which money is set aside and none taken were unpaid until now, which looks as if nobody had paid for them.
-- One more word in a constraint: see status words.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(sql, '(''unpaid'', ''paid''', '(''unpaid'', ''authorized'', ''paid''')
WHERE type = 'table' AND name = 'orders';

PRAGMA writable_schema = RESET;

DROP INDEX orders_by_payment_rank;
ALTER TABLE orders DROP COLUMN payment_rank;
ALTER TABLE orders ADD COLUMN payment_rank INTEGER AS (CASE payment_state WHEN 'unpaid' THEN 0 WHEN 'authorized' THEN 1
    WHEN 'paid' THEN 2 WHEN 'refund_pending' THEN 3 WHEN 'partially_refunded' THEN 4 ELSE 5 END) VIRTUAL;
CREATE INDEX orders_by_payment_rank ON orders (payment_rank, placed_at, number);

UPDATE orders SET payment_state = 'authorized', version = version + 1
WHERE payment_state = 'unpaid' AND gross > 0 AND EXISTS (
    SELECT 1 FROM order_documents JOIN json_each(document, '$.payments') AS payment
    WHERE order_documents.order_number = orders.number AND CAST(payment.value ->> '$.authorized.amount' AS REAL) > 0
        AND NOT EXISTS (SELECT 1 FROM refund_tasks
            WHERE refund_tasks.order_number = orders.number AND payment_id = payment.value ->> '$.id'
                AND alternative = 'void' AND state = 'done'));
