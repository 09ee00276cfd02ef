package health.vigil.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.custody.ContainerView.SiteRef;
import health.vigil.custody.ledger.ContainerState;
import health.vigil.ingest.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where all the waste is: of each department, what is at which stage of the way. */
record Board(Instant at, List<Row> rows) {
    private static final List<String> STAGES = Stream.of(
                    ContainerState.PACKED,
                    ContainerState.COLLECTED,
                    ContainerState.STORED,
                    ContainerState.HANDED_OVER,
                    ContainerState.IN_TRANSIT,
                    ContainerState.ARRIVED,
                    ContainerState.ACCEPTED,
                    ContainerState.PLANT_STORED)
            .map(ContainerState::text)
            .toList();

    private static final String SELECT =
            """
            SELECT c.site_id, s.name, s.name_en, c.department, c.state, count(*) AS count,
                coalesce(round(sum(coalesce(c.weight_plant_kg, c.weight_out_kg, c.weight_in_kg))::numeric, 3), 0) AS kg,
                min(c.state_at) AS oldest_at, max(c.worst)::int AS worst
            FROM container c LEFT JOIN site s ON s.id = c.site_id WHERE c.open AND c.revision > 0""";

    /** @param stages by state; every stage is there */
    @JsonInclude
    record Row(@Nullable SiteRef site, @Nullable String department, Map<String, Stage> stages) {}

    /**
     * @param kg       as last weighed
     * @param oldestAt when the first of them came to this stage
     * @param worst    priority of the worst that any of them breaks
     */
    @JsonInclude
    record Stage(long count, double kg, @Nullable Instant oldestAt, @Nullable String worst) {
        static final Stage EMPTY = new Stage(0, 0, null, null);
    }

    private record Cell(@Nullable SiteRef site, @Nullable String department, String state, Stage stage) {}

    static Board read(DataSource database, @Nullable String jurisdictionPrefix, @Nullable String site, Instant at) {
        var cells = new Rows(SELECT)
                .and("c.state = ANY (?)", (Object) STAGES.toArray(String[]::new))
                .andIf("starts_with(c.jurisdiction, ?)", jurisdictionPrefix)
                .andIf("c.site_id = ?", site)
                .then("GROUP BY c.site_id, s.name, s.name_en, c.department, c.state"
                        + " ORDER BY c.site_id, c.department NULLS FIRST")
                .list(database, Board::cell);
        var rows = new ArrayList<Row>();
        for (var cell : cells) {
            var last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            var row = last != null
                            && Objects.equals(last.site(), cell.site())
                            && Objects.equals(last.department(), cell.department())
                    ? last
                    : add(rows, cell);
            row.stages().put(cell.state(), cell.stage());
        }
        return new Board(at, rows);
    }

    private static Row add(List<Row> rows, Cell cell) {
        var stages = new LinkedHashMap<String, Stage>();
        STAGES.forEach(stage -> stages.put(stage, Stage.EMPTY));
        var row = new Row(cell.site(), cell.department(), stages);
        rows.add(row);
        return row;
    }

    private static Cell cell(ResultSet row) throws SQLException {
        var site = row.getString("name") == null
                ? null
                : new SiteRef(row.getString("site_id"), row.getString("name"), row.getString("name_en"));
        var stage = new Stage(
                row.getLong("count"),
                row.getDouble("kg"),
                Rows.instant(row, "oldest_at"),
                ContainerRows.priority(row.getObject("worst", Integer.class)));
        return new Cell(site, row.getString("department"), row.getString("state"), stage);
    }
}
