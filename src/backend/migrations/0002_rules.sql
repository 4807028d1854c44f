-- The last lock on the money, in SQLite's dialect: what no transaction may leave behind, whatever the code
-- above it does. The words raised here are for the log.

CREATE TRIGGER refund_within_payment BEFORE INSERT ON refund_tasks
WHEN NEW.state NOT IN ('impossible', 'withdrawn') AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refund_tasks
       WHERE order_number = NEW.order_number AND payment_id = NEW.payment_id AND state NOT IN ('impossible', 'withdrawn'))
    > (SELECT captured FROM payments WHERE order_number = NEW.order_number AND id = NEW.payment_id)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed what the payment captured'); END;

CREATE TRIGGER refund_within_its_credit BEFORE INSERT ON refund_tasks
WHEN NEW.state NOT IN ('impossible', 'withdrawn') AND NEW.amount
    + (SELECT COALESCE(SUM(amount), 0) FROM refund_tasks
       WHERE credit_note = NEW.credit_note AND state NOT IN ('impossible', 'withdrawn'))
    > (SELECT COALESCE(SUM(total), 0) FROM credit_notes
       WHERE NEW.credit_note IN (number, corrects) AND order_number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: refunds exceed their credit note'); END;

CREATE TRIGGER refund_fixed
BEFORE UPDATE OF id, order_number, position, credit_note, payment_id, amount, alternative, created_at ON refund_tasks
BEGIN SELECT RAISE(ABORT, 'rule: what a refund task is about never changes'); END;

CREATE TRIGGER refund_settled_once BEFORE UPDATE ON refund_tasks
WHEN OLD.state IN ('done', 'impossible', 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'rule: a settled refund task stays as it is'); END;

CREATE TRIGGER refund_replaced_by_a_new_one BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'impossible' AND EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.replaced_by)
BEGIN SELECT RAISE(ABORT, 'rule: an impossible refund is replaced by a new one'); END;

CREATE TRIGGER refund_replaced_in_full BEFORE INSERT ON refund_tasks
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE replaced_by = NEW.id AND NOT (order_number = NEW.order_number
    AND payment_id = NEW.payment_id AND credit_note = NEW.credit_note AND amount = NEW.amount))
BEGIN SELECT RAISE(ABORT, 'rule: a replacement is about the same money'); END;

CREATE TRIGGER refund_withdrawn_by_a_new_note BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'withdrawn' AND EXISTS (SELECT 1 FROM credit_notes WHERE number = NEW.withdrawn_by)
BEGIN SELECT RAISE(ABORT, 'rule: a refund is withdrawn by the note that corrects its own'); END;

CREATE TRIGGER refund_withdrawn_by_its_correction BEFORE INSERT ON credit_notes
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE withdrawn_by = NEW.number AND credit_note IS NOT NEW.corrects)
BEGIN SELECT RAISE(ABORT, 'rule: a refund is withdrawn by the note that corrects its own'); END;

CREATE TRIGGER refund_withdrawn_in_time BEFORE UPDATE ON refund_tasks
WHEN NEW.state = 'withdrawn' AND OLD.state <> 'to_do'
BEGIN SELECT RAISE(ABORT, 'rule: a refund that was begun is not withdrawn'); END;

CREATE TRIGGER refund_kept BEFORE DELETE ON refund_tasks
BEGIN SELECT RAISE(ABORT, 'rule: refund tasks are never deleted'); END;

CREATE TRIGGER credit_within_captured BEFORE INSERT ON credit_notes
WHEN NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    > (SELECT captured FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: credit notes exceed what was captured'); END;

CREATE TRIGGER correction_leaves_refunds_covered BEFORE INSERT ON credit_notes
WHEN NEW.total < 0 AND NEW.total
    + (SELECT COALESCE(SUM(total), 0) FROM credit_notes WHERE order_number = NEW.order_number)
    < (SELECT COALESCE(SUM(amount), 0) FROM refund_tasks
       WHERE order_number = NEW.order_number AND state NOT IN ('impossible', 'withdrawn'))
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes back more than refunds leave'); END;

CREATE TRIGGER correction_as_corrected BEFORE INSERT ON credit_notes
WHEN NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM credit_notes
    WHERE number = NEW.corrects AND order_number = NEW.order_number AND corrects IS NULL AND total = -NEW.total)
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes back exactly what it corrects'); END;

CREATE TRIGGER credit_note_fixed BEFORE UPDATE ON credit_notes
BEGIN SELECT RAISE(ABORT, 'rule: a credit note never changes'); END;

CREATE TRIGGER credit_note_kept BEFORE DELETE ON credit_notes
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are never deleted'); END;

CREATE TRIGGER credit_note_seller_fixed BEFORE UPDATE ON credit_note_sellers
BEGIN SELECT RAISE(ABORT, 'rule: a credit note never changes'); END;

CREATE TRIGGER credit_note_seller_kept BEFORE DELETE ON credit_note_sellers
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are never deleted'); END;

CREATE TRIGGER credit_note_numbers_rise BEFORE UPDATE ON credit_note_counters
WHEN NEW.year <> OLD.year OR NEW.last <> OLD.last + 1
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;

CREATE TRIGGER credit_note_counter_begins_at_one BEFORE INSERT ON credit_note_counters
WHEN NEW.last <> 1
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;

CREATE TRIGGER credit_note_counter_kept BEFORE DELETE ON credit_note_counters
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;

CREATE TRIGGER gift_card_credit_as_settled BEFORE INSERT ON gift_card_credits
WHEN NOT EXISTS (SELECT 1 FROM refund_tasks_in_full
    WHERE id = NEW.refund_task AND state = 'done' AND alternative IS NULL AND amount = NEW.amount
    AND provider = 'gift_card' AND transaction_reference = NEW.card AND currency = NEW.currency)
BEGIN SELECT RAISE(ABORT, 'rule: a gift card is credited by its settled refund task alone'); END;

CREATE TRIGGER gift_card_credit_fixed BEFORE UPDATE ON gift_card_credits
BEGIN SELECT RAISE(ABORT, 'rule: the gift-card ledger is append-only'); END;

CREATE TRIGGER gift_card_credit_kept BEFORE DELETE ON gift_card_credits
BEGIN SELECT RAISE(ABORT, 'rule: the gift-card ledger is append-only'); END;

CREATE TRIGGER order_as_charged
BEFORE UPDATE OF number, placed_at, currency, gross, captured ON orders
BEGIN SELECT RAISE(ABORT, 'rule: what was charged never changes'); END;

CREATE TRIGGER order_version_by_one BEFORE UPDATE ON orders
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'rule: every change of an order is a version of it'); END;

CREATE TRIGGER order_cancelled_for_good BEFORE UPDATE ON orders
WHEN OLD.logistic_status = 'cancelled' AND NEW.logistic_status <> 'cancelled'
BEGIN SELECT RAISE(ABORT, 'rule: a cancelled order stays cancelled'); END;

CREATE TRIGGER order_kept BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'rule: orders are never deleted'); END;

CREATE TRIGGER order_document_fixed BEFORE UPDATE ON order_documents
BEGIN SELECT RAISE(ABORT, 'rule: what was charged never changes'); END;

CREATE TRIGGER order_document_kept BEFORE DELETE ON order_documents
BEGIN SELECT RAISE(ABORT, 'rule: what was charged never changes'); END;

CREATE TRIGGER payment_within_captured BEFORE INSERT ON payments
WHEN NEW.captured + (SELECT COALESCE(SUM(captured), 0) FROM payments WHERE order_number = NEW.order_number)
    > (SELECT captured FROM orders WHERE number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: what was captured never changes'); END;

CREATE TRIGGER payment_fixed BEFORE UPDATE ON payments
BEGIN SELECT RAISE(ABORT, 'rule: what was captured never changes'); END;

CREATE TRIGGER payment_kept BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'rule: what was captured never changes'); END;

CREATE TRIGGER shop_not_founded_again BEFORE INSERT ON shop
WHEN EXISTS (SELECT 1 FROM shop)
BEGIN SELECT RAISE(ABORT, 'rule: a shop stays real, or made up'); END;

CREATE TRIGGER shop_fixed BEFORE UPDATE ON shop
BEGIN SELECT RAISE(ABORT, 'rule: a shop stays real, or made up'); END;

CREATE TRIGGER shop_kept BEFORE DELETE ON shop
BEGIN SELECT RAISE(ABORT, 'rule: a shop stays real, or made up'); END;

CREATE TRIGGER journal_fixed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'rule: the journal is append-only'); END;

CREATE TRIGGER journal_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'rule: the journal is append-only'); END;

CREATE TRIGGER message_fixed BEFORE UPDATE ON messages
WHEN (NEW.id, NEW.order_number, NEW.recipient, NEW.subject, NEW.body, NEW.decided_at, NEW.decided_by)
    IS NOT (OLD.id, OLD.order_number, OLD.recipient, OLD.subject, OLD.body, OLD.decided_at, OLD.decided_by)
BEGIN SELECT RAISE(ABORT, 'rule: a mail stays as it was decided on'); END;

CREATE TRIGGER message_written_once BEFORE UPDATE ON messages
WHEN OLD.written_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'rule: a mail is ticked off once'); END;

CREATE TRIGGER message_kept BEFORE DELETE ON messages
BEGIN SELECT RAISE(ABORT, 'rule: mails are never deleted'); END;

CREATE TRIGGER operation_fixed BEFORE UPDATE ON operations
BEGIN SELECT RAISE(ABORT, 'rule: a stored answer never changes'); END;

CREATE TRIGGER operation_kept BEFORE DELETE ON operations
BEGIN SELECT RAISE(ABORT, 'rule: a stored answer is never forgotten'); END;

CREATE TRIGGER stock_movement_fixed BEFORE UPDATE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'rule: the stock history is append-only'); END;

CREATE TRIGGER stock_movement_kept BEFORE DELETE ON stock_movements
BEGIN SELECT RAISE(ABORT, 'rule: the stock history is append-only'); END;

CREATE TRIGGER stock_corrected_by_a_correction BEFORE INSERT ON stock_movements
WHEN (NEW.reason = 'credit_note_corrected')
    <> EXISTS (SELECT 1 FROM credit_notes WHERE number = NEW.credit_note AND corrects IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'rule: a correction takes its own movements back, and nothing else does'); END;

-- INSERT OR REPLACE deletes without firing the triggers of a deletion.
CREATE TRIGGER order_not_replaced BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM orders WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER order_document_not_replaced BEFORE INSERT ON order_documents
WHEN EXISTS (SELECT 1 FROM order_documents WHERE order_number = NEW.order_number)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER payment_not_replaced BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE order_number = NEW.order_number AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER credit_note_not_replaced BEFORE INSERT ON credit_notes
WHEN EXISTS (SELECT 1 FROM credit_notes WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER refund_not_replaced BEFORE INSERT ON refund_tasks
WHEN EXISTS (SELECT 1 FROM refund_tasks WHERE id = NEW.id
    OR (order_number = NEW.order_number AND position = NEW.position))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER stock_movement_not_replaced BEFORE INSERT ON stock_movements
WHEN EXISTS (SELECT 1 FROM stock_movements WHERE id = NEW.id
    OR (credit_note = NEW.credit_note AND line_id = NEW.line_id AND reason = NEW.reason))
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER operation_not_replaced BEFORE INSERT ON operations
WHEN EXISTS (SELECT 1 FROM operations WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER journal_not_replaced BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER gift_card_credit_not_replaced BEFORE INSERT ON gift_card_credits
WHEN EXISTS (SELECT 1 FROM gift_card_credits WHERE refund_task = NEW.refund_task)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER credit_note_counter_not_replaced BEFORE INSERT ON credit_note_counters
WHEN EXISTS (SELECT 1 FROM credit_note_counters WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER credit_note_seller_not_replaced BEFORE INSERT ON credit_note_sellers
WHEN EXISTS (SELECT 1 FROM credit_note_sellers WHERE credit_note = NEW.credit_note)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;

CREATE TRIGGER message_not_replaced BEFORE INSERT ON messages
WHEN EXISTS (SELECT 1 FROM messages WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'rule: nothing is replaced'); END;
