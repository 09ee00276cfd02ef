package health.vigil.platform.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of all that Vigil keeps on this machine, held by one process at a time. */
final class DataFolder implements AutoCloseable {
    private static final long LEAST_FREE_BYTES = 512L << 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if need be and takes it for this process, until closed or the process ends. */
    static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            requireOwn(path);
            var free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new CannotStart(
                        "The disk of %s has %d MB left, Vigil needs %d MB to start. Free some, or set VIGIL_DATA to a folder on another disk."
                                .formatted(path, free >> 20, LEAST_FREE_BYTES >> 20));
            }
            return new DataFolder(path, lock(path));
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s can't be written: %s. Give this user access to it, or set VIGIL_DATA to another folder."
                            .formatted(path, e),
                    e);
        }
    }

    Path path() {
        return path;
    }

    /** Refuses what belongs to another user: PostgreSQL would, and files of mixed owners are hard to mend. */
    private static void requireOwn(Path path) throws IOException {
        var owner = ((Number) Files.getAttribute(path, "unix:uid")).longValue();
        if (owner != new UnixSystem().getUid()) {
            throw new CannotStart(
                    "The data folder %s belongs to the user %s, but Vigil runs as %s. Run it as that user, or set VIGIL_DATA to another folder."
                            .formatted(path, Files.getOwner(path).getName(), System.getProperty("user.name")));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve("vigil.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer
        }
        channel.close();
        throw new CannotStart(
                "Another Vigil is using the data folder %s. End it first, or set VIGIL_DATA to another folder."
                        .formatted(path));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
