package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux tells of its processes. */
final class Proc {
    static final Path ROOT = Path.of("/proc");
    /** What {@code /proc} counts in, on every Linux: {@code USER_HZ}. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

    private Proc() {}

    /** CPU seconds of the process itself. */
    static double cpuSeconds(ProcessHandle process) {
        return ticks(process, USER, SYSTEM) / TICKS_PER_SECOND;
    }

    /** CPU seconds of the process and of all that it started, ended ones included. */
    static double cpuSecondsWithChildren(ProcessHandle process) {
        var living = process.descendants()
                .mapToLong(child -> ticks(child, USER, SYSTEM))
                .sum();
        return (living + ticks(process, USER, SYSTEM, USER_OF_ENDED_CHILDREN, SYSTEM_OF_ENDED_CHILDREN))
                / TICKS_PER_SECOND;
    }

    /** The most memory the process has had resident, in bytes. */
    static long peakResidentBytes(ProcessHandle process) {
        return read(process, "status")
                .lines()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("process " + process.pid() + " has ended"));
    }

    private static long ticks(ProcessHandle process, int... columns) {
        var stat = read(process, "stat");
        // the second column, a name in parentheses, may contain anything
        var cells = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        var ticks = 0L;
        for (var column : columns) {
            ticks += cells.length > column ? Long.parseLong(cells[column]) : 0;
        }
        return ticks;
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(ROOT.resolve(Long.toString(process.pid())).resolve(file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // a process that ends while it is read
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
            return "";
        }
    }
}
