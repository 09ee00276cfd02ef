package health.vigil.platform.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.platform.embedded.CannotStart;
import health.vigil.platform.embedded.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/** The demo's registry, device passwords, routes and recipients, made at the first start and kept. */
final class Prefecture {
    private static final String JSON = "application/json";

    private final ServiceApi api;
    private final DemoFolder folder;
    private final ObjectMapper json = new ObjectMapper();

    Prefecture(ServiceApi api, DemoFolder folder) {
        this.api = api;
        this.folder = folder;
    }

    /** Does the steps that no earlier start has done. */
    void prepare(URI receiver) throws IOException, InterruptedException {
        if (Files.notExists(folder.registry())) {
            importRegistry();
        }
        if (Files.notExists(folder.credentials())) {
            issuePasswords();
        }
        if (Files.notExists(folder.webhookSecret())) {
            api.post("/api/v1/routing-sets/shaoguan-2019/import", JSON, JSON, "{}");
            addRecipients(receiver);
        }
    }

    private void importRegistry() throws IOException, InterruptedException {
        var registry = resource();
        api.post("/api/v1/registry/import", "application/yaml", JSON, registry);
        Files.writeString(folder.registry(), registry);
    }

    private void issuePasswords() throws IOException, InterruptedException {
        var table = api.post("/api/v1/devices/credentials", JSON, "text/csv", "");
        if (table.lines().count() < 2) {
            throw new CannotStart(
                    "The passwords of the demo's devices were issued before, but %s is missing. Restore it, or begin anew by removing the data folder."
                            .formatted(folder.credentials()));
        }
        SecretFile.write(folder.credentials(), table);
    }

    /** One that subscribes to all, and one that is told what its county escalates. */
    private void addRecipients(URI receiver) throws IOException, InterruptedException {
        var all = addRecipient(Map.of("name", "韶关市疾病预防控制中心 (demo receiver)", "url", receiver.toString()));
        var county = addRecipient(Map.of(
                "name",
                "武江区卫生健康局 (demo receiver)",
                "url",
                receiver.resolve("/wujiang-health").toString(),
                "office",
                Map.of("kind", "department", "department", "health", "jurisdiction", "440203")));
        SecretFile.write(folder.webhookSecret(), all + "\n" + county + "\n");
    }

    private String addRecipient(Map<String, ?> recipient) throws IOException, InterruptedException {
        var answer = api.post("/api/v1/recipients", JSON, JSON, json.writeValueAsString(recipient));
        return json.readTree(answer).path("secret").asText();
    }

    private static String resource() throws IOException {
        try (var stream = Prefecture.class.getResourceAsStream("/demo/shaoguan.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("demo/shaoguan.yaml is missing from the application");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
