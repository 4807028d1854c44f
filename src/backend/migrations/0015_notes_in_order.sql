-- Numbers and dates of credit notes rise together: no note is dated before the one before it in its year.

CREATE TRIGGER credit_note_dates_rise BEFORE INSERT ON credit_notes
WHEN NEW.issued_at < (SELECT issued_at FROM credit_notes
    WHERE number = substr(NEW.number, 1, 8) || printf('%06d', substr(NEW.number, 9) - 1))
BEGIN SELECT RAISE(ABORT, 'a credit note is never dated before the one before it'); END;
