-- Who is to be told by which document. A change adds a version; the highest one counts, and none is lost: what was told
-- can be traced to what the document said then, and to who imported it.
CREATE TABLE routing_document (
    kind        text NOT NULL CHECK (kind IN ('set', 'calendar')),
    id          text NOT NULL,
    version     bigint NOT NULL CHECK (version > 0),
    yaml        text NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by text NOT NULL,
    PRIMARY KEY (kind, id, version)
);

-- One row, like registry_revision: its lock orders the changes, its value tells who writes the outbox to read them first.
CREATE TABLE routing_revision (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    revision bigint NOT NULL
);
INSERT INTO routing_revision (revision) VALUES (0);
