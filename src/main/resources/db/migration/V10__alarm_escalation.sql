-- Telling that is held back, escalated and repeated; alarms about this service itself.
ALTER TABLE alarm
    ADD COLUMN silence         uuid,                 -- calls nobody while this silence lasts
    ADD COLUMN silenced_at     timestamptz,
    ADD COLUMN silenced_until  timestamptz,
    ADD COLUMN silenced_by     text,
    ADD COLUMN silenced_reason text,
    ADD COLUMN device_name     text,                 -- of what no registry names
    ADD COLUMN device_name_en  text,
    ADD COLUMN site_name       text,
    ADD COLUMN site_name_en    text;
CREATE INDEX alarm_silenced ON alarm (silence) WHERE silence IS NOT NULL;
CREATE INDEX alarm_acknowledged ON alarm (acknowledged_at) WHERE cleared_at IS NULL AND acknowledged_at IS NOT NULL;

ALTER TABLE alarm_history
    DROP CONSTRAINT alarm_history_kind_check,
    ADD CONSTRAINT alarm_history_kind_check CHECK (kind IN (
        'raised', 'cleared', 'doubted', 'suppressed', 'resumed', 'acknowledged', 'acknowledgement_expired', 'commented',
        'shelved', 'unshelved', 'reset', 'assigned', 'out_of_service', 'returned_to_service', 'chattering_ended',
        'silenced', 'silence_ended', 'escalated'));

-- What first tells nobody for a time. Ended ones stay on record.
CREATE TABLE silence (
    id            uuid PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('silence', 'maintenance')),
    families      text[] NOT NULL DEFAULT '{}',      -- each empty: all
    rules         text[] NOT NULL DEFAULT '{}',      -- beginnings of rule ids
    jurisdictions text[] NOT NULL DEFAULT '{}',      -- GB/T 2260 codes, each with the units below it
    sites         text[] NOT NULL DEFAULT '{}',
    devices       text[] NOT NULL DEFAULT '{}',
    up_to         smallint NOT NULL CHECK (up_to BETWEEN 0 AND 3),   -- highest priority that it holds back
    author        text NOT NULL,
    reason        text NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL CHECK (ends_at > starts_at),
    ended_at      timestamptz,                       -- before its time
    ended_by      text,
    created_at    timestamptz NOT NULL,
    CHECK (rules <> '{}' OR jurisdictions <> '{}' OR sites <> '{}' OR devices <> '{}'),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX silence_ends ON silence (ends_at) WHERE ended_at IS NULL;
CREATE INDEX silence_created ON silence (created_at DESC, id);
