-- An alarm's life by ISA-18.2 / IEC 62682. The columns are what the alarm's history folds to (alarms.AlarmLife).
ALTER TABLE alarm
    ADD COLUMN of_site               boolean NOT NULL DEFAULT false,   -- the whole site of the device is meant
    ADD COLUMN members               text[]  NOT NULL DEFAULT '{}',    -- the devices that one alarm stands for
    ADD COLUMN state                 text    NOT NULL DEFAULT 'unacknowledged' CHECK (state IN (
        'normal', 'unacknowledged', 'acknowledged', 'returned_unacknowledged', 'latched_unacknowledged',
        'latched_acknowledged', 'shelved', 'suppressed_by_design', 'out_of_service')),
    ADD COLUMN latched               boolean NOT NULL DEFAULT false,   -- its rule latches
    ADD COLUMN chattering            boolean NOT NULL DEFAULT false,
    ADD COLUMN fleeting              boolean NOT NULL DEFAULT false,
    ADD COLUMN held                  boolean NOT NULL DEFAULT false,   -- calls nobody while its rule chatters
    ADD COLUMN announced             boolean NOT NULL DEFAULT true,    -- somebody was, or should have been, told of it
    ADD COLUMN reset_at              timestamptz,
    ADD COLUMN reset_by              text,
    ADD COLUMN doubted_at            timestamptz,
    ADD COLUMN doubt                 text,
    ADD COLUMN suppressed_at         timestamptz,
    ADD COLUMN suppression           text,
    ADD COLUMN shelved_at            timestamptz,
    ADD COLUMN shelved_until         timestamptz,
    ADD COLUMN shelved_by            text,
    ADD COLUMN shelved_reason        text,
    ADD COLUMN out_of_service_at     timestamptz,
    ADD COLUMN out_of_service_until  timestamptz,
    ADD COLUMN out_of_service_by     text,
    ADD COLUMN out_of_service_reason text,
    ADD COLUMN out_of_service_permit text,
    ADD COLUMN assignee              text;
ALTER TABLE alarm ALTER COLUMN announced SET DEFAULT false;

UPDATE alarm SET state = CASE
    WHEN cleared_at IS NULL AND acknowledged_at IS NULL THEN 'unacknowledged'
    WHEN cleared_at IS NULL THEN 'acknowledged'
    WHEN acknowledged_at IS NULL THEN 'returned_unacknowledged'
    ELSE 'normal' END;

-- Rules kept before rules could latch, be gated or be amended.
UPDATE alarm SET rule = rule || jsonb_build_object(
    'latched', false,
    'gate', jsonb_build_object('open', false, 'when', NULL),
    'in_force', jsonb_build_object(
        'from', ((rule -> 'source' ->> 'valid_from')::date::timestamp AT TIME ZONE 'Asia/Shanghai'),
        'until', ((rule -> 'source' ->> 'valid_to')::date::timestamp AT TIME ZONE 'Asia/Shanghai')),
    'amendment', NULL)
WHERE NOT rule ? 'gate';

DROP INDEX alarm_open;
CREATE INDEX alarm_open ON alarm (raised_at DESC) WHERE state <> 'normal';
CREATE INDEX alarm_subject ON alarm (device_id, rule_id, raised_at DESC);
CREATE INDEX alarm_recorded ON alarm (recorded_at);
CREATE INDEX alarm_active ON alarm (raised_at) WHERE cleared_at IS NULL;
CREATE INDEX alarm_shelved ON alarm (shelved_until) WHERE shelved_until IS NOT NULL;
CREATE INDEX alarm_out_of_service ON alarm (device_id) WHERE out_of_service_until IS NOT NULL;
CREATE INDEX alarm_held ON alarm (raised_at) WHERE held;

ALTER TABLE alarm_history
    DROP CONSTRAINT alarm_history_kind_check,
    ADD CONSTRAINT alarm_history_kind_check CHECK (kind IN (
        'raised', 'cleared', 'doubted', 'suppressed', 'resumed', 'acknowledged', 'commented', 'shelved', 'unshelved',
        'reset', 'assigned', 'out_of_service', 'returned_to_service', 'chattering_ended')),
    ADD COLUMN until    timestamptz,
    ADD COLUMN permit   text,
    ADD COLUMN assignee text,
    ADD COLUMN mark     text CHECK (mark IN ('chattering', 'fleeting'));
CREATE INDEX alarm_history_aside ON alarm_history (recorded_at) WHERE kind IN ('shelved', 'suppressed', 'out_of_service');

-- What an administrator has taken out of service: a device, or one rule on it. Ended ones stay on record.
CREATE TABLE out_of_service (
    id        uuid PRIMARY KEY,
    device_id text NOT NULL,
    rule_id   text,                                   -- absent: every rule
    since     timestamptz NOT NULL,
    until     timestamptz NOT NULL CHECK (until > since),
    by_user   text NOT NULL,
    permit    text NOT NULL,
    reason    text NOT NULL,
    ended_at  timestamptz,
    ended_by  text                                    -- a user, or 'vigil' when its time was over
);
CREATE INDEX out_of_service_in_force ON out_of_service (device_id) WHERE ended_at IS NULL;
