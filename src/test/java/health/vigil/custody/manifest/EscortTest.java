package health.vigil.custody.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.custody.manifest.Escort.Gap;
import health.vigil.custody.manifest.Escort.Held;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscortTest {
    private static final Instant HANDED_OVER = Instant.parse("2026-11-16T01:00:00Z");
    private static final Instant BEFORE = HANDED_OVER.minusSeconds(60);
    private static final Instant AFTER = HANDED_OVER.plusSeconds(60);
    private static final Instant LATER = HANDED_OVER.plusSeconds(600);

    @Test
    void wasteHandedOverWithoutAManifestIsMissingOne() {
        assertThat(Escort.gaps(HANDED_OVER, List.of())).containsExactly(new Gap(HANDED_OVER, null));
    }

    @Test
    void aManifestIssuedAtTheMomentOfHandOverIsInTime() {
        assertThat(Escort.gaps(HANDED_OVER, List.of(new Held(HANDED_OVER, null))))
                .isEmpty();
    }

    @Test
    void aManifestIssuedAfterwardsEndsTheGap() {
        assertThat(Escort.gaps(HANDED_OVER, List.of(new Held(AFTER, null))))
                .containsExactly(new Gap(HANDED_OVER, AFTER));
    }

    @Test
    void aCancelledManifestLeavesAGapFromItsCancellation() {
        assertThat(Escort.gaps(HANDED_OVER, List.of(new Held(BEFORE, AFTER)))).containsExactly(new Gap(AFTER, null));
        assertThat(Escort.gaps(HANDED_OVER, List.of(new Held(BEFORE, AFTER), new Held(LATER, null))))
                .containsExactly(new Gap(AFTER, LATER));
    }

    @Test
    void aManifestCancelledBeforeTheHandOverCountsForNothing() {
        assertThat(Escort.gaps(HANDED_OVER, List.of(new Held(BEFORE.minusSeconds(60), BEFORE))))
                .containsExactly(new Gap(HANDED_OVER, null));
    }

    @Test
    void theOneThatReplacesACancelledOneLeavesNoGap() {
        assertThat(Escort.gaps(HANDED_OVER, List.of(new Held(BEFORE, LATER), new Held(AFTER, null))))
                .isEmpty();
    }
}
