-- How far each mail is on its way. Once it is off our hands, as a file or because the mail server said yes, it is ticked
-- off (written_at) and nothing of it changes any more; before that only the arrows below lead from one state to another.

ALTER TABLE messages ADD COLUMN state TEXT NOT NULL DEFAULT 'ready'
    CHECK (state IN ('ready', 'sending', 'waiting', 'written', 'handed_over', 'not_sent'));
-- When it was handed over, written or given up.
ALTER TABLE messages ADD COLUMN state_at BIGINT;
ALTER TABLE messages ADD COLUMN tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0);
ALTER TABLE messages ADD COLUMN next_try BIGINT CHECK ((next_try IS NOT NULL) = (state = 'waiting'));
-- Why it did not go, in a word of ours and in the server's.
ALTER TABLE messages ADD COLUMN trouble TEXT CHECK ((trouble IS NOT NULL) = (state IN ('waiting', 'not_sent')));
ALTER TABLE messages ADD COLUMN answer TEXT;
-- The name by which a receiver knows a mail that it got already; given once, before the first try.
ALTER TABLE messages ADD COLUMN message_id TEXT CHECK (message_id IS NOT NULL OR state NOT IN ('sending', 'handed_over'));

DROP TRIGGER message_written_once;
UPDATE messages SET state = 'written', state_at = written_at WHERE written_at IS NOT NULL;
CREATE TRIGGER message_written_once BEFORE UPDATE ON messages
WHEN OLD.written_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: a mail is ticked off once'); END;

CREATE UNIQUE INDEX messages_by_message_id ON messages (message_id) WHERE message_id IS NOT NULL;
DROP INDEX messages_unwritten;
CREATE INDEX messages_on_their_way ON messages (id) WHERE state IN ('ready', 'sending', 'waiting');
CREATE INDEX messages_not_sent ON messages (id) WHERE state = 'not_sent';

CREATE TRIGGER message_begins_ready BEFORE INSERT ON messages
WHEN NEW.state <> 'ready' OR NEW.written_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: a mail begins ready'); END;

CREATE TRIGGER message_state_moves BEFORE UPDATE ON messages
WHEN NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
    'ready sending', 'ready waiting', 'ready written', 'ready not_sent',
    'waiting sending', 'waiting written', 'waiting not_sent',
    'sending handed_over', 'sending waiting', 'sending written', 'sending not_sent',
    'not_sent ready')
BEGIN SELECT RAISE(ABORT, 'rule: no mail is handed over that was not being sent'); END;

CREATE TRIGGER message_ticked_off_with_its_state BEFORE UPDATE ON messages
WHEN OLD.written_at IS NULL AND (NEW.written_at IS NOT NULL) <> (NEW.state IN ('written', 'handed_over'))
BEGIN SELECT RAISE(ABORT, 'rule: a mail is ticked off once it is off our hands, and only then'); END;

CREATE TRIGGER message_id_fixed BEFORE UPDATE ON messages
WHEN OLD.message_id IS NOT NULL AND NEW.message_id IS NOT OLD.message_id
BEGIN SELECT RAISE(ABORT, 'rule: a mail has one Message-ID'); END;

DROP TRIGGER erasure_once_all_is_done;
CREATE TRIGGER erasure_once_all_is_done BEFORE INSERT ON erasures
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE order_number = NEW.order_number AND state IN ('to_do', 'opened'))
    OR EXISTS (SELECT 1 FROM refund_excesses JOIN refund_tasks ON id = refund_task
        WHERE order_number = NEW.order_number AND resolved_at IS NULL)
    OR EXISTS (SELECT 1 FROM messages WHERE order_number = NEW.order_number AND state IN ('ready', 'sending', 'waiting'))
    OR EXISTS (SELECT 1 FROM cancellations WHERE order_number = NEW.order_number
        AND step IN ('confirmed', 'refunding', 'message_ready'))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is erased of an order that is not done with'); END;
