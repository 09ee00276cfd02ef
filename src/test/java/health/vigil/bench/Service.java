package health.vigil.bench;

import health.vigil.scenario.Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaged service as a process, and its API. */
final class Service {
    static final String JVM_OPTIONS =
            Optional.ofNullable(System.getenv("VIGIL_JAVA_OPTS")).orElse("-Xmx1g");
    private static final String PASSWORD = "bench-admin-password";
    private static final Path JAR = Workplace.TARGET.resolve("quarkus-app/quarkus-run.jar");

    private final Child process;
    private final Api api;

    private Service(Child process, int port) {
        this.process = process;
        this.api = new Api(port, PASSWORD);
    }

    /** Starts it, waits until it is ready and signs in. */
    static Service start(Workplace workplace, Map<String, String> environment) {
        var port = Workplace.freePort();
        var arguments = new ArrayList<>(List.of(JVM_OPTIONS.strip().split("\\s+")));
        arguments.addAll(List.of("-jar", JAR.toString(), "run"));
        var all = new HashMap<>(environment);
        all.put("VIGIL_HTTP_PORT", Integer.toString(port));
        all.put("VIGIL_ADMIN_PASSWORD", PASSWORD);
        all.put("VIGIL_NOTIFY_ALLOWED_NETWORKS", Api.LOOPBACK_NETWORK);
        all.put("VIGIL_DATABASE_BINARIES", Workplace.TARGET.toString());
        var service = new Service(workplace.java("service", arguments, all), port);
        Wait.until("the service is ready", service::ready);
        service.api.signIn();
        return service;
    }

    ProcessHandle handle() {
        return process.handle();
    }

    void stop() {
        process.stop(60);
    }

    /** @throws IllegalStateException with the end of its log, if it has ended */
    Api api() {
        process.requireRunning();
        return api;
    }

    String get(String path) {
        return api().get(path);
    }

    String post(String path, String contentType, String body) {
        return api().post(path, contentType, body, "text/csv, application/json;q=0.9, */*;q=0.8");
    }

    private boolean ready() {
        return api().ready();
    }
}
