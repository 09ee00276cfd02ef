package health.vigil.platform.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void staysTheSameOverRestarts() {
        var data = folder.resolve("not/there/yet");
        assertThat(KeyFile.SECRETS.in(data)).hasSizeGreaterThanOrEqualTo(32).isEqualTo(KeyFile.SECRETS.in(data));
    }

    @Test
    void differsBetweenInstallations() {
        assertThat(KeyFile.SECRETS.in(folder.resolve("a"))).isNotEqualTo(KeyFile.SECRETS.in(folder.resolve("b")));
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix"))
                .isTrue();
        KeyFile.SECRETS.in(folder);
        assertThat(folder).isDirectoryContaining("glob:**/secrets.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        KeyFile.SECRETS.in(folder);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
