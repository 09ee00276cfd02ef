package health.vigil.platform.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read; never there half-written. */
final class SecretFile {
    private SecretFile() {}

    /** Fails with {@link java.nio.file.FileAlreadyExistsException} if it exists. */
    static void create(Path file, String text) throws IOException {
        var whole = written(file, text);
        try {
            Files.createLink(file, whole);
        } finally {
            Files.delete(whole);
        }
    }

    static void replace(Path file, String text) throws IOException {
        Files.move(written(file, text), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path written(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        var whole = posix
                ? Files.createTempFile(
                        folder,
                        ".secret",
                        null,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(folder, ".secret", null);
        return Files.writeString(whole, text + System.lineSeparator());
    }
}
