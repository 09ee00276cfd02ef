package health.vigil.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What must be true of compose.yaml that its schema can't tell. */
class ComposeFileTest {
    private static final String PRIVATE = "deploy/private/";
    private static final String CONSOLE = "https://vigil.example:8443";

    private static Map<String, Object> file;
    private static Map<String, Map<String, Object>> services;

    @BeforeAll
    static void read() throws IOException {
        file = new Yaml().load(Files.readString(Path.of("compose.yaml")));
        services = map(file.get("services")).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> map(entry.getValue())));
    }

    @Test
    void pinsEveryImageByAVersion() {
        services.forEach((name, service) -> assertThat((String) service.get("image"))
                .as(name)
                .matches("[a-z0-9/-]+:v?\\d+\\.\\d+\\.\\d+(-[a-z0-9]+)?"));
    }

    @Test
    void hardensEveryService() {
        services.forEach((name, service) -> {
            assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
            assertThat(service.get("security_opt")).as(name).isEqualTo(List.of("no-new-privileges:true"));
            assertThat(service).as(name).containsKeys("mem_limit", "pids_limit", "restart", "logging");
            // Keycloak writes into its own folder at each start
            assertThat(service.get("read_only")).as(name).isEqualTo(!name.equals("keycloak"));
        });
    }

    @Test
    void checksTheHealthOfWhatStaysAndWaitsForIt() {
        services.forEach((name, service) -> {
            if (!onlyOnce(service)) {
                assertThat(map(service.get("healthcheck")))
                        .as(name)
                        .containsKeys("test", "interval", "timeout", "retries");
            }
            map(service.getOrDefault("depends_on", Map.of())).forEach((other, how) -> assertThat(
                            map(how).get("condition"))
                    .as(name + " waits for " + other)
                    .isEqualTo(onlyOnce(services.get(other)) ? "service_completed_successfully" : "service_healthy"));
        });
    }

    @Test
    void keepsSecretsOutOfTheEnvironment() {
        services.forEach((name, service) -> map(service.getOrDefault("environment", Map.of()))
                .forEach((variable, value) -> {
                    if (variable.matches(".*(PASSWORD|SECRET|TOKEN|_KEY)(__?FILE)?$")) {
                        assertThat((String) value).as(name + " " + variable).startsWith("/run/secrets/");
                    }
                }));
    }

    @Test
    void listensOnLoopbackUnlessToldOtherwise() {
        services.forEach((name, service) -> list(service.get("ports"))
                .forEach(port -> assertThat(port).as(name).startsWith("${VIGIL_BIND:-127.0.0.1}:")));
    }

    @Test
    void keepsTheDatabaseAndTheMetricsInNetworksWithoutAWayOut() {
        assertThat(map(map(file.get("networks")).get("data"))).containsEntry("internal", true);
        assertThat(map(map(file.get("networks")).get("watch"))).containsEntry("internal", true);
        assertThat(services.get("database").get("networks")).isEqualTo(List.of("data"));
        assertThat(services.get("prometheus").get("networks")).isEqualTo(List.of("watch"));
    }

    @Test
    void mountsNothingThatIsNotHere() {
        services.forEach((name, service) -> mounts(service).stream()
                .filter(mount -> mount.get("type").equals("bind"))
                .forEach(mount -> {
                    assertThat(Path.of((String) mount.get("source"))).as(name).exists();
                    assertThat(mount.get("read_only")).as(name + " " + mount).isEqualTo(true);
                }));
    }

    @Test
    void declaresTheVolumesAndSecretsThatItUses() {
        services.forEach((name, service) -> {
            mounts(service).stream()
                    .filter(mount -> mount.get("type").equals("volume"))
                    .forEach(mount ->
                            assertThat(map(file.get("volumes"))).as(name).containsKey((String) mount.get("source")));
            secrets(service)
                    .forEach(secret ->
                            assertThat(map(file.get("secrets"))).as(name).containsKey((String) secret.get("source")));
        });
    }

    @Test
    void takesSecretsThatTheScriptMakesAndMakesNoneForNothing() throws IOException, InterruptedException {
        var folder = folder("secrets-");
        var script = Files.copy(Path.of("deploy/secrets"), folder.resolve("secrets"));
        var made = new ProcessBuilder("bash", script.toString()).inheritIO().start();
        assertThat(made.waitFor()).isZero();
        List<String> files;
        try (var names = Files.list(folder.resolve("private"))) {
            files = names.map(path -> PRIVATE + path.getFileName()).toList();
        }

        assertThat(map(file.get("secrets")).values().stream()
                        .map(secret -> (String) map(secret).get("file"))
                        .toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().filter(name -> !name.endsWith("/ca.key")).toList());
        assertThat(new ProcessBuilder("bash", script.toString()).start().waitFor())
                .as("a second time it overwrites nothing")
                .isEqualTo(1);
    }

    @Test
    void hasTheDashboardsLeadToTheConsole() throws Exception {
        var out = folder("links-");
        run("dashboards", Map.of("/dashboards", "grafana/dashboards", "/out", out.toString()));

        for (var written : dashboards(Path.of("grafana/dashboards"))) {
            assertThat(out.resolve(Path.of("grafana/dashboards").relativize(written)))
                    .hasContent(Files.readString(written).replace("http://127.0.0.1:8080", CONSOLE))
                    .content()
                    .contains(CONSOLE);
        }
    }

    @Test
    void givesTheBrokerClientsThatItMayAddTo() throws Exception {
        var secrets = folder("broker-secrets-");
        var data = folder("broker-data-");
        var secret = Files.writeString(secrets.resolve("dynamic-security.json"), "{}");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("r--r--r--"));
        var paths = Map.of("/run/secrets", secrets.toString(), "/mosquitto/data", data.toString());
        run("mosquitto-first-clients", paths);

        var clients = data.resolve("dynamic-security.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(clients)))
                .isEqualTo("rw-------");
        Files.writeString(clients, "a device more");
        run("mosquitto-first-clients", paths);
        assertThat(clients).as("later starts leave what is there").hasContent("a device more");
    }

    /** What a service does once, with folders of this machine in place of the container's. */
    private static void run(String service, Map<String, String> paths) throws IOException, InterruptedException {
        var words = new ArrayList<>(list(services.get(service).get("entrypoint")));
        words.replaceAll(word -> word.replace("$$", "$"));
        paths.forEach((there, here) -> words.replaceAll(word -> word.replace(there, here)));
        var process = new ProcessBuilder(words).inheritIO();
        process.environment().put("VIGIL_PUBLIC_URL", CONSOLE);
        assertThat(process.start().waitFor()).as(service).isZero();
    }

    private static Path folder(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")), name);
    }

    private static List<Path> dashboards(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean onlyOnce(Map<String, Object> service) {
        return "no".equals(service.get("restart"));
    }

    private static List<Map<String, Object>> mounts(Map<String, Object> service) {
        return maps(service.get("volumes"));
    }

    private static List<Map<String, Object>> secrets(Map<String, Object> service) {
        return maps(service.get("secrets"));
    }

    private static List<Map<String, Object>> maps(Object list) {
        var maps = new ArrayList<Map<String, Object>>();
        if (list instanceof List<?> entries) {
            entries.forEach(entry -> maps.add(map(entry)));
        }
        return maps;
    }

    private static List<String> list(Object list) {
        return list instanceof List<?> entries
                ? entries.stream().map(String.class::cast).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
