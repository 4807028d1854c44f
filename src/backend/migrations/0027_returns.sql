-- Goods that come back: what is announced, what was in the parcel, and the shop's words for why and what then. A return is in
-- no sum of money; a credit note may name the one it is about.

CREATE TABLE return_terms (
    id          TEXT    NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL CHECK (kind IN ('reason', 'action')),
    -- In the order in which they are offered.
    position    BIGINT  NOT NULL,
    action_kind TEXT CHECK ((action_kind IS NULL) = (kind = 'reason')
        AND (action_kind IS NULL OR action_kind IN ('refund', 'exchange', 'repair', 'store_credit', 'keep'))),
    french      TEXT    NOT NULL CHECK (TRIM(french) <> ''),
    english     TEXT    NOT NULL CHECK (TRIM(english) <> ''),
    -- Nothing new is registered with one that is.
    retired     BOOLEAN NOT NULL CHECK (retired IN (0, 1))
);

CREATE TABLE return_terms_version (
    id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    version BIGINT  NOT NULL CHECK (version > 0)
);

INSERT INTO return_terms_version (id, version) VALUES (1, 1);

INSERT INTO return_terms (id, kind, position, action_kind, french, english, retired) VALUES
    ('too_small', 'reason', 1, NULL, 'Trop petit', 'Too small', 0),
    ('too_large', 'reason', 2, NULL, 'Trop grand', 'Too large', 0),
    ('not_as_described', 'reason', 3, NULL, 'Ne correspond pas à la description', 'Not as described', 0),
    ('faulty', 'reason', 4, NULL, 'Défectueux', 'Faulty', 0),
    ('arrived_damaged', 'reason', 5, NULL, 'Arrivé abîmé', 'Arrived damaged', 0),
    ('wrong_item', 'reason', 6, NULL, 'Erreur de préparation', 'Wrong item sent', 0),
    ('arrived_late', 'reason', 7, NULL, 'Arrivé trop tard', 'Arrived too late', 0),
    ('changed_mind', 'reason', 8, NULL, 'Changement d’avis', 'Changed their mind', 0),
    ('refund', 'action', 1, 'refund', 'Rembourser', 'Refund', 0),
    ('exchange', 'action', 2, 'exchange', 'Échanger', 'Exchange', 0),
    ('repair', 'action', 3, 'repair', 'Réparer', 'Repair', 0),
    ('store_credit', 'action', 4, 'store_credit', 'Donner un avoir en boutique', 'Give store credit', 0),
    ('keep', 'action', 5, 'keep', 'Laisser au client', 'Let the customer keep it', 0);

CREATE TRIGGER return_term_fixed BEFORE UPDATE OF id, kind, action_kind ON return_terms
BEGIN SELECT RAISE(ABORT, 'rule: what a return term comes to never changes'); END;

CREATE TRIGGER return_term_kept BEFORE DELETE ON return_terms
BEGIN SELECT RAISE(ABORT, 'rule: return terms are retired, never deleted'); END;

CREATE TRIGGER return_term_not_replaced BEFORE INSERT ON return_terms
WHEN EXISTS (SELECT 1 FROM return_terms WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER return_terms_version_by_one BEFORE UPDATE ON return_terms_version
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'rule: every change of the return terms is a version of them'); END;

CREATE TABLE returns (
    number           TEXT   NOT NULL PRIMARY KEY,
    order_number     TEXT   NOT NULL REFERENCES orders (number),
    position         BIGINT NOT NULL,
    registered_at    BIGINT NOT NULL,
    -- The agent's name.
    registered_by    TEXT   NOT NULL,
    -- The reason of a lead who took it although its window was over.
    window_overruled TEXT CHECK (window_overruled <> ''),
    state            TEXT   NOT NULL CHECK (state IN ('registered', 'received', 'closed', 'withdrawn')),
    received_at      BIGINT,
    received_by      TEXT,
    -- When and by whom it was closed or withdrawn.
    ended_at         BIGINT,
    ended_by         TEXT,
    withdrawn_reason TEXT CHECK ((withdrawn_reason IS NOT NULL) = (state = 'withdrawn')),
    UNIQUE (order_number, position),
    CHECK ((received_at IS NULL) = (received_by IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
    CHECK ((ended_at IS NULL) = (state IN ('registered', 'received'))),
    CHECK ((received_at IS NULL OR state IN ('received', 'closed')) AND (received_at IS NOT NULL OR state <> 'received'))
);

-- The words of the reason and the action are those of the day, whatever they are called later.
CREATE TABLE return_lines (
    return_number  TEXT   NOT NULL REFERENCES returns (number),
    position       BIGINT NOT NULL,
    line_id        TEXT   NOT NULL,
    quantity       BIGINT NOT NULL CHECK (quantity > 0),
    reason         TEXT   NOT NULL REFERENCES return_terms (id),
    reason_french  TEXT   NOT NULL,
    reason_english TEXT   NOT NULL,
    action         TEXT   NOT NULL REFERENCES return_terms (id),
    action_kind    TEXT   NOT NULL CHECK (action_kind IN ('refund', 'exchange', 'repair', 'store_credit', 'keep')),
    action_french  TEXT   NOT NULL,
    action_english TEXT   NOT NULL,
    sound          BIGINT CHECK (sound >= 0),
    damaged        BIGINT CHECK (damaged >= 0),
    PRIMARY KEY (return_number, line_id),
    CHECK ((sound IS NULL) = (damaged IS NULL))
);

-- The units that each return takes of a line, so that no other can.
CREATE VIEW return_units AS
SELECT order_number, return_number, line_id,
    CASE
        WHEN state = 'withdrawn' THEN 0
        WHEN sound IS NULL THEN quantity
        WHEN action_kind = 'keep' THEN MAX(quantity, sound + damaged)
        ELSE sound + damaged
    END AS units
FROM return_lines JOIN returns ON number = return_number;

-- The units of each line that left the shop: what never left can't come back.
CREATE VIEW units_out AS
SELECT order_number, json_extract(line.value, '$.id') AS line_id,
    CASE
        WHEN logistic_status IN ('shipped', 'delivered')
            THEN COALESCE(json_extract(line.value, '$.shipped'), json_extract(line.value, '$.quantity'))
        ELSE COALESCE(json_extract(line.value, '$.shipped'), 0)
    END AS units
FROM orders JOIN order_documents ON order_number = number JOIN json_each(document, '$.lines') AS line;

CREATE TRIGGER return_within_what_left BEFORE INSERT ON return_lines
WHEN NEW.quantity
    + (SELECT COALESCE(SUM(units), 0) FROM return_units WHERE line_id = NEW.line_id
       AND order_number = (SELECT order_number FROM returns WHERE number = NEW.return_number))
    > COALESCE((SELECT units FROM units_out WHERE line_id = NEW.line_id
       AND order_number = (SELECT order_number FROM returns WHERE number = NEW.return_number)), 0)
BEGIN SELECT RAISE(ABORT, 'rule: more comes back than left'); END;

CREATE TRIGGER return_received_within_what_left BEFORE UPDATE OF sound, damaged ON return_lines
WHEN NEW.sound + NEW.damaged
    + (SELECT COALESCE(SUM(units), 0) FROM return_units WHERE line_id = NEW.line_id AND return_number <> NEW.return_number
       AND order_number = (SELECT order_number FROM returns WHERE number = NEW.return_number))
    > COALESCE((SELECT units FROM units_out WHERE line_id = NEW.line_id
       AND order_number = (SELECT order_number FROM returns WHERE number = NEW.return_number)), 0)
BEGIN SELECT RAISE(ABORT, 'rule: more comes back than left'); END;

CREATE TRIGGER return_line_with_its_return BEFORE INSERT ON return_lines
WHEN NEW.sound IS NOT NULL OR EXISTS (SELECT 1 FROM returns WHERE number = NEW.return_number AND state <> 'registered')
BEGIN SELECT RAISE(ABORT, 'rule: a return is about what it was registered for'); END;

CREATE TRIGGER return_line_fixed BEFORE UPDATE OF return_number, position, line_id, quantity, reason, reason_french,
    reason_english, action, action_kind, action_french, action_english ON return_lines
BEGIN SELECT RAISE(ABORT, 'rule: a return is about what it was registered for'); END;

CREATE TRIGGER return_line_received_once BEFORE UPDATE OF sound, damaged ON return_lines
WHEN OLD.sound IS NOT NULL OR NEW.sound IS NULL
    OR NOT EXISTS (SELECT 1 FROM returns WHERE number = NEW.return_number AND state = 'registered')
BEGIN SELECT RAISE(ABORT, 'rule: a return is received once'); END;

CREATE TRIGGER return_line_kept BEFORE DELETE ON return_lines
BEGIN SELECT RAISE(ABORT, 'rule: returns are never deleted'); END;

CREATE TRIGGER return_line_not_replaced BEFORE INSERT ON return_lines
WHEN EXISTS (SELECT 1 FROM return_lines WHERE return_number = NEW.return_number AND line_id = NEW.line_id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER return_begins_registered BEFORE INSERT ON returns
WHEN NEW.state <> 'registered'
BEGIN SELECT RAISE(ABORT, 'rule: a return begins registered'); END;

CREATE TRIGGER return_fixed BEFORE UPDATE OF number, order_number, position, registered_at, registered_by, window_overruled
ON returns
BEGIN SELECT RAISE(ABORT, 'rule: what was registered never changes'); END;

CREATE TRIGGER return_goes_one_way
BEFORE UPDATE OF state, received_at, received_by, ended_at, ended_by, withdrawn_reason ON returns
WHEN NOT CASE NEW.state
    WHEN 'received' THEN OLD.state = 'registered'
        AND NOT EXISTS (SELECT 1 FROM return_lines WHERE return_number = NEW.number AND sound IS NULL)
    WHEN 'withdrawn' THEN OLD.state = 'registered'
    -- What the customer keeps need not arrive.
    WHEN 'closed' THEN NEW.received_at IS OLD.received_at AND (OLD.state = 'received' OR (OLD.state = 'registered'
        AND NOT EXISTS (SELECT 1 FROM return_lines WHERE return_number = NEW.number AND action_kind <> 'keep')))
    ELSE 0
END
BEGIN SELECT RAISE(ABORT, 'rule: a return goes one way'); END;

CREATE TRIGGER return_kept BEFORE DELETE ON returns
BEGIN SELECT RAISE(ABORT, 'rule: returns are never deleted'); END;

CREATE TRIGGER return_not_replaced BEFORE INSERT ON returns
WHEN EXISTS (SELECT 1 FROM returns WHERE number = NEW.number
    OR (order_number = NEW.order_number AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER credit_note_of_its_orders_return BEFORE INSERT ON credit_notes
WHEN json_valid(NEW.document) AND json_extract(NEW.document, '$.return') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM returns
    WHERE number = json_extract(NEW.document, '$.return') AND order_number = NEW.order_number
    AND (state <> 'withdrawn' OR NEW.corrects IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'rule: a credit note is about a return of its own order'); END;

CREATE TRIGGER erasure_once_returns_are_done BEFORE INSERT ON erasures
WHEN EXISTS (SELECT 1 FROM returns WHERE order_number = NEW.order_number AND state IN ('registered', 'received'))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is erased of an order that is not done with'); END;
