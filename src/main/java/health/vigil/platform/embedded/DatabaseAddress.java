package health.vigil.platform.embedded;

import java.util.Map;
import java.util.Set;

/**
 * A PostgreSQL database and how to sign in to it.
 *
 * @param host as in a URL, an IPv6 address in brackets
 * @param query what follows the question mark of a URL ({@code sslmode=require}), empty for nothing
 */
public record DatabaseAddress(String host, int port, String database, String username, String password, String query) {
    private static final String SETTING = "VIGIL_DATABASE_URL";
    private static final String EXAMPLE = "postgresql://user:password@host:5432/vigil";

    /** @param password the one to use if the text has none */
    static DatabaseAddress parse(String text, String password) {
        var address = Address.parse(SETTING, text, Set.of("postgresql"), EXAMPLE, 5432);
        var path = address.uri().getPath();
        if (path == null || path.length() < 2) {
            throw Address.bad(SETTING, "the database's name is missing", EXAMPLE);
        }
        if (address.username().isEmpty()) {
            throw Address.bad(SETTING, "the user is missing", EXAMPLE);
        }
        var query = address.uri().getRawQuery();
        return new DatabaseAddress(
                address.uri().getHost(),
                address.port(),
                path.substring(1),
                address.username(),
                address.passwordOr(password),
                query == null ? "" : query);
    }

    /** The address as the JDBC driver takes it, without the password. */
    public String jdbcUrl() {
        return "jdbc:" + url();
    }

    Map<String, String> properties() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.reactive.url",
                url(),
                "quarkus.datasource.username",
                username,
                "quarkus.datasource.password",
                password);
    }

    private String url() {
        var url = "postgresql://%s:%d/%s".formatted(host, port, database);
        return query.isEmpty() ? url : url + "?" + query;
    }

    @Override
    public String toString() {
        return url();
    }
}
