-- What a month of such a prefecture leaves behind beside its readings: events, alarms with their history and deliveries,
-- compliance, waste, cold chain. $1, $2: from, until.

INSERT INTO device_state (device_key, heard_at, presence, state)
SELECT c.key, heard, CASE WHEN c.key % 50 = 0 THEN 'OFFLINE' ELSE 'ONLINE' END, json_build_object(
    'judged', to_char(heard AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'silence', json_build_object('heardAt', to_char(heard AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'grouped', false),
    'clock', json_build_object('paced', 0),
    'channels', json_object_agg(f.name, json_build_object(
        'at', to_char(heard AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'value', coalesce(c.level, 0), 'flags', 0)))::text
FROM bench_channel c JOIN field f ON f.id = c.field
CROSS JOIN LATERAL (SELECT $2::timestamptz - (c.key % 50 = 0)::integer * INTERVAL '7 hours' - c.second * INTERVAL '1 second') AS h (heard)
GROUP BY c.key, heard;

-- Doors, power, beams and maintenance: two spans a day and device of those that have them.
INSERT INTO device_event (time, device_key, digest, type, body)
SELECT at, key, decode(md5(key || type || at), 'hex'), type, json_build_object('type', type)
FROM (
    SELECT key, days + (o * 43200 + key * 37 % 30000 + (i * 180 + key % 120)) * INTERVAL '1 second' AS at,
        CASE family
            WHEN 'vaccine_cold_chain' THEN CASE WHEN key % 20 = 0 THEN (ARRAY['power.lost', 'power.restored'])[i + 1]
                ELSE (ARRAY['door.opened', 'door.closed'])[i + 1] END
            WHEN 'radiation' THEN (ARRAY['beam.on', 'beam.off'])[i + 1]
            ELSE (ARRAY['maintenance.started', 'maintenance.ended'])[i + 1] END AS type
    FROM bench_device CROSS JOIN generate_series($1::timestamptz, $2::timestamptz - INTERVAL '1 day', INTERVAL '1 day') AS days
    CROSS JOIN generate_series(0, 1) AS o CROSS JOIN generate_series(0, 1) AS i
    WHERE family IN ('vaccine_cold_chain', 'radiation') OR key % 10 = 0) AS event
ON CONFLICT DO NOTHING;

CREATE TEMP TABLE bench_alarm AS
SELECT i, md5('alarm' || i)::uuid AS id, d.key, f.name AS field, f.unit, (hashint4(i) & 3)::smallint AS priority, n % 20 = 0 AS lasts,
    $1::timestamptz + random() * ($2::timestamptz - $1::timestamptz) AS onset, c.level * 1.5 AS value
FROM generate_series(1, 8000) AS i
CROSS JOIN LATERAL (SELECT 1 + (hashint4(i * 31) & 2147483647) % (SELECT count(*) FROM bench_channel WHERE NOT is_state)::integer AS n) AS r
JOIN (SELECT row_number() OVER (ORDER BY key, field) AS n, * FROM bench_channel WHERE NOT is_state) AS c USING (n)
JOIN bench_device d USING (key) JOIN field f ON f.id = c.field;

INSERT INTO alarm (id, rule_id, rule, device_id, site_id, jurisdiction, family, field, priority, onset_at, raised_at, value,
    cleared_at, clear_reason, acknowledged_at, acknowledged_by, sequence, state, announced, recorded_at)
SELECT a.id, 'bench.' || a.field || '.high', jsonb_build_object(
        'id', 'bench.' || a.field || '.high', 'name_zh', f.zh || '超限', 'name_en', f.en || ' high', 'field', a.field, 'unit', a.unit,
        'condition', jsonb_build_object('type', 'limit', 'direction', 'ABOVE', 'threshold', round((a.value * 0.9)::numeric, 2),
            'inclusive', false, 'deadband', 0),
        'on_delay', 'PT5M', 'off_delay', 'PT5M', 'priority', (ARRAY['LOW', 'MEDIUM', 'HIGH', 'URGENT'])[a.priority + 1],
        'latched', false, 'gate', jsonb_build_object('open', false, 'when', NULL),
        'source', jsonb_build_object('standard', 'GB 5749', 'edition', '2022', 'clause', 'Table 1', 'legal', true,
            'valid_from', '2023-04-01', 'valid_to', NULL),
        'in_force', jsonb_build_object('from', '2023-03-31T16:00:00Z', 'until', NULL), 'amendment', NULL),
    v.id, v.site, s.jurisdiction, v.family, a.field, a.priority, a.onset, a.onset + INTERVAL '5 minutes', a.value,
    CASE WHEN NOT lasts THEN onset + INTERVAL '10 minutes' + i % 300 * INTERVAL '1 minute' END,
    CASE WHEN NOT lasts THEN 'returned' END,
    CASE WHEN i % 3 > 0 THEN onset + INTERVAL '8 minutes' + i % 90 * INTERVAL '1 minute' END, CASE WHEN i % 3 > 0 THEN 'li' END,
    3, CASE WHEN lasts THEN CASE WHEN i % 3 > 0 THEN 'acknowledged' ELSE 'unacknowledged' END
        ELSE CASE WHEN i % 3 > 0 OR i % 5 > 0 THEN 'normal' ELSE 'returned_unacknowledged' END END,
    true, onset + INTERVAL '5 minutes'
FROM bench_alarm a JOIN device v USING (key) JOIN site s ON s.id = v.site JOIN field f ON f.name = a.field;

INSERT INTO alarm_history (alarm_id, sequence, kind, at, actor, recorded_at)
SELECT id, 1, 'raised', raised_at, 'vigil', raised_at FROM alarm WHERE rule_id LIKE 'bench.%'
UNION ALL SELECT id, 2, 'acknowledged', acknowledged_at, acknowledged_by, acknowledged_at FROM alarm
    WHERE rule_id LIKE 'bench.%' AND acknowledged_at IS NOT NULL
UNION ALL SELECT id, 3, 'cleared', cleared_at, 'vigil', cleared_at FROM alarm WHERE rule_id LIKE 'bench.%' AND cleared_at IS NOT NULL;

INSERT INTO recipient (id, name, url, secret)
SELECT md5('recipient' || i)::uuid, '监管单位' || i, 'sealed', 'sealed' FROM generate_series(1, 10) AS i;
INSERT INTO notification (id, recipient_id, alarm_id, sequence, type, state, attempts, created_at, delivered_at, priority)
SELECT md5('notification' || a.id || i)::uuid, md5('recipient' || i)::uuid, a.id, 1, 'alarm.raised',
    CASE WHEN hashint4(i * a.sequence + ascii(a.id::text)) % 100 = 0 THEN 'dead' ELSE 'delivered' END, 1, a.raised_at,
    a.raised_at + (50 + random() * 900) * INTERVAL '1 millisecond', a.priority
FROM alarm a CROSS JOIN generate_series(1, 10) AS i WHERE a.rule_id LIKE 'bench.%';
UPDATE notification SET delivered_at = NULL WHERE state = 'dead' AND delivered_at IS NOT NULL;
INSERT INTO delivery_attempt (notification_id, attempt, at, latency_ms, status, outcome)
SELECT id, 1, created_at, 20 + (random() * 400)::integer, CASE state WHEN 'dead' THEN 410 ELSE 204 END,
    CASE state WHEN 'dead' THEN 'gone' ELSE 'delivered' END FROM notification;

INSERT INTO accounting (hour, device_id, received, stored, duplicate, quarantined)
SELECT hour, id, 60, 60, 0, 0 FROM device
CROSS JOIN generate_series(date_trunc('hour', $1::timestamptz), $2::timestamptz, INTERVAL '1 hour') AS hour;

INSERT INTO compliance_day (day, device_key, field_id, planned, total, judged, compliant, averaged, means, means_compliant, excluded,
    uncertain, reckoned_at)
SELECT day::date, key, field, 1440, 1430, 1430, 1430 - (random() ^ 8 * 300)::integer, 0, 0, 0, '{}', '{}', day + INTERVAL '1 day'
FROM bench_channel CROSS JOIN generate_series($1::timestamptz, $2::timestamptz - INTERVAL '1 day', INTERVAL '1 day') AS day
WHERE NOT is_state;

-- Written as the fold writes them; nothing is to be reconciled.
ALTER TABLE container DISABLE TRIGGER USER;
INSERT INTO container (id, kind, category, site_id, department, device_id, jurisdiction, state, state_at, packed_at, collected_at,
    stored_at, handed_over_at, departed_at, arrived_at, accepted_at, treated_at, closed_at, weight_in_kg, weight_out_kg,
    weight_plant_kg, trip, vehicle, plant_site, open, breaches, worst, overdue_since, revision)
SELECT 'HW-' || i, 'bag', '841-00' || 1 + i % 5 || '-01', s.id, '科室' || i % 12, v.id, s.jurisdiction,
    CASE WHEN open THEN 'stored' ELSE 'closed' END, CASE WHEN open THEN at + INTERVAL '3 hours' ELSE at + INTERVAL '52 hours' END,
    at, at + INTERVAL '2 hours', at + INTERVAL '3 hours', gone, gone, gone + INTERVAL '2 hours', gone + INTERVAL '3 hours',
    gone + INTERVAL '10 hours', CASE WHEN NOT open THEN at + INTERVAL '52 hours' END,
    kg, CASE WHEN NOT open THEN kg END, CASE WHEN NOT open THEN kg * 0.99 END,
    CASE WHEN NOT open THEN 'trip-' || to_char(gone, 'YYYYMMDD') || '-' || i % 10 END,
    CASE WHEN NOT open THEN 'medical-waste-' || 701 + i % 10 END, CASE WHEN NOT open THEN 'site-701' END,
    open, CASE WHEN open AND i % 10 = 0 THEN '{store_age}'::text[] ELSE '{}' END, CASE WHEN open AND i % 10 = 0 THEN 2 END,
    CASE WHEN open AND i % 10 = 0 THEN at + INTERVAL '51 hours' END, 1
FROM generate_series(1, 20000) AS i
JOIN device v ON v.key = 541 + i % 60 JOIN site s ON s.id = v.site
CROSS JOIN LATERAL (SELECT $1::timestamptz + i * (($2::timestamptz - $1::timestamptz) / 20000) AS at, 2 + random() * 6 AS kg) AS o
CROSS JOIN LATERAL (SELECT at > $2::timestamptz - INTERVAL '60 hours' AS open) AS p
CROSS JOIN LATERAL (SELECT CASE WHEN NOT open THEN at + INTERVAL '40 hours' END AS gone) AS g;
ALTER TABLE container ENABLE TRIGGER USER;

INSERT INTO trip (id, vehicle, carrier_site, plant_site, begun_at, departed_at, arrived_at, planned_minutes, state, kg_manifest, kg_out,
    kg_in, containers, unbalanced)
SELECT trip, vehicle, 'site-701', 'site-701', min(departed_at), min(departed_at), max(arrived_at), 120, 'unloaded', sum(weight_out_kg),
    sum(weight_out_kg), sum(weight_plant_kg), count(*), false
FROM container WHERE trip IS NOT NULL GROUP BY trip, vehicle;

INSERT INTO vehicle_position (device_id, at, lat, lon, trip, speed_kmh, received_at)
SELECT 'medical-waste-' || v, at, 24.8 + 0.3 * sin(extract(epoch FROM at) / 9000 + v), 113.6 + 0.3 * cos(extract(epoch FROM at) / 7000 + v),
    'trip-' || to_char(at, 'YYYYMMDD') || '-' || v - 701, 35 + random() * 30, at
FROM generate_series(701, 710) AS v CROSS JOIN generate_series($1::timestamptz, $2::timestamptz, INTERVAL '1 minute') AS at;

INSERT INTO cold_equipment (device_id, kind, model, probes, calibrated_on, calibrated_until)
SELECT id, 'fridge', 'HYC-390', ARRAY[id], current_date - 200, current_date + 165 FROM device WHERE family = 'vaccine_cold_chain';
INSERT INTO consignment (id, from_site, to_site, dispatched_at, arrived_at)
SELECT 'consignment-' || i, 'site-361', 'site-' || 362 + i % 170, at, at + INTERVAL '3 hours'
FROM generate_series(1, 300) AS i
CROSS JOIN LATERAL (SELECT $1::timestamptz + i * (($2::timestamptz - $1::timestamptz - INTERVAL '1 day') / 300) AS at) AS o;
INSERT INTO receipt_decision (consignment, verdict, reason, by, at, proposal)
SELECT id, 'accept', '合格', 'wang', arrived_at + INTERVAL '1 hour', '{}' FROM consignment;
