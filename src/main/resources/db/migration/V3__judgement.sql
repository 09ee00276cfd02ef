-- The state of judgement has a new form. What was open is closed, so that no alarm stays without a state that could end it;
-- what still holds is raised again with the next messages.
UPDATE alarm SET cleared_at = now(), clear_reason = 'rule_withdrawn', sequence = sequence + 1 WHERE cleared_at IS NULL;
INSERT INTO alarm_history (alarm_id, sequence, kind, at, actor, reason)
SELECT id, sequence, 'cleared', cleared_at, 'vigil', clear_reason FROM alarm
WHERE NOT EXISTS (SELECT FROM alarm_history h WHERE h.alarm_id = alarm.id AND h.sequence = alarm.sequence);
DELETE FROM device_state;
DELETE FROM container_state;

CREATE TABLE site_state (
    site  text PRIMARY KEY,
    state text NOT NULL
) WITH (fillfactor = 70);

-- Spans in which a device's history became more complete and has to be judged again; emptied by doing so.
CREATE TABLE backlog (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_key integer NOT NULL,
    from_time  timestamptz NOT NULL,
    to_time    timestamptz NOT NULL,
    noted_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX backlog_device ON backlog (device_key);
