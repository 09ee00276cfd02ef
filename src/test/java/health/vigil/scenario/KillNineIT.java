package health.vigil.scenario;

import static health.vigil.scenario.Aftermath.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** kill -9 of the service in the middle of 10,000 messages, twice: nothing is lost, nothing is doubled. */
class KillNineIT {
    private static final int DEVICES = 20;

    @Test
    void everyAcknowledgedMessageIsStoredOnceAndNoAlarmIsLostOrDoubled() throws Exception {
        try (var around = Surroundings.start();
                var receiver = new Receiver();
                var service = ServiceProcess.start(Aftermath.taking500MinutesForNews(around), around.folder());
                var fleet = Fleet.register(service, around.mqttHost(), around.mqttPort(), DEVICES)) {
            Aftermath.tell(service, receiver);
            var aftermath = new Aftermath(around, new Episodes(), DEVICES);
            var published = aftermath.episodes().publish(fleet, DEVICES);

            killAndStartAgainWhenStored(aftermath.messages() / 10, service, aftermath);
            killAndStartAgainWhenStored(aftermath.messages() / 2, service, aftermath);

            published.get(2, TimeUnit.MINUTES);
            aftermath.everyMessageIsStoredOnce();
            aftermath.alarmsAreThoseOfTheEpisodes();
            aftermath.theAccountingAddsUp(service);
            aftermath.everybodyWasTold(receiver);
        }
    }

    private static void killAndStartAgainWhenStored(int enough, ServiceProcess service, Aftermath aftermath)
            throws InterruptedException {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stored(aftermath.around()) >= enough);
        service.kill9();
        assertThat(stored(aftermath.around())).as("killed in the middle").isLessThan(aftermath.messages());
        service.startAgain();
    }
}
