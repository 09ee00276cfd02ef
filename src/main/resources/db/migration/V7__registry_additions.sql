-- Deferred, because an import brings a gateway and the devices behind it in any order.
ALTER TABLE device
    ADD COLUMN gateway text CHECK (gateway <> id) REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX device_gateway ON device (gateway) WHERE gateway IS NOT NULL;

-- Spans in which the site is open, by day of the week and, for days that differ, by date; null: always open.
ALTER TABLE site ADD COLUMN opening jsonb;
