-- Where waste vehicles were. Facts: two messages may say different things of one time, and both are kept. The trip is
-- empty where the vehicle names none.
CREATE TABLE vehicle_position (
    device_id   text NOT NULL,
    at          timestamptz NOT NULL,
    lat         double precision NOT NULL CHECK (lat BETWEEN -85 AND 85),    -- WGS-84
    lon         double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
    trip        text NOT NULL DEFAULT '',
    speed_kmh   double precision,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (device_id, at, lat, lon, trip)
);

-- What they reported besides: the box door, departures and arrivals.
CREATE TABLE track_event (
    device_id   text NOT NULL,
    at          timestamptz NOT NULL,
    type        text NOT NULL CHECK (type IN ('arrived', 'departed', 'door_opened', 'door_closed')),
    trip        text NOT NULL DEFAULT '',
    received_at timestamptz NOT NULL,
    PRIMARY KEY (device_id, at, type, trip)
);

-- Tracking data is kept for six months at least, neither altered nor deleted before.
CREATE FUNCTION keep_vehicle_track() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '6 months' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% of vehicle % at % refused: its track is never altered, and kept for six months',
        lower(TG_OP), OLD.device_id, OLD.at;
END
$$;
CREATE TRIGGER keep_vehicle_position BEFORE UPDATE OR DELETE ON vehicle_position
    FOR EACH ROW EXECUTE FUNCTION keep_vehicle_track();
CREATE TRIGGER keep_track_event BEFORE UPDATE OR DELETE ON track_event
    FOR EACH ROW EXECUTE FUNCTION keep_vehicle_track();

-- A vehicle is judged when its look_at has come: at once after a report, or when time alone may change what is found.
CREATE TABLE vehicle_watch (
    device_id       text PRIMARY KEY,
    look_at         timestamptz,
    judged_at       timestamptz,
    unusable        bigint NOT NULL DEFAULT 0,  -- reports that could not be used, the latest of them and why
    unusable_at     timestamptz,
    unusable_reason text
);
CREATE INDEX vehicle_watch_look ON vehicle_watch (look_at) WHERE look_at IS NOT NULL;

-- What was added to a track and is to be judged: positions, or events on the subject.
CREATE TABLE vehicle_span (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device_id text NOT NULL,
    subject   text CHECK (subject IN ('door', 'trip')),
    from_at   timestamptz NOT NULL,
    to_at     timestamptz NOT NULL
);
CREATE INDEX vehicle_span_device ON vehicle_span (device_id, from_at);

CREATE TABLE geofence (
    id      text PRIMARY KEY,
    name    text NOT NULL,
    kind    text NOT NULL CHECK (kind IN ('site', 'plant', 'allowed')),
    site    text,                               -- stands instead of the circle around that site
    polygon json NOT NULL,                      -- GeoJSON, WGS-84
    version bigint NOT NULL DEFAULT 0
);
CREATE INDEX geofence_site ON geofence (site);

CREATE TABLE corridor (
    id       text PRIMARY KEY,
    name     text NOT NULL,
    line     json NOT NULL,                     -- GeoJSON, WGS-84
    metres   double precision CHECK (metres > 0),
    vehicles text[] NOT NULL DEFAULT '{}',      -- device ids; none: all
    version  bigint NOT NULL DEFAULT 0
);

-- One row, like registry_revision: its lock orders the changes, its value tells the other instances to read them again.
CREATE TABLE terrain_revision (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    revision bigint NOT NULL
);
INSERT INTO terrain_revision (revision) VALUES (0);

-- Who changed what vehicles are judged by.
CREATE TABLE terrain_change (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    by     text NOT NULL,
    what   text NOT NULL CHECK (what IN ('geofence', 'corridor')),
    item   text NOT NULL,
    before json,
    after  json
);

CREATE TABLE track_finding (
    device_id text NOT NULL,
    rule      text NOT NULL,
    kind      text NOT NULL,
    onset_at  timestamptz NOT NULL,
    broken_at timestamptz NOT NULL,
    last_at   timestamptz NOT NULL,
    until_at  timestamptz,
    metres    double precision NOT NULL,
    lat       double precision NOT NULL,
    lon       double precision NOT NULL,
    trip      text NOT NULL,
    subject   text NOT NULL,                    -- whose alarms it is among: vehicle:{device}:{trip, else day}
    PRIMARY KEY (device_id, rule, onset_at)
);
CREATE INDEX track_finding_subject ON track_finding (device_id, subject);
CREATE INDEX track_finding_open ON track_finding (device_id) WHERE until_at IS NULL;
