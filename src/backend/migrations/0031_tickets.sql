-- The ticket at the helpdesk in which an order is talked about, and the replies that go there as private notes: they are on
-- their way as mails are, and by another door.

ALTER TABLE orders ADD COLUMN ticket TEXT
    CHECK (ticket NOT GLOB '*[^0-9]*' AND ticket GLOB '[1-9]*' AND length(ticket) <= 18);
ALTER TABLE messages ADD COLUMN ticket TEXT
    CHECK (ticket NOT GLOB '*[^0-9]*' AND ticket GLOB '[1-9]*' AND length(ticket) <= 18);

CREATE TRIGGER message_ticket_fixed BEFORE UPDATE ON messages
WHEN NEW.ticket IS NOT OLD.ticket
BEGIN SELECT RAISE(ABORT, 'rule: a mail stays as it was decided on'); END;

CREATE TRIGGER message_goes_one_way BEFORE INSERT ON messages
WHEN NEW.ticket IS NOT NULL AND NEW.credit_note IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: a reply for a ticket is no mail about a credit note'); END;

CREATE TRIGGER reply_is_no_file BEFORE UPDATE ON messages
WHEN NEW.ticket IS NOT NULL AND NEW.state = 'written'
BEGIN SELECT RAISE(ABORT, 'rule: a reply for a ticket is never a file'); END;
