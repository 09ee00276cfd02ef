package health.vigil.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts that back up and restore the container's database refuse, before they touch anything. */
class ContainerBackupTest {
    private static final String BACKUP = "deploy/postgres/container-backup";
    private static final String RESTORE = "deploy/postgres/container-restore";

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "-1", "all"})
    void keepsAtLeastOneCopy(String keep) throws Exception {
        assertThat(refusal(Map.of("KEEP", keep), BACKUP)).contains("1 or more; it is '" + keep + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-22 06:04:30+08", "2026-11-22T06:04:30"})
    void takesAMomentOnlyInUtc(String moment) throws Exception {
        assertThat(refusal(Map.of(), RESTORE, moment)).contains("in UTC, as in: restore 2026-11-22T06:04:30Z");
    }

    @Test
    void leavesARunningDatabaseAlone() throws Exception {
        var running = Files.writeString(data.resolve("postmaster.pid"), "1");
        assertThat(refusal(Map.of("PGDATA", data.toString()), RESTORE, "2026-11-22T06:04:30Z"))
                .contains("the database runs");
        assertThat(running).exists();
    }

    @Test
    void bringsNothingBackThatWasNeverKept() throws Exception {
        var kept = Files.writeString(data.resolve("PG_VERSION"), "17");
        assertThat(refusal(Map.of("PGDATA", data.toString()), RESTORE, "1970-01-01T00:00:00Z"))
                .contains("no copy in /backup is older than 1970-01-01T00:00:00Z");
        assertThat(kept).exists();
    }

    private static String refusal(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var script = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        script.environment().putAll(environment);
        var running = script.start();
        var said = new String(running.getInputStream().readAllBytes());
        assertThat(running.waitFor()).as(said).isEqualTo(1);
        return said;
    }
}
