package health.vigil.notify;

import static health.vigil.alarms.Alarms.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(WakeTest.HardlyEverPolls.class)
class DeliveryQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ALARMS = 60;
    private static final int INSTANCES = 6;

    @Inject
    Alarms batches;

    @Inject
    Recipients recipients;

    @Inject
    DeliveryQueue queue;

    @Test
    void whatOneInstanceTakesNoOtherDoes() throws Exception {
        recipients.nobody();
        var device = batches.device("drinking_water", "440203");
        try (var receiver = new Receiver()) {
            var recipient = recipients.add(receiver);
            batches.commit(Stream.generate(() -> raised(device, Priority.HIGH))
                    .limit(ALARMS)
                    .toArray(AlarmChange[]::new));
            await().atMost(PATIENCE).until(() -> batches.count(ofRecipient("delivered", recipient)) == ALARMS);
            batches.execute("UPDATE notification SET state = 'pending', next_attempt_at = now() WHERE recipient_id = '"
                    + recipient + "'");

            var claims = Uni.join()
                    .all(IntStream.range(0, INSTANCES)
                            .mapToObj(instance -> queue.claim(256, Map.of()))
                            .toList())
                    .andFailFast()
                    .await()
                    .atMost(PATIENCE);

            var taken = claims.stream()
                    .map(DeliveryQueue.Claim::notifications)
                    .flatMap(List::stream)
                    .map(Notification::id)
                    .toList();
            assertThat(taken).hasSizeGreaterThan(8).doesNotHaveDuplicates();
        }
    }

    private static String ofRecipient(String state, UUID recipient) {
        return "SELECT count(*) FROM notification WHERE state = '" + state + "' AND recipient_id = '" + recipient + "'";
    }
}
