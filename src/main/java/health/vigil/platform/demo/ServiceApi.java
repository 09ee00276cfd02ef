package health.vigil.platform.demo;

import health.vigil.platform.embedded.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** The service's HTTP API, used as any administrator would. */
final class ServiceApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI service;
    private final String authorization;

    private ServiceApi(URI service, String authorization) {
        this.service = service;
        this.authorization = authorization;
    }

    /** @param signIn a file with the lines {@code username: …} and {@code password: …} */
    static ServiceApi signedIn(URI service, Path signIn) throws IOException {
        if (!Files.isReadable(signIn)) {
            throw new CannotStart(
                    "The administrator's password is missing: %s. Restore the file, or begin anew by removing the data folder."
                            .formatted(signIn));
        }
        var user = value(signIn, "username") + ":" + value(signIn, "password");
        var basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        return new ServiceApi(service, "Basic " + basic);
    }

    /**
     * Posts a document.
     *
     * @return the body of the answer
     * @throws CannotStart with the service's words if it refuses
     */
    String post(String path, String contentType, String accept, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Content-Type", contentType)
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new CannotStart("The demo can't be prepared: POST %s was answered %d%n%s"
                    .formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private static String value(Path file, String name) throws IOException {
        var prefix = name + ":";
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst()
                .orElseThrow(() -> new CannotStart("%s has no line \"%s …\".".formatted(file, prefix)));
    }
}
