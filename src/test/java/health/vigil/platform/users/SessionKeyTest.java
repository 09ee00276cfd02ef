package health.vigil.platform.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionKeyTest {
    @TempDir
    Path folder;

    @Test
    void staysTheSameOverRestarts() {
        var data = folder.resolve("not/there/yet");
        assertThat(SessionKey.in(data)).hasSizeGreaterThanOrEqualTo(32).isEqualTo(SessionKey.in(data));
    }

    @Test
    void differsBetweenInstallations() {
        assertThat(SessionKey.in(folder.resolve("a"))).isNotEqualTo(SessionKey.in(folder.resolve("b")));
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix"))
                .isTrue();
        SessionKey.in(folder);
        assertThat(folder).isDirectoryContaining("glob:**/session.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("session.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        SessionKey.in(folder);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
