-- What is kept of an answer. 'whole': all of its body. 'rest': what the order's document, its credit notes and its mails,
-- which never change, do not say already. Every write of a large order would keep all of them once more.

ALTER TABLE operations ADD COLUMN form TEXT NOT NULL DEFAULT 'whole' CHECK (form IN ('whole', 'rest'));
