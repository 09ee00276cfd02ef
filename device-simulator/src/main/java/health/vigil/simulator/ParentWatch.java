package health.vigil.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends this process when its standard input does, so that it never outlives the process that started it. */
public final class ParentWatch {

    private ParentWatch() {}

    public static void start() {
        start(System.in, () -> System.exit(0));
    }

    static void start(InputStream in, Runnable atEnd) {
        var thread = new Thread(() -> awaitEnd(in, atEnd), "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEnd(InputStream in, Runnable atEnd) {
        try (in) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe says the same as its end: the parent is gone.
        }
        atEnd.run();
    }
}
