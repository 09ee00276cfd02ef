package health.vigil.bench;

import health.vigil.scenario.Latencies;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The custody ledger with 100,000 containers and 1,000,000 events: how soon an officer sees what is overdue and the way of
 * one container, and how soon a clock fires.
 */
final class CustodyScale {
    private static final String SETUP = "custody of 100,000 containers, 1,000,000 events";
    private static final int CONTAINERS = 100_000;
    /** The others have been treated and closed; these stand in the stores, stored within the last 72 h. */
    private static final int OPEN = 2_000;

    private static final int HOSPITALS = 50;
    private static final int EVENTS_EACH = 10;
    /** Containers that come due while it is watched, ten a second. */
    private static final int CLOCKS = 300;

    private static final int ASKED = 100;
    private static final int UNCOUNTED = 20;
    private static final Duration FOLDED_WITHIN = Duration.ofMinutes(30);

    /** What docs/custody.md says of the hash of a record, in the words of the database. */
    private static final String FUNCTIONS =
            """
            CREATE FUNCTION pg_temp.field(value text) RETURNS bytea LANGUAGE sql AS $$
                SELECT CASE WHEN value IS NULL THEN int4send(-1)
                    ELSE int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') END $$;
            CREATE FUNCTION pg_temp.micros(at timestamptz) RETURNS text LANGUAGE sql AS $$
                SELECT (extract(epoch FROM at) * 1000000)::bigint::text $$;
            CREATE FUNCTION pg_temp.body(container text, at timestamptz, type text) RETURNS text LANGUAGE sql AS $$
                SELECT format('{"at":"%s","by":"porter-1","container":"%s","seal":"S-1","to":"store-1","type":"%s","weight_kg":4.35}',
                    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), container, type) $$;""";

    private static final String APPEND =
            """
            WITH story AS (
                SELECT s.id AS container, s.device, s.site, t.type,
                    s.begun + t.after * CASE WHEN s.open THEN 0.01 ELSE 1 END AS at
                FROM story s JOIN LATERAL (VALUES %s) AS t (open, type, after) ON t.open = s.open),
            event AS (
                SELECT *, pg_temp.body(container, at, type) AS body FROM story),
            known AS (
                SELECT e.*, encode(sha256(convert_to('device:' || device || E'\\n' || body, 'UTF8')), 'hex') AS event_id,
                    p.record_hash AS previous
                FROM event e LEFT JOIN last_record p ON p.container = e.container)
            INSERT INTO custody_event (container, at, id, type, received_at, device_id, site_id, body, previous_hash,
                record_hash)
            SELECT container, at, event_id, type, at, device, site, body::json, previous,
                sha256(CASE WHEN previous IS NULL THEN int4send(-1) ELSE int4send(32) || previous END
                    || pg_temp.field(event_id) || pg_temp.field(container) || pg_temp.field(pg_temp.micros(at))
                    || pg_temp.field(type) || pg_temp.field(pg_temp.micros(at)) || pg_temp.field(device)
                    || pg_temp.field(NULL) || pg_temp.field(site) || pg_temp.field(body))
            FROM known""";

    private static final String[] CLOSED_WAY = {
        "packed",
        "collected",
        "stored",
        "handed_over",
        "in_transit",
        "arrived",
        "accepted",
        "plant_stored",
        "treated",
        "closed"
    };

    private final Service service;
    private final Postgres postgres;
    private final Figures figures;

    private CustodyScale(Service service, Postgres postgres, Figures figures) {
        this.service = service;
        this.postgres = postgres;
        this.figures = figures;
    }

    static void measure(Workplace workplace, Figures figures) throws Exception {
        Progress.say("starting our broker and PostgreSQL, then the service");
        var parts = Parts.start(workplace);
        var environment = new HashMap<>(parts.environment());
        environment.put("VIGIL_DATA", workplace.folder().resolve("service-data").toString());
        var service = Service.start(workplace, environment);
        figures.measuredOn(parts.postgres());
        service.post("/api/v1/registry/import", "application/yaml", registry());
        new CustodyScale(service, parts.postgres(), figures).run();
    }

    private void run() throws Exception {
        try (var connection = postgres.connect()) {
            Progress.say("recording %,d events", CONTAINERS * EVENTS_EACH);
            record(connection);
            fold(connection);
            ask("overdue list, %d of a page".formatted(ASKED), "/api/v1/containers?overdue=true&limit=" + ASKED);
            ask("list of what is in the stores", "/api/v1/containers?state=stored&limit=" + ASKED);
            ask("one container with its time line", "/api/v1/containers/HW-1");
            ask("board of a prefecture", "/api/v1/containers/board?jurisdiction=440200");
            if (!service.get("/api/v1/containers/HW-1").contains("\"intact\":true")) {
                throw new IllegalStateException("the chain of HW-1 is not intact");
            }
            fire(connection);
        }
    }

    private void record(Connection connection) throws SQLException {
        execute(connection, FUNCTIONS);
        execute(
                connection,
                """
                CREATE TEMP TABLE story AS
                SELECT 'HW-' || i AS id, 'store-' || i %% %2$d AS device, 'hospital-' || i %% %2$d AS site, i <= %3$d AS open,
                    date_trunc('milliseconds', now()) - CASE WHEN i <= %3$d THEN i * interval '72 hours' / %3$d
                        ELSE interval '10 days' + i * interval '50 days' / %1$d END AS begun
                FROM generate_series(1, %1$d) AS i"""
                        .formatted(CONTAINERS, HOSPITALS, OPEN));
        execute(connection, "CREATE TEMP TABLE last_record (container text PRIMARY KEY, record_hash bytea)");
        for (var i = 0; i < EVENTS_EACH; i++) {
            var open = i < 3 ? CLOSED_WAY[i] : "stored";
            execute(
                    connection,
                    APPEND.formatted(
                            "(true, 'container.%s', interval '%d hours'), (false, 'container.%s', interval '%d hours')"
                                    .formatted(open, i, CLOSED_WAY[i], i)));
            execute(
                    connection,
                    """
                    INSERT INTO last_record SELECT DISTINCT ON (container) container, record_hash FROM custody_event
                    ORDER BY container, recorded DESC
                    ON CONFLICT (container) DO UPDATE SET record_hash = excluded.record_hash""");
        }
        execute(connection, "ANALYZE custody_event");
    }

    private void fold(Connection connection) throws SQLException {
        Progress.say("folding %,d containers", CONTAINERS);
        var began = System.nanoTime();
        execute(
                connection,
                "INSERT INTO container (id, look_at, records, head) SELECT container, now(), " + EVENTS_EACH
                        + ", record_hash FROM last_record");
        if (!Wait.within(
                FOLDED_WITHIN, () -> number(connection, "SELECT count(*) FROM container WHERE revision = 0") == 0)) {
            throw new IllegalStateException("not all containers were folded within " + FOLDED_WITHIN);
        }
        figures.add(
                SETUP,
                "all folded for the first time, 10 events each",
                "%,.0f containers/s",
                CONTAINERS / ((System.nanoTime() - began) / 1e9));
        execute(connection, "ANALYZE container");
    }

    private void ask(String what, String path) {
        for (var i = 0; i < UNCOUNTED; i++) {
            service.get(path);
        }
        var millis = IntStream.range(0, ASKED).mapToDouble(i -> {
            var began = System.nanoTime();
            service.get(path);
            return (System.nanoTime() - began) / 1e6;
        });
        figures.add(SETUP, what, "%s", Latencies.of(millis));
    }

    /** Containers that were stored 48 h ago, in a moment; the alarm is timed when another connection sees it. */
    private void fire(Connection connection) throws SQLException {
        Progress.say("waiting for %d clocks", CLOCKS);
        execute(connection, "DROP TABLE story; TRUNCATE last_record");
        execute(
                connection,
                """
                CREATE TEMP TABLE story AS
                SELECT 'CLOCK-' || i AS id, 'store-' || i %% %d AS device, 'hospital-' || i %% %d AS site, true AS open,
                    date_trunc('milliseconds', now()) - interval '48 hours' + interval '15 seconds'
                        + i * interval '100 milliseconds' AS begun
                FROM generate_series(1, %d) AS i"""
                        .formatted(HOSPITALS, HOSPITALS, CLOCKS));
        execute(connection, APPEND.formatted("(true, 'container.stored', interval '0')"));
        execute(
                connection,
                "INSERT INTO container (id, look_at, records, head)"
                        + " SELECT container, now(), 1, record_hash FROM custody_event WHERE container LIKE 'CLOCK-%'");
        var waited = new HashMap<String, Double>();
        var all = Wait.within(Duration.ofMinutes(3), () -> {
            seen(connection, waited);
            return waited.size() == CLOCKS;
        });
        figures.add(
                SETUP,
                "48 h are over → alarm committed (looked for every 100 ms)",
                "%s; %d of %d",
                Latencies.of(waited.values().stream().mapToDouble(millis -> millis)),
                waited.size(),
                CLOCKS);
        if (!all) {
            throw new IllegalStateException("not all clocks fired");
        }
    }

    private static void seen(Connection connection, Map<String, Double> waited) throws SQLException {
        var known = new HashSet<>(waited.keySet());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT container, raised_at FROM alarm"
                        + " WHERE container LIKE 'CLOCK-%' AND rule_id LIKE '%storage.48h'")) {
            var now = Instant.now();
            while (rows.next()) {
                var due = rows.getTimestamp("raised_at");
                if (!known.contains(rows.getString("container"))) {
                    waited.put(
                            rows.getString("container"),
                            Duration.between(due.toInstant(), now).toNanos() / 1e6);
                }
            }
        }
    }

    private static String registry() {
        var sites = IntStream.range(0, HOSPITALS)
                .mapToObj(i ->
                        "  - {id: hospital-%d, name: 医院%d, name_en: Hospital %d, jurisdiction: \"440203\", kind: hospital}"
                                .formatted(i, i, i))
                .collect(Collectors.joining("\n"));
        var devices = IntStream.range(0, HOSPITALS)
                .mapToObj(
                        i -> ("  - {id: store-%d, site: hospital-%d, name: 暂存间, name_en: Store, family: medical_waste,"
                                        + " sampling_point: temporary_store, interval_s: 3600, fields: [temp]}")
                                .formatted(i, i))
                .collect(Collectors.joining("\n"));
        return """
                jurisdictions:
                  - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                  - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                  - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                sites:
                %s
                devices:
                %s
                """
                .formatted(sites, devices);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
