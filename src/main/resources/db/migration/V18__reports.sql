-- What people decided of proposals for bad-practice scores 不良执业行为记分: the newest of an alarm counts, all stay on record.
CREATE TABLE scoring_decision (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alarm_id   uuid NOT NULL REFERENCES alarm,          -- the finding
    verdict    text NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
    line       text NOT NULL,                           -- of the table of scores, as it was then
    points     integer NOT NULL CHECK (points > 0),
    reason     text NOT NULL CHECK (btrim(reason) <> ''),
    officer    text NOT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX scoring_decision_alarm ON scoring_decision (alarm_id, id);

CREATE FUNCTION refuse_changing_scores() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions on scores stay on record: % refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation', HINT = 'Decide again; the newest decision counts.';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scoring_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_changing_scores();

-- Reports ask what lasted at a moment, of all sites.
CREATE INDEX alarm_process ON alarm ((rule #>> '{condition,kind}'), raised_at) WHERE rule #>> '{condition,type}' = 'process';
