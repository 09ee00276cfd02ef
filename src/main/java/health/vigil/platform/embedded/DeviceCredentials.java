package health.vigil.platform.embedded;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Checks the passwords of devices against the table that the service issues them into. */
final class DeviceCredentials implements AutoCloseable {
    /** How long an old password outlives its replacement; short, yet it carries a fleet's reconnect. */
    private static final Duration MEMORY = Duration.ofSeconds(10);

    private static final String QUERY = "SELECT salt, hash FROM device_credential WHERE device_id = ?";

    private final AgroalDataSource database;
    private final Cache<String, Credential> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(MEMORY).build();

    DeviceCredentials(DatabaseAddress address) {
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(false)
                .connectionPoolConfiguration(pool -> pool.maxSize(3)
                        .acquisitionTimeout(Duration.ofSeconds(3))
                        .reapTimeout(Duration.ofMinutes(1))
                        .validateOnBorrow(true)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(address.jdbcUrl())
                                .loginTimeout(Duration.ofSeconds(3))
                                .principal(new NamePrincipal(address.username()))
                                .credential(new SimplePassword(address.password()))));
        try {
            database = AgroalDataSource.from(configuration);
        } catch (SQLException e) {
            throw new CannotStart("The passwords of devices can't be read from %s: %s".formatted(address, e), e);
        }
    }

    /**
     * Whether the device exists and this is its password.
     *
     * @throws SQLException if the database can't tell
     */
    boolean matches(String device, String password) throws SQLException {
        return find(device).map(credential -> credential.matches(password)).orElse(false);
    }

    private Optional<Credential> find(String device) throws SQLException {
        var remembered = known.getIfPresent(device);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, device);
            statement.setQueryTimeout(3);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var credential = new Credential(rows.getBytes("salt"), rows.getBytes("hash"));
                known.put(device, credential);
                return Optional.of(credential);
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private record Credential(byte[] salt, byte[] hash) {
        boolean matches(String password) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(salt);
                return MessageDigest.isEqual(hash, digest.digest(password.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
