-- How rules differ from the packs that are shipped: overrides for a place and a time, and versions that users write. Rows
-- are never deleted, but for drafts: late readings are judged by what was in force when they were measured.

CREATE TABLE rule_override (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id     text NOT NULL,
    scope       text NOT NULL CHECK (scope IN ('device', 'site', 'jurisdiction')),
    target      text NOT NULL,                        -- id of the device or site, code of the jurisdiction
    threshold   double precision,                     -- null, here and below: as the rule has it
    on_delay    text,                                 -- ISO 8601
    off_delay   text,
    deadband    double precision,
    priority    text,
    enabled     boolean NOT NULL,
    exception   boolean NOT NULL,                     -- loosens a legal limit
    basis       text,                                 -- number of the document that allows it
    why         text NOT NULL,
    proposed_by text NOT NULL,
    created_at  timestamptz NOT NULL,
    approved_by text,                                 -- null: only proposed, without effect
    approved_at timestamptz,
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    revoked_by  text,
    revoked_at  timestamptz,
    revoked_why text,
    CHECK (valid_from < valid_until),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (NOT exception OR (basis IS NOT NULL AND approved_by IS DISTINCT FROM proposed_by))
);
CREATE INDEX rule_override_rule ON rule_override (rule_id);

CREATE TABLE rule_version (
    rule_id     text NOT NULL,
    version     integer NOT NULL CHECK (version > 0),
    jurisdiction text,                                -- of a local rule, as are standard and edition
    standard    text,
    edition     text,
    body        json NOT NULL,                        -- an entry of a limit pack
    state       text NOT NULL CHECK (state IN ('draft', 'approved', 'retired')),
    author      text NOT NULL,                        -- who wrote it last
    written_at  timestamptz NOT NULL,
    edits       bigint NOT NULL DEFAULT 0,            -- entity tag of the draft
    approver    text CHECK (approver <> author),
    approved_at timestamptz,
    why         text,
    valid_from  timestamptz,
    valid_until timestamptz,
    PRIMARY KEY (rule_id, version),
    CHECK ((jurisdiction IS NULL) = (standard IS NULL) AND (standard IS NULL) = (edition IS NULL)),
    CHECK (state = 'draft' OR (approver IS NOT NULL AND approved_at IS NOT NULL AND why IS NOT NULL
                               AND valid_from IS NOT NULL AND valid_from <= coalesce(valid_until, valid_from)))
);
CREATE UNIQUE INDEX rule_version_draft ON rule_version (rule_id) WHERE state = 'draft';

CREATE FUNCTION rule_version_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'version % of rule % is approved and can''t be changed', OLD.version, OLD.rule_id;
END $$;
CREATE TRIGGER rule_version_content BEFORE UPDATE OF rule_id, version, jurisdiction, standard, edition, body, author,
    written_at, approver, approved_at, why, valid_from ON rule_version
    FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION rule_version_is_fixed();
CREATE TRIGGER rule_version_delete BEFORE DELETE ON rule_version
    FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION rule_version_is_fixed();

CREATE TABLE rule_audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule_id text NOT NULL,
    at      timestamptz NOT NULL,
    actor   text NOT NULL,
    what    text NOT NULL,
    why     text,
    before  json,
    after   json
);
CREATE INDEX rule_audit_rule ON rule_audit (rule_id, id);

CREATE FUNCTION rule_audit_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of rules can''t be changed';
END $$;
CREATE TRIGGER rule_audit_fixed BEFORE UPDATE OR DELETE ON rule_audit
    FOR EACH ROW EXECUTE FUNCTION rule_audit_is_fixed();

-- One row, like registry_revision: its lock orders the changes, its value tells the other instances to read them again.
CREATE TABLE rule_revision (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    revision bigint NOT NULL
);
INSERT INTO rule_revision (revision) VALUES (0);
