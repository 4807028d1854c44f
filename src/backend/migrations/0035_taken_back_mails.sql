-- A mail stays a while before it leaves, and until then an agent can take it back: as if it had never been decided on.
-- One more word in a constraint: see status words.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(sql, '''not_sent'', ''given_up'')', '''not_sent'', ''given_up'', ''taken_back'')')
WHERE type = 'table' AND name = 'messages';

PRAGMA writable_schema = RESET;

-- From when on it may be handed over. Those from before left when they were decided on.
ALTER TABLE messages ADD COLUMN leaves_at BIGINT;
-- The agent's name.
ALTER TABLE messages ADD COLUMN taken_back_by TEXT CHECK ((taken_back_by IS NOT NULL) = (state = 'taken_back'));

-- The customer is told once of a credit note; a mail that was taken back told nobody.
DROP INDEX messages_by_credit_note;
CREATE UNIQUE INDEX messages_by_credit_note ON messages (credit_note)
WHERE credit_note IS NOT NULL AND state <> 'taken_back';

DROP TRIGGER message_state_moves;
CREATE TRIGGER message_state_moves BEFORE UPDATE ON messages
WHEN NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
    'ready sending', 'ready waiting', 'ready written', 'ready not_sent', 'ready taken_back',
    'waiting sending', 'waiting written', 'waiting not_sent',
    'sending handed_over', 'sending waiting', 'sending written', 'sending not_sent',
    'not_sent ready', 'not_sent given_up')
BEGIN SELECT RAISE(ABORT, 'rule: no mail is handed over that was not being sent'); END;

CREATE TRIGGER message_taken_back_in_time BEFORE UPDATE ON messages
WHEN NEW.state = 'taken_back' AND OLD.state = 'ready' AND COALESCE(NEW.state_at >= OLD.leaves_at, TRUE)
BEGIN SELECT RAISE(ABORT, 'rule: a mail is taken back before it leaves'); END;

CREATE TRIGGER message_leaves_once BEFORE UPDATE ON messages
WHEN NEW.leaves_at IS NOT OLD.leaves_at
    OR OLD.state = 'taken_back' AND (NEW.taken_back_by IS NOT OLD.taken_back_by OR NEW.state_at IS NOT OLD.state_at)
BEGIN SELECT RAISE(ABORT, 'rule: a mail stays as it was decided on'); END;

-- A reply that was taken back is in no other ticket.
DROP VIEW messages_to_settle;
CREATE VIEW messages_to_settle AS
SELECT messages.* FROM messages
WHERE state = 'not_sent' AND NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.order_number = messages.order_number)
    AND NOT (ticket IS NOT NULL AND EXISTS (SELECT 1 FROM messages AS other WHERE other.order_number = messages.order_number
        AND other.ticket IS NOT NULL AND other.body = messages.body
        AND other.state NOT IN ('not_sent', 'given_up', 'taken_back')));
