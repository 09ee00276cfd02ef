package health.vigil.notify.routing;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Level;
import health.vigil.rules.Priority;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sets work together, and when calls are due. */
class RoutesTest {
    private static final String SATURDAY = "2026-11-21T10:00:00";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "URGENT, county-lead,  2026-11-21T10:00:00",
        "HIGH,   county-lead,  2026-11-21T10:15:00", // round the clock
        "MEDIUM, county-lead,  2026-11-23T15:00:00", // in working time, which begins on Monday
        "LOW,    county-lead,  2026-11-24T10:00:00",
        "MEDIUM, unit-handler, 2026-11-21T10:00:00",
    })
    void waitsOfLowerPrioritiesCountWorkingTime(Priority priority, String step, String due) {
        var subject = Shipped.subject("drinking_water", priority, "440203");
        var call = Shipped.ROUTES.calls(subject, Shipped.at(SATURDAY)).stream()
                .filter(c -> c.step().id().equals(step))
                .findFirst()
                .orElseThrow();

        assertThat(Shipped.ROUTES.due(call, subject, Shipped.at(SATURDAY))).isEqualTo(Shipped.at(due));
    }

    @Test
    void aCallOfASetThatIsNoLongerKnownCountsByTheClock() {
        var subject = Shipped.subject("drinking_water", Priority.LOW, "440203");
        var call = Shipped.ROUTES.calls(subject, Shipped.at(SATURDAY)).get(1);
        var without = new Routes(List.of(), List.of(), Divisions.NONE);

        assertThat(without.due(call, subject, Shipped.at(SATURDAY))).isEqualTo(Shipped.at("2026-11-21T18:00:00"));
    }

    @Test
    void anOfficeThatTwoSetsNameIsCalledOnceAtItsEarliest() {
        var county = Shipped.READER.read(Shipped.yaml("shaoguan-2019")
                .replace("id: shaoguan-2019", "id: wujiang-2026")
                .replace("jurisdiction: \"440200\"", "jurisdiction: \"440200\"\nvalid_to: 2030-01-01")
                .replace("after: {urgent: PT15M, high: PT1H}", "after: {urgent: PT15M, high: PT10M}"));
        var both = routes(Shipped.READER.read(Shipped.yaml("shaoguan-2019")), county);
        var subject = Shipped.subject("vaccine_cold_chain", Priority.HIGH, "440203");

        assertThat(Shipped.lines(both.calls(subject, Shipped.at(SATURDAY))))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 (十)3
                        PT10M GRID 武江区 网格员 (十)3
                        PT10M CO 武江区 市场监管局 (十)3
                        PT10M CO 武江区 政务服务数据管理局 (十)3
                        PT15M UNIT 单位负责人 (十)3
                        PT15M LEAD 武江区 卫生健康局 (十)3
                        PT4H LEAD 韶关市 卫生健康局 (十)3
                        """);
        assertThat(both.calls(subject, Shipped.at("2030-01-01T00:00:00")))
                .extracting(call -> call.route().set())
                .containsOnly("shaoguan-2019");
    }

    @ParameterizedTest(name = "{0} of {1} by {2}, {3}: {4}")
    @CsvSource({
        "'families: [radiation]',       drinking_water, turbidity, HIGH,   false",
        "'families: [drinking_water]',  drinking_water, turbidity, HIGH,   true",
        "'fields: [turbidity]',         drinking_water, turbidity, HIGH,   true",
        "'fields: [turbidity]',         drinking_water, ,          HIGH,   false",
        "'rules: [eng-test.]',          drinking_water, turbidity, HIGH,   true",
        "'rules: [eng-tests.]',         drinking_water, turbidity, HIGH,   false",
        "'min_priority: high',          drinking_water, turbidity, HIGH,   true",
        "'min_priority: high',          drinking_water, turbidity, MEDIUM, false",
        "'families: [], rules: []',     service,        ,          LOW,    true",
    })
    void aRouteIsAboutWhatItSays(String filter, String family, String field, Priority priority, boolean matches) {
        var set = Shipped.READER.read(Shipped.yaml("mangshi-2020")
                .replace("subject: {families: [service]}", "subject: {" + filter + "}")
                .replaceFirst("(?s)  - id: public-health-services.*?(?=  - id: superv)", ""));
        var subject =
                new Subject(family, field, "eng-test.rule", priority, "a-device", "a-site", new DivisionCode("533103"));

        assertThat(routes(set).calls(subject, Shipped.at(SATURDAY)).isEmpty()).isEqualTo(!matches);
    }

    @Test
    void aCountyDirectlyUnderItsProvinceHasTheProvinceAbove() {
        var divisions = Divisions.of(
                List.of(new Division(new DivisionCode("429004"), new Name("仙桃市", "Xiantao"), Level.COUNTY, hubei())));

        assertThat(divisions.at(new DivisionCode("429004"), Level.COUNTY).code().text())
                .isEqualTo("429004");
        assertThat(divisions.at(new DivisionCode("429004"), Level.PREFECTURE).code())
                .isEqualTo(hubei());
        assertThat(Divisions.NONE
                        .at(new DivisionCode("440203001"), Level.PREFECTURE)
                        .code()
                        .text())
                .isEqualTo("440200");
    }

    @Test
    void warnsOfCalendarsThatCannotBeCountedBy() {
        var december = Shipped.at("2026-12-01T00:00:00");
        var without = new Routes(List.of(Shipped.READER.read(Shipped.yaml("mangshi-2020"))), List.of(), Divisions.NONE);

        assertThat(Shipped.ROUTES.warnings(december)).singleElement().asString().contains("does not cover 2027");
        assertThat(without.warnings(december))
                .containsExactly("calendar cn can't be used: the waits that count by it count by the clock");
    }

    @Test
    void knowsTheDepartmentsThatOfficesCanBeOf() {
        assertThat(Shipped.ROUTES.departments()).contains("health", "ecology", "joint_meeting", "tax");
    }

    @Property(tries = 300)
    void callsComeInTheOrderInWhichTheyAreDueAndNeverBeforeTheBeginning(
            @ForAll Priority priority, @ForAll @IntRange(max = 365 * 24 * 60) int minutes) {
        var at = Shipped.at("2026-01-01T00:00:00").plus(Duration.ofMinutes(minutes));
        for (var family : List.of("radiation", "medical_waste", "service")) {
            var subject = Shipped.subject(family, priority, "440203");
            var calls = Shipped.ROUTES.calls(subject, at);
            var due = calls.stream()
                    .map(call -> Shipped.ROUTES.due(call, subject, at))
                    .toList();

            assertThat(due).isSortedAccordingTo(Comparator.naturalOrder()).allMatch(time -> !time.isBefore(at));
            assertThat(calls).extracting(Call::addressee).doesNotHaveDuplicates();
        }
    }

    private static Routes routes(RoutingSet... sets) {
        return new Routes(Stream.of(sets).toList(), List.of(Shipped.CALENDAR), Shipped.DIVISIONS);
    }

    private static DivisionCode hubei() {
        return new DivisionCode("420000");
    }
}
