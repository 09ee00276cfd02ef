package health.vigil.platform.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys that are made at the first start and kept in the data folder. */
public enum KeyFile {
    /** Encrypts session cookies, a restart signs nobody out; {@code vigil.session-key} goes before it. */
    SESSIONS("session.key", "vigil.keys.sessions"),
    /** Encrypts addresses and secrets of recipients in the database; {@code vigil.secrets-key} goes before it. */
    SECRETS("secrets.key", "vigil.keys.secrets");

    private final String file;
    private final String property;

    KeyFile(String file, String property) {
        this.file = file;
        this.property = property;
    }

    /** The property that takes the key. */
    public String property() {
        return property;
    }

    /** The key of this data folder; made at the first call, readable by the owner alone. */
    public String in(Path dataFolder) {
        var path = dataFolder.resolve(file);
        try {
            if (Files.notExists(path)) {
                create(path);
            }
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key " + path.toAbsolutePath() + " can't be read or made; check the folder's rights", e);
        }
    }

    private static void create(Path path) throws IOException {
        try {
            SecretFile.create(path, Password.generate() + Password.generate());
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key counts
        }
    }
}
