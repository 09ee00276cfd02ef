package health.vigil.alarms;

import health.vigil.alarms.AlarmView.DeviceRef;
import health.vigil.alarms.AlarmView.JurisdictionRef;
import health.vigil.alarms.AlarmView.RuleRef;
import health.vigil.alarms.AlarmView.SiteRef;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a row with the columns of {@link AlarmRows} refers to. */
public final class Refs {
    private Refs() {}

    public static RuleRef rule(Rule rule) {
        var source = rule.source();
        return new RuleRef(
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                source.standard(),
                source.edition(),
                source.clause(),
                source.legal(),
                rule.condition() instanceof ProcessCheck process
                        ? process.kind().text()
                        : null);
    }

    public static DeviceRef device(ResultSet row) throws SQLException {
        return new DeviceRef(
                row.getString("device_id"),
                row.getString("device_name"),
                row.getString("device_name_en"),
                row.getString("family"),
                row.getString("sampling_point"));
    }

    public static SiteRef site(ResultSet row) throws SQLException {
        return new SiteRef(row.getString("site_id"), row.getString("site_name"), row.getString("site_name_en"));
    }

    public static JurisdictionRef jurisdiction(ResultSet row) throws SQLException {
        return new JurisdictionRef(
                row.getString("jurisdiction"),
                row.getString("jurisdiction_name"),
                row.getString("jurisdiction_name_en"));
    }
}
