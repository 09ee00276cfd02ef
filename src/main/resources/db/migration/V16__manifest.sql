-- Hazardous-waste transfer manifests, mirrored from the national system and kept for good (at least 10 years).

CREATE TABLE manifest (
    id             text PRIMARY KEY,                    -- ours: a draft, and a manifest on paper, have no number yet
    number         text CONSTRAINT manifest_number UNIQUE CHECK (number ~ '^[0-9]{14}$'),
    paper          boolean NOT NULL,
    paper_number   text,
    state          text NOT NULL CHECK (state IN (
        'draft', 'issued', 'departed', 'arrived', 'received', 'partly_rejected', 'rejected', 'completed', 'cancelled')),
    consignor_site text NOT NULL,
    carrier_site   text NOT NULL,
    receiver_site  text NOT NULL,
    vehicle        text,                                -- device id
    trip           text,
    details        jsonb NOT NULL,                      -- who handles it where, licences, plate, route, treatment
    issued_at      timestamptz,
    departed_at    timestamptz,
    arrived_at     timestamptz,
    received_at    timestamptz,
    backfilled_at  timestamptz,
    completed_at   timestamptz,
    cancelled_at   timestamptz,
    created_at     timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL,
    version        bigint NOT NULL DEFAULT 0,
    CHECK (paper = (paper_number IS NOT NULL)),
    CHECK (issued_at IS NULL OR number IS NOT NULL OR paper),
    CHECK (issued_at IS NULL OR (vehicle IS NOT NULL AND trip IS NOT NULL))
);
-- One per trip of a vehicle and consignor.
CREATE UNIQUE INDEX manifest_of_trip ON manifest (trip, vehicle, consignor_site)
    WHERE state NOT IN ('draft', 'cancelled');
CREATE UNIQUE INDEX manifest_paper_number ON manifest (paper_number) WHERE state <> 'cancelled';
CREATE INDEX manifest_created ON manifest (created_at DESC, id);
CREATE INDEX manifest_consignor ON manifest (consignor_site, created_at DESC);
CREATE INDEX manifest_receiver ON manifest (receiver_site, created_at DESC);

CREATE TABLE manifest_line (
    manifest            text NOT NULL REFERENCES manifest,
    category            text NOT NULL CHECK (category ~ '^841-00[1-5]-01$'),
    form                text,
    packaging           text,
    containers          integer NOT NULL CHECK (containers >= 0),          -- 0: came without having been planned
    kg_planned          double precision NOT NULL CHECK (kg_planned >= 0),
    containers_received integer,                        -- absent: the receiver has not said
    kg_received         double precision,
    containers_rejected integer,
    kg_rejected         double precision,
    mismatches          text[] NOT NULL DEFAULT '{}',
    note                text,
    PRIMARY KEY (manifest, category)
);

CREATE TABLE manifest_step (
    manifest    text NOT NULL REFERENCES manifest,
    position    integer NOT NULL,
    step        text NOT NULL,
    at          timestamptz NOT NULL,                   -- when it happened, as told
    actor       text NOT NULL,                          -- the user who told it
    signed_by   text,
    recorded_at timestamptz NOT NULL,
    body        jsonb NOT NULL,
    PRIMARY KEY (manifest, position)
);

-- What the clocks of a manifest wait for, and what they found.
CREATE TABLE manifest_watch (
    manifest text PRIMARY KEY REFERENCES manifest,
    look_at  timestamptz,                               -- absent: nothing to wait for
    due_at   timestamptz,                               -- the next deadline, or the one that has passed
    breaches text[] NOT NULL DEFAULT '{}',              -- kinds of ProcessCheck now broken
    overdue  boolean NOT NULL GENERATED ALWAYS AS
        (breaches && ARRAY ['manifest_unconfirmed', 'manifest_backfill']) STORED
);
CREATE INDEX manifest_look ON manifest_watch (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX manifest_overdue ON manifest_watch (manifest) WHERE overdue;

CREATE FUNCTION refuse_losing_manifest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'manifest_line' AND TG_OP = 'DELETE' THEN
        IF (SELECT state FROM manifest WHERE id = OLD.manifest) = 'draft' THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'manifests are kept: % of % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation',
              HINT = 'Cancel a manifest that must not be used; it stays on record for at least 10 years.';
END $$;
CREATE TRIGGER kept BEFORE DELETE ON manifest FOR EACH ROW EXECUTE FUNCTION refuse_losing_manifest();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON manifest FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_manifest();
CREATE TRIGGER kept BEFORE DELETE ON manifest_line FOR EACH ROW EXECUTE FUNCTION refuse_losing_manifest();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON manifest_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_manifest();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON manifest_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_manifest();

-- Trips of consignors to be looked at: is there a manifest? A queue, so that whoever writes containers waits for nobody.
CREATE TABLE manifest_trip_look (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    trip text NOT NULL,
    site text NOT NULL
);

CREATE FUNCTION look_at_trip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.trip IS NOT NULL AND OLD.site_id IS NOT NULL
            AND (OLD.trip, OLD.site_id) IS DISTINCT FROM (NEW.trip, NEW.site_id) THEN
        INSERT INTO manifest_trip_look (trip, site) VALUES (OLD.trip, OLD.site_id);
    END IF;
    IF NEW.trip IS NOT NULL AND NEW.site_id IS NOT NULL THEN
        INSERT INTO manifest_trip_look (trip, site) VALUES (NEW.trip, NEW.site_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER look_at_trip_of_new AFTER INSERT ON container
    FOR EACH ROW WHEN (NEW.trip IS NOT NULL) EXECUTE FUNCTION look_at_trip();
CREATE TRIGGER look_at_trip AFTER UPDATE ON container
    FOR EACH ROW WHEN ((OLD.trip, OLD.site_id, OLD.manifest, OLD.handed_over_at, OLD.departed_at, OLD.arrived_at)
            IS DISTINCT FROM (NEW.trip, NEW.site_id, NEW.manifest, NEW.handed_over_at, NEW.departed_at, NEW.arrived_at))
    EXECUTE FUNCTION look_at_trip();
