-- Orders that wait for their payment or for somebody ('on_hold'), and those of which nobody said where they are ('unknown').
-- SQLite changes no constraint of a table. Rows stay as they are when more is allowed, so the text of the table is enough
-- (sqlite.org/lang_altertable.html, 7); what follows it makes every connection read the text again.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(sql, '''awaiting_print'', ''printing''', '''on_hold'', ''unknown'', ''awaiting_print'', ''printing''')
WHERE type = 'table' AND name = 'orders';

PRAGMA writable_schema = RESET;

CREATE INDEX orders_on_hold ON orders (number) WHERE logistic_status = 'on_hold';
