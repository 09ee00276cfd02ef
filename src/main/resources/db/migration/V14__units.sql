-- Reconciliation of medical waste over many containers.

-- What people enter: departments, and how many of their beds were occupied.
CREATE TABLE department (
    site_id     text NOT NULL,
    name        text NOT NULL,
    name_en     text NOT NULL,
    beds        integer NOT NULL CHECK (beds >= 0),
    open_from   date NOT NULL,
    open_to     date CHECK (open_to > open_from),      -- first day when it is closed
    known_since timestamptz NOT NULL,                  -- waste from before was not recorded here
    version     bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (site_id, name)
);

CREATE TABLE department_day (
    site_id       text NOT NULL,
    department    text NOT NULL,
    day           date NOT NULL,                       -- Beijing
    occupied_beds integer NOT NULL CHECK (occupied_beds >= 0),
    reported_by   text NOT NULL,
    reported_at   timestamptz NOT NULL,
    PRIMARY KEY (site_id, department, day),
    FOREIGN KEY (site_id, department) REFERENCES department
);

-- What vehicles report of their trips, and what anybody reports of washing.
CREATE TABLE trip_event (
    device_id   text NOT NULL,
    at          timestamptz NOT NULL,
    id          text NOT NULL,                         -- SHA-256 of the event
    type        text NOT NULL CHECK (type IN ('vehicle.departed', 'vehicle.arrived', 'vehicle.washed', 'bin.washed')),
    trip        text,
    bin         text,
    received_at timestamptz NOT NULL,
    body        json NOT NULL,                         -- as sent
    PRIMARY KEY (device_id, at, id)
);
CREATE INDEX trip_event_trip ON trip_event (trip) WHERE trip IS NOT NULL;
CREATE INDEX trip_event_bin ON trip_event (bin) WHERE bin IS NOT NULL;

-- What follows of each trip; written by the reconciliation alone, and can be made again at any time.
CREATE TABLE trip (
    id              text PRIMARY KEY,
    vehicle         text,
    carrier_site    text,
    plant_site      text,
    begun_at        timestamptz NOT NULL,              -- departed, or the first scan
    departed_at     timestamptz,
    arrived_at      timestamptz,
    planned_minutes integer,
    state           text NOT NULL CHECK (state IN ('loading', 'in_transit', 'unloading', 'unloaded')),
    kg_manifest     double precision,                  -- declared on its manifests
    kg_out          double precision NOT NULL,
    kg_in           double precision NOT NULL,
    containers      integer NOT NULL,
    unbalanced      boolean NOT NULL                   -- TRIP_BALANCE is broken
);
CREATE INDEX trip_begun ON trip (begun_at DESC, id);
CREATE INDEX trip_vehicle ON trip (vehicle, arrived_at) WHERE vehicle IS NOT NULL;

-- What is reconciled: trip:…, site:…, plant:…, department:site/name, vehicle:…, bin:…
CREATE TABLE reconciliation (
    subject text PRIMARY KEY,
    look_at timestamptz                                -- absent: nothing to wait for
);
CREATE INDEX reconciliation_look ON reconciliation (look_at) WHERE look_at IS NOT NULL;

-- Subjects of which something new was recorded: a queue, so that whoever records a fact waits for nobody.
CREATE TABLE reconciliation_touch (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject  text NOT NULL,
    buffered boolean NOT NULL DEFAULT false            -- from a device's buffer: the rest of the story is on its way
);

-- Out of the institution: collected by the carrier, as the first scan on the way tells, …
CREATE FUNCTION collected_by_carrier(handed_over timestamptz, departed timestamptz, arrived timestamptz,
        accepted timestamptz, treated timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT least(handed_over, departed, arrived, accepted, treated) $$;
-- … or otherwise.
CREATE FUNCTION left_store(collected timestamptz, closed timestamptz, state text, state_at timestamptz)
        RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(collected,
        CASE WHEN state IN ('closed', 'lost', 'exempt', 'returned') THEN coalesce(closed, state_at) END) $$;
CREATE INDEX container_left_store ON container (site_id, left_store(
    collected_by_carrier(handed_over_at, departed_at, arrived_at, accepted_at, treated_at), closed_at, state, state_at));
CREATE INDEX container_left_plant ON container (plant_site, left_store(treated_at, closed_at, state, state_at))
    WHERE plant_site IS NOT NULL;
-- The earliest scan stands for the generation.
CREATE INDEX container_generated ON container (site_id, department,
    least(generated_at, packed_at, collected_at, stored_at, handed_over_at, departed_at, arrived_at))
    WHERE department IS NOT NULL;
CREATE INDEX container_bin ON container (bin, treated_at) WHERE bin IS NOT NULL;

-- A scan touches every trip that its container was ever on: it may move an arrival from one to another.
CREATE FUNCTION touch_trips() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reconciliation_touch (subject, buffered)
    SELECT DISTINCT 'trip:' || btrim(e.body ->> 'trip'), (
        SELECT bool_and(device_id IS NOT NULL AND at < received_at - interval '15 minutes') FROM recorded)
    FROM custody_event e
    WHERE btrim(e.body ->> 'trip') <> '' AND e.container IN (
        SELECT container FROM recorded WHERE type IN ('container.handed_over', 'container.in_transit',
            'container.arrived', 'container.accepted', 'container.rejected'));
    RETURN NULL;
END $$;
CREATE TRIGGER touch_trips AFTER INSERT ON custody_event REFERENCING NEW TABLE AS recorded
    FOR EACH STATEMENT EXECUTE FUNCTION touch_trips();

CREATE FUNCTION touch_places(c container) RETURNS void LANGUAGE sql AS $$
    INSERT INTO reconciliation_touch (subject)
    SELECT subject FROM (VALUES
        ('site:' || c.site_id),
        ('department:' || c.site_id || '/' || c.department),
        ('plant:' || c.plant_site),
        ('bin:' || c.bin)) AS touched (subject)
    WHERE subject IS NOT NULL $$;

CREATE FUNCTION touch_container() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.site_id, OLD.department, OLD.plant_site, OLD.bin)
            IS DISTINCT FROM (NEW.site_id, NEW.department, NEW.plant_site, NEW.bin) THEN
        PERFORM touch_places(OLD);
    END IF;
    PERFORM touch_places(NEW);
    RETURN NULL;
END $$;
CREATE TRIGGER touch_new_container AFTER INSERT ON container
    FOR EACH ROW WHEN (NEW.site_id IS NOT NULL) EXECUTE FUNCTION touch_container();
-- Looks that change nothing of what is reconciled touch nothing.
CREATE TRIGGER touch_container AFTER UPDATE ON container
    FOR EACH ROW WHEN (
        (OLD.site_id, OLD.department, OLD.plant_site, OLD.bin, OLD.state, OLD.generated_at, OLD.packed_at,
         OLD.collected_at, OLD.stored_at, OLD.handed_over_at, OLD.departed_at, OLD.arrived_at, OLD.accepted_at,
         OLD.treated_at, OLD.closed_at, OLD.weight_in_kg, OLD.weight_out_kg, OLD.weight_plant_kg)
        IS DISTINCT FROM
        (NEW.site_id, NEW.department, NEW.plant_site, NEW.bin, NEW.state, NEW.generated_at, NEW.packed_at,
         NEW.collected_at, NEW.stored_at, NEW.handed_over_at, NEW.departed_at, NEW.arrived_at, NEW.accepted_at,
         NEW.treated_at, NEW.closed_at, NEW.weight_in_kg, NEW.weight_out_kg, NEW.weight_plant_kg))
    EXECUTE FUNCTION touch_container();
