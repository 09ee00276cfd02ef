-- Which of several instances leads. Whoever holds the lead counts the epoch up; what only a leader may commit holds this
-- row FOR SHARE and verifies the epoch, so that nothing of an earlier one is committed.
CREATE TABLE leadership (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch  bigint NOT NULL DEFAULT 0,
    leader text NOT NULL DEFAULT '',                    -- its instance, and application_name of all its sessions
    since  timestamptz NOT NULL DEFAULT now()
);
INSERT INTO leadership DEFAULT VALUES;
