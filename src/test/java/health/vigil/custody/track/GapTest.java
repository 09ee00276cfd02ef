package health.vigil.custody.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GapTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void isTimeWithoutAPositionOnTheWay() {
        var fixes = new Drive()
                .at("08:00:00", 0, 0)
                .at("08:05:00", 5000, 0)
                .at("08:10:01", 9000, 0)
                .at("08:11:00", 9500, 0)
                .fixes();

        assertThat(Gap.in(fixes, Ground.terrain(), LONGEST)).singleElement().satisfies(gap -> {
            assertThat(gap.before().at()).isEqualTo(Drive.time("08:05:00"));
            assertThat(gap.length()).isEqualTo(Duration.ofSeconds(301));
        });
    }

    @Test
    void isNoneWhereTheVehicleRestedAtASite() {
        var fixes = new Drive().at("08:00:00", 0, 0).at("12:00:00", 0, 50).fixes();

        assertThat(Gap.in(fixes, Ground.terrain(), LONGEST)).isEmpty();
    }

    @Test
    void isOneWhereTheVehicleWentFromSiteToPlantUnseen() {
        var fixes = new Drive().at("08:00:00", 0, 0).at("09:00:00", 20_000, 0).fixes();

        assertThat(Gap.in(fixes, Ground.terrain(), LONGEST)).hasSize(1);
    }
}
