-- A shop's own words for its mails and replies, every version of them. One without a text is those that ship again.
CREATE TABLE reply_templates (
    kind       TEXT    NOT NULL,
    language   TEXT    NOT NULL CHECK (language IN ('fr', 'en')),
    version    INTEGER NOT NULL CHECK (version > 0),
    subject    TEXT CHECK (subject IS NULL OR TRIM(subject) <> ''),
    body       TEXT CHECK (body IS NULL OR TRIM(body) <> ''),
    -- The lead's name then.
    changed_by TEXT    NOT NULL,
    changed_at BIGINT  NOT NULL,
    PRIMARY KEY (kind, language, version),
    CHECK ((subject IS NULL) = (body IS NULL))
);

CREATE TRIGGER reply_template_in_turn BEFORE INSERT ON reply_templates
WHEN NEW.version IS NOT (SELECT COALESCE(MAX(version), 0) + 1 FROM reply_templates
    WHERE kind = NEW.kind AND language = NEW.language)
BEGIN SELECT RAISE(ABORT, 'rule: the versions of a text follow each other'); END;

CREATE TRIGGER reply_template_kept BEFORE DELETE ON reply_templates
BEGIN SELECT RAISE(ABORT, 'rule: every version of a text is kept'); END;

CREATE TRIGGER reply_template_fixed BEFORE UPDATE ON reply_templates
BEGIN SELECT RAISE(ABORT, 'rule: every version of a text is kept'); END;
