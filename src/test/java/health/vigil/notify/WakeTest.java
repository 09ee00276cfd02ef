package health.vigil.notify;

import static health.vigil.alarms.Alarms.raised;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(WakeTest.HardlyEverPolls.class)
class WakeTest {
    private static final Logger LOG = Logger.getLogger(WakeTest.class);
    private static final int ALARMS = 20;

    public static class HardlyEverPolls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigil.notify.poll", "1h", "vigil.notify.longest-database-retry", "1h");
        }
    }

    @Inject
    Alarms batches;

    @Inject
    Recipients recipients;

    @Test
    void aCommitIsToldWithoutWaitingForAPoll() throws Exception {
        var device = batches.device("drinking_water", "440203");
        try (var receiver = new Receiver()) {
            recipients.nobody();
            recipients.add(receiver);
            var quickest = Duration.ofDays(1);

            for (var i = 0; i < ALARMS; i++) {
                var begun = System.nanoTime();
                batches.commit(raised(device, Priority.HIGH));
                receiver.take();
                var took = Duration.ofNanos(System.nanoTime() - begun);
                quickest = took.compareTo(quickest) < 0 ? took : quickest;
            }

            LOG.infof("From the beginning of a batch to its receiver: %d ms at best", quickest.toMillis());
            assertThat(quickest).isLessThan(Duration.ofSeconds(1));
        }
    }
}
