package health.vigil.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import health.vigil.grafana.Viewer.Choice;
import health.vigil.grafana.Viewer.View;
import health.vigil.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every panel, variable and annotation of the dashboards answers in both languages, as the role of the dashboards, on a
 * database that the service has filled from simulated devices.
 */
@ParameterizedClass
@MethodSource("stores")
class PanelSqlIT {
    /** What may rightly show nothing in this fleet, by the English title, and why. */
    private static final Map<String, String> MAY_BE_EMPTY = Map.of(
            "delivery/Notifications given up", "nothing is given up before it failed for 72 hours",
            "delivery/Notifications that took more than one attempt", "every receiver answers at once",
            "pool/Retrospective excursions", "a pool is judged while it is open, so it depends on the hour");

    private final FilledStore store;
    private final Instant now = Instant.now();
    private Connection connection;
    private Viewer viewer;

    PanelSqlIT(FilledStore store) {
        this.store = store;
    }

    /** Filled one after the other, and closed as soon as all has been asked of it. */
    static Stream<FilledStore> stores() throws Exception {
        return TestDatabase.all().stream().map(FilledStore::fill);
    }

    /** All in one snapshot: devices go on reporting meanwhile. */
    @BeforeEach
    void open() throws SQLException {
        connection = store.reader();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        viewer = new Viewer(connection, store.timescale());
    }

    @AfterEach
    void end() throws SQLException {
        connection.close();
    }

    @TestFactory
    Stream<DynamicNode> showsSomethingInEveryPanel() {
        System.out.println("Panels run on " + store);
        return each((view, panel) -> {
            var empty = empty(view, panel);
            // of a dashboard of one device, some device shows it
            for (var other : empty.isEmpty() ? List.<View>of() : viewer.others(view)) {
                empty.retainAll(empty(other, panel));
            }
            if (!MAY_BE_EMPTY.containsKey(view.dashboard().name() + "/" + englishTitle(view, panel))) {
                assertThat(empty).as("queries that find nothing").isEmpty();
            }
        });
    }

    private static String englishTitle(View view, Panel panel) {
        return Dashboard.all("en").stream()
                .filter(dashboard -> dashboard.name().equals(view.dashboard().name()))
                .flatMap(dashboard -> dashboard.panels().stream())
                .filter(one -> one.id() == panel.id())
                .findFirst()
                .orElseThrow()
                .title();
    }

    /** The queries that find nothing; those of a repeated panel only if they find nothing for any value. */
    private static Set<String> empty(View view, Panel panel) throws SQLException {
        var empty = new LinkedHashSet<String>();
        var found = new HashSet<String>();
        for (var asked : view.asked(panel)) {
            var answer = view.answer(asked.sql());
            if (asked.query().timeSeries()) {
                assertThat(answer.hindrancesOfLines()).as(asked.sql()).isEmpty();
            }
            (answer.showsNothing() ? empty : found).add(asked.query().sql());
        }
        empty.removeAll(found);
        return empty;
    }

    @TestFactory
    Stream<DynamicNode> answersWhateverIsChosen() {
        return Stream.of(Choice.values())
                .map(choice -> dynamicContainer(choice.name(), each(choice, PanelSqlIT::answers)));
    }

    @TestFactory
    Stream<DynamicNode> answersOverTheLastYear() {
        var year = TimeRange.last(Duration.ofDays(365), now);
        return all().map(dashboard -> dynamicTest(dashboard.toString(), () -> {
            var view = viewer.open(dashboard, year, now, Choice.OPENING);
            for (var panel : dashboard.panels()) {
                answers(view, panel);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> hasAsManyRowsInBothLanguages() {
        var english = Dashboard.all("en");
        return Dashboard.all("zh").stream()
                .map(dashboard -> dynamicTest(dashboard.name(), () -> {
                    var other = english.stream()
                            .filter(one -> one.name().equals(dashboard.name()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(rows(other)).isEqualTo(rows(dashboard));
                }));
    }

    @TestFactory
    Stream<DynamicTest> offersEachOptionByATextOfItsOwn() {
        return all().map(dashboard -> dynamicTest(dashboard.toString(), () -> {
            var view = opened(dashboard, Choice.OPENING);
            for (var variable : dashboard.variables()) {
                if (variable.isQuery()) {
                    var rows = view.answer(view.asked(variable)).rows();
                    assertThat(view.options(variable))
                            .as(variable.name())
                            .isNotEmpty()
                            .hasSameSizeAs(rows);
                }
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> putsNotesOnTimeLines() {
        var bySql = all().flatMap(dashboard -> dashboard.annotations().stream().map(note -> Map.entry(note, dashboard)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return bySql.entrySet().stream()
                .map(note -> dynamicTest(note.getKey().sql(), () -> {
                    var notes = 0;
                    for (var dashboard : note.getValue()) {
                        var view = opened(dashboard, Choice.OPENING);
                        for (var shown : Stream.concat(Stream.of(view), viewer.others(view).stream())
                                .toList()) {
                            var answer = shown.answer(shown.annotation(note.getKey()));
                            assertThat(answer.columns())
                                    .extracting(Answer.Column::name)
                                    .contains("time", "text");
                            notes += answer.rows().size();
                        }
                    }
                    assertThat(notes).isPositive();
                }));
    }

    @Test
    void letsTheRoleReadNothingElse() throws SQLException {
        var open = new ArrayList<String>();
        for (var table : tables()) {
            for (var right : List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")) {
                var answer = query("SELECT has_table_privilege('%s', '%s')".formatted(table, right));
                var readable = table.startsWith("dashboard.") && right.equals("SELECT");
                if (!answer.get(0).get(0).equals(readable)) {
                    open.add(right + " on " + table);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return Stream.of(
                        "SELECT * FROM public.reading",
                        "SELECT * FROM public.recipient",
                        "SELECT * FROM pg_authid",
                        "SELECT pg_read_file('/etc/passwd')",
                        "COPY (SELECT 1) TO PROGRAM 'true'",
                        "INSERT INTO dashboard.field VALUES ('x', 'x', 'x', 'x')",
                        "UPDATE dashboard.site SET name = 'x'",
                        "DELETE FROM dashboard.site",
                        "CREATE TABLE dashboard.mine (x integer)",
                        "CREATE TABLE public.mine (x integer)",
                        "CREATE SCHEMA mine",
                        "DROP VIEW dashboard.site",
                        "SET ROLE postgres",
                        "ALTER ROLE vigil_grafana SUPERUSER")
                .map(sql -> dynamicTest(sql, () -> {
                    try (var writing = store.reader();
                            var statement = writing.createStatement()) {
                        statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
                        assertThatThrownBy(() -> statement.execute(sql))
                                .hasMessageMatching("(?s).*(permission denied|must be (owner|superuser)|cannot ).*");
                    }
                }));
    }

    private List<String> tables() throws SQLException {
        return query(
                        "SELECT n.nspname || '.' || quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n"
                                + " ON n.oid = c.relnamespace WHERE n.nspname IN ('public', 'dashboard') AND c.relkind IN ('r', 'v', 'm', 'p')")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private List<List<Object>> query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return new ArrayList<>(Answer.of(result).rows());
        }
    }

    private interface Check {
        void of(View view, Panel panel) throws SQLException;
    }

    private Stream<DynamicNode> each(Check check) {
        return each(Choice.OPENING, check);
    }

    private Stream<DynamicNode> each(Choice choice, Check check) {
        return all().map(dashboard -> dynamicContainer(
                dashboard.toString(),
                dashboard.panels().stream()
                        .map(panel -> dynamicTest(
                                panel.id() + " " + panel.title(), () -> check.of(opened(dashboard, choice), panel)))));
    }

    private static Stream<Dashboard> all() {
        return Stream.of("zh", "en").flatMap(language -> Dashboard.all(language).stream());
    }

    private View opened(Dashboard dashboard, Choice choice) throws SQLException {
        return viewer.open(dashboard, dashboard.defaultRange(now), now, choice);
    }

    private static void answers(View view, Panel panel) {
        for (var asked : view.asked(panel)) {
            assertThatCode(() -> view.answer(asked.sql())).as(asked.sql()).doesNotThrowAnyException();
        }
    }

    private List<List<Integer>> rows(Dashboard dashboard) throws SQLException {
        var view = opened(dashboard, Choice.OPENING);
        var counts = new ArrayList<List<Integer>>();
        for (var panel : dashboard.panels()) {
            var ofPanel = new ArrayList<Integer>();
            for (var asked : view.asked(panel)) {
                ofPanel.add(view.answer(asked.sql()).rows().size());
            }
            // what is repeated comes in the order of the shown names
            Collections.sort(ofPanel);
            counts.add(ofPanel);
        }
        return counts;
    }
}
