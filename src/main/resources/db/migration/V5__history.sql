-- What judging stored readings again has found: limits that were broken while nobody could be told (回溯超限).
CREATE TABLE excursion (
    id           uuid PRIMARY KEY,
    rule_id      text NOT NULL,
    rule         jsonb NOT NULL,                      -- the rule as it was when it judged
    device_id    text NOT NULL,
    site_id      text NOT NULL,
    jurisdiction text NOT NULL,
    family       text NOT NULL,
    field        text,
    of_site      boolean NOT NULL,                    -- it concerns the whole site of the device
    priority     smallint NOT NULL,                   -- 0 low .. 3 urgent
    onset_at     timestamptz NOT NULL,
    raised_at    timestamptz NOT NULL,
    ended_at     timestamptz,
    extreme      double precision,
    value_count  integer,
    standing     text NOT NULL CHECK (standing IN ('ongoing', 'ended', 'withdrawn')),
    known_until  timestamptz NOT NULL,                -- newest reading of the device that was judged
    found_at     timestamptz NOT NULL DEFAULT now(),
    judged_at    timestamptz NOT NULL DEFAULT now(),
    CHECK ((standing = 'ongoing') = (ended_at IS NULL) OR standing = 'withdrawn')
);
CREATE INDEX excursion_onset ON excursion (onset_at DESC, id);
CREATE INDEX excursion_device ON excursion (device_id, onset_at DESC);
CREATE INDEX excursion_site ON excursion (site_id, onset_at DESC) WHERE of_site;
CREATE INDEX excursion_ongoing ON excursion (judged_at) WHERE standing = 'ongoing';

-- Who is to be told of which excursion, and by which digest it was.
CREATE TABLE excursion_notice (
    recipient_id    uuid NOT NULL REFERENCES recipient,
    excursion_id    uuid NOT NULL REFERENCES excursion ON DELETE CASCADE,
    noted_at        timestamptz NOT NULL DEFAULT now(),
    notification_id uuid REFERENCES notification,
    PRIMARY KEY (recipient_id, excursion_id)
);
CREATE INDEX excursion_notice_excursion ON excursion_notice (excursion_id);
CREATE INDEX excursion_notice_untold ON excursion_notice (recipient_id, noted_at) WHERE notification_id IS NULL;

-- A digest is of no alarm; its sequence counts the digests of its recipient.
ALTER TABLE notification ALTER COLUMN alarm_id DROP NOT NULL;
CREATE UNIQUE INDEX notification_digest ON notification (recipient_id, sequence) WHERE alarm_id IS NULL;
