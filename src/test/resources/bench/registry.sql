-- A prefecture of 700 devices and 10 vehicles in ten counties. bench_channel tells what each of them measures and how.

INSERT INTO jurisdiction (code, name, name_en, level, parent) VALUES
    ('440000', '广东省', 'Guangdong Province', 'province', NULL),
    ('440200', '韶关市', 'Shaoguan', 'prefecture', '440000'),
    ('440203', '武江区', 'Wujiang District', 'county', '440200'),
    ('440204', '浈江区', 'Zhenjiang District', 'county', '440200'),
    ('440205', '曲江区', 'Qujiang District', 'county', '440200'),
    ('440222', '始兴县', 'Shixing County', 'county', '440200'),
    ('440224', '仁化县', 'Renhua County', 'county', '440200'),
    ('440229', '翁源县', 'Wengyuan County', 'county', '440200'),
    ('440232', '乳源瑶族自治县', 'Ruyuan Yao Autonomous County', 'county', '440200'),
    ('440233', '新丰县', 'Xinfeng County', 'county', '440200'),
    ('440281', '乐昌市', 'Lechang City', 'county', '440200'),
    ('440282', '南雄市', 'Nanxiong City', 'county', '440200');

CREATE TABLE bench_family (
    first integer, last integer, family text, kind text, zh text, en text, points text[], class text, disinfectant text,
    fields text[]);
INSERT INTO bench_family VALUES
    (1, 40, 'drinking_water', 'waterworks', '水厂', 'Waterworks', '{plant_outlet}', NULL, 'free_chlorine',
        '{free_chlorine,ph,turbidity,water_temp,conductivity}'),
    (41, 140, 'drinking_water', 'market', '管网末梢', 'Network end', '{network_end}', NULL, 'free_chlorine',
        '{free_chlorine,ph,turbidity,water_temp,pressure}'),
    (141, 240, 'drinking_water', 'residential_estate', '小区泵房', 'Estate pump house', '{secondary_supply}', NULL, 'free_chlorine',
        '{free_chlorine,ph,turbidity,water_temp,pressure}'),
    (241, 300, 'swimming_pool', 'pool', '游泳馆', 'Pool', '{pool}', NULL, 'free_chlorine',
        '{free_chlorine,combined_chlorine,ph,turbidity,water_temp}'),
    (301, 360, 'medical_wastewater', 'hospital', '医院污水', 'Hospital wastewater', '{outfall,contact_tank_outlet}', 'general_discharge',
        'free_chlorine', '{total_residual_chlorine,ph,cod,ammonia_n,flow}'),
    (361, 540, 'vaccine_cold_chain', 'vaccination_clinic', '接种门诊', 'Vaccination clinic', '{storage}', 'refrigerated', NULL,
        '{temp,door_open,mains_power,battery}'),
    (541, 600, 'medical_waste', 'hospital', '医废暂存间', 'Waste store', '{temporary_store}', NULL, NULL, '{temp,humidity}'),
    (601, 700, 'radiation', 'hospital', '放射机房', 'X-ray room', '{room_boundary}', 'ct', NULL, '{dose_rate,beam_on,door_closed}'),
    (701, 710, 'medical_waste', 'carrier', '医废车', 'Waste vehicle', '{vehicle}', NULL, NULL, '{}');

-- How a quantity behaves: a level of the device, a swing over the day, noise, and how the sensor rounds; states have no digits.
CREATE TABLE bench_behaviour (
    field text PRIMARY KEY, level float8, spread float8, swing float8, drift float8, noise float8, digits integer);
INSERT INTO bench_behaviour VALUES
    ('free_chlorine', 0.6, 0.25, 0.08, 0.05, 0.02, 2), ('ph', 7.3, 0.3, 0.05, 0.05, 0.02, 2),
    ('turbidity', 0.4, 0.25, 0.05, 0.05, 0.03, 2), ('water_temp', 19, 4, 1.5, 1, 0.1, 1),
    ('conductivity', 310, 60, 8, 10, 2, 0), ('pressure', 0.32, 0.05, 0.03, 0.01, 0.004, 3),
    ('combined_chlorine', 0.3, 0.1, 0.06, 0.03, 0.02, 2), ('total_residual_chlorine', 5, 1, 0.5, 0.3, 0.1, 2),
    ('cod', 38, 9, 6, 4, 1.5, 1), ('ammonia_n', 9, 3, 1.2, 1, 0.3, 2), ('flow', 2.5, 1, 1.2, 0.2, 0.15, 2),
    ('temp', 5, 0.8, 0.5, 0.3, 0.2, 1), ('humidity', 62, 8, 5, 3, 1, 1), ('battery', 97, 2, 0.4, 0.5, 0.2, 0),
    ('dose_rate', 0.12, 0.03, 0.01, 0.005, 0.015, 2),
    ('door_open', NULL, 0, 0, 0, 0.01, NULL), ('mains_power', NULL, 0, 0, 0, 0.999, NULL),
    ('beam_on', NULL, 0, 0, 0, 0.08, NULL), ('door_closed', NULL, 0, 0, 0, 0.93, NULL);

CREATE TABLE bench_device AS
SELECT key, f.*, key - f.first AS nth,
    (ARRAY['440203', '440204', '440205', '440222', '440224', '440229', '440232', '440233', '440281', '440282'])[1 + key % 10] AS county
FROM bench_family f CROSS JOIN LATERAL generate_series(f.first, f.last) AS key;

INSERT INTO site (id, name, name_en, jurisdiction, kind, latitude, longitude)
SELECT 'site-' || key, zh || nth + 1, en || ' ' || nth + 1, county, kind,
    24.4 + key % 10 * 0.09 + random() * 0.08, 113.2 + key % 7 * 0.13 + random() * 0.1
FROM bench_device;

INSERT INTO device (key, id, site, name, name_en, family, sampling_point, facility_class, disinfectant, interval_s, fields)
OVERRIDING SYSTEM VALUE
SELECT key, replace(family, '_', '-') || '-' || key, 'site-' || key, zh || nth + 1 || '监测仪', en || ' analyser ' || nth + 1, family,
    points[1 + key % cardinality(points)], class, disinfectant, 60, fields
FROM bench_device;
SELECT setval(pg_get_serial_sequence('device', 'key'), 1000);

CREATE TABLE bench_channel AS
SELECT key, f.id AS field, key % 60 AS second, 10 ^ coalesce(b.digits, 0) AS scale, b.digits IS NULL AS is_state,
    b.level + (random() + random() - 1) * b.spread AS level, b.swing, b.drift, b.noise, random() * 6.28 AS phase
FROM bench_device d CROSS JOIN LATERAL unnest(d.fields) AS name
JOIN field f USING (name) JOIN bench_behaviour b ON b.field = f.name
ORDER BY second, key, field;
ANALYZE bench_channel;
