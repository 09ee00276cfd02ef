package health.vigil.platform.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The secret that encrypts session cookies, kept in the data folder so that a restart signs nobody out. */
public final class SessionKey {
    /** The setting that takes it. */
    public static final String PROPERTY = "quarkus.http.auth.session.encryption-key";

    private static final String FILE = "session.key";

    private SessionKey() {}

    /** The key of this data folder; made at the first call, readable by the owner alone. */
    public static String in(Path dataFolder) {
        var file = dataFolder.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The session key " + file.toAbsolutePath() + " can't be read or made; check the folder's rights",
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            SecretFile.create(file, Password.generate() + Password.generate());
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key counts
        }
    }
}
