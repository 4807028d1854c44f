-- A mail that did not go is sent again or given up, by an agent who says why: until then it waits among what is unfinished.
-- One more word in a constraint: see status words.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema
SET sql = replace(sql, '''handed_over'', ''not_sent'')', '''handed_over'', ''not_sent'', ''given_up'')')
WHERE type = 'table' AND name = 'messages';

PRAGMA writable_schema = RESET;

-- The agent's name, and their reason.
ALTER TABLE messages ADD COLUMN given_up_by TEXT CHECK ((given_up_by IS NOT NULL) = (state = 'given_up'));
ALTER TABLE messages ADD COLUMN given_up_reason TEXT
    CHECK ((given_up_reason IS NOT NULL) = (state = 'given_up') AND given_up_reason IS NOT '');

DROP TRIGGER message_state_moves;
CREATE TRIGGER message_state_moves BEFORE UPDATE ON messages
WHEN NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
    'ready sending', 'ready waiting', 'ready written', 'ready not_sent',
    'waiting sending', 'waiting written', 'waiting not_sent',
    'sending handed_over', 'sending waiting', 'sending written', 'sending not_sent',
    'not_sent ready', 'not_sent given_up')
BEGIN SELECT RAISE(ABORT, 'rule: no mail is handed over that was not being sent'); END;

CREATE TRIGGER message_given_up_once BEFORE UPDATE ON messages
WHEN OLD.state = 'given_up' AND (NEW.given_up_by IS NOT OLD.given_up_by
    OR NEW.given_up_reason IS NOT OLD.given_up_reason OR NEW.state_at IS NOT OLD.state_at)
BEGIN SELECT RAISE(ABORT, 'rule: a mail is given up once'); END;

-- Those that an agent has to do with. A reply that is in another ticket, or on its way there, needs none of this one any more.
CREATE VIEW messages_to_settle AS
SELECT messages.* FROM messages
WHERE state = 'not_sent' AND NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.order_number = messages.order_number)
    AND NOT (ticket IS NOT NULL AND EXISTS (SELECT 1 FROM messages AS other WHERE other.order_number = messages.order_number
        AND other.ticket IS NOT NULL AND other.body = messages.body AND other.state NOT IN ('not_sent', 'given_up')));
