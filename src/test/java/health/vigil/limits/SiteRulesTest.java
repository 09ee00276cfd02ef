package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.Outage;
import health.vigil.rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteRulesTest {
    private static final String RULE = "eng-medical-wastewater.flow_without_dosing.site";

    @Test
    void bindWhereEveryNamedSamplingPointHasADevice() {
        var book = Shipped.BOOKS.of(List.of(
                device("tank", "a", "contact_tank_outlet"),
                device("out", "a", "outfall"),
                device("o", "b", "outfall")));

        assertThat(book.ofSite("a")).extracting(Rule::id).containsExactly(RULE);
        assertThat(book.ofSite("b")).isEmpty();
    }

    @Test
    void sayWhatIsMissingWhereAPartIsThere() {
        var unbound = Shipped.BOOKS.unbound(List.of(device("o", "b", "outfall")), List.of());

        assertThat(unbound)
                .containsExactly(new UnboundRule(
                        RULE, "b", false, "no device at contact_tank_outlet measures dosing_pump_state"));
    }

    @Test
    void doNotBindWhereTwoDevicesOfferTheSame() {
        var devices = List.of(
                device("tank", "a", "contact_tank_outlet"),
                device("out-2", "a", "outfall"),
                device("out-1", "a", "outfall"));

        assertThat(Shipped.BOOKS.of(devices).ofSite("a")).isEmpty();
        assertThat(Shipped.BOOKS.unbound(devices, List.of()))
                .containsExactly(new UnboundRule(
                        RULE,
                        "a",
                        true,
                        "flow at outfall is measured by out-1 and out-2; it must be clear which one is meant"));
    }

    @Test
    void bindOutagesOfEveryCause() {
        assertThat(Shipped.BOOKS.of(List.of()).outage().byCause()).containsOnlyKeys(Outage.Cause.values());
    }

    private static Device device(String id, String site, String point) {
        return new Device(
                1,
                id,
                site,
                "440203",
                Family.MEDICAL_WASTEWATER,
                point,
                "general_discharge",
                "free_chlorine",
                Duration.ofMinutes(1),
                Map.of(),
                null,
                OpeningHours.ALWAYS,
                Set.of());
    }
}
