-- What dashboards read: views and functions whose names and columns are an interface (docs/dashboard-sql.md). They run with
-- the rights of their owner, so the role of the dashboards needs no right on any table.
CREATE SCHEMA IF NOT EXISTS dashboard;

-- The limits in force of each device, as the service judges by them; written by the service alone (limits.LimitTable).
CREATE TABLE limit_in_force (
    device_id    text NOT NULL,
    field        text NOT NULL,
    bound        text NOT NULL CHECK (bound IN ('low', 'high')),
    averaging    text NOT NULL CHECK (averaging IN ('value', 'time_out_of_range', 'mean', 'daily_mean')),
    value        double precision NOT NULL,
    unit         text NOT NULL,
    rule_id      text NOT NULL,
    rule_name    text NOT NULL,
    rule_name_en text NOT NULL,
    standard     text NOT NULL,
    edition      text NOT NULL,
    clause       text NOT NULL,
    legal        boolean NOT NULL,
    priority     smallint NOT NULL,                   -- 0 low .. 3 urgent
    valid_from   timestamptz NOT NULL,
    valid_until  timestamptz CHECK (valid_until > valid_from),
    PRIMARY KEY (device_id, field, rule_id, valid_from)
);

-- Places -------------------------------------------------------------------------------------------------------------

-- The digits are the hierarchy (GB/T 2260, GB/T 10114): province, prefecture, county, township.
-- Not STRICT, nor what else is called for each row of a view: a strict function around a constructor is not inlined.
CREATE FUNCTION dashboard.units_above(code text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY[left(code, 2) || '0000', left(code, 4) || '00', left(code, 6), code] $$;

CREATE VIEW dashboard.jurisdiction AS
SELECT code, name, name_en, level, parent, dashboard.units_above(code) AS within
FROM public.jurisdiction WHERE valid_to IS NULL OR valid_to > (now() AT TIME ZONE 'Asia/Shanghai')::date;

CREATE VIEW dashboard.site AS
SELECT s.id AS site, s.name, s.name_en, s.kind, s.jurisdiction,
       left(s.jurisdiction, 6) AS county, coalesce(c.name, left(s.jurisdiction, 6)) AS county_name,
       coalesce(c.name_en, left(s.jurisdiction, 6)) AS county_name_en,
       dashboard.units_above(s.jurisdiction) AS within, s.latitude, s.longitude
FROM public.site s LEFT JOIN public.jurisdiction c ON c.code = left(s.jurisdiction, 6);

-- Devices ------------------------------------------------------------------------------------------------------------

CREATE VIEW dashboard.device AS
SELECT d.id AS device, d.name, d.name_en, d.site, s.name AS site_name, s.name_en AS site_name_en, s.jurisdiction,
       s.county, s.county_name, s.county_name_en, s.within, d.family, d.sampling_point, d.facility_class, d.disinfectant,
       d.interval_s, d.fields, d.gateway, coalesce(lower(t.presence), CASE WHEN t.heard_at IS NULL THEN 'never' END,
           'online') AS presence,
       t.heard_at, extract(epoch FROM now() - t.heard_at)::double precision AS silent_s,
       t.heard_at IS NULL OR lower(t.presence) IN ('offline', 'lost')
           OR t.heard_at < now() - greatest(interval '5 minutes', d.interval_s * interval '3 seconds') AS offline,
       s.latitude, s.longitude
FROM public.device d JOIN dashboard.site s ON s.site = d.site LEFT JOIN device_state t ON t.device_key = d.key
WHERE d.retired_at IS NULL;

CREATE VIEW dashboard.field AS
SELECT name AS field, unit, zh AS name, en AS name_en FROM public.field;

-- 603 is the set of flags that make a value bad, 2096420 that which makes it uncertain (telemetry.Flag).
CREATE VIEW dashboard.latest AS
SELECT d.id AS device, c.key AS field, (c.value ->> 'at')::timestamptz AS time, (c.value ->> 'value')::double precision AS value,
       CASE WHEN (c.value ->> 'flags')::integer & 603 <> 0 THEN 'bad'
            WHEN (c.value ->> 'flags')::integer & 2096420 <> 0 THEN 'uncertain' ELSE 'good' END AS quality
FROM public.device d JOIN device_state t ON t.device_key = d.key
CROSS JOIN LATERAL json_each(t.state::json -> 'channels') AS c
WHERE d.retired_at IS NULL AND c.value ->> 'at' IS NOT NULL;

-- Values over time: raw below a minute, else the coarsest of minutes, hours and local days that is fine enough for the
-- step, in no order. The keys are looked up first: as constants they reach the parts that a join would not.
CREATE FUNCTION dashboard.series(devices text[], fields text[], since timestamptz, until timestamptz, step interval)
    RETURNS TABLE ("time" timestamptz, device text, field text, value double precision, min_value double precision,
                   max_value double precision, samples bigint, bad bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1000
    SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
    device_keys integer[] := ARRAY(SELECT d.key FROM device d WHERE d.id = ANY (devices));
    field_ids smallint[] := ARRAY(SELECT f.id FROM field f WHERE f.name = ANY (fields));
    seconds double precision := greatest(extract(epoch FROM step), 1);
    width interval := make_interval(secs => seconds);
    origin CONSTANT timestamptz := '2000-01-01 00:00:00+08';
    first_step timestamptz := date_bin(width, since, origin);
    source text := CASE WHEN seconds >= 86400 THEN 'reading_1d' WHEN seconds >= 3600 THEN 'reading_1h'
                        WHEN seconds >= 60 THEN 'reading_1m' ELSE 'reading' END;
BEGIN
    RETURN QUERY EXECUTE format($query$
        SELECT s.step_start, d.id, f.name, s.value, s.min_value, s.max_value, s.samples, s.bad
        FROM (
            SELECT date_bin(%1$L::interval, %2$I, %3$L::timestamptz) AS step_start, device_key, field_id, %4$s
            FROM %5$I
            WHERE device_key = ANY ($1) AND field_id = ANY ($2) AND %2$I >= $3 AND %2$I < $4
            GROUP BY 1, 2, 3
        ) AS s JOIN device d ON d.key = s.device_key JOIN field f ON f.id = s.field_id $query$,
        width, CASE source WHEN 'reading' THEN 'time' ELSE 'bucket' END, origin,
        CASE source WHEN 'reading' THEN
            'avg(value) FILTER (WHERE flags & 603 = 0) AS value, min(value) FILTER (WHERE flags & 603 = 0) AS min_value,
             max(value) FILTER (WHERE flags & 603 = 0) AS max_value, count(*) FILTER (WHERE flags & 603 = 0) AS samples,
             count(*) FILTER (WHERE flags & 603 <> 0) AS bad'
        ELSE
            'sum(avg_value * samples) / nullif(sum(samples), 0)::double precision AS value, min(min_value) AS min_value,
             max(max_value) AS max_value, sum(samples)::bigint AS samples, sum(bad)::bigint AS bad' END,
        source)
    USING device_keys, field_ids, first_step, until;
END $$;

-- Limits -------------------------------------------------------------------------------------------------------------

CREATE FUNCTION dashboard.priority_name(rank smallint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (ARRAY['low', 'medium', 'high', 'urgent'])[rank + 1] $$;

CREATE VIEW dashboard.limit_in_force AS
SELECT device_id AS device, field, bound, averaging, value, unit, rule_id AS rule, rule_name, rule_name_en, standard, edition,
       clause, legal, dashboard.priority_name(priority) AS priority, valid_from, valid_until
FROM public.limit_in_force;

-- Two points for each limit and the part of its time in force that is asked for.
CREATE FUNCTION dashboard.limit_line(devices text[], fields text[], since timestamptz, until timestamptz)
    RETURNS TABLE ("time" timestamptz, device text, field text, bound text, value double precision, label text, label_en text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT point, device_id, field, bound, value,
           rule_name || ' (' || standard || coalesce('-' || nullif(edition, ''), '') || ')',
           rule_name_en || ' (' || standard || coalesce('-' || nullif(edition, ''), '') || ')'
    FROM limit_in_force CROSS JOIN LATERAL (VALUES
        (greatest(valid_from, since)), (least(coalesce(valid_until, until), until))) AS ends (point)
    WHERE device_id = ANY (devices) AND field = ANY (fields) AND valid_from < until
      AND coalesce(valid_until, until) > since
    ORDER BY 1, 2, 3, 4 $$;

-- Alarms -------------------------------------------------------------------------------------------------------------

CREATE FUNCTION dashboard.hours(duration text) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT extract(epoch FROM duration::interval)::double precision / 3600 $$;

CREATE VIEW dashboard.alarm AS
SELECT a.id AS alarm, a.rule_id AS rule, a.rule ->> 'name_zh' AS rule_name, a.rule ->> 'name_en' AS rule_name_en,
       a.rule #>> '{source,standard}' AS standard, a.rule #>> '{source,edition}' AS edition,
       a.rule #>> '{source,clause}' AS clause, (a.rule #>> '{source,legal}')::boolean AS legal,
       a.device_id AS device, coalesce(d.name, a.device_name, a.device_id) AS device_name,
       coalesce(d.name_en, a.device_name_en, a.device_id) AS device_name_en,
       a.site_id AS site, coalesce(s.name, a.site_name, a.site_id) AS site_name,
       coalesce(s.name_en, a.site_name_en, a.site_id) AS site_name_en,
       a.jurisdiction, left(a.jurisdiction, 6) AS county, coalesce(c.name, left(a.jurisdiction, 6)) AS county_name,
       coalesce(c.name_en, left(a.jurisdiction, 6)) AS county_name_en, dashboard.units_above(a.jurisdiction) AS within,
       a.family, a.field, a.container AS item, dashboard.priority_name(a.priority) AS priority, a.priority AS priority_rank,
       a.state, a.onset_at, a.raised_at, a.value,
       CASE condition.body ->> 'type'
           WHEN 'no_data' THEN dashboard.hours(condition.body ->> 'silence')
           WHEN 'maintenance_overrun' THEN dashboard.hours(condition.body ->> 'cap')
           WHEN 'time_out_of_range' THEN dashboard.hours(condition.body ->> 'total')
           WHEN 'process' THEN coalesce(dashboard.hours(condition.body ->> 'after'), (coalesce(condition.body ->> 'working_days',
               condition.body ->> 'metres', condition.body ->> 'share', condition.body ->> 'factor'))::double precision)
           WHEN 'shift' THEN NULL WHEN 'flat_line' THEN NULL
           ELSE (coalesce(condition.body ->> 'threshold', condition.body #>> '{limit,threshold}', condition.body ->> 'change',
               condition.body ->> 'most'))::double precision END AS limit_value,
       CASE WHEN condition.body ->> 'type' IN ('no_data', 'maintenance_overrun', 'time_out_of_range')
                 OR condition.body ->> 'after' IS NOT NULL THEN 'h'
            WHEN condition.body ->> 'working_days' IS NOT NULL THEN 'd'
            WHEN condition.body ->> 'metres' IS NOT NULL THEN 'm'
            ELSE a.rule ->> 'unit' END AS unit,
       a.cleared_at, a.clear_reason, a.acknowledged_at, a.acknowledged_by, a.assignee, a.shelved_until, a.suppressed_at,
       a.out_of_service_until, a.silenced_until, a.cleared_at IS NULL AS active, a.state <> 'normal' AS open, a.latched,
       a.chattering, a.fleeting, a.announced
FROM public.alarm a
CROSS JOIN LATERAL (SELECT a.rule -> 'condition' AS body) AS condition
LEFT JOIN public.device d ON d.id = a.device_id
LEFT JOIN public.site s ON s.id = a.site_id
LEFT JOIN public.jurisdiction c ON c.code = left(a.jurisdiction, 6);

CREATE VIEW dashboard.alarm_change AS
SELECT alarm_id AS alarm, sequence, kind, at, actor, reason, comment, mark FROM alarm_history;

-- Alarms that came to people, when they did: what the figures of ISA-18.2 count (alarms.KpiQueries). What is raised shelved,
-- silenced or out of service didn't; for late data the time is later than that of the event.
CREATE VIEW dashboard.alarm_call AS
SELECT a.id AS alarm, a.recorded_at AS time, a.rule_id AS rule, a.rule ->> 'name_zh' AS rule_name,
       a.rule ->> 'name_en' AS rule_name_en, a.device_id AS device, coalesce(d.name, a.device_name, a.device_id) AS device_name,
       coalesce(d.name_en, a.device_name_en, a.device_id) AS device_name_en, a.site_id AS site,
       left(a.jurisdiction, 6) AS county, dashboard.units_above(a.jurisdiction) AS within, a.family,
       dashboard.priority_name(a.priority) AS priority, a.priority AS priority_rank, a.raised_at, a.cleared_at,
       a.acknowledged_at, a.chattering, a.fleeting
FROM public.alarm a JOIN alarm_history h ON h.alarm_id = a.id AND h.sequence = 1
LEFT JOIN public.device d ON d.id = a.device_id
WHERE h.reason IS NULL OR h.reason = 'chattering';

CREATE VIEW dashboard.excursion AS
SELECT e.id AS excursion, e.rule_id AS rule, e.rule ->> 'name_zh' AS rule_name, e.rule ->> 'name_en' AS rule_name_en,
       (e.rule #>> '{source,legal}')::boolean AS legal, e.device_id AS device, coalesce(d.name, e.device_id) AS device_name,
       coalesce(d.name_en, e.device_id) AS device_name_en, e.site_id AS site, e.jurisdiction,
       dashboard.units_above(e.jurisdiction) AS within, e.family, e.field, dashboard.priority_name(e.priority) AS priority,
       e.priority AS priority_rank, e.onset_at, e.raised_at, e.ended_at, e.extreme, e.standing, e.found_at
FROM public.excursion e LEFT JOIN public.device d ON d.id = e.device_id;

-- Events and states --------------------------------------------------------------------------------------------------

CREATE VIEW dashboard.event AS
SELECT e.time, d.id AS device, e.type, e.container AS item, e.body
FROM device_event e JOIN public.device d ON d.key = e.device_key;

-- When a state changed, from events and from values that tell it; the state of before comes first, at since.
CREATE FUNCTION dashboard.state_span(devices text[], kind text, since timestamptz, until timestamptz)
    RETURNS TABLE ("time" timestamptz, device text, state text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    WITH meaning (of_kind, type, says) AS (VALUES
        ('door', 'door.opened', 'open'), ('door', 'door.closed', 'closed'),
        ('power', 'power.lost', 'lost'), ('power', 'power.restored', 'on'),
        ('beam', 'beam.on', 'on'), ('beam', 'beam.off', 'off'),
        ('maintenance', 'maintenance.started', 'on'), ('maintenance', 'maintenance.ended', 'off')
    ), told AS (
        SELECT e.time, d.id, m.says
        FROM device d JOIN device_event e ON e.device_key = d.key JOIN meaning m ON m.type = e.type AND m.of_kind = kind
        WHERE d.id = ANY (devices) AND e.time >= since - interval '1 day' AND e.time < until
        UNION ALL
        SELECT s.time, s.device, CASE
            WHEN s.field IN ('door_open', 'hatch_open') THEN CASE WHEN s.max_value > 0.5 THEN 'open' ELSE 'closed' END
            WHEN s.field = 'door_closed' THEN CASE WHEN s.min_value < 0.5 THEN 'open' ELSE 'closed' END
            WHEN s.field = 'mains_power' THEN CASE WHEN s.min_value < 0.5 THEN 'lost' ELSE 'on' END
            ELSE CASE WHEN s.max_value > 0.5 THEN 'on' ELSE 'off' END END
        FROM dashboard.series(devices, CASE kind
                WHEN 'door' THEN ARRAY['door_open', 'hatch_open', 'door_closed']
                WHEN 'power' THEN ARRAY['mains_power']
                WHEN 'beam' THEN ARRAY['beam_on'] ELSE '{}' END,
            since - interval '1 hour', until, greatest((until - since) / 720, interval '1 minute')) AS s
        WHERE s.samples > 0
    ), changed AS (
        SELECT greatest(t.time, since) AS at, t.time, t.id, t.says, lag(t.says) OVER of_device AS before
        FROM told t WINDOW of_device AS (PARTITION BY t.id ORDER BY t.time)
    )
    SELECT DISTINCT ON (c.at, c.id) c.at, c.id, c.says FROM changed c
    WHERE c.says IS DISTINCT FROM c.before
    ORDER BY c.at, c.id, c.time DESC $$;

-- Sites without opening hours are always open.
CREATE FUNCTION dashboard.opening(sites text[], since timestamptz, until timestamptz)
    RETURNS TABLE (opens timestamptz, closes timestamptz, site text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT greatest(since, begin_at), least(until, end_at), id FROM (
        SELECT (day + split_part(span, '-', 1)::interval) AT TIME ZONE 'Asia/Shanghai' AS begin_at,
               (day + split_part(span, '-', 2)::interval) AT TIME ZONE 'Asia/Shanghai' AS end_at, s.id
        FROM site s
        CROSS JOIN LATERAL generate_series(date_trunc('day', since AT TIME ZONE 'Asia/Shanghai'),
            until AT TIME ZONE 'Asia/Shanghai', interval '1 day') AS day
        CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(
            s.opening -> 'exceptions' -> to_char(day, 'YYYY-MM-DD'),
            s.opening -> (ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[extract(isodow FROM day)::integer])) AS span
        WHERE s.id = ANY (sites) AND s.opening IS NOT NULL
        UNION ALL
        SELECT since, until, s.id FROM site s WHERE s.id = ANY (sites) AND s.opening IS NULL
    ) AS spans WHERE end_at > since AND begin_at < until ORDER BY 1, 3 $$;

-- Compliance and exposure --------------------------------------------------------------------------------------------

CREATE VIEW dashboard.compliance_day AS
SELECT c.day, c.day::timestamp AT TIME ZONE 'Asia/Shanghai' AS time, d.id AS device, s.within, d.family, f.name AS field,
       c.planned, c.total, c.judged, c.compliant, c.means, c.means_compliant,
       c.compliant::double precision / nullif(c.judged, 0) AS rate,
       least(1, (c.judged + c.averaged)::double precision / nullif(greatest(0, c.planned
           - coalesce((c.excluded ->> 'closed')::bigint, 0) - coalesce((c.excluded ->> 'plant_state')::bigint, 0)), 0)) AS coverage
FROM public.compliance_day c
JOIN public.device d ON d.key = c.device_key JOIN dashboard.site s ON s.site = d.site
JOIN public.field f ON f.id = c.field_id;

-- Today: each field with a legal limit of each device that was heard today, and whether the limits were kept so far, as
-- alarms and excursions tell it. The exact shares come when the day is over.
CREATE VIEW dashboard.compliance_today AS
WITH today AS (
    SELECT date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai' AS start
), limited AS (
    SELECT DISTINCT l.device_id, l.field FROM public.limit_in_force l
    WHERE l.legal AND l.valid_from <= now() AND (l.valid_until IS NULL OR l.valid_until > now())
), broken AS MATERIALIZED (
    SELECT a.device_id, a.field FROM public.alarm a, today
    WHERE (a.raised_at >= today.start OR a.cleared_at IS NULL OR a.cleared_at >= today.start)
      AND (a.cleared_at IS NULL OR a.raised_at >= today.start - interval '30 days') AND a.field IS NOT NULL
      AND (a.rule #>> '{source,legal}')::boolean AND coalesce(a.cleared_at, now()) >= today.start
    UNION
    SELECT e.device_id, e.field FROM public.excursion e, today
    WHERE coalesce(e.ended_at, now()) >= today.start AND e.onset_at >= today.start - interval '30 days'
      AND e.standing <> 'withdrawn' AND e.field IS NOT NULL AND (e.rule #>> '{source,legal}')::boolean
), judged AS MATERIALIZED (
    SELECT l.device_id, l.field, b.device_id IS NULL AS kept
    FROM limited l LEFT JOIN broken b ON b.device_id = l.device_id AND b.field = l.field
)
SELECT d.device, d.site, d.within, d.county, d.county_name, d.county_name_en, d.family, j.field, j.kept
FROM judged j JOIN dashboard.device d ON d.device = j.device_id CROSS JOIN today
WHERE d.heard_at >= today.start;

-- Mean kinetic temperature (USP <1079.2>, activation energy over gas constant 10,000 K), from means of minutes, of hours
-- beyond eight days; of one device as of all its time with data.
CREATE FUNCTION dashboard.exposure(devices text[], since timestamptz, until timestamptz)
    RETURNS TABLE (device text, mkt double precision, minutes double precision, mean double precision,
                   minimum double precision, maximum double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    WITH step AS (
        SELECT m.device_key, m.avg_value, m.min_value, m.max_value FROM reading_1m m
        WHERE until - since <= interval '8 days' AND m.device_key = ANY (ARRAY(SELECT d.key FROM device d WHERE d.id = ANY (devices)))
          AND m.field_id = (SELECT f.id FROM field f WHERE f.name = 'temp')
          AND m.bucket >= date_trunc('minute', since) AND m.bucket < until AND m.samples > 0
        UNION ALL
        SELECT h.device_key, h.avg_value, h.min_value, h.max_value FROM reading_1h h
        WHERE until - since > interval '8 days' AND h.device_key = ANY (ARRAY(SELECT d.key FROM device d WHERE d.id = ANY (devices)))
          AND h.field_id = (SELECT f.id FROM field f WHERE f.name = 'temp')
          AND h.bucket >= date_trunc('hour', since) AND h.bucket < until AND h.samples > 0
    ), summed AS (
        SELECT device_key, 10000 / -ln(avg(exp(-10000 / (avg_value + 273.15)))) - 273.15 AS mkt, count(*) AS steps,
               avg(avg_value) AS mean, min(min_value) AS minimum, max(max_value) AS maximum
        FROM step GROUP BY device_key
    )
    SELECT d.id, s.mkt,
           s.steps * greatest(d.interval_s, CASE WHEN until - since > interval '8 days' THEN 3600 ELSE 60 END) / 60.0,
           s.mean, s.minimum, s.maximum
    FROM summed s JOIN device d ON d.key = s.device_key $$;

-- Minutes whose mean is outside of the limits then in force, the legal ones where there are any; beyond eight days, hours.
-- Hours whose extremes keep the limits are not looked into.
CREATE FUNCTION dashboard.out_of_range(devices text[], fields text[], since timestamptz, until timestamptz)
    RETURNS TABLE (device text, field text, low_minutes double precision, high_minutes double precision,
                   minutes double precision)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    WITH bound AS (
        SELECT l.device_id, l.field, l.bound, l.value, l.valid_from, coalesce(l.valid_until, 'infinity') AS valid_until
        FROM limit_in_force l
        WHERE l.device_id = ANY (devices) AND l.field = ANY (fields) AND l.averaging IN ('value', 'time_out_of_range')
          AND l.valid_from < until AND (l.valid_until IS NULL OR l.valid_until > since)
          AND (l.legal OR NOT EXISTS (SELECT FROM limit_in_force o WHERE o.device_id = l.device_id AND o.field = l.field
                                      AND o.bound = l.bound AND o.legal AND o.averaging IN ('value', 'time_out_of_range')))
    ), span AS (
        SELECT m.device_id, m.field, m.begins,
               lead(m.begins, 1, 'infinity') OVER (PARTITION BY m.device_id, m.field ORDER BY m.begins) AS ends
        FROM (SELECT device_id, field, valid_from AS begins FROM bound
              UNION SELECT device_id, field, valid_until FROM bound) AS m
    ), tightest AS (
        SELECT s.device_id, s.field, s.begins, s.ends, max(b.value) FILTER (WHERE b.bound = 'low') AS low,
               min(b.value) FILTER (WHERE b.bound = 'high') AS high
        FROM span s JOIN bound b ON b.device_id = s.device_id AND b.field = s.field
            AND b.valid_from <= s.begins AND b.valid_until > s.begins
        GROUP BY s.device_id, s.field, s.begins, s.ends
    ), hour AS (
        SELECT s.device, s.field, s.time, s.value, t.low, t.high,
               least(60, s.samples * d.interval_s / 60.0)::double precision AS minutes,
               coalesce(s.min_value < t.low, false) OR coalesce(s.max_value > t.high, false) AS in_doubt
        FROM dashboard.series(devices, fields, since, until, interval '1 hour') AS s
        JOIN device d ON d.id = s.device
        LEFT JOIN tightest t ON t.device_id = s.device AND t.field = s.field AND s.time >= t.begins AND s.time < t.ends
        WHERE s.samples > 0
    ), judged AS (
        SELECT h.device, h.field, m.low_minutes, m.high_minutes, h.minutes
        FROM hour h JOIN device d ON d.id = h.device JOIN field f ON f.name = h.field
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE r.avg_value < h.low) * greatest(d.interval_s, 60) / 60.0 AS low_minutes,
                   count(*) FILTER (WHERE r.avg_value > h.high) * greatest(d.interval_s, 60) / 60.0 AS high_minutes
            FROM reading_1m r
            WHERE r.device_key = d.key AND r.field_id = f.id AND r.bucket >= greatest(h.time, since)
              AND r.bucket < least(h.time + interval '1 hour', until)) AS m
        WHERE h.in_doubt AND until - since <= interval '8 days'
        UNION ALL
        SELECT h.device, h.field, CASE WHEN h.in_doubt AND h.value < h.low THEN h.minutes ELSE 0 END,
               CASE WHEN h.in_doubt AND h.value > h.high THEN h.minutes ELSE 0 END, h.minutes
        FROM hour h WHERE NOT h.in_doubt OR until - since > interval '8 days'
    )
    SELECT j.device, j.field, sum(j.low_minutes)::double precision, sum(j.high_minutes)::double precision, sum(j.minutes)
    FROM judged j GROUP BY j.device, j.field $$;

CREATE VIEW dashboard.equipment AS
SELECT device_id AS device, kind, model, calibrated_until, probes FROM cold_equipment;

CREATE VIEW dashboard.consignment AS
SELECT c.id AS consignment, c.from_site, f.name AS from_name, f.name_en AS from_name_en, c.to_site, t.name AS to_name,
       t.name_en AS to_name_en, t.within, c.dispatched_at, c.arrived_at, r.verdict, r.at AS decided_at
FROM public.consignment c
LEFT JOIN dashboard.site f ON f.site = c.from_site LEFT JOIN dashboard.site t ON t.site = c.to_site
LEFT JOIN LATERAL (SELECT verdict, at FROM receipt_decision d WHERE d.consignment = c.id ORDER BY d.id DESC LIMIT 1) AS r ON true;

-- Medical waste ------------------------------------------------------------------------------------------------------

CREATE VIEW dashboard.container AS
SELECT c.id AS container, c.kind, c.category, c.site_id AS site, s.name AS site_name, s.name_en AS site_name_en, c.department,
       dashboard.units_above(coalesce(s.jurisdiction, c.jurisdiction)) AS within, s.county, s.county_name, s.county_name_en,
       c.state, c.state_at, c.place, c.holder, c.generated_at, c.packed_at, c.collected_at, c.stored_at, c.handed_over_at,
       c.departed_at, c.arrived_at, c.accepted_at, c.treated_at, c.closed_at,
       extract(epoch FROM coalesce(c.treated_at, c.closed_at, now()) - coalesce(c.packed_at, c.collected_at, c.stored_at,
           c.state_at))::double precision / 3600 AS age_h,
       CASE WHEN c.state = 'stored' THEN extract(epoch FROM now() - c.stored_at)::double precision / 3600 END AS stored_h,
       c.weight_in_kg, c.weight_out_kg, c.weight_plant_kg, c.trip, c.manifest, c.vehicle, c.plant_site, c.open, c.due_at,
       c.overdue_since, c.breaches, dashboard.priority_name(c.worst) AS worst
FROM public.container c LEFT JOIN dashboard.site s ON s.site = c.site_id;

CREATE VIEW dashboard.trip AS
SELECT t.id AS trip, t.vehicle, d.name AS vehicle_name, d.name_en AS vehicle_name_en, t.carrier_site, t.plant_site,
       dashboard.units_above(coalesce(v.jurisdiction, p.jurisdiction)) AS within, t.begun_at, t.departed_at, t.arrived_at,
       t.planned_minutes, t.state, t.kg_manifest, t.kg_out, t.kg_in, t.kg_in - t.kg_out AS difference_kg, t.containers,
       t.unbalanced
FROM public.trip t LEFT JOIN public.device d ON d.id = t.vehicle LEFT JOIN public.site v ON v.id = d.site
LEFT JOIN public.site p ON p.id = coalesce(t.plant_site, t.carrier_site);

CREATE VIEW dashboard.vehicle_position AS
SELECT p.at AS time, p.device_id AS device, coalesce(d.name, p.device_id) AS name, coalesce(d.name_en, p.device_id) AS name_en,
       p.lat AS latitude, p.lon AS longitude, nullif(p.trip, '') AS trip, p.speed_kmh
FROM public.vehicle_position p LEFT JOIN public.device d ON d.id = p.device_id;

CREATE VIEW dashboard.vehicle_latest AS
SELECT p.at AS time, d.id AS device, d.name, d.name_en, s.within, p.lat AS latitude, p.lon AS longitude,
       nullif(p.trip, '') AS trip, p.speed_kmh
FROM public.device d JOIN dashboard.site s ON s.site = d.site
CROSS JOIN LATERAL (SELECT * FROM public.vehicle_position v WHERE v.device_id = d.id ORDER BY v.at DESC LIMIT 1) AS p
WHERE d.retired_at IS NULL;

-- Telling ------------------------------------------------------------------------------------------------------------

-- What follows the colon of an error may be an address.
CREATE VIEW dashboard.recipient AS
SELECT r.id AS recipient, r.name, r.format, r.enabled, h.failing_since, coalesce(h.failures, 0) AS failures,
       h.last_success_at, split_part(h.last_error, ':', 1) AS last_error,
       coalesce(h.gone, false) AS gone
FROM public.recipient r LEFT JOIN recipient_health h ON h.recipient_id = r.id;

CREATE VIEW dashboard.delivery AS
SELECT n.id AS notification, n.recipient_id AS recipient, r.name AS recipient_name, n.alarm_id AS alarm,
       dashboard.priority_name(n.priority) AS priority, n.type, n.step, n.state, n.attempts, n.created_at, n.queued_at,
       n.next_attempt_at, n.delivered_at, extract(epoch FROM n.delivered_at - n.created_at)::double precision AS seconds
FROM notification n LEFT JOIN public.recipient r ON r.id = n.recipient_id;

CREATE INDEX delivery_attempt_at ON delivery_attempt (at);
CREATE VIEW dashboard.delivery_attempt AS
SELECT a.notification_id AS notification, n.recipient_id AS recipient, r.name AS recipient_name, a.attempt, a.at AS time,
       a.latency_ms, a.status, a.outcome
FROM public.delivery_attempt a JOIN notification n ON n.id = a.notification_id
LEFT JOIN public.recipient r ON r.id = n.recipient_id;

-- The service itself -------------------------------------------------------------------------------------------------

CREATE VIEW dashboard.accounting AS
SELECT hour, device_id AS device, received, stored, duplicate, quarantined, received = stored + duplicate + quarantined AS balanced
FROM public.accounting;

CREATE VIEW dashboard.quarantine AS
SELECT received_at AS time, device_id AS device,
       (ARRAY['telemetry', 'event', 'state'])[channel] AS channel, reason, detail, whole
FROM public.quarantine;

CREATE VIEW dashboard.storage AS SELECT kind, version FROM storage_kind;

-- Notes on time lines ------------------------------------------------------------------------------------------------

CREATE FUNCTION dashboard.alarm_note(devices text[], since timestamptz, until timestamptz)
    RETURNS TABLE ("time" timestamptz, time_end timestamptz, text text, text_en text, tags text, alarm uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.onset_at, coalesce(a.cleared_at, least(until, now())), a.rule ->> 'name_zh', a.rule ->> 'name_en',
           dashboard.priority_name(a.priority) || ',' || a.device_id, a.id
    FROM alarm a
    WHERE a.device_id = ANY (devices) AND a.raised_at < until AND (a.cleared_at IS NULL OR a.cleared_at >= since)
    ORDER BY a.raised_at DESC LIMIT 500 $$;

CREATE FUNCTION dashboard.event_note(devices text[], since timestamptz, until timestamptz)
    RETURNS TABLE ("time" timestamptz, time_end timestamptz, text text, text_en text, tags text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
    SELECT e.time, e.time, m.zh, m.en, d.id
    FROM device d JOIN device_event e ON e.device_key = d.key JOIN (VALUES
        ('maintenance.started', '维护开始', 'maintenance started'), ('maintenance.ended', '维护结束', 'maintenance ended'),
        ('calibration.done', '校准完成', 'calibrated'), ('power.lost', '市电中断', 'mains lost'),
        ('power.restored', '市电恢复', 'mains restored')) AS m (type, zh, en) ON m.type = e.type
    WHERE d.id = ANY (devices) AND e.time >= since AND e.time < until
    ORDER BY e.time DESC LIMIT 500 $$;

-- What each table takes, of hypertables also what it took before compression.
DO $migration$
BEGIN
    IF (SELECT kind FROM storage_kind) = 'timescaledb' THEN
        CREATE VIEW dashboard.storage_size AS
        SELECT h.hypertable_name::text AS item, approximate_row_count(h.id) AS rows, s.bytes,
               c.before_compression_total_bytes - c.after_compression_total_bytes + s.bytes AS bytes_before
        FROM (SELECT hypertable_name, format('%I.%I', hypertable_schema, hypertable_name)::regclass AS id
              FROM timescaledb_information.hypertables WHERE hypertable_schema = 'public') AS h
        CROSS JOIN LATERAL hypertable_approximate_size(h.id) AS s (bytes)
        LEFT JOIN LATERAL hypertable_compression_stats(h.id) AS c ON true
        UNION ALL
        SELECT v.view_name::text, approximate_row_count(v.id), hypertable_approximate_size(v.id), NULL
        FROM (SELECT view_name, format('%I.%I', materialization_hypertable_schema, materialization_hypertable_name)::regclass AS id
              FROM timescaledb_information.continuous_aggregates) AS v
        UNION ALL
        SELECT c.relname::text, greatest(c.reltuples, 0)::bigint, pg_total_relation_size(c.oid), NULL
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          AND NOT EXISTS (SELECT FROM timescaledb_information.hypertables h WHERE h.hypertable_name = c.relname);
    ELSE
        CREATE VIEW dashboard.storage_size AS
        SELECT c.relname::text AS item, greatest(c.reltuples, 0)::bigint AS rows, pg_total_relation_size(c.oid) AS bytes,
               NULL::bigint AS bytes_before
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r';
    END IF;
END $migration$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA dashboard FROM PUBLIC;
