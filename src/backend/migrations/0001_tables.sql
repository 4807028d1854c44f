-- What is kept. Amounts are whole minor units of the order's currency; moments are microseconds since 1970;
-- documents are JSON as the API answers it. Queries keep to the SQL that SQLite and PostgreSQL share.

-- Whether money moves here: decided once.
CREATE TABLE shop (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    kind TEXT    NOT NULL CHECK (kind IN ('real', 'demo'))
);

CREATE TABLE agents (
    id         TEXT   NOT NULL PRIMARY KEY,
    -- In the order in which they were added.
    position   BIGINT NOT NULL UNIQUE,
    name       TEXT   NOT NULL UNIQUE,
    role       TEXT   NOT NULL CHECK (role IN ('agent', 'lead')),
    -- SHA-256 of a token of 256 random bits: there is nothing to guess, so nothing to slow down.
    token_hash TEXT   NOT NULL UNIQUE
);

CREATE TABLE sessions (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    agent_id   TEXT   NOT NULL REFERENCES agents (id),
    expires_at BIGINT NOT NULL
);

CREATE TABLE sign_in_links (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    agent_id   TEXT   NOT NULL REFERENCES agents (id),
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);

-- One narrow row an order: the list and its search read nothing else.
CREATE TABLE orders (
    number          TEXT   NOT NULL PRIMARY KEY,
    placed_at       BIGINT NOT NULL,
    currency        TEXT   NOT NULL,
    gross           BIGINT NOT NULL,
    captured        BIGINT NOT NULL CHECK (captured >= 0),
    -- The gross in thousandths, so that yen and dinars sort among euros.
    total_rank      BIGINT NOT NULL,
    customer        TEXT   NOT NULL,
    customer_rank   TEXT   NOT NULL,
    email           TEXT   NOT NULL,
    -- Their words, each between spaces.
    providers       TEXT   NOT NULL,
    -- Lower case, without accents: number, customer, e-mail, transactions, total.
    search_text     TEXT   NOT NULL,
    logistic_status TEXT   NOT NULL CHECK (logistic_status IN
        ('awaiting_print', 'printing', 'preparing', 'shipped', 'delivered', 'cancelled')),
    payment_state   TEXT   NOT NULL CHECK (payment_state IN
        ('unpaid', 'paid', 'refund_pending', 'partially_refunded', 'refunded')),
    version         BIGINT NOT NULL CHECK (version > 0)
);

CREATE INDEX orders_by_date ON orders (placed_at, number);
CREATE INDEX orders_by_total ON orders (total_rank, number);
CREATE INDEX orders_by_customer ON orders (customer_rank, number);
CREATE INDEX orders_by_status ON orders (logistic_status, placed_at, number);
CREATE INDEX orders_by_payment_state ON orders (payment_state, placed_at, number);

-- The order as it was charged.
CREATE TABLE order_documents (
    order_number TEXT NOT NULL PRIMARY KEY REFERENCES orders (number),
    document     TEXT NOT NULL
);

CREATE TABLE payments (
    order_number TEXT   NOT NULL REFERENCES orders (number),
    id           TEXT   NOT NULL,
    provider     TEXT   NOT NULL,
    reference    TEXT   NOT NULL,
    captured     BIGINT NOT NULL CHECK (captured >= 0),
    PRIMARY KEY (order_number, id)
);

CREATE TABLE modifications (
    order_number TEXT   NOT NULL PRIMARY KEY REFERENCES orders (number),
    holder       TEXT   NOT NULL REFERENCES agents (id),
    expires_at   BIGINT NOT NULL
);

CREATE TABLE cancellations (
    order_number TEXT NOT NULL PRIMARY KEY REFERENCES orders (number),
    step         TEXT NOT NULL CHECK (step IN
        ('idle', 'not_cancellable', 'cancellable', 'confirmed', 'refunding', 'message_ready', 'finished')),
    -- The step with all that is true in it.
    state        TEXT NOT NULL,
    -- When and by whom the order was cancelled for good.
    cancelled_at BIGINT,
    cancelled_by TEXT,
    -- The note that cancelling issued; null when there was nothing left to credit.
    credit_note  TEXT REFERENCES credit_notes (number) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX cancellations_unfinished ON cancellations (step, cancelled_at);

-- The last number given out in a year; taken in the transaction that issues the note, so there are no gaps.
CREATE TABLE credit_note_counters (
    year BIGINT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE credit_notes (
    number       TEXT   NOT NULL PRIMARY KEY,
    order_number TEXT   NOT NULL REFERENCES orders (number),
    total        BIGINT NOT NULL,
    corrects     TEXT REFERENCES credit_notes (number),
    issued_at    BIGINT NOT NULL,
    -- The agent's name.
    issued_by    TEXT   NOT NULL,
    document     TEXT   NOT NULL,
    -- A cancellation may come to nothing, when goodwill was paid out before.
    CHECK (CASE WHEN corrects IS NULL THEN total >= 0 ELSE total < 0 END)
);

CREATE INDEX credit_notes_by_order ON credit_notes (order_number, number);

-- Who issued a note, as it was called then: a shop that moves does not rewrite what it printed.
CREATE TABLE credit_note_sellers (
    credit_note TEXT NOT NULL PRIMARY KEY REFERENCES credit_notes (number),
    name        TEXT NOT NULL,
    -- A JSON list of lines.
    details     TEXT NOT NULL
);

-- A wrong note is corrected once.
CREATE UNIQUE INDEX credit_notes_by_corrected ON credit_notes (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE refund_tasks (
    id           TEXT   NOT NULL PRIMARY KEY,
    order_number TEXT   NOT NULL,
    -- In the order in which the order's tasks were made.
    position     BIGINT NOT NULL,
    credit_note  TEXT   NOT NULL REFERENCES credit_notes (number),
    payment_id   TEXT   NOT NULL,
    amount       BIGINT NOT NULL CHECK (amount > 0),
    -- The means agreed with the customer; null for the original payment.
    alternative  TEXT,
    created_at   BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('to_do', 'opened', 'done', 'impossible', 'withdrawn')),
    state_at     BIGINT CHECK (state = 'to_do' OR state_at IS NOT NULL),
    -- Who went to the provider.
    opened_by    TEXT REFERENCES agents (id) CHECK ((state = 'opened') = (opened_by IS NOT NULL)),
    reference    TEXT CHECK ((state = 'done') = (reference IS NOT NULL)),
    reason       TEXT CHECK ((state = 'impossible') = (reason IS NOT NULL)),
    -- Money that can't go back one way goes another: never impossible without its replacement.
    replaced_by  TEXT CHECK ((state = 'impossible') = (replaced_by IS NOT NULL)),
    -- The note that took the task's credit note back.
    withdrawn_by TEXT CHECK ((state = 'withdrawn') = (withdrawn_by IS NOT NULL)),
    UNIQUE (order_number, position),
    FOREIGN KEY (order_number, payment_id) REFERENCES payments (order_number, id),
    FOREIGN KEY (replaced_by) REFERENCES refund_tasks (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (withdrawn_by) REFERENCES credit_notes (number) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX refund_tasks_by_credit_note ON refund_tasks (credit_note);
CREATE INDEX refund_tasks_open ON refund_tasks (order_number) WHERE state IN ('to_do', 'opened');

-- A refund task as the API answers it.
CREATE VIEW refund_tasks_in_full AS
SELECT refund_tasks.*, orders.currency, payments.provider, payments.reference AS transaction_reference,
    agents.name AS opened_by_name, agents.role AS opened_by_role
FROM refund_tasks
JOIN orders ON orders.number = refund_tasks.order_number
JOIN payments ON payments.order_number = refund_tasks.order_number AND payments.id = refund_tasks.payment_id
LEFT JOIN agents ON agents.id = refund_tasks.opened_by;

-- Money that went back onto gift cards.
CREATE TABLE gift_card_credits (
    refund_task TEXT   NOT NULL PRIMARY KEY REFERENCES refund_tasks (id),
    card        TEXT   NOT NULL,
    currency    TEXT   NOT NULL,
    amount      BIGINT NOT NULL CHECK (amount > 0),
    credited_at BIGINT NOT NULL
);

CREATE INDEX gift_card_credits_by_card ON gift_card_credits (card, credited_at);

-- The articles that orders name, to look for. The latest order's title counts.
CREATE TABLE items (
    sku         TEXT NOT NULL PRIMARY KEY,
    title       TEXT NOT NULL,
    -- Lower case, without accents: SKU and title.
    search_text TEXT NOT NULL
);

-- What credit notes did to the stock.
CREATE TABLE stock_movements (
    id           INTEGER NOT NULL PRIMARY KEY,
    sku          TEXT    NOT NULL REFERENCES items (sku),
    credit_note  TEXT    NOT NULL REFERENCES credit_notes (number),
    line_id      TEXT    NOT NULL,
    change       BIGINT  NOT NULL CHECK (change <> 0),
    reason       TEXT    NOT NULL CHECK (reason IN
        ('returned_to_stock_by_refunding', 'api_removed', 'credit_note_corrected')),
    -- A note moves each of its lines once a reason, however often it is written.
    UNIQUE (credit_note, line_id, reason)
);

CREATE INDEX stock_movements_by_sku ON stock_movements (sku, id);

-- The mails that were decided on; ticked off once their file is written.
CREATE TABLE messages (
    id           INTEGER NOT NULL PRIMARY KEY,
    order_number TEXT    NOT NULL REFERENCES orders (number),
    recipient    TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    decided_at   BIGINT  NOT NULL,
    decided_by   TEXT    NOT NULL,
    written_at   BIGINT
);

CREATE INDEX messages_by_order ON messages (order_number, id);
CREATE INDEX messages_unwritten ON messages (id) WHERE written_at IS NULL;

CREATE TABLE journal (
    id           INTEGER NOT NULL PRIMARY KEY,
    order_number TEXT    NOT NULL REFERENCES orders (number),
    at           BIGINT  NOT NULL,
    agent_id     TEXT,
    -- As they were called then.
    agent_name   TEXT,
    event        TEXT    NOT NULL
);

CREATE INDEX journal_by_order ON journal (order_number, id);

-- What was answered, by idempotency key. Kept for good: a key never names a second intent.
CREATE TABLE operations (
    key          TEXT   NOT NULL PRIMARY KEY,
    agent_id     TEXT   NOT NULL,
    fingerprint  TEXT   NOT NULL,
    kind         TEXT   NOT NULL,
    order_number TEXT   NOT NULL REFERENCES orders (number),
    at           BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    body         TEXT   NOT NULL
);
