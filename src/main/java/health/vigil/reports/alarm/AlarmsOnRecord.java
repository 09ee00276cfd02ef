package health.vigil.reports.alarm;

import health.vigil.alarms.RuleSnapshot;
import health.vigil.ingest.Rows;
import health.vigil.reports.alarm.AlarmOnRecord.Place;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds alarms by what reports are about. */
@ApplicationScoped
public class AlarmsOnRecord {
    private static final String SELECT =
            """
            SELECT a.id, a.rule, a.priority, a.value, a.container, a.onset_at, a.raised_at, a.cleared_at, a.acknowledged_at,
                a.acknowledged_by, a.site_id, coalesce(s.name, a.site_name, a.site_id) AS site_name,
                coalesce(s.name_en, a.site_name_en, a.site_id) AS site_name_en,
                a.device_id, coalesce(d.name, a.device_name, a.device_id) AS device_name,
                coalesce(d.name_en, a.device_name_en, a.device_id) AS device_name_en
            FROM alarm a LEFT JOIN site s ON s.id = a.site_id LEFT JOIN device d ON d.id = a.device_id
            WHERE true""";
    private static final String IN_ORDER = "ORDER BY a.raised_at, a.id";

    private final DataSource database;

    AlarmsOnRecord(DataSource database) {
        this.database = database;
    }

    /** Those on a field of devices that lasted at some moment of the time. */
    public List<AlarmOnRecord> ofDevices(Collection<String> devices, Instant from, Instant to) {
        return new Rows(SELECT)
                .and("a.device_id = ANY (?)", (Object) devices.toArray(String[]::new))
                .and("a.raised_at < ? AND (a.cleared_at IS NULL OR a.cleared_at > ?)", to, from)
                .then(IN_ORDER)
                .list(database, AlarmsOnRecord::read);
    }

    /** Those of a site that were raised in a time. */
    public List<AlarmOnRecord> ofSite(String site, Instant from, Instant to) {
        return new Rows(SELECT)
                .and("a.site_id = ? AND a.raised_at >= ? AND a.raised_at < ?", site, from, to)
                .then(IN_ORDER)
                .list(database, AlarmsOnRecord::read);
    }

    /**
     * Those of some kinds of checks on processes that last at a moment, the oldest first.
     *
     * @param divisions beginning of the codes of the divisions that are meant (GB/T 2260); empty for all
     */
    public List<AlarmOnRecord> lasting(Collection<ProcessCheck.Kind> kinds, String divisions, Instant at) {
        return new Rows(SELECT)
                .and("a.rule #>> '{condition,kind}' = ANY (?)", (Object)
                        kinds.stream().map(Enum::name).toArray(String[]::new))
                .and("a.jurisdiction LIKE ?", divisions + "%")
                .and("a.raised_at <= ? AND (a.cleared_at IS NULL OR a.cleared_at > ?)", at, at)
                .then("ORDER BY a.onset_at, a.id")
                .list(database, AlarmsOnRecord::read);
    }

    /**
     * Those that may count against an institution: of some rules, raised in a time, and those that were decided upon
     * although their rule does not count any more.
     *
     * @param kinds     of sites
     * @param divisions beginning of the codes of the divisions that are meant (GB/T 2260); empty for all
     * @param site      absent: all
     */
    public List<AlarmOnRecord> scorable(
            Collection<String> rules,
            Collection<String> kinds,
            String divisions,
            @Nullable String site,
            Instant from,
            Instant to) {
        return new Rows(SELECT)
                .and(
                        "(a.rule_id = ANY (?) AND s.kind = ANY (?) OR a.id IN (SELECT alarm_id FROM scoring_decision))",
                        rules.toArray(String[]::new),
                        kinds.toArray(String[]::new))
                .and("a.jurisdiction LIKE ?", divisions + "%")
                .andIf("a.site_id = ?", site)
                .and("a.raised_at >= ? AND a.raised_at < ?", from, to)
                .then("ORDER BY a.site_id, a.raised_at, a.id")
                .list(database, AlarmsOnRecord::read);
    }

    public Optional<AlarmOnRecord> find(UUID id) {
        return new Rows(SELECT)
                .and("a.id = ?", id).list(database, AlarmsOnRecord::read).stream()
                        .findFirst();
    }

    private static AlarmOnRecord read(ResultSet row) throws SQLException {
        var rule = RuleSnapshot.read(row.getString("rule"));
        return new AlarmOnRecord(
                row.getObject("id", UUID.class),
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                basis(rule.source()),
                rule.source().legal(),
                rule.condition() instanceof ProcessCheck check ? check.kind().text() : null,
                Priority.values()[row.getInt("priority")].text(),
                row.getObject("value", Double.class),
                RuleSnapshot.limit(rule),
                RuleSnapshot.unit(rule),
                place(row, "site"),
                place(row, "device"),
                row.getString("container"),
                Rows.time(row, "onset_at"),
                Rows.time(row, "raised_at"),
                Rows.instant(row, "cleared_at"),
                Rows.instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"));
    }

    /** Standard, edition and clause, as they are cited. */
    public static String basis(Source source) {
        return "%s-%s, %s".formatted(source.standard(), source.edition(), source.clause());
    }

    private static Place place(ResultSet row, String what) throws SQLException {
        return new Place(row.getString(what + "_id"), row.getString(what + "_name"), row.getString(what + "_name_en"));
    }
}
