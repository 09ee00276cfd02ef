package health.vigil.reports.waste;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.reports.alarm.AlarmOnRecord;
import health.vigil.reports.alarm.AlarmOnRecord.Place;
import health.vigil.rules.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The waste of one institution in one month of Beijing days.
 *
 * @param collected what was collected, by day, department and category
 * @param handedOver by day of the hand-over
 * @param balance   of the store, over the month
 * @param rates     of the departments whose occupied beds were entered
 * @param register  the columns of 医疗废物管理条例 art. 12
 * @param overdue   alarms on times that were exceeded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WasteMonth(
        Place site,
        YearMonth month,
        List<Collected> collected,
        List<HandedOver> handedOver,
        Balance balance,
        List<Rate> rates,
        List<ManifestLine> manifests,
        List<RegisterLine> register,
        List<AlarmOnRecord> overdue) {

    record Collected(LocalDate day, String department, String category, Amount amount) {}

    /** @param difference kg handed over less received, of the containers weighed at both ends */
    record HandedOver(LocalDate day, Amount handedOver, Amount received, double difference) {}

    /** @param otherwise lost, exempt, or closed without a hand-over */
    record Balance(Amount opening, Amount collected, Amount handedOver, Amount otherwise, Amount closing) {}

    /** @param bedDays sum of the occupied beds of the days; positive */
    record Rate(String department, double kg, int bedDays) {
        double kgPerBedDay() {
            return kg / bedDays;
        }
    }

    /** @param standing absent where the manifest itself isn't known here */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ManifestLine(
            String number, Amount handedOver, Amount received, double difference, @Nullable Standing standing) {}

    /** @param kgPlanned as declared */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(String state, @Nullable Instant received, @Nullable Double kgPlanned) {}

    /** @param at when it was handed over, first of the containers that were handed over together */
    record RegisterLine(
            Instant at,
            String department,
            String category,
            Amount amount,
            String method,
            String destination,
            String destinationEn,
            String signedBy,
            String signedTo) {}

    /**
     * @param passages  containers that were there at some moment of the month
     * @param bedDays   occupied beds, summed over the days of the month, by department
     * @param manifests by number
     */
    static WasteMonth of(
            Place site,
            YearMonth month,
            Collection<Passage> passages,
            Map<String, Integer> bedDays,
            Map<String, Standing> manifests,
            List<AlarmOnRecord> overdue) {
        var within = within(month);
        var entered = where(passages, p -> within.test(p.entered()));
        var left = where(passages, p -> p.left() != null && within.test(p.left()));
        return new WasteMonth(
                site,
                month,
                collected(entered),
                handedOver(left),
                balance(month, passages, entered, left),
                rates(entered, bedDays),
                manifests(left, manifests),
                register(left),
                overdue);
    }

    private static Predicate<Instant> within(YearMonth month) {
        return at -> YearMonth.from(LocalDay.of(at).date()).equals(month);
    }

    private static List<Passage> where(Collection<Passage> passages, Predicate<Passage> condition) {
        return passages.stream().filter(condition).toList();
    }

    private static List<Collected> collected(List<Passage> entered) {
        record Key(LocalDate day, String department, String category) {}
        return grouped(
                entered,
                Comparator.comparing((Passage p) -> LocalDay.of(p.entered()))
                        .thenComparing(Passage::department)
                        .thenComparing(Passage::category),
                p -> new Key(LocalDay.of(p.entered()).date(), p.department(), p.category()),
                (key, group) ->
                        new Collected(key.day, key.department, key.category, Amount.of(group, Passage::weightIn)));
    }

    private static List<HandedOver> handedOver(List<Passage> left) {
        return grouped(
                left,
                Comparator.comparing(WasteMonth::leaving),
                p -> LocalDay.of(leaving(p)).date(),
                (day, group) -> new HandedOver(day, out(group), received(group), difference(group)));
    }

    private static Balance balance(
            YearMonth month, Collection<Passage> passages, List<Passage> entered, List<Passage> left) {
        var start = new LocalDay(month.atDay(1)).start();
        var end = new LocalDay(month.atEndOfMonth()).end();
        var ended = where(
                passages,
                p -> p.ended() != null
                        && within(month).test(p.ended())
                        && (p.left() == null || p.left().isAfter(p.ended())));
        return new Balance(
                in(where(passages, p -> p.isThere(start.minusMillis(1)))),
                in(entered),
                out(left),
                in(ended),
                in(where(passages, p -> p.isThere(end.minusMillis(1)))));
    }

    private static List<Rate> rates(List<Passage> entered, Map<String, Integer> bedDays) {
        var byDepartment = entered.stream().collect(Collectors.groupingBy(Passage::department));
        return new TreeMap<>(bedDays)
                .entrySet().stream()
                        .filter(beds -> beds.getValue() > 0)
                        .map(beds -> new Rate(
                                beds.getKey(),
                                in(byDepartment.getOrDefault(beds.getKey(), List.of()))
                                        .kg(),
                                beds.getValue()))
                        .toList();
    }

    private static List<ManifestLine> manifests(List<Passage> left, Map<String, Standing> standings) {
        return grouped(
                left,
                Comparator.comparing(Passage::manifest),
                Passage::manifest,
                (number, group) -> new ManifestLine(
                        number, out(group), received(group), difference(group), standings.get(number)));
    }

    private static List<RegisterLine> register(List<Passage> left) {
        record Key(
                LocalDay day,
                String department,
                String category,
                String method,
                String destination,
                String signedBy,
                String signedTo) {}
        return grouped(
                left,
                Comparator.comparing(WasteMonth::leaving).thenComparing(Passage::department),
                p -> new Key(
                        LocalDay.of(leaving(p)),
                        p.department(),
                        p.category(),
                        p.method(),
                        p.destination(),
                        p.signedBy(),
                        p.signedTo()),
                (key, group) -> new RegisterLine(
                        leaving(group.get(0)),
                        key.department,
                        key.category,
                        out(group),
                        key.method,
                        key.destination,
                        group.get(0).destinationEn(),
                        key.signedBy,
                        key.signedTo));
    }

    /** In the order of the first of each group. */
    private static <K, T> List<T> grouped(
            List<Passage> passages,
            Comparator<Passage> order,
            Function<Passage, K> key,
            BiFunction<K, List<Passage>, T> line) {
        return passages.stream()
                .sorted(order.thenComparing(Passage::container))
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> line.apply(group.getKey(), group.getValue()))
                .toList();
    }

    /** Of what was handed over. */
    private static Instant leaving(Passage passage) {
        return Objects.requireNonNull(passage.left(), passage.container());
    }

    private static Amount in(List<Passage> passages) {
        return Amount.of(passages, Passage::weightIn);
    }

    private static Amount out(List<Passage> passages) {
        return Amount.of(passages, Passage::weightOut);
    }

    private static Amount received(List<Passage> passages) {
        return Amount.of(where(passages, p -> p.arrived() != null), Passage::weightPlant);
    }

    private static double difference(List<Passage> passages) {
        return passages.stream().mapToDouble(Passage::lost).sum();
    }
}
