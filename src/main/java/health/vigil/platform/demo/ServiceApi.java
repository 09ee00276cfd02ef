package health.vigil.platform.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.platform.embedded.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The service's HTTP API, used as any administrator would. */
final class ServiceApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONFLICT = 409;
    private static final String JSON = "application/json";

    private final ObjectMapper json = new ObjectMapper();

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
        var answer = send(posting(path, contentType, accept, body));
        if (isRefusal(answer)) {
            throw new CannotStart("The demo can't be prepared: " + refusal(answer));
        }
        return answer.body();
    }

    /**
     * Enters something; what is there already stays as it is. A refusal is told, and the demo goes on without it.
     *
     * @return what was entered; empty if it was there already or is refused
     */
    Optional<JsonNode> enter(String path, Map<String, ?> document) throws IOException, InterruptedException {
        var answer = send(posting(path, JSON, JSON, json.writeValueAsString(document)));
        if (isRefusal(answer)) {
            if (answer.statusCode() != CONFLICT) {
                System.err.println("vigil: The demo goes on without this: " + refusal(answer));
            }
            return Optional.empty();
        }
        return Optional.of(json.readTree(answer.body()));
    }

    /** @throws IOException if the service refuses, with its words */
    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = send(request(path).header("Accept", JSON).GET());
        if (isRefusal(answer)) {
            throw new IOException(refusal(answer));
        }
        return json.readTree(answer.body());
    }

    /** A word as part of a path. */
    static String segment(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder posting(String path, String contentType, String accept, String body) {
        return request(path)
                .header("Content-Type", contentType)
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(PATIENCE).header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static boolean isRefusal(HttpResponse<String> answer) {
        return answer.statusCode() / 100 != 2;
    }

    private static String refusal(HttpResponse<String> answer) {
        return "%s %s was answered %d%n%s"
                .formatted(
                        answer.request().method(),
                        answer.request().uri().getPath(),
                        answer.statusCode(),
                        answer.body());
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
