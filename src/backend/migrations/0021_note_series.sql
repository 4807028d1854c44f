-- Numbers of credit notes run in series of their own beside AV: one a channel, one for test orders. Each has no gaps in its
-- year, and a note is of a series only by the number that was counted for it.

CREATE TABLE credit_note_series (
    series TEXT   NOT NULL,
    year   BIGINT NOT NULL,
    last   BIGINT NOT NULL,
    PRIMARY KEY (series, year),
    CHECK (series <> 'AV' AND series GLOB '[A-Z]*' AND series NOT GLOB '*[^A-Z0-9]*' AND length(series) BETWEEN 2 AND 8)
);

CREATE TRIGGER credit_note_series_rises BEFORE UPDATE ON credit_note_series
WHEN (NEW.series, NEW.year) IS NOT (OLD.series, OLD.year) OR NEW.last <> OLD.last + 1
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;

CREATE TRIGGER credit_note_series_begins_at_one BEFORE INSERT ON credit_note_series
WHEN NEW.last <> 1 OR EXISTS (SELECT 1 FROM credit_note_series WHERE series = NEW.series AND year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;

CREATE TRIGGER credit_note_series_kept BEFORE DELETE ON credit_note_series
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;

CREATE TRIGGER credit_note_of_its_series BEFORE INSERT ON credit_notes
WHEN NEW.number GLOB '[A-Z]*-[0-9][0-9][0-9][0-9]-*' AND NEW.number NOT GLOB 'AV-*'
    AND NOT EXISTS (SELECT 1 FROM credit_note_series
        WHERE NEW.number = series || '-' || printf('%04d', year) || '-' || printf('%06d', last))
BEGIN SELECT RAISE(ABORT, 'rule: credit notes are numbered one by one'); END;

-- The number before one, whatever letters its series has.
DROP TRIGGER credit_note_dates_rise;
CREATE TRIGGER credit_note_dates_rise BEFORE INSERT ON credit_notes
WHEN NEW.issued_at < (SELECT issued_at FROM credit_notes
    WHERE number = substr(NEW.number, 1, instr(NEW.number, '-') + 5)
        || printf('%06d', substr(NEW.number, instr(NEW.number, '-') + 6) - 1))
BEGIN SELECT RAISE(ABORT, 'a credit note is never dated before the one before it'); END;

-- The seller by fields, JSON; NULL where a note was issued before they were known.
ALTER TABLE credit_note_sellers ADD COLUMN identity TEXT;
