package health.vigil.platform;

import health.vigil.platform.demo.DemoApplication;
import health.vigil.platform.embedded.CannotStart;
import health.vigil.platform.embedded.EmbeddedParts;
import health.vigil.platform.embedded.Settings;
import health.vigil.platform.users.KeyFile;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the process begins: {@code run} is the service, {@code demo} the service and a prefecture to watch. */
@QuarkusMain
public class VigilMain {
    private static final String USAGE =
            """
            usage: vigil run    the service, with the broker and the database named in the environment
                   vigil demo   the service with simulated devices and a webhook receiver
            """;
    /** Longer than the service may take to finish what it holds. */
    private static final long PATIENCE_SECONDS = 60;

    private VigilMain() {}

    public static void main(String... arguments) {
        switch (String.join(" ", arguments)) {
            case "run" -> serve(null);
            case "demo" -> serve(DemoApplication.class);
            default -> {
                System.err.print(USAGE);
                System.exit(2);
            }
        }
    }

    private static void serve(@Nullable Class<? extends QuarkusApplication> companion) {
        var parts = new AtomicReference<@Nullable EmbeddedParts>();
        var finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfter(finished, parts), "embedded-parts"));
        try {
            var settings = Settings.ofEnvironment();
            settings.http().requireFree();
            if (companion != null) {
                DemoApplication.prepare(settings);
            }
            var started = EmbeddedParts.start(settings);
            parts.set(started);
            started.properties().forEach(System::setProperty);
            System.setProperty(Instance.PROPERTY, Instance.name());
            for (var key : KeyFile.values()) {
                System.getProperties().putIfAbsent(key.property(), key.in(settings.data()));
            }
            Quarkus.run(companion, (code, failure) -> {
                finished.countDown();
                if (failure != null) {
                    StartFailure.tell(failure); // before the log was set up, nothing else would
                }
                System.exit(code);
            });
        } catch (CannotStart e) {
            System.err.println("vigil: " + e.getMessage());
            // Nothing runs. An ordinary exit would add the log's debug lines of the start, which nobody asked for.
            Runtime.getRuntime().halt(1);
        } finally {
            finished.countDown();
        }
    }

    /** The parts outlive the service: what it holds at the end still needs the database. */
    private static void closeAfter(CountDownLatch finished, AtomicReference<@Nullable EmbeddedParts> parts) {
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("vigil: the service did not finish in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var started = parts.get();
        if (started != null) {
            started.close();
        }
    }
}
