-- A mail may be about a credit note, of which the customer is told once.
ALTER TABLE messages ADD COLUMN credit_note TEXT REFERENCES credit_notes (number);

CREATE UNIQUE INDEX messages_by_credit_note ON messages (credit_note) WHERE credit_note IS NOT NULL;

CREATE TRIGGER message_subject_fixed BEFORE UPDATE ON messages
WHEN NEW.credit_note IS NOT OLD.credit_note
BEGIN SELECT RAISE(ABORT, 'rule: a mail stays as it was decided on'); END;

CREATE TRIGGER message_about_own_note BEFORE INSERT ON messages
WHEN NEW.credit_note IS NOT NULL
    AND NEW.order_number IS NOT (SELECT order_number FROM credit_notes WHERE number = NEW.credit_note)
BEGIN SELECT RAISE(ABORT, 'rule: a mail is about a note of its own order'); END;
