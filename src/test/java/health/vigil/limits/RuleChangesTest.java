package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.Amendment;
import health.vigil.rules.Limit;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.Period;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What overrides and versions make of a rule over time. */
class RuleChangesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 4, 11);
    private static final Instant ZERO =
            FIRST.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    private static final String ID = "pack.turbidity.high";
    private static final Device DEVICE = new Device(
            1,
            "dw-1",
            "works",
            "440203",
            Family.DRINKING_WATER,
            "plant_outlet",
            null,
            "free_chlorine",
            Duration.ofMinutes(1),
            Map.of(),
            null,
            OpeningHours.ALWAYS,
            Set.of());
    private static final Rule RULE = rule(LAST);

    @Example
    void holdsBeforeDuringAndAfterAnOverride() {
        var rules = amended(override(1, Scope.Kind.DEVICE, "dw-1", 10, 20, 0.5));

        assertThat(rules)
                .extracting(Rule::inForce)
                .containsExactly(
                        days(0, 10),
                        days(10, 20),
                        new Period(day(20), RULE.inForce().until()));
        assertThat(rules).extracting(RuleChangesTest::threshold).containsExactly(1.0, 0.5, 1.0);
        assertThat(rules)
                .extracting(Rule::amendment)
                .containsExactly(null, new Amendment("1", "approver", "why", 1.0, false), null);
    }

    @Example
    void changesARuleOfAWholeSiteForTheSiteAndNotForOneOfItsDevices() {
        var changes = RuleChanges.of(
                day(0),
                List.of(),
                List.of(
                        override(1, Scope.Kind.DEVICE, "dw-1", 10, 20, 0.1),
                        override(2, Scope.Kind.SITE, "works", 10, 20, 0.2)));

        assertThat(changes.amendedOfSite(RULE, DEVICE))
                .extracting(RuleChangesTest::threshold)
                .containsExactly(1.0, 0.2, 1.0);
    }

    @Example
    void prefersTheMostSpecificScopeAndThenTheNewer() {
        var rules = amended(
                override(1, Scope.Kind.DEVICE, "dw-1", 40, 50, 0.1),
                override(2, Scope.Kind.SITE, "works", 30, 60, 0.2),
                override(3, Scope.Kind.JURISDICTION, "440203", 20, 70, 0.3),
                override(4, Scope.Kind.JURISDICTION, "440200", 10, 80, 0.4),
                override(5, Scope.Kind.JURISDICTION, "440200", 75, 85, 0.45),
                override(6, Scope.Kind.DEVICE, "another", 0, 90, 9.0),
                override(7, Scope.Kind.JURISDICTION, "440300", 0, 90, 9.0));

        assertThat(rules)
                .extracting(RuleChangesTest::threshold)
                .containsExactly(1.0, 0.4, 0.3, 0.2, 0.1, 0.2, 0.3, 0.4, 0.45, 1.0);
    }

    @Example
    void hasNoRuleWhileSwitchedOff() {
        assertThat(amended(override(1, Scope.Kind.SITE, "works", 10, 20, null)))
                .extracting(Rule::inForce)
                .containsExactly(days(0, 10), new Period(day(20), RULE.inForce().until()));
    }

    @Example
    void holdsNeitherBeforeItsApprovalNorAfterItsRevocation() {
        var late = new RuleOverride(
                1,
                ID,
                new Scope(Scope.Kind.DEVICE, "dw-1"),
                new RuleChange(2.0, null, null, null, null, true),
                true,
                "粤卫监〔2026〕12号",
                "why",
                "author",
                day(0),
                new RuleOverride.Approval("approver", day(12)),
                day(10),
                day(20),
                new RuleOverride.Revocation("approver", day(15), "done"));

        assertThat(late.inForce()).contains(days(12, 15));
        assertThat(amended(late)).extracting(RuleChangesTest::threshold).containsExactly(1.0, 2.0, 1.0);
    }

    @Property
    void periodsOfARuleNeverOverlapAndCoverAllButWhatIsSwitchedOff(
            @ForAll("overrides") List<RuleOverride> overrides, @ForAll boolean ends) {
        var rule = rule(ends ? LAST : null);
        var changes = RuleChanges.of(day(0), List.of(), overrides);
        var rules = changes.amended(rule, DEVICE).toList();

        for (var hour = -48; hour < 130 * 24; hour += 12) {
            var at = ZERO.plus(Duration.ofHours(hour));
            var then = rules.stream().filter(r -> r.inForceAt(at)).toList();
            var deciding = changes.deciding(ID, DEVICE, at);
            var judged = rule.inForceAt(at)
                    && deciding.map(override -> override.change().enabled()).orElse(true);
            assertThat(then).as("at %s", at).hasSize(judged ? 1 : 0);
            if (judged) {
                var expected =
                        deciding.map(override -> override.change().threshold()).orElse(1.0);
                assertThat(threshold(then.get(0))).isEqualTo(expected);
            }
        }
    }

    @Property
    void versionsTakeOverFromTheirFirstMomentAndNeverOverlap(@ForAll("starts") List<Integer> starts) {
        var shipped = Shipped.PACKS.all().stream()
                .filter(pack -> !pack.legal())
                .filter(pack -> pack.standard().equals("Vigil drinking-water presets"))
                .findFirst()
                .orElseThrow();
        var limit = shipped.limits().get(0);
        var versions = Stream.iterate(0, i -> i + 1)
                .limit(starts.size())
                .map(i -> new LimitVersion(limit, i + 1, new Period(day(starts.get(i)), null), Optional.empty()))
                .toList();
        var dated = RuleChanges.of(day(0), versions, List.of()).limits(Shipped.PACKS.all(), Set.of()).stream()
                .filter(d -> d.id().equals(limit.id()))
                .toList();

        for (var day = -10; day < 110; day++) {
            var at = day(day);
            var then = dated.stream().filter(d -> d.isInForce(at)).toList();
            var today = day;
            var expected = versions.stream()
                    .filter(version -> starts.get(version.number() - 1) <= today)
                    .reduce((older, newer) -> newer);
            assertThat(then).hasSize(1);
            assertThat(then.get(0).version()).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<List<Integer>> starts() {
        return Arbitraries.integers().between(0, 100).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<RuleOverride>> overrides() {
        var scopes = Arbitraries.of(
                new Scope(Scope.Kind.DEVICE, "dw-1"),
                new Scope(Scope.Kind.DEVICE, "dw-2"),
                new Scope(Scope.Kind.SITE, "works"),
                new Scope(Scope.Kind.JURISDICTION, "440203"),
                new Scope(Scope.Kind.JURISDICTION, "440200"),
                new Scope(Scope.Kind.JURISDICTION, "440000"));
        var begins = Arbitraries.integers().between(-5, 110);
        var lengths = Arbitraries.integers().between(1, 60);
        var thresholds = Arbitraries.doubles().between(0, 5).injectNull(0.2);
        return Combinators.combine(Arbitraries.longs().between(1, 1_000_000), scopes, begins, lengths, thresholds)
                .as((id, scope, begin, length, threshold) ->
                        override(id, scope.kind(), scope.target(), begin, begin + length, threshold))
                .list()
                .uniqueElements(RuleOverride::id)
                .ofMaxSize(8);
    }

    private static List<Rule> amended(RuleOverride... overrides) {
        return RuleChanges.of(day(0), List.of(), List.of(overrides))
                .amended(RULE, DEVICE)
                .toList();
    }

    /** @param threshold null: switched off */
    private static RuleOverride override(
            long id, Scope.Kind kind, String target, int from, int until, @Nullable Double threshold) {
        return new RuleOverride(
                id,
                ID,
                new Scope(kind, target),
                new RuleChange(threshold, null, null, null, null, threshold != null),
                false,
                null,
                "why",
                "author",
                day(-10),
                new RuleOverride.Approval("approver", day(-10)),
                day(from),
                day(until),
                null);
    }

    private static Rule rule(@Nullable LocalDate until) {
        return Rule.of(
                ID,
                "浑浊度偏高",
                "Turbidity high",
                "turbidity",
                "NTU",
                new Limit(Limit.Direction.ABOVE, 1.0, false, 0),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Priority.MEDIUM,
                new Source("GB 1", "2022", "Table 2", true, FIRST, until));
    }

    private static double threshold(Rule rule) {
        return ((Limit) rule.condition()).threshold();
    }

    private static Period days(int from, int until) {
        return new Period(day(from), day(until));
    }

    private static Instant day(int number) {
        return ZERO.plus(Duration.ofDays(number));
    }
}
