-- Compliance: what of the values measured on a local day kept the legal limits in force at their time.

CREATE TABLE compliance_day (
    day            date NOT NULL,                     -- China Standard Time
    device_key     integer NOT NULL,
    field_id       smallint NOT NULL,
    planned        integer NOT NULL,                  -- values that the device should have measured
    total          integer NOT NULL,                  -- = judged + averaged + the sum of excluded
    judged         integer NOT NULL,
    compliant      integer NOT NULL CHECK (compliant <= judged),
    averaged       integer NOT NULL,                  -- not judged one by one, but in the mean of the day
    means          smallint NOT NULL,                 -- daily means that were judged
    means_compliant smallint NOT NULL CHECK (means_compliant <= means),
    excluded       jsonb NOT NULL,                    -- number of values by reason
    uncertain      jsonb NOT NULL,                    -- number of values judged although suspect, by reason
    reckoned_at    timestamptz NOT NULL,
    PRIMARY KEY (day, device_key, field_id)
);

-- Days to be reckoned, noted by the batches that brought something of a day that was over, and for every device when a
-- day ends. A row goes when its day was reckoned and nothing has been noted meanwhile.
CREATE TABLE compliance_due (
    day        date NOT NULL,
    device_key integer NOT NULL,
    noted      bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (day, device_key)
);

-- The last day whose devices were all noted; no row before the first time.
CREATE TABLE compliance_noted (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    day date NOT NULL
);
