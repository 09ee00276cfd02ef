-- Custody of medical waste: what was reported of each container, for ever, and what follows from it.

CREATE TABLE custody_event (
    container     text NOT NULL,
    at            timestamptz NOT NULL,                -- by the reporter's clock
    id            text NOT NULL CHECK (id ~ '^[0-9a-f]{64}$'),   -- SHA-256 of the reporter and the canonical event
    type          text NOT NULL,                       -- container.packed …
    received_at   timestamptz NOT NULL,
    device_id     text,                                -- who reported it: a device,
    actor         text,                                -- or a user
    site_id       text,                                -- where the device stands
    body          json NOT NULL,                       -- as sent
    recorded      bigint GENERATED ALWAYS AS IDENTITY, -- order of recording; the chain of a container follows it
    record_hash   bytea NOT NULL,                      -- SHA-256 of the record before it, and of this one (custody.ChainHash)
    previous_hash bytea,                               -- absent: the first of its container
    PRIMARY KEY (container, at, id),
    CHECK ((device_id IS NULL) <> (actor IS NULL))
);

CREATE INDEX custody_event_trip ON custody_event ((body ->> 'trip')) WHERE body ->> 'trip' IS NOT NULL;
-- The planned duration of a trip is told when the vehicle departs.
CREATE INDEX device_event_departed ON device_event ((body ->> 'trip')) WHERE type = 'vehicle.departed';

CREATE FUNCTION refuse_changing_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was reported of a container stays: % of custody_event refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation',
              HINT = 'Report a further event; the ledger follows from all of them.';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON custody_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_changing_custody();

-- What follows from the events of a container: written by the fold alone, and can be made again from them at any time.
CREATE TABLE container (
    id              text PRIMARY KEY,
    kind            text,                              -- bag, sharps_box, bin
    category        text,                              -- 841-001-01 … 841-005-01
    site_id         text,                              -- the institution it comes from
    department      text,
    device_id       text,                              -- its rules bind: the reporter of the first event
    jurisdiction    text,
    state           text NOT NULL DEFAULT 'generated' CHECK (state IN (
        'generated', 'packed', 'collected', 'stored', 'handed_over', 'in_transit', 'arrived', 'accepted', 'rejected',
        'plant_stored', 'treated', 'closed', 'returned', 'lost', 'exempt')),
    state_at        timestamptz,
    holder          text,
    place           text,
    generated_at    timestamptz,
    packed_at       timestamptz,
    collected_at    timestamptz,
    stored_at       timestamptz,
    handed_over_at  timestamptz,
    departed_at     timestamptz,
    arrived_at      timestamptz,
    accepted_at     timestamptz,
    treated_at      timestamptz,
    closed_at       timestamptz,
    weight_in_kg    double precision,                  -- weigh point 1: collected, or else stored
    weight_out_kg   double precision,                  -- weigh point 2: handed over
    weight_plant_kg double precision,                  -- weigh point 3: arrived, or else accepted
    trip            text,
    manifest        text,
    vehicle         text,
    bin             text,
    plant_site      text,
    open            boolean NOT NULL DEFAULT true,     -- somebody still has to answer for it
    due_at          timestamptz,                       -- the next limit that it can break by waiting
    overdue_since   timestamptz,                       -- the first limit of time that it is breaking
    breaches        text[] NOT NULL DEFAULT '{}',      -- kinds of ProcessCheck now broken
    worst           smallint,                          -- priority of the worst of them: 0 low .. 3 urgent
    missing         text[] NOT NULL DEFAULT '{}',      -- steps that must have happened and nobody reported
    look_at         timestamptz,                       -- the worker's next look; absent: nothing to wait for
    revision        bigint NOT NULL DEFAULT 0,         -- looks so far; 0: recorded, not yet looked at
    records         integer NOT NULL DEFAULT 0,        -- events recorded
    head            bytea                              -- record_hash of the last of them
) WITH (fillfactor = 80);
CREATE INDEX container_look ON container (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX container_moved ON container (state_at, id);
CREATE INDEX container_overdue ON container (overdue_since, id) WHERE overdue_since IS NOT NULL;
CREATE INDEX container_broken ON container USING gin (breaches) WHERE breaches <> '{}';
CREATE INDEX container_open ON container (site_id, department, state) WHERE open;
CREATE INDEX container_site ON container (site_id, state_at, id);
CREATE INDEX container_packed ON container (site_id, packed_at);
CREATE INDEX container_trip ON container (trip) WHERE trip IS NOT NULL;
CREATE INDEX container_manifest ON container (manifest) WHERE manifest IS NOT NULL;
CREATE INDEX container_plant ON container (plant_site, arrived_at) WHERE plant_site IS NOT NULL;
-- Rows change state all their life: what is left of them in the indexes must not be waded through.
ALTER TABLE container SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Scans that were stored before there was a ledger: taken over when the service starts, and then this row goes.
CREATE TABLE custody_takeover (one boolean PRIMARY KEY DEFAULT true CHECK (one));
INSERT INTO custody_takeover SELECT true WHERE EXISTS (SELECT FROM device_event WHERE type LIKE 'container.%');
