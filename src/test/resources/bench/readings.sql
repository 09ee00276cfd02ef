-- One reading a minute of every channel, in the order in which they come. A device is away for one hour of 300, and one
-- reading of 200 is of a device under maintenance. $1, $2: from, until.
INSERT INTO reading (time, device_key, field_id, flags, value)
SELECT minute + second * INTERVAL '1 second', key, field,
    CASE WHEN hashint4(key * 7919 + (epoch / 1800)::integer) % 200 = 0 THEN 2 ELSE 0 END,
    CASE WHEN is_state THEN (random() < noise)::integer
        ELSE round((level + swing * sin(epoch / 13751 + phase) + drift * sin(epoch / 320000 + phase * 3)
            + noise * (random() + random() - 1)) * scale) / scale END
FROM generate_series($1::timestamptz, $2::timestamptz - INTERVAL '1 minute', INTERVAL '1 minute') AS minute
CROSS JOIN LATERAL (SELECT extract(epoch FROM minute)::float8) AS e (epoch)
CROSS JOIN bench_channel
WHERE hashint4(key * 104729 + (epoch / 3600)::integer) % 300 <> 0
ON CONFLICT DO NOTHING
