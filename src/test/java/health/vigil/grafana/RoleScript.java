package health.vigil.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs {@code grafana/role.sql} as psql would, of which it uses {@code :'password'}, {@code \set} and {@code \gexec}. */
final class RoleScript {
    static final String ROLE = "vigil_grafana";
    private static final Path FILE = Path.of("grafana/role.sql");
    private static final Pattern END = Pattern.compile(";\\s*\\n|\\\\gexec\\s*\\n");

    private RoleScript() {}

    static void run(Connection administrator, String password) throws SQLException, IOException {
        var script = Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\set"))
                .collect(Collectors.joining("\n", "", "\n"))
                .replace(":'password'", "'" + password.replace("'", "''") + "'");
        var begin = 0;
        for (var end = END.matcher(script); end.find(); begin = end.end()) {
            var sql = script.substring(begin, end.start());
            if (end.group().startsWith(";")) {
                execute(administrator, sql);
            } else {
                for (var made : texts(administrator, sql)) {
                    execute(administrator, made);
                }
            }
        }
    }

    private static void execute(Connection administrator, String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Iterable<String> texts(Connection administrator, String sql) throws SQLException {
        try (var statement = administrator.createStatement();
                var result = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }
}
