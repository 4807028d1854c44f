-- What agents say of the articles of help: the last word of each.
CREATE TABLE help_votes (
    topic    TEXT    NOT NULL,
    agent_id TEXT    NOT NULL REFERENCES agents (id),
    useful   BOOLEAN NOT NULL CHECK (useful IN (0, 1)),
    said_at  BIGINT  NOT NULL,
    PRIMARY KEY (topic, agent_id)
);
