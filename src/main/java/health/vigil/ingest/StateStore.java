package health.vigil.ingest;

import health.vigil.registry.Device;
import health.vigil.registry.RegistrySnapshot;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    Memory load(RegistrySnapshot registry, Instant containersLeftAfter) throws SQLException {
        var memory = new Memory();
        loadDevices(registry, memory);
        loadContainers(memory);
        memory.forgetContainersLeftBefore(containersLeftAfter);
        return memory;
    }

    private void loadDevices(RegistrySnapshot registry, Memory memory) throws SQLException {
        var ids = registry.devices().stream().collect(Collectors.toMap(Device::key, Device::id));
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("SELECT device_key, heard_at, presence, state FROM device_state");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var key = rows.getInt(1);
                var heardAt = rows.getObject(2, OffsetDateTime.class);
                var device = ids.get(key);
                if (device != null) {
                    memory.restore(codec.read(
                            key,
                            device,
                            heardAt == null ? null : heardAt.toInstant(),
                            rows.getString(3),
                            rows.getString(4)));
                }
            }
        }
    }

    private void loadContainers(Memory memory) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT container, state FROM container_state");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                memory.restore(codec.read(rows.getString(1), rows.getString(2)));
            }
        }
    }
}
