-- What becomes of refunded units is said by their condition. The stock moves with its note and as the note says: all that is
-- refunded comes in, and what does not go on the shelf goes out again.

-- What each line of a credit note says: its units, those that stay on the shelf, and those of these that a parcel brought.
-- A correction has all three below zero.
CREATE VIEW note_units AS
SELECT number AS credit_note, order_number, corrects, json_extract(document, '$.return') AS return_number,
    json_extract(line.value, '$.line') AS line_id,
    json_extract(line.value, '$.quantity') AS units,
    CASE json_type(line.value, '$.restock')
        WHEN 'true' THEN json_extract(line.value, '$.quantity')
        WHEN 'object' THEN (json_extract(line.value, '$.restock.new') + json_extract(line.value, '$.restock.never_left'))
            * SIGN(json_extract(line.value, '$.quantity'))
        ELSE 0
    END AS shelved,
    CASE json_type(line.value, '$.restock')
        WHEN 'true' THEN json_extract(line.value, '$.quantity')
        WHEN 'object' THEN json_extract(line.value, '$.restock.new') * SIGN(json_extract(line.value, '$.quantity'))
        ELSE 0
    END AS brought
FROM credit_notes JOIN json_each(document, '$.quote.lines') AS line;

-- The movements that each line of a note comes to, beside those that there are.
CREATE VIEW note_movements AS
SELECT credit_note, order_number, line_id,
    CASE WHEN units > 0 THEN units END AS returned_due,
    CASE WHEN units > shelved AND units > 0 THEN shelved - units END AS removed_due,
    CASE WHEN shelved < 0 THEN shelved END AS corrected_due,
    (SELECT change FROM stock_movements AS moved WHERE moved.credit_note = note_units.credit_note
        AND moved.line_id = note_units.line_id AND reason = 'returned_to_stock_by_refunding') AS returned,
    (SELECT change FROM stock_movements AS moved WHERE moved.credit_note = note_units.credit_note
        AND moved.line_id = note_units.line_id AND reason = 'api_removed') AS removed,
    (SELECT change FROM stock_movements AS moved WHERE moved.credit_note = note_units.credit_note
        AND moved.line_id = note_units.line_id AND reason = 'credit_note_corrected') AS corrected
FROM note_units;

-- A note is signed last. What has no SKU is not kept in stock.
CREATE TRIGGER credit_note_signed_once_the_stock_moved BEFORE INSERT ON credit_note_sellers
WHEN EXISTS (SELECT 1 FROM note_movements WHERE credit_note = NEW.credit_note
        AND (returned, removed, corrected) IS NOT (returned_due, removed_due, corrected_due)
        AND ((returned, removed, corrected) IS NOT (NULL, NULL, NULL) OR line_id IN (
            SELECT json_extract(line.value, '$.id') FROM credit_notes
            JOIN order_documents ON order_documents.order_number = credit_notes.order_number
            JOIN json_each(order_documents.document, '$.lines') AS line
            WHERE number = NEW.credit_note AND json_extract(line.value, '$.sku') <> '')))
    OR EXISTS (SELECT 1 FROM stock_movements WHERE credit_note = NEW.credit_note
        AND line_id NOT IN (SELECT line_id FROM note_units WHERE credit_note = NEW.credit_note))
BEGIN SELECT RAISE(ABORT, 'rule: the stock moves as its credit note says'); END;

-- It says more than the rule of corrections that it replaces.
DROP TRIGGER stock_corrected_by_a_correction;

CREATE TRIGGER stock_moves_with_its_note BEFORE INSERT ON stock_movements
WHEN EXISTS (SELECT 1 FROM credit_note_sellers WHERE credit_note = NEW.credit_note)
BEGIN SELECT RAISE(ABORT, 'rule: the stock moves with its credit note, and not after'); END;

CREATE TRIGGER credit_note_counts_its_units BEFORE INSERT ON credit_notes
WHEN json_valid(NEW.document) AND EXISTS (SELECT 1 FROM json_each(NEW.document, '$.quote.lines') AS line
    WHERE json_type(line.value, '$.restock') = 'object'
    AND (ABS(json_extract(line.value, '$.quantity')) IS NOT json_extract(line.value, '$.restock.new')
            + json_extract(line.value, '$.restock.damaged') + json_extract(line.value, '$.restock.lost')
            + json_extract(line.value, '$.restock.never_left')
        OR MIN(json_extract(line.value, '$.restock.new'), json_extract(line.value, '$.restock.damaged'),
            json_extract(line.value, '$.restock.lost'), json_extract(line.value, '$.restock.never_left')) < 0))
BEGIN SELECT RAISE(ABORT, 'rule: the units of each condition come to those of the line'); END;

CREATE TRIGGER credit_note_within_what_was_sold AFTER INSERT ON credit_notes
WHEN json_valid(NEW.document) AND EXISTS (
    SELECT 1 FROM (
        SELECT line_id, units FROM note_units WHERE order_number = NEW.order_number
        UNION ALL
        SELECT json_extract(line.value, '$.id'), -json_extract(line.value, '$.quantity')
        FROM order_documents JOIN json_each(document, '$.lines') AS line WHERE order_number = NEW.order_number)
    GROUP BY line_id HAVING SUM(units) > 0)
BEGIN SELECT RAISE(ABORT, 'rule: more units are refunded than were sold'); END;

-- What is refunded beyond what came back may never have left.
CREATE TRIGGER credit_note_shelves_what_came_back_sound AFTER INSERT ON credit_notes
WHEN NEW.corrects IS NULL AND json_valid(NEW.document) AND json_extract(NEW.document, '$.return') IS NOT NULL AND EXISTS (
    SELECT 1 FROM (
        SELECT line_id, brought, shelved - brought AS never_left, units, 0 AS sound, 0 AS came,
            credit_note = NEW.number AND shelved > 0 AS is_asked
        FROM note_units
        WHERE order_number = NEW.order_number AND return_number = json_extract(NEW.document, '$.return')
        UNION ALL
        SELECT back.line_id, 0, 0, 0, COALESCE(sound, 0), units, 0
        FROM return_lines AS back JOIN return_units USING (return_number, line_id)
        WHERE return_number = json_extract(NEW.document, '$.return'))
    GROUP BY line_id
    HAVING MAX(is_asked) AND (SUM(brought) > SUM(sound) OR SUM(never_left) > MAX(SUM(units) - SUM(came), 0)))
BEGIN SELECT RAISE(ABORT, 'rule: what came back damaged never goes on the shelf'); END;
