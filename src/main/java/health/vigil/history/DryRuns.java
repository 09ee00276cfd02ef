package health.vigil.history;

import health.vigil.limits.RuleBooks;
import health.vigil.registry.Device;
import health.vigil.registry.Registry;
import health.vigil.rules.StateEvents;
import health.vigil.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** The dry runs of the last hour; what is under way shares as many threads as there are cores. */
@ApplicationScoped
class DryRuns {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final DataSource database;
    private final StoredHistory history;
    private final RuleBooks ruleBooks;
    private final Registry registry;
    private final HistoryConfig.DryRunConfig config;
    private final Clock clock;
    private final Map<UUID, DryRun> runs = new LinkedHashMap<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(CORES, task -> new Thread(task, "vigil-dry-run"));

    DryRuns(
            DataSource database,
            StoredHistory history,
            RuleBooks ruleBooks,
            Registry registry,
            HistoryConfig config,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.ruleBooks = ruleBooks;
        this.registry = registry;
        this.config = config.dryRun();
        this.clock = clock;
    }

    /** @throws HttpProblem 409 while another run of this user is under way, 429 while too many runs are kept */
    synchronized DryRun start(DryRunRequest request) {
        var now = clock.instant();
        runs.values().removeIf(run -> run.endedBefore(now.minus(config.keep())));
        runs.values().stream()
                .filter(run -> run.isUnderWay() && run.request().user().equals(request.user()))
                .findFirst()
                .ifPresent(run -> {
                    throw Problems.conflict("Your dry run " + run.id()
                            + " is under way; wait for it, or DELETE /api/v1/dry-runs/" + run.id());
                });
        if (runs.size() >= config.most()) {
            throw HttpProblem.valueOf(
                    Response.Status.TOO_MANY_REQUESTS,
                    "There are %d dry runs, as many as are kept; DELETE one, or wait: they are kept for %s"
                            .formatted(runs.size(), config.keep()));
        }
        var portions = portions(request.devices());
        var run = new DryRun(request, now, portions.size(), config.mostAlarms());
        runs.put(run.id(), run);
        portions.forEach(devices -> threads.execute(() -> run.run(
                () -> new DryRunStream(run, devices, ruleBooks, new StateEvents(registry.catalogue()))
                        .run(database, history),
                clock)));
        return run;
    }

    synchronized Optional<DryRun> find(UUID id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** Ends it, if it is under way, and forgets it. */
    synchronized boolean remove(UUID id) {
        var run = runs.remove(id);
        if (run != null) {
            run.cancel();
        }
        return run != null;
    }

    void stop(@Observes ShutdownEvent event) {
        synchronized (this) {
            runs.values().forEach(DryRun::cancel);
        }
        threads.shutdownNow();
    }

    /** As few streams as keep all cores busy, for each reads the whole time; the devices of a site stay together. */
    private List<List<Device>> portions(List<Device> devices) {
        var most = Math.min(config.devices(), (devices.size() + CORES - 1) / CORES);
        var portions = new ArrayList<List<Device>>();
        var portion = new ArrayList<Device>();
        var site = "";
        for (var device : devices) {
            if (portion.size() >= most && !device.site().equals(site)) {
                portions.add(portion);
                portion = new ArrayList<>();
            }
            portion.add(device);
            site = device.site();
        }
        portions.add(portion);
        return portions;
    }
}
