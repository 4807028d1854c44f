-- Since when an agent may not sign in any more; NULL for one who may.
ALTER TABLE agents ADD COLUMN disabled_at BIGINT;

-- The end of an agent's token; NULL for one without end, as all were before.
ALTER TABLE agents ADD COLUMN token_expires_at BIGINT;

-- The end of a session in which nothing more happens; expires_at is its end whatever happens.
ALTER TABLE sessions ADD COLUMN idle_until BIGINT NOT NULL DEFAULT 0;

UPDATE sessions SET idle_until = expires_at;
