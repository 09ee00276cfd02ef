package health.vigil.web;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Versions as entity tags (RFC 9110): nobody overwrites what they have not seen. */
public final class EntityTags {
    private EntityTags() {}

    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * Lets a change pass only if {@code If-Match} names the version at hand.
     *
     * @throws HttpProblem 428 when the header is missing, 412 when it names another version
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null) {
            throw HttpProblem.valueOf(
                    Response.Status.PRECONDITION_REQUIRED, "Send the ETag of the last GET in the If-Match header");
        }
        var current = '"' + Long.toString(version) + '"';
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(t -> t.equals("*") || t.equals(current))) {
            throw HttpProblem.valueOf(
                    Response.Status.PRECONDITION_FAILED,
                    "It was changed since you read it: it is now " + current + ", not " + ifMatch
                            + ". GET it again and repeat your change");
        }
    }
}
