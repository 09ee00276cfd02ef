package health.vigil.custody.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the order and repetition in which it arrives, the same facts give the same findings. */
class AnyOrderPropertyTest {
    private static final Instant START = Drive.time("00:00:00");
    private static final Instant NOW = START.plus(Duration.ofDays(1));
    private static final Watch WATCH = new Watch(Drive.TRUCK, Ground.terrainWithRoute(), Drive.RULES, Drive.TOLERANCES);

    /** What one message reports. */
    private sealed interface Report {
        record Position(Fix fix) implements Report {}

        record Happening(VehicleEvent event) implements Report {}
    }

    @Property(tries = 300)
    void judgedAsAWhole(@ForAll("days") List<Report> day, @ForAll Random random) {
        var shuffled = shuffledAndRepeated(day, random);

        assertThat(WATCH.findings(fixes(shuffled), events(shuffled), NOW))
                .isEqualTo(WATCH.findings(fixes(day), events(day), NOW));
    }

    @Property(tries = 300)
    void judgedPieceByPieceAsItArrives(
            @ForAll("days") List<Report> day, @ForAll Random random, @ForAll @IntRange(min = 1, max = 12) int batch) {
        var arriving = shuffledAndRepeated(day, random);
        var store = new KnownTrack(NOW);

        for (var i = 0; i < arriving.size(); i += batch) {
            var reports = arriving.subList(i, Math.min(arriving.size(), i + batch));
            store.add(fixes(reports), events(reports), WATCH, Duration.ofDays(2));
        }

        assertThat(store.findings()).isEqualTo(WATCH.findings(fixes(day), events(day), NOW));
    }

    /** With a window of half an hour, longer findings are continued, not judged again from their beginning. */
    @Property(tries = 100)
    void judgedInOrderThroughASmallWindow(@ForAll("days") List<Report> day) {
        var inOrder = new ArrayList<>(day);
        inOrder.sort((a, b) -> at(a).compareTo(at(b)));
        var store = new KnownTrack(NOW);

        for (var report : inOrder) {
            store.add(fixes(List.of(report)), events(List.of(report)), WATCH, Duration.ofMinutes(30));
        }

        assertThat(store.findings()).isEqualTo(WATCH.findings(fixes(day), events(day), NOW));
    }

    /** Legs of standing, driving along the route and beside it, with doors and trips in between. */
    @Provide
    Arbitrary<List<Report>> days() {
        var leg = Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(10, 30, 60, 400),
                        Arbitraries.of(0.0, 0.0, 3000.0, 8000.0, 12_000.0, 20_000.0),
                        Arbitraries.of(0.0, 0.0, 49.0, 55.0, 800.0),
                        Arbitraries.of(0.0, 0.0, 30.0, 400.0),
                        Arbitraries.of(0, 0, 1, 2, 3, 4))
                .as(Leg::new);
        return leg.list().ofMinSize(1).ofMaxSize(8).map(AnyOrderPropertyTest::reports);
    }

    private record Leg(int count, int every, double east, double north, double step, int event) {}

    private static List<Report> reports(List<Leg> legs) {
        var reports = new ArrayList<Report>();
        var at = START;
        for (var leg : legs) {
            if (leg.event() > 0) {
                var type = VehicleEvent.Type.values()[leg.event() - 1];
                var trip = type.subject() == VehicleEvent.Subject.TRIP ? "T-" + leg.count() : "";
                reports.add(new Report.Happening(new VehicleEvent(at.minusSeconds(7), type, trip)));
            }
            for (var i = 0; i < leg.count(); i++) {
                var place = Ground.at(leg.east() + i * leg.step(), leg.north());
                reports.add(new Report.Position(new Fix(at, place, "")));
                at = at.plusSeconds(leg.every());
            }
        }
        return reports;
    }

    private static List<Report> shuffledAndRepeated(List<Report> day, Random random) {
        var shuffled = new ArrayList<>(day);
        for (var i = 0; i < day.size() / 4; i++) {
            shuffled.add(day.get(random.nextInt(day.size())));
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Instant at(Report report) {
        return report instanceof Report.Position position
                ? position.fix().at()
                : ((Report.Happening) report).event().at();
    }

    private static List<Fix> fixes(List<Report> reports) {
        return reports.stream()
                .filter(Report.Position.class::isInstance)
                .map(report -> ((Report.Position) report).fix())
                .toList();
    }

    private static List<VehicleEvent> events(List<Report> reports) {
        return reports.stream()
                .filter(Report.Happening.class::isInstance)
                .map(report -> ((Report.Happening) report).event())
                .toList();
    }
}
