package health.vigil.reports;

import health.vigil.alarms.RuleSnapshot;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fills the store with what reports are made of. */
@ApplicationScoped
public class Stock {
    private final DataSource database;

    Stock(DataSource database) {
        this.database = database;
    }

    /** A site of its own, with a name that no page may take for markup. */
    public String site(String kind, String jurisdiction) throws SQLException {
        var id = "reports-" + UUID.randomUUID();
        execute(
                """
                INSERT INTO jurisdiction (code, name, name_en, level) VALUES
                ('440200', '韶关市', 'Shaoguan', 'prefecture'), ('440203', '武江区', 'Wujiang', 'county')
                ON CONFLICT DO NOTHING""");
        execute(
                "INSERT INTO site (id, name, name_en, jurisdiction, kind) VALUES (?, '第一<人民>医院 & \"东区\"', 'First <b>Hospital</b>', ?, ?)",
                id,
                jurisdiction,
                kind);
        return id;
    }

    /** Stored for more than 48 h: {@code medical-waste-regulation-2011.storage.48h}. */
    public UUID stored(String site, String item, Instant stored, int hours, @Nullable Instant cleared)
            throws SQLException {
        var legal = hours >= 48;
        var rule = Rule.of(
                legal ? "medical-waste-regulation-2011.storage.48h" : "eng-medical-waste.storage.24h",
                "医疗废物暂存超过" + hours + "小时",
                "Stored for more than " + hours + " h",
                null,
                "h",
                ProcessCheck.of(ProcessCheck.Kind.STORE_AGE, Duration.ofHours(hours)),
                Duration.ZERO,
                Duration.ZERO,
                legal ? Priority.HIGH : Priority.LOW,
                new Source("医疗废物管理条例", "2011", "Article 17", legal, LocalDate.of(2011, 1, 1), null));
        return alarm(rule, site, "reports-store", "medical_waste", item, stored, Duration.ofHours(hours), cleared);
    }

    public UUID alarm(
            Rule rule,
            String site,
            String device,
            String family,
            @Nullable String item,
            Instant onset,
            Duration after,
            @Nullable Instant cleared)
            throws SQLException {
        var id = UUID.randomUUID();
        execute(
                """
                INSERT INTO alarm (id, rule_id, rule, device_id, site_id, jurisdiction, family, field, container, priority,
                    onset_at, raised_at, cleared_at, value, acknowledged_at, acknowledged_by, sequence, state)
                VALUES (?, ?, ?::jsonb, ?, ?, '440203', ?, ?, ?, ?, ?, ?, ?, 9.5, ?, '=officer', 1, 'acknowledged')""",
                id,
                rule.id(),
                RuleSnapshot.write(rule),
                device,
                site,
                family,
                rule.field(),
                item,
                rule.priority().ordinal(),
                onset,
                onset.plus(after),
                cleared,
                onset.plus(after).plusSeconds(60));
        return id;
    }

    public void execute(String sql, @Nullable Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            statement.execute();
        }
    }
}
