-- How long records are kept, what nobody may delete, and what was deleted; and what V2 left open of TimescaleDB.
-- docs/retention.md and docs/timescaledb.md tell why.

CREATE TABLE retention_rule (
    kind           text PRIMARY KEY,
    keep_months    integer CHECK (keep_months >= minimum_months),   -- null: for ever
    minimum_months integer NOT NULL CHECK (minimum_months > 0),
    basis          text NOT NULL,                                   -- of the minimum
    changed_by     text,
    changed_at     timestamptz,
    version        bigint NOT NULL DEFAULT 0
);
INSERT INTO retention_rule (kind, keep_months, minimum_months, basis) VALUES
    ('frame', 120, 120, 'Engineering: raw messages 10 years; the law asks for 5 years of the raw records of dischargers (排污许可管理条例), 5 years after the vaccine''s expiry of temperature records (疫苗管理法)'),
    ('reading', 120, 120, 'Engineering: raw values 10 years; the law asks for 5 years of the raw records of dischargers (排污许可管理条例), 5 years after the vaccine''s expiry of temperature records (疫苗管理法)'),
    ('minute', 60, 60, 'Engineering: minutes 5 years'),
    ('device_event', 120, 120, 'Engineering: custody events and raw messages 10 years'),
    ('container', 120, 120, 'Engineering: custody events 10 years; the law asks for 3 years of the register (医疗废物管理条例), 5 in some provinces, and 5 of the hazardous-waste ledger (HJ 1259-2022)'),
    ('vehicle_track', 12, 6, '道路运输车辆动态监督管理办法: tracking data 6 months'),
    ('delivery', 36, 36, '网络数据安全管理条例: data-sharing records 3 years'),
    ('quarantine', 120, 6, '网络安全法: network and security logs 6 months');

CREATE FUNCTION keep_minimum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the minimum for which records are kept is not changed: % of rule % refused', TG_OP, OLD.kind
        USING ERRCODE = 'integrity_constraint_violation', HINT = 'Change keep_months; the minimum changes with the law, by a migration.';
END $$;
CREATE TRIGGER minimum_stays BEFORE UPDATE OF kind, minimum_months, basis ON retention_rule FOR EACH ROW EXECUTE FUNCTION keep_minimum();
CREATE TRIGGER rule_stays BEFORE DELETE ON retention_rule FOR EACH ROW EXECUTE FUNCTION keep_minimum();

-- What must not be deleted whatever its age: evidence for a case.
CREATE TABLE legal_hold (
    id              uuid PRIMARY KEY,
    subject         text NOT NULL CHECK (subject IN ('device', 'site', 'jurisdiction', 'container', 'alarm')),
    target          text NOT NULL,
    devices         text[] NOT NULL,                  -- whose records it meant when it was imposed; who joins the site later is held too
    containers      text[] NOT NULL,                  -- likewise
    from_at         timestamptz NOT NULL,
    until_at        timestamptz CHECK (until_at > from_at),       -- of the records; null: all from then on
    reason          text NOT NULL CHECK (btrim(reason) <> ''),
    document        text NOT NULL CHECK (btrim(document) <> ''),
    imposed_by      text NOT NULL,
    imposed_at      timestamptz NOT NULL,
    released_by     text,
    released_at     timestamptz,
    released_reason text CHECK (btrim(released_reason) <> ''),
    CHECK ((released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (released_reason IS NULL))
);
CREATE INDEX legal_hold_imposed ON legal_hold (imposed_at DESC, id);

CREATE FUNCTION legal_hold_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'legal holds stay on record: % refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation', HINT = 'Release it once; impose another one if it is needed again.';
END $$;
CREATE TRIGGER stays BEFORE DELETE ON legal_hold FOR EACH ROW EXECUTE FUNCTION legal_hold_stays();
CREATE TRIGGER stays_as_imposed BEFORE UPDATE ON legal_hold FOR EACH ROW WHEN (OLD.released_at IS NOT NULL
    OR (OLD.id, OLD.subject, OLD.target, OLD.devices, OLD.containers, OLD.from_at, OLD.until_at, OLD.reason, OLD.document, OLD.imposed_by, OLD.imposed_at)
        IS DISTINCT FROM
       (NEW.id, NEW.subject, NEW.target, NEW.devices, NEW.containers, NEW.from_at, NEW.until_at, NEW.reason, NEW.document, NEW.imposed_by, NEW.imposed_at))
    EXECUTE FUNCTION legal_hold_stays();

-- A jurisdiction with all below it.
CREATE FUNCTION jurisdictions_within(code text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE below AS (
        SELECT j.code FROM jurisdiction j WHERE j.code = $1
        UNION SELECT j.code FROM jurisdiction j JOIN below ON j.parent = below.code)
    SELECT below.code FROM below $$;

-- Whose records are held now, and of which time.
CREATE VIEW held_device AS
SELECT h.id AS hold, d.key AS device_key, d.id AS device_id, h.from_at, coalesce(h.until_at, 'infinity') AS until_at
FROM legal_hold h JOIN device d ON d.id = ANY (h.devices)
    OR CASE h.subject WHEN 'site' THEN d.site = h.target
        WHEN 'jurisdiction' THEN EXISTS (SELECT FROM site s WHERE s.id = d.site AND s.jurisdiction IN (SELECT jurisdictions_within(h.target)))
        ELSE false END
WHERE h.released_at IS NULL;

CREATE VIEW held_container AS
SELECT h.id AS hold, c.id AS container, h.from_at, coalesce(h.until_at, 'infinity') AS until_at
FROM legal_hold h JOIN container c ON c.id = ANY (h.containers)
    OR CASE h.subject WHEN 'site' THEN h.target IN (c.site_id, c.plant_site)
        WHEN 'jurisdiction' THEN c.jurisdiction IN (SELECT jurisdictions_within(h.target))
        WHEN 'device' THEN h.target IN (c.device_id, c.vehicle)
        ELSE false END
WHERE h.released_at IS NULL;

-- What was deleted, for ever. A row is a chunk or a batch.
CREATE TABLE deletion (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind        text NOT NULL REFERENCES retention_rule,
    source      text NOT NULL,                        -- the table
    from_at     timestamptz NOT NULL,
    until_at    timestamptz NOT NULL,
    rows        bigint NOT NULL CHECK (rows >= 0),
    keep_months integer NOT NULL,                     -- the rule as it was
    deleted_at  timestamptz NOT NULL
);
CREATE FUNCTION deletion_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record of what was deleted stays: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON deletion FOR EACH STATEMENT EXECUTE FUNCTION deletion_stays();

-- Nothing but the retention (which names the kind in vigil.retention) deletes, and it only what is older than the minimum.
-- The kind and the column that tells the age are the trigger's arguments.
CREATE FUNCTION may_be_deleted(kind text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT current_setting('vigil.retention', true) IS NOT DISTINCT FROM $1
        AND at < now() - (SELECT make_interval(months => r.minimum_months) FROM retention_rule r WHERE r.kind = $1) $$;

CREATE FUNCTION keep_for_retention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF may_be_deleted(TG_ARGV[0], (to_jsonb(OLD) ->> TG_ARGV[1])::timestamptz) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '% of % refused: only the retention deletes, and not before the minimum of its rule is over', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', HINT = 'See docs/retention.md.';
END $$;
CREATE TRIGGER kept BEFORE DELETE ON frame FOR EACH ROW EXECUTE FUNCTION keep_for_retention('frame', 'at');
CREATE TRIGGER kept BEFORE DELETE ON reading FOR EACH ROW EXECUTE FUNCTION keep_for_retention('reading', 'time');
CREATE TRIGGER kept BEFORE DELETE ON device_event FOR EACH ROW EXECUTE FUNCTION keep_for_retention('device_event', 'time');
CREATE TRIGGER kept BEFORE DELETE ON quarantine FOR EACH ROW EXECUTE FUNCTION keep_for_retention('quarantine', 'received_at');
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON frame FOR EACH STATEMENT EXECUTE FUNCTION keep_for_retention('frame');
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON reading FOR EACH STATEMENT EXECUTE FUNCTION keep_for_retention('reading');
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON device_event FOR EACH STATEMENT EXECUTE FUNCTION keep_for_retention('device_event');

CREATE OR REPLACE FUNCTION keep_vehicle_track() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF may_be_deleted('vehicle_track', OLD.at) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '% of vehicle % at % refused: its track is never altered, and kept for six months',
        lower(TG_OP), OLD.device_id, OLD.at;
END $$;

-- The chain of a container goes as a whole or not at all: the retention deletes it with its container.
DROP TRIGGER append_only ON custody_event;
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON custody_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_changing_custody();
CREATE OR REPLACE FUNCTION refuse_changing_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF may_be_deleted('container', OLD.at) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'what was reported of a container stays: % of custody_event refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation',
              HINT = 'Report a further event; the ledger follows from all of them.';
END $$;
CREATE TRIGGER kept BEFORE DELETE ON custody_event FOR EACH ROW EXECUTE FUNCTION refuse_changing_custody();
CREATE INDEX container_ended ON container (state_at, id) WHERE NOT open;

-- Hours and days of readings that plain PostgreSQL has deleted; on TimescaleDB the aggregates outlive them by themselves.
CREATE TABLE reading_1h_kept (
    bucket      timestamptz NOT NULL,
    device_key  integer NOT NULL,
    field_id    smallint NOT NULL,
    avg_value   double precision,
    min_value   double precision,
    max_value   double precision,
    samples     bigint NOT NULL,
    first_value double precision,
    last_value  double precision,
    bad         bigint NOT NULL,
    PRIMARY KEY (device_key, field_id, bucket)
);
CREATE TABLE reading_1d_kept (LIKE reading_1h_kept INCLUDING ALL);

DO $migration$
DECLARE
    aggregate record;
    stray text;
    name text;
BEGIN
    IF EXISTS (SELECT FROM storage_kind WHERE kind = 'plain') THEN
        FOREACH name IN ARRAY ARRAY['reading_1h', 'reading_1d'] LOOP
            EXECUTE format('CREATE OR REPLACE VIEW %1$I AS SELECT * FROM (%2$s) AS stored UNION ALL SELECT * FROM %3$I',
                name, rtrim(pg_get_viewdef(name::regclass), ';'), name || '_kept');
        END LOOP;
        RETURN;
    END IF;

    FOR aggregate IN
        SELECT view_name::text::regclass AS view,
            format('%I.%I', materialization_hypertable_schema, materialization_hypertable_name)::regclass AS stored, setting.*
        FROM timescaledb_information.continuous_aggregates JOIN (VALUES
            ('reading_1m', INTERVAL '1 minute', INTERVAL '1 minute', INTERVAL '1 day', INTERVAL '1 day'),
            ('reading_1h', INTERVAL '1 hour', INTERVAL '5 minutes', INTERVAL '30 days', INTERVAL '30 days'),
            ('reading_1d', INTERVAL '1 day', INTERVAL '15 minutes', INTERVAL '360 days', INTERVAL '30 days'))
            AS setting (name, width, every, chunk, compress_after) ON setting.name = view_name
    LOOP
        PERFORM set_chunk_time_interval(aggregate.stored, aggregate.chunk);
        -- One index that serves a device's curve instead of two that serve half of it each.
        -- Made on the view, for only a superuser may make one in the schema of what is stored.
        FOR stray IN
            SELECT indexrelid::regclass::text FROM pg_index
            WHERE indrelid = aggregate.stored AND pg_get_indexdef(indexrelid) ~ '\((device_key|field_id), bucket'
        LOOP
            EXECUTE 'DROP INDEX ' || stray;
        END LOOP;
        EXECUTE format('CREATE INDEX ON %s (device_key, field_id, bucket DESC)', aggregate.view);
        PERFORM remove_retention_policy(aggregate.view, if_exists => true);
        PERFORM remove_compression_policy(aggregate.view);
        PERFORM add_compression_policy(aggregate.view, aggregate.compress_after);
        -- A refresh of times whose readings were dropped would drop what was made of them, so it looks back less far than
        -- the least time that readings are kept.
        PERFORM remove_continuous_aggregate_policy(aggregate.view);
        PERFORM add_continuous_aggregate_policy(aggregate.view, start_offset => INTERVAL '3600 days',
            end_offset => aggregate.width, schedule_interval => aggregate.every);
    END LOOP;
END $migration$;
