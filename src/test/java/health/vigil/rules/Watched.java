package health.vigil.rules;

import health.vigil.rules.DeviceRules.Surroundings;
import health.vigil.rules.DeviceRules.Timing;
import health.vigil.telemetry.Checks;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Invariant;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two devices at one sampling point whose readings are checked; tells which flags their values are stored with. */
final class Watched implements Consequences {
    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    static final String DEVICE = "device";
    static final String BESIDE = "device-beside";

    /** 0 to 20 with steps of 1, a rate of 0.5 a minute, flat after an hour, zero after 10 minutes, neighbours within 2. */
    static final Field FREE = new Field(
            1,
            "free_chlorine",
            "mg/L",
            Set.of("mg/L"),
            -100,
            100,
            "游离氯",
            "Free chlorine",
            new Checks(0, 20, 1, 0.5, Duration.ofHours(1), Duration.ofMinutes(10), 2, List.of()));

    static final Field TOTAL = new Field(
            2,
            "total_chlorine",
            "mg/L",
            Set.of("mg/L"),
            -100,
            100,
            "总氯",
            "Total chlorine",
            new Checks(
                    0,
                    20,
                    100,
                    100,
                    null,
                    null,
                    Double.POSITIVE_INFINITY,
                    List.of(new Invariant("free_chlorine", 1, Double.POSITIVE_INFINITY, 0.1))));

    static final FieldCatalogue CATALOGUE = new FieldCatalogue(List.of(FREE, TOTAL));

    final List<AlarmChange> changes = new ArrayList<>();
    final Evaluator evaluator = new Evaluator(new StateEvents(CATALOGUE));
    private int minute;
    private final DeviceRules rules;

    Watched(Rule... rules) {
        this.rules = new DeviceRules(
                List.of(rules).stream().collect(Collectors.groupingBy(Rule::field)),
                List.of(),
                null,
                null,
                null,
                List.of(),
                new Surroundings("works", "plant_outlet", null, OpeningHours.ALWAYS),
                Timing.of(Duration.ofMinutes(1)));
        bind();
    }

    void bind() {
        evaluator.bind(new RuleBook(Map.of(DEVICE, rules, BESIDE, rules), Map.of(), OutageRules.NONE), now(), this);
    }

    Instant now() {
        return START.plus(Duration.ofMinutes(minute));
    }

    Watched pass(int minutes) {
        minute += minutes;
        return this;
    }

    /**
     * One value a minute; {@code 0.5x3} three of them, {@code _x5} five minutes without, {@code 9D} a value with a flag
     * of HJ 212.
     *
     * @return the flags found, one word a value; {@code -} for none
     */
    String tell(String series) {
        var found = new ArrayList<String>();
        for (var word : series.split(" ")) {
            var parts = word.split("x");
            var times = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
            IntStream.range(0, times).forEach(i -> {
                if (!word.startsWith("_")) {
                    found.add(tell(DEVICE, reading(FREE, parts[0], now())));
                }
                minute++;
            });
        }
        return String.join(" ", found);
    }

    /** The values of one moment of one device, received as they are measured; time stays. */
    String tell(String device, Reading... moment) {
        return evaluator.judge(device, List.of(moment), now(), this).stream()
                .map(reading ->
                        reading.flags() == Flags.NONE || reading.flags().texts().isEmpty()
                                ? "-"
                                : String.join("+", reading.flags().texts()))
                .collect(Collectors.joining(" "));
    }

    Reading free(double value) {
        return new Reading(FREE, now(), value, Flags.NONE);
    }

    Reading total(double value) {
        return new Reading(TOTAL, now(), value, Flags.NONE);
    }

    private static Reading reading(Field field, String word, Instant at) {
        var letter = word.charAt(word.length() - 1);
        return Character.isLetter(letter)
                ? new Reading(
                        field,
                        at,
                        Double.parseDouble(word.substring(0, word.length() - 1)),
                        Flags.NONE.with(Flag.ofHjLetter(letter).orElseThrow()))
                : new Reading(field, at, Double.parseDouble(word), Flags.NONE);
    }

    @Override
    public void change(AlarmChange change) {
        changes.add(change);
    }

    @Override
    public void device(DeviceMemory device) {}

    @Override
    public void site(SiteMemory site) {}
}
