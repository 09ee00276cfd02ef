package health.vigil.bench;

import health.vigil.grafana.Answer;
import health.vigil.grafana.Dashboard;
import health.vigil.grafana.Panel;
import health.vigil.grafana.TimeRange;
import health.vigil.grafana.Viewer;
import health.vigil.grafana.Viewer.Choice;
import health.vigil.grafana.Viewer.View;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** How long each panel of the dashboards waits for a store that is there already, over short ranges and long ones. */
final class DashboardScale {
    private static final String SETUP = "dashboards";
    private static final int TIMES = 3;
    private static final double LIMIT_MS = 500;
    private static final int SLOWEST = 15;
    private static final String PATIENCE = "60s";

    /** @param binding whether a panel must keep the limit there */
    private record Range(String name, Optional<Duration> length, boolean seriesOnly, boolean binding) {
        TimeRange of(Dashboard dashboard, Instant now) {
            return length.map(back -> TimeRange.last(back, now)).orElseGet(() -> dashboard.defaultRange(now));
        }
    }

    private static final List<Range> RANGES = List.of(
            new Range("default", Optional.empty(), false, true),
            new Range("24 h", Optional.of(Duration.ofHours(24)), false, false),
            new Range("30 d", Optional.of(Duration.ofDays(30)), false, true),
            new Range("1 y", Optional.of(Duration.ofDays(365)), true, false));

    private record Measured(String panel, Range range, double median, double slowest, int rows) {
        boolean tooSlow() {
            return range.binding() && median > LIMIT_MS;
        }
    }

    private final Viewer viewer;
    private final Instant now = Instant.now();
    private final List<Measured> measured = new ArrayList<>();

    private DashboardScale(Viewer viewer) {
        this.viewer = viewer;
    }

    /**
     * @param database the JDBC address of a store, with the user who may read the schema of the dashboards
     * @throws IllegalStateException if a panel fails or takes longer than it may
     */
    static void measure(String database, Figures figures) throws SQLException {
        var properties = new Properties();
        properties.setProperty("autosave", "always");
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("options", "-c search_path=dashboard -c statement_timeout=" + PATIENCE);
        try (var connection = DriverManager.getConnection(database, properties)) {
            connection.setReadOnly(true);
            figures.measuredOn(version(connection));
            var scale = new DashboardScale(new Viewer(connection, true));
            for (var dashboard : Dashboard.all("zh")) {
                for (var range : RANGES) {
                    scale.measure(dashboard, range);
                }
            }
            scale.tell(figures);
        }
    }

    private void measure(Dashboard dashboard, Range range) throws SQLException {
        Progress.say("%s, %s", dashboard, range.name());
        var view = viewer.open(dashboard, range.of(dashboard, now), now, Choice.OPENING);
        for (var panel : dashboard.panels()) {
            if (panel.isSeries() || !range.seriesOnly()) {
                measure(view, panel, range);
            }
        }
    }

    /** The queries of a panel go to the database side by side; it waits for the slowest. */
    private void measure(View view, Panel panel, Range range) {
        var median = 0.0;
        var slowest = 0.0;
        var rows = 0;
        for (var asked : view.asked(panel)) {
            var times = new ArrayList<Double>();
            for (var i = 0; i < TIMES; i++) {
                var began = System.nanoTime();
                rows += answer(view, panel, asked.sql()).rows().size();
                times.add((System.nanoTime() - began) / 1e6);
            }
            times.sort(Comparator.naturalOrder());
            median = Math.max(median, times.get(TIMES / 2));
            slowest = Math.max(slowest, times.get(TIMES - 1));
        }
        measured.add(new Measured(
                "%s %d %s".formatted(view.dashboard().name(), panel.id(), panel.title()),
                range,
                median,
                slowest,
                rows / TIMES));
    }

    private static Answer answer(View view, Panel panel, String sql) {
        try {
            return view.answer(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "%s, panel %d: %s%n%s".formatted(view.dashboard(), panel.id(), e.getMessage(), sql), e);
        }
    }

    private void tell(Figures figures) {
        for (var range : RANGES) {
            var ofRange =
                    measured.stream().filter(one -> one.range().equals(range)).toList();
            figures.add(
                    SETUP,
                    "%s: panels, and how many take longer than %.0f ms".formatted(range.name(), LIMIT_MS),
                    "%d, %d",
                    ofRange.size(),
                    ofRange.stream().filter(one -> one.median() > LIMIT_MS).count());
        }
        measured.stream()
                .sorted(Comparator.comparingDouble(Measured::median).reversed())
                .limit(SLOWEST)
                .forEach(one -> figures.add(
                        SETUP,
                        "%s, %s".formatted(one.panel(), one.range().name()),
                        "%,.0f ms, slowest %,.0f ms, %,d rows",
                        one.median(),
                        one.slowest(),
                        one.rows()));
        var tooSlow = measured.stream().filter(Measured::tooSlow).count();
        if (tooSlow > 0) {
            throw new IllegalStateException("%d times a panel took longer than %.0f ms".formatted(tooSlow, LIMIT_MS));
        }
    }

    private static String version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('server_version')"
                                + " || coalesce((SELECT ', TimescaleDB ' || version FROM dashboard.storage WHERE kind = 'timescaledb'), '')")) {
            row.next();
            return row.getString(1);
        }
    }
}
