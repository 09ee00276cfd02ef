package health.vigil.custody.ledger;

import health.vigil.calendar.WorkingCalendar;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events of one container as they are reported, and the rules as they are shipped. */
final class Given {
    static final String CONTAINER = "HW-440203-000123";
    static final String DEVICE = "mw-store";
    /** Monday, 08:00 in Beijing. */
    static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private static final Duration TICK = Duration.ofMillis(1);

    private Given() {}

    static Instant after(String duration) {
        return MONDAY.plus(Duration.parse(duration));
    }

    static Instant justBefore(Instant at) {
        return at.minus(TICK);
    }

    static Instant justAfter(Instant at) {
        return at.plus(TICK);
    }

    /** @param members further members of its JSON object, for instance {@code "weight_kg": 4.35} */
    static CustodyEvent event(Step step, Instant at, String... members) {
        return receivedAt(at, step, at, members);
    }

    static CustodyEvent receivedAt(Instant receivedAt, Step step, Instant at, String... members) {
        var all = new ArrayList<>(List.of(
                "\"at\": \"" + at + "\"", "\"type\": \"" + step.type() + "\"", "\"container\": \"" + CONTAINER + "\""));
        all.addAll(Arrays.asList(members));
        var body = "{" + String.join(", ", all) + "}";
        var report = new Report(receivedAt, DEVICE, null, "hospital", DEVICE);
        return CustodyEvent.read(EventId.ofDevice(DEVICE, body), CONTAINER, step, at, report, body);
    }

    static ContainerLedger ledger(CustodyEvent... events) {
        return ContainerLedger.of(CONTAINER, Arrays.asList(events));
    }

    /** What is in force on one device. */
    record Rules(List<Rule> rules, Map<String, Duration> trips) implements Laws {
        @Override
        public List<Rule> of(String device, Kind kind) {
            return rules.stream()
                    .filter(rule -> ((ProcessCheck) rule.condition()).kind() == kind)
                    .toList();
        }

        @Override
        public WorkingCalendar calendar() {
            return WorkingCalendar.ofWeekends("cn");
        }

        @Override
        public Optional<Duration> planned(String trip) {
            return Optional.ofNullable(trips.get(trip));
        }
    }

    static Rules shipped() {
        return new Rules(
                List.of(
                        rule("store.24h", ProcessCheck.of(Kind.STORE_AGE, Duration.ofHours(24))),
                        rule("store.36h", ProcessCheck.of(Kind.STORE_AGE, Duration.ofHours(36))),
                        rule("store.48h", ProcessCheck.of(Kind.STORE_AGE, Duration.ofHours(48))),
                        rule("uncollected", ProcessCheck.of(Kind.UNCOLLECTED, Duration.ofHours(24))),
                        rule("transit", new ProcessCheck(Kind.TRANSIT_OVERRUN, null, null, null, null, null, 1.5)),
                        rule("confirm", new ProcessCheck(Kind.UNCONFIRMED, null, 5, null, null, null, null)),
                        rule("plant.24h", ProcessCheck.of(Kind.PLANT_AGE, Duration.ofHours(24))),
                        rule("plant.72h", ProcessCheck.of(Kind.PLANT_AGE_COLD, Duration.ofHours(72))),
                        rule("plant.168h", ProcessCheck.of(Kind.PLANT_AGE_REMOTE, Duration.ofHours(168))),
                        rule("balance", new ProcessCheck(Kind.CONTAINER_BALANCE, null, null, 0.2, 0.02, null, null)),
                        rule("left", ProcessCheck.of(Kind.LEFT_WITHOUT_ENTERING)),
                        rule("twice", ProcessCheck.of(Kind.ACTIVE_TWICE)),
                        rule("reused", ProcessCheck.of(Kind.LABEL_REUSED)),
                        rule("seal", ProcessCheck.of(Kind.SEAL_BROKEN)),
                        rule("lost", ProcessCheck.of(Kind.CONTAINER_LOST)),
                        rule("leaked", ProcessCheck.of(Kind.CONTAINER_LEAKED)),
                        rule("rejected", ProcessCheck.of(Kind.CONTAINER_REJECTED)),
                        rule("scale", ProcessCheck.of(Kind.SCALE_UNCALIBRATED)),
                        rule("chain", ProcessCheck.of(Kind.CHAIN_BROKEN))),
                Map.of("T-7", Duration.ofMinutes(60)));
    }

    static Rule rule(String id, ProcessCheck check) {
        return rule(id, check, LocalDate.of(2011, 1, 1), null);
    }

    static Rule rule(String id, ProcessCheck check, LocalDate from, LocalDate to) {
        return Rule.of(
                id,
                id,
                id,
                null,
                "1",
                check,
                Duration.ZERO,
                Duration.ZERO,
                Priority.HIGH,
                new Source("standard", "1", "clause", true, from, to));
    }

    /** Ids of the rules that are broken at a moment and still are. */
    static List<String> broken(ContainerLedger ledger, Instant now) {
        return Verdict.of(ledger, shipped(), now)
                .standing()
                .map(breach -> breach.rule().id())
                .toList();
    }

    /** Ids of the rules that were ever broken until a moment. */
    static List<String> everBroken(ContainerLedger ledger, Instant now) {
        return Verdict.of(ledger, shipped(), now).breaches().stream()
                .map(breach -> breach.rule().id())
                .toList();
    }
}
