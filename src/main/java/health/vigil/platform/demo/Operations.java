package health.vigil.platform.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

/** How the demo's hospitals, its carrier and its vaccine stores work, entered at the first start. */
final class Operations {
    private final ServiceApi api;
    private final DemoFolder folder;
    private final Clock clock;

    Operations(ServiceApi api, DemoFolder folder, Clock clock) {
        this.api = api;
        this.folder = folder;
        this.clock = clock;
    }

    /** One part of it, entered whether or not the others are. */
    interface Part {
        void enter(ServiceApi api) throws IOException, InterruptedException;
    }

    void enter() throws IOException, InterruptedException {
        if (Files.exists(folder.operations())) {
            return;
        }
        var now = clock.instant();
        for (var part : List.of(new Wards(now), new Roads(), new VaccineJourney(now))) {
            part.enter(api);
        }
        Files.writeString(folder.operations(), "entered " + now + "\n");
    }
}
