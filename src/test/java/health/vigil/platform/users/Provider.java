package health.vigil.platform.users;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * An OpenID Connect provider: discovery, keys, the code flow with PKCE and nonce, refresh, and the end of a session. Whoever is
 * set as {@link #person} signs in without being asked.
 */
final class Provider implements AutoCloseable {
    static final String CLIENT = "vigil";
    static final String SECRET = "the secret of the client, long enough";

    /** @param roles as the provider's administrator gave them */
    record Person(String name, List<String> roles) {}

    private record Grant(Person person, String nonce, String challenge) {}

    private final HttpServer server;
    private final RsaJsonWebKey key;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile Person person = new Person("nobody", List.of());
    private volatile int sessionsEnded;

    Provider() throws IOException, JoseException {
        key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("one");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", http -> json(http, metadata()));
        server.createContext(
                "/keys", http -> json(http, new JsonObject().put("keys", new JsonArray().add(publicKey()))));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/logout", this::logout);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void signInAs(String name, String... roles) {
        person = new Person(name, List.of(roles));
    }

    int sessionsEnded() {
        return sessionsEnded;
    }

    /** An access token as a tool gets it. */
    String tokenFor(String name, String audience, String... roles) {
        return signed(
                claims(new Person(name, List.of(roles))).put("aud", audience).put("typ", "Bearer"));
    }

    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys")
                .put("end_session_endpoint", issuer() + "/logout")
                .put("response_types_supported", new JsonArray().add("code"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"));
    }

    private JsonObject publicKey() {
        return new JsonObject(key.toJson());
    }

    private void authorize(HttpExchange http) throws IOException {
        var query = form(http.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        grants.put(code, new Grant(person, query.get("nonce"), query.get("code_challenge")));
        redirect(http, query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    }

    private void token(HttpExchange http) throws IOException {
        var body = form(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = grants.remove(body.getOrDefault("code", body.getOrDefault("refresh_token", "")));
        boolean proved = grant != null
                && ("refresh_token".equals(body.get("grant_type"))
                        || grant.challenge().equals(sha256(body.getOrDefault("code_verifier", ""))));
        if (!proved) {
            http.sendResponseHeaders(400, -1);
            http.close();
            return;
        }
        var refresh = UUID.randomUUID().toString();
        grants.put(refresh, grant);
        json(
                http,
                new JsonObject()
                        .put("token_type", "Bearer")
                        .put("expires_in", 300)
                        .put("access_token", tokenFor(grant.person().name(), CLIENT))
                        .put("refresh_token", refresh)
                        .put(
                                "id_token",
                                signed(claims(grant.person()).put("aud", CLIENT).put("nonce", grant.nonce()))));
    }

    private void logout(HttpExchange http) throws IOException {
        sessionsEnded++;
        redirect(http, form(http.getRequestURI().getRawQuery()).get("post_logout_redirect_uri"));
    }

    private JsonObject claims(Person who) {
        long now = System.currentTimeMillis() / 1000;
        return new JsonObject()
                .put("iss", issuer())
                .put("sub", "subject of " + who.name())
                .put("preferred_username", who.name())
                .put("roles", new JsonArray(who.roles()))
                .put("iat", now)
                .put("exp", now + 300);
    }

    private String signed(JsonObject claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.encode());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange http, JsonObject answer) throws IOException {
        http.getResponseHeaders().add("Content-Type", "application/json");
        var bytes = answer.encode().getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(200, bytes.length);
        http.getResponseBody().write(bytes);
        http.close();
    }

    private static void redirect(HttpExchange http, String location) throws IOException {
        http.getResponseHeaders().add("Location", location);
        http.sendResponseHeaders(302, -1);
        http.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
