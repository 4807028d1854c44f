-- Each line of the journal names the one before it by its hash, so that whoever changes the file is found. What was typed
-- lies apart, beside a salt: the chain is over its digest, and still holds once it is erased. No database works hashes out
-- by itself: the store fills them in when it opens.

ALTER TABLE journal ADD COLUMN text_digest TEXT;
ALTER TABLE journal ADD COLUMN hash TEXT NOT NULL DEFAULT '';

CREATE TABLE journal_texts (
    line INTEGER NOT NULL PRIMARY KEY REFERENCES journal (id),
    salt TEXT    NOT NULL,
    text TEXT    NOT NULL
);

DROP TRIGGER journal_fixed;

CREATE TRIGGER journal_fixed BEFORE UPDATE ON journal
WHEN OLD.hash <> '' OR (NEW.id, NEW.order_number, NEW.at, NEW.agent_id, NEW.agent_name)
    IS NOT (OLD.id, OLD.order_number, OLD.at, OLD.agent_id, OLD.agent_name)
BEGIN SELECT RAISE(ABORT, 'rule: the journal is append-only'); END;

CREATE TRIGGER journal_chained BEFORE INSERT ON journal
WHEN NEW.hash = ''
BEGIN SELECT RAISE(ABORT, 'rule: every line of the journal is chained to the one before'); END;

CREATE TRIGGER journal_text_fixed BEFORE UPDATE ON journal_texts
BEGIN SELECT RAISE(ABORT, 'rule: the journal is append-only'); END;

CREATE TRIGGER journal_text_kept BEFORE DELETE ON journal_texts
BEGIN SELECT RAISE(ABORT, 'rule: the journal is append-only'); END;

CREATE TRIGGER journal_text_not_replaced BEFORE INSERT ON journal_texts
WHEN EXISTS (SELECT 1 FROM journal_texts WHERE line = NEW.line)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
