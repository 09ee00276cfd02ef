-- Which alarms the folds of processes have raised, and whether they are over: what changed since is found by it.
CREATE TABLE process_alarm (
    subject text NOT NULL,
    alarm   uuid NOT NULL,
    cleared boolean NOT NULL,
    PRIMARY KEY (subject, alarm)
);

-- The clock of a stored container is one of the rules on processes now; the alarm keeps its id and its story.
UPDATE alarm
SET rule = jsonb_set(rule, '{condition}', jsonb_build_object(
        'type', 'process', 'kind', 'STORE_AGE', 'after', rule #>> '{condition,limit}'))
WHERE rule #>> '{condition,type}' = 'storage_clock';

-- The store of each alarm that is open now, so that the ledger of containers clears it when the container leaves.
INSERT INTO process_alarm (subject, alarm, cleared)
SELECT 'container:' || container, id, cleared_at IS NOT NULL FROM alarm
WHERE rule #>> '{condition,kind}' = 'STORE_AGE' AND container IS NOT NULL;

DROP TABLE container_state;
