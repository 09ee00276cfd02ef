-- The same names on TimescaleDB and on plain PostgreSQL. docs/adr/0001-reading-key-and-writing.md has the measurements.
--
--   reading_1m, reading_1h, reading_1d   what was measured per minute, hour and day of China Standard Time
--   storage_kind                         which of the two this database was made for
--
-- 603 is the set of flags that make a value bad (telemetry.Flag): such readings are counted, and kept out of the figures.
-- A bucket of nothing but bad readings has samples = 0 and no figures.

-- Raw values are never overwritten. One check per statement, none per row; INSERT ... ON CONFLICT DO NOTHING passes.
CREATE FUNCTION refuse_overwriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a device sent is never overwritten: UPDATE of % refused', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation',
              HINT = 'Store a correction beside the original, with a flag or an event.';
END $$;

CREATE TRIGGER never_overwritten BEFORE UPDATE ON frame EXECUTE FUNCTION refuse_overwriting();
CREATE TRIGGER never_overwritten BEFORE UPDATE ON reading EXECUTE FUNCTION refuse_overwriting();
CREATE TRIGGER never_overwritten BEFORE UPDATE ON device_event EXECUTE FUNCTION refuse_overwriting();

DO $migration$
DECLARE
    -- The setting is there only where the library is preloaded; without that, CREATE EXTENSION would end the session.
    timescale boolean := EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb')
        AND EXISTS (SELECT FROM pg_settings WHERE name = 'timescaledb.max_background_workers');
    size text;
    width interval;
    refresh interval;
BEGIN
    IF timescale THEN
        BEGIN
            CREATE EXTENSION IF NOT EXISTS timescaledb;
            -- Compression and continuous aggregates are not in the Apache-licensed build.
            timescale := coalesce(current_setting('timescaledb.license', true) = 'timescale', false);
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE NOTICE 'TimescaleDB is installed, but % may not create the extension: using plain tables', current_user;
            timescale := false;
        END;
    END IF;

    IF timescale THEN
        PERFORM create_hypertable('frame', by_range('at', INTERVAL '1 day'),
            create_default_indexes => false, migrate_data => true);
        PERFORM create_hypertable('reading', by_range('time', INTERVAL '1 day'),
            create_default_indexes => false, migrate_data => true);
        PERFORM create_hypertable('device_event', by_range('time', INTERVAL '30 days'),
            create_default_indexes => false, migrate_data => true);

        ALTER TABLE frame SET (timescaledb.compress,
            timescaledb.compress_segmentby = 'device_key', timescaledb.compress_orderby = 'at DESC, digest');
        ALTER TABLE reading SET (timescaledb.compress,
            timescaledb.compress_segmentby = 'device_key, field_id', timescaledb.compress_orderby = 'time DESC');
        ALTER TABLE device_event SET (timescaledb.compress,
            timescaledb.compress_segmentby = 'device_key', timescaledb.compress_orderby = 'time DESC, digest');
        PERFORM add_compression_policy('frame', INTERVAL '1 day');
        PERFORM add_compression_policy('reading', INTERVAL '1 day');
        PERFORM add_compression_policy('device_event', INTERVAL '30 days');

        FOR size, width, refresh IN VALUES
            ('1m', INTERVAL '1 minute', INTERVAL '1 minute'),
            ('1h', INTERVAL '1 hour', INTERVAL '15 minutes'),
            ('1d', INTERVAL '1 day', INTERVAL '1 hour')
        LOOP
            EXECUTE format($view$
                CREATE MATERIALIZED VIEW %1$I WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
                SELECT time_bucket(%2$L::interval, time, 'Asia/Shanghai') AS bucket, device_key, field_id,
                       avg(value) FILTER (WHERE flags & 603 = 0) AS avg_value,
                       min(value) FILTER (WHERE flags & 603 = 0) AS min_value,
                       max(value) FILTER (WHERE flags & 603 = 0) AS max_value,
                       count(*) FILTER (WHERE flags & 603 = 0) AS samples,
                       first(value, time) FILTER (WHERE flags & 603 = 0) AS first_value,
                       last(value, time) FILTER (WHERE flags & 603 = 0) AS last_value,
                       count(*) FILTER (WHERE flags & 603 <> 0) AS bad
                FROM reading GROUP BY 1, 2, 3 WITH NO DATA $view$, 'reading_' || size, width);
            EXECUTE format($alter$
                ALTER MATERIALIZED VIEW %I SET (timescaledb.compress,
                    timescaledb.compress_segmentby = 'device_key, field_id', timescaledb.compress_orderby = 'bucket DESC')
                $alter$, 'reading_' || size);
            -- From the very beginning, so that late data are taken in however late; only what changed is computed again.
            PERFORM add_continuous_aggregate_policy('reading_' || size,
                start_offset => NULL, end_offset => width, schedule_interval => refresh);
            PERFORM add_compression_policy('reading_' || size, INTERVAL '30 days');
        END LOOP;
        PERFORM add_retention_policy('reading_1m', INTERVAL '5 years');

        CREATE VIEW storage_kind AS
        SELECT 'timescaledb'::text AS kind, (SELECT extversion FROM pg_extension WHERE extname = 'timescaledb') AS version;
    ELSE
        -- A bound on an expression of time cannot use the key, a bound on a bucket that is there before its readings can.
        -- Buckets are laid out only for days that have readings, so that one clock in 1970 does not cost 50 years of them.
        FOR size, width IN VALUES
            ('1m', INTERVAL '1 minute'), ('1h', INTERVAL '1 hour'), ('1d', INTERVAL '24 hours')
        LOOP
            EXECUTE format($view$
                CREATE VIEW %1$I AS
                WITH RECURSIVE first_of_day(time) AS (
                    SELECT min(time) FROM reading
                    UNION ALL
                    SELECT (SELECT min(reading.time) FROM reading WHERE reading.time >= (date_trunc('day',
                                first_of_day.time AT TIME ZONE 'Asia/Shanghai') + INTERVAL '1 day') AT TIME ZONE 'Asia/Shanghai')
                    FROM first_of_day WHERE first_of_day.time IS NOT NULL
                ), day(start) AS (
                    SELECT date_trunc('day', time AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai'
                    FROM first_of_day WHERE time IS NOT NULL
                )
                SELECT bucket, reading_of_bucket.*
                FROM day
                CROSS JOIN generate_series(start, start + INTERVAL '24 hours' - %2$L::interval, %2$L::interval) AS bucket
                CROSS JOIN LATERAL (
                    SELECT device_key, field_id,
                           avg(value) FILTER (WHERE flags & 603 = 0) AS avg_value,
                           min(value) FILTER (WHERE flags & 603 = 0) AS min_value,
                           max(value) FILTER (WHERE flags & 603 = 0) AS max_value,
                           count(*) FILTER (WHERE flags & 603 = 0) AS samples,
                           (array_agg(value ORDER BY time) FILTER (WHERE flags & 603 = 0))[1] AS first_value,
                           (array_agg(value ORDER BY time DESC) FILTER (WHERE flags & 603 = 0))[1] AS last_value,
                           count(*) FILTER (WHERE flags & 603 <> 0) AS bad
                    FROM reading WHERE time >= bucket AND time < bucket + %2$L::interval
                    GROUP BY device_key, field_id
                ) AS reading_of_bucket $view$, 'reading_' || size, width);
        END LOOP;

        CREATE VIEW storage_kind AS
        SELECT 'plain'::text AS kind, current_setting('server_version') AS version;
    END IF;
END $migration$;
