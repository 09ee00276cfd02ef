package health.vigil.ingest;

import health.vigil.registry.Device;
import health.vigil.registry.RegistrySnapshot;
import health.vigil.rules.Evaluator;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads the judgement state back at start, as the last committed batch left it. */
final class StateStore {
    private final DataSource database;
    private final StateCodec codec;

    StateStore(DataSource database, StateCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    void load(RegistrySnapshot registry, Evaluator evaluator) throws SQLException {
        loadDevices(registry, evaluator);
        load("SELECT site, state FROM site_state", (site, state) -> evaluator.restore(site, codec.readSite(state)));
    }

    private void loadDevices(RegistrySnapshot registry, Evaluator evaluator) throws SQLException {
        var ids = registry.devices().stream()
                .collect(Collectors.toMap(device -> Integer.toString(device.key()), Device::id));
        load("SELECT device_key::text, state FROM device_state", (key, state) -> {
            var device = ids.get(key);
            if (device != null) {
                evaluator.restore(device, codec.readDevice(state));
            }
        });
    }

    private void load(String sql, BiConsumer<String, String> restore) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                restore.accept(rows.getString(1), rows.getString(2));
            }
        }
    }
}
