package health.vigil.platform.users;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;

/**
 * Refuses what another site's page tries to change in a signed-in browser (CSRF). Browsers say where a request comes
 * from and scripts can't alter that; tools say nothing and carry no cookie. SameSite=Lax on the cookie is the
 * second line.
 */
class SameOriginFilter {
    private static final int BEFORE_AUTHENTICATION = 300;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN = Set.of("same-origin", "none");

    void register(@Observes Filters filters) {
        filters.register(SameOriginFilter::check, BEFORE_AUTHENTICATION);
    }

    private static void check(RoutingContext http) {
        if (SAFE.contains(http.request().method()) || isOwn(http.request())) {
            http.next();
            return;
        }
        http.response()
                .setStatusCode(403)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("status", 403)
                        .put("title", "Forbidden")
                        .put("detail", "This request was made by a page of another site")
                        .encode());
    }

    static boolean isOwn(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || authority(origin).equals(String.valueOf(request.authority()));
    }

    /** Empty for the opaque origin {@code null} and for nonsense. */
    private static String authority(String origin) {
        try {
            var authority = URI.create(origin).getAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
