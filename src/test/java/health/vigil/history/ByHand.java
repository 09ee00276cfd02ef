package health.vigil.history;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing is judged again, and no digest written, before the test says so. */
public final class ByHand implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vigil.history.every", "24h",
                "vigil.history.quiet", "0s",
                "vigil.history.follow", "0s",
                "vigil.notify.digest.window", "0s",
                "vigil.notify.digest.poll", "24h");
    }
}
