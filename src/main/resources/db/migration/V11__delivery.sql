-- Recipients: how each wants to be told, and as what. Addresses and secrets are encrypted by the service (notify.Sealed).
ALTER TABLE recipient
    ADD COLUMN format                text NOT NULL DEFAULT 'cloudevents',
    ADD COLUMN language              text NOT NULL DEFAULT 'zh',
    ADD COLUMN previous_secret       text,                -- signs beside the new one until then
    ADD COLUMN previous_secret_until timestamptz,
    ADD COLUMN office_kind           text CHECK (office_kind IN (
        'department', 'unit_handler', 'unit_manager', 'grid_officer', 'government')),
    ADD COLUMN office_department     text,
    ADD COLUMN office_jurisdiction   text,
    ADD COLUMN office_site           text,
    ADD COLUMN digest_window_s       integer CHECK (digest_window_s > 0),
    ADD COLUMN digest_up_to          smallint,
    ADD COLUMN quiet_from            time,
    ADD COLUMN quiet_until           time,
    ADD COLUMN quiet_up_to           smallint,
    ADD COLUMN fallback              uuid REFERENCES recipient CHECK (fallback <> id),
    ADD CONSTRAINT recipient_digest CHECK ((digest_window_s IS NULL) = (digest_up_to IS NULL)),
    ADD CONSTRAINT recipient_quiet CHECK (
        (quiet_from IS NULL) = (quiet_until IS NULL) AND (quiet_from IS NULL) = (quiet_up_to IS NULL));

-- One row; its value tells every instance to read the recipients again.
CREATE TABLE recipient_revision (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    revision bigint NOT NULL
);
INSERT INTO recipient_revision (revision) VALUES (0);

CREATE FUNCTION raise_recipient_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE recipient_revision SET revision = revision + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER recipient_changed AFTER INSERT OR UPDATE OR DELETE ON recipient
    FOR EACH STATEMENT EXECUTE FUNCTION raise_recipient_revision();

-- How a recipient has been answering. No row: it has not been tried yet.
CREATE TABLE recipient_health (
    recipient_id    uuid PRIMARY KEY REFERENCES recipient,
    last_success_at timestamptz,
    failing_since   timestamptz,                          -- first failure since the last success
    failures        integer NOT NULL DEFAULT 0,           -- in a row, of the recipient itself and not of one message
    next_try_at     timestamptz,                          -- it is left alone until then, and then tried with one message
    gone            boolean NOT NULL DEFAULT false,       -- it answered 410
    last_error      text,
    released_at     timestamptz,                          -- last message that was collected for it (notify.AlarmDigests)
    alarmed_since   timestamptz                           -- the failing_since of which our own alarm tells
) WITH (fillfactor = 50);

-- What happened to an alarm, in the words that go out; written once, however many are told.
CREATE TABLE announcement (
    alarm_id uuid NOT NULL,
    sequence integer NOT NULL,
    body     text NOT NULL,
    PRIMARY KEY (alarm_id, sequence)
);
INSERT INTO announcement (alarm_id, sequence, body)
SELECT DISTINCT ON (alarm_id, sequence) alarm_id, sequence, body FROM notification WHERE alarm_id IS NOT NULL;

-- Thousands of lines a second are written and settled. Recipients and alarms are never deleted, so no reference needs to be
-- looked after: each check would lock the row of a recipient that all are writing for.
ALTER TABLE delivery_attempt DROP CONSTRAINT delivery_attempt_notification_id_fkey;
DROP INDEX notification_claimed;
DROP INDEX notification_due;
DROP INDEX notification_alarm;
ALTER TABLE notification
    DROP CONSTRAINT notification_recipient_id_fkey,
    DROP CONSTRAINT notification_alarm_id_fkey,
    DROP CONSTRAINT notification_recipient_id_alarm_id_sequence_key,
    DROP CONSTRAINT notification_state_check,
    DROP COLUMN claimed_until,                            -- a claim moves next_attempt_at to the end of its lease
    ALTER COLUMN body DROP NOT NULL,                      -- of digests alone
    ADD COLUMN priority  smallint NOT NULL DEFAULT 0,
    ADD COLUMN step      text,                            -- of the escalation by which it was told; absent: subscriber
    ADD COLUMN stands_in uuid,                            -- the recipient that could not be reached
    ADD COLUMN digest_id uuid,                            -- the message that it went out in
    ADD COLUMN queued_at timestamptz NOT NULL DEFAULT clock_timestamp();  -- given up some time after this
UPDATE notification SET body = NULL WHERE alarm_id IS NOT NULL;
UPDATE notification n SET priority = a.priority, queued_at = n.created_at FROM alarm a WHERE a.id = n.alarm_id;
ALTER TABLE notification
    ADD CONSTRAINT notification_state_check CHECK (state IN ('pending', 'collecting', 'digested', 'delivered', 'dead')),
    ADD CONSTRAINT notification_body_check CHECK ((alarm_id IS NULL) = (body IS NOT NULL));
-- Lines come due and are settled all the time: what is left of them in the indexes must not be waded through.
ALTER TABLE notification SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE UNIQUE INDEX notification_alarm ON notification (alarm_id, recipient_id, sequence);
CREATE INDEX notification_due ON notification (recipient_id, next_attempt_at) WHERE state = 'pending';
CREATE INDEX notification_collecting ON notification (recipient_id, next_attempt_at) WHERE state = 'collecting';
CREATE INDEX notification_dead ON notification (recipient_id, created_at) WHERE state = 'dead';
CREATE INDEX notification_digested ON notification (digest_id) WHERE digest_id IS NOT NULL;

-- How far an alarm has been escalated. No row: nobody is left to be told.
CREATE TABLE escalation (
    alarm_id uuid PRIMARY KEY,
    begun_at timestamptz NOT NULL,                        -- the routes of this moment count
    reached  interval NOT NULL,                           -- everybody whose wait is no longer has been told
    due_at   timestamptz                                  -- the next step; absent while acknowledged or set aside
);
CREATE INDEX escalation_due ON escalation (due_at) WHERE due_at IS NOT NULL;
