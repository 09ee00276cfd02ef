-- Vaccine cold chain 疫苗冷链: where vaccine is kept, how it travelled, and what was decided of it.

-- Whose class and place the registry knows; a device of the vaccine cold chain.
CREATE TABLE cold_equipment (
    device_id        text PRIMARY KEY,
    kind             text NOT NULL CHECK (kind IN ('fridge', 'freezer', 'cold_room', 'vehicle', 'box')),
    model            text,
    probes           text[] NOT NULL CHECK (cardinality(probes) > 0),   -- ids of the devices that measure in it
    calibrated_on    date,
    calibrated_until date,
    created_at       timestamptz NOT NULL DEFAULT now(),
    version          bigint NOT NULL DEFAULT 0
);

-- When each equipment is to be judged next, and from where on, so that what began stays the same breach.
CREATE TABLE cold_watch (
    device_id   text PRIMARY KEY REFERENCES cold_equipment,
    look_at     timestamptz,
    manual_from date NOT NULL
);
CREATE INDEX cold_watch_due ON cold_watch (look_at) WHERE look_at IS NOT NULL;

CREATE TABLE cold_probe_watch (
    device_id   text NOT NULL REFERENCES cold_equipment,
    probe       text NOT NULL,
    logged_from timestamptz NOT NULL,
    PRIMARY KEY (device_id, probe)
);

CREATE TABLE vaccine_lot (
    id               uuid PRIMARY KEY,
    vaccine          text NOT NULL,
    manufacturer     text NOT NULL,
    specification    text,
    lot              text NOT NULL,
    expiry           date NOT NULL,
    storage_class    text NOT NULL CHECK (storage_class IN ('refrigerated', 'frozen', 'ultra_cold')),
    long_term_frozen boolean NOT NULL DEFAULT false,  -- kept at -20 °C or colder: oral polio vaccine
    freeze_sensitive boolean NOT NULL DEFAULT false,
    version          bigint NOT NULL DEFAULT 0,
    UNIQUE (manufacturer, vaccine, lot)
);

-- With what the transport record 疫苗运输温度记录 has to say.
CREATE TABLE consignment (
    id                  text PRIMARY KEY,
    from_site           text NOT NULL,
    to_site             text NOT NULL,
    refrigeration       text,
    purpose             text,
    dispatched_at       timestamptz NOT NULL,
    arrived_at          timestamptz CHECK (arrived_at > dispatched_at),
    departure_temp      double precision,
    departure_ambient   double precision,
    arrival_temp        double precision,
    arrival_ambient     double precision,
    mileage_km          double precision CHECK (mileage_km >= 0),
    sender              text,
    carrier             text,
    version             bigint NOT NULL DEFAULT 0
);
CREATE INDEX consignment_to ON consignment (to_site, dispatched_at DESC);

CREATE TABLE consignment_lot (
    consignment text NOT NULL REFERENCES consignment,
    lot         uuid NOT NULL REFERENCES vaccine_lot,
    quantity    integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (consignment, lot)
);
CREATE INDEX consignment_lot_lot ON consignment_lot (lot);

CREATE TABLE consignment_leg (
    consignment text NOT NULL REFERENCES consignment,
    position    integer NOT NULL CHECK (position > 0),
    device_id   text NOT NULL REFERENCES cold_equipment,
    from_at     timestamptz NOT NULL,
    to_at       timestamptz CHECK (to_at > from_at),          -- absent: it is still in it
    PRIMARY KEY (consignment, position)
);
CREATE INDEX consignment_leg_device ON consignment_leg (device_id, from_at);

CREATE TABLE manual_reading (
    device_id   text NOT NULL REFERENCES cold_equipment,
    at          timestamptz NOT NULL,
    temp        double precision NOT NULL,
    by          text NOT NULL,                                -- who read and signed
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    PRIMARY KEY (device_id, at)
);

-- What a person decided of a consignment, with what was proposed at that time. To hold is not the last word.
CREATE TABLE receipt_decision (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consignment text NOT NULL REFERENCES consignment,
    verdict     text NOT NULL CHECK (verdict IN ('accept', 'hold', 'refuse')),
    reason      text NOT NULL,
    by          text NOT NULL,
    at          timestamptz NOT NULL,
    proposal    jsonb NOT NULL
);
CREATE UNIQUE INDEX receipt_decision_once ON receipt_decision (consignment) WHERE verdict <> 'hold';

-- What the alarms of a consignment are about; they last until something became of all of its vaccine.
CREATE TABLE consignment_breach (
    consignment text NOT NULL REFERENCES consignment,
    check_kind  text NOT NULL,                                -- of rules.ProcessCheck
    device_id   text NOT NULL,
    onset_at    timestamptz NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (consignment, check_kind)
);

-- Isolation, and what became of the vaccine: released, returned or destroyed, then as waste of a container.
CREATE TABLE vaccine_disposition (
    id          uuid PRIMARY KEY,
    lot         uuid NOT NULL REFERENCES vaccine_lot,
    consignment text REFERENCES consignment,
    device_id   text REFERENCES cold_equipment,               -- where it lies isolated
    kind        text NOT NULL CHECK (kind IN ('isolated', 'released', 'returned', 'destroyed')),
    quantity    integer NOT NULL CHECK (quantity > 0),
    reason      text NOT NULL,
    container   text CHECK (container IS NULL OR kind = 'destroyed'),   -- of the waste, see custody
    at          timestamptz NOT NULL,
    by          text NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL
);
CREATE INDEX vaccine_disposition_lot ON vaccine_disposition (lot, at);
CREATE INDEX vaccine_disposition_consignment ON vaccine_disposition (consignment) WHERE consignment IS NOT NULL;

-- Records are kept until at least five years after the vaccine expired (疫苗管理法 art. 39, 40, 46): nothing here deletes them.
CREATE FUNCTION refuse_losing_vaccine_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'records of vaccine are kept for five years after its expiry: % of % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation',
              HINT = 'Add a record that corrects it.';
END $$;

CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON vaccine_lot EXECUTE FUNCTION refuse_losing_vaccine_records();
CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON consignment EXECUTE FUNCTION refuse_losing_vaccine_records();
CREATE TRIGGER kept BEFORE TRUNCATE ON consignment_leg EXECUTE FUNCTION refuse_losing_vaccine_records();
CREATE TRIGGER kept BEFORE TRUNCATE ON consignment_lot EXECUTE FUNCTION refuse_losing_vaccine_records();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON manual_reading
    EXECUTE FUNCTION refuse_losing_vaccine_records();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt_decision
    EXECUTE FUNCTION refuse_losing_vaccine_records();
CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON vaccine_disposition
    EXECUTE FUNCTION refuse_losing_vaccine_records();

-- What was decided upon does not change afterwards: not the consignment, not its lots, not its legs.
CREATE FUNCTION refuse_changing_the_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    concerned text := CASE WHEN TG_TABLE_NAME = 'consignment' THEN to_jsonb(old) ->> 'id'
        ELSE coalesce(to_jsonb(old), to_jsonb(new)) ->> 'consignment' END;
BEGIN
    IF EXISTS (SELECT FROM receipt_decision d WHERE d.consignment = concerned AND d.verdict <> 'hold') THEN
        RAISE EXCEPTION 'consignment % was decided upon: % of % refused', concerned, TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN old ELSE new END;
END $$;

CREATE TRIGGER decided BEFORE UPDATE ON consignment
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_the_decided();
CREATE TRIGGER decided BEFORE INSERT OR UPDATE OR DELETE ON consignment_lot
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_the_decided();
CREATE TRIGGER decided BEFORE INSERT OR UPDATE OR DELETE ON consignment_leg
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_the_decided();
