package health.vigil.reports.waste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import health.vigil.reports.alarm.AlarmOnRecord.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A month reckoned by hand. */
class WasteMonthTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Place HOSPITAL = new Place("h", "一院", "Hospital");
    private static final String INFECTIOUS = "841-001-01";
    private static final String SHARPS = "841-002-01";
    private static final Offset<Double> EXACT = within(1e-9);

    /**
     * A was there from September; B, C and D were collected in October, D by the last minute of it, and stays; E is November's; F
     * was lost; G was never weighed and has not arrived.
     */
    private static final List<Passage> MONTH = List.of(
            passage("A", "内科", INFECTIOUS, "2026-09-30T23:00", "2026-10-01T10:00", "2026-10-01T12:00", 2.0, 2.0, 2.0),
            passage("B", "内科", INFECTIOUS, "2026-10-01T00:00", "2026-10-02T10:00", "2026-10-02T12:00", 3.0, 2.9, 2.5),
            passage("C", "外科", SHARPS, "2026-10-01T09:00", "2026-10-02T10:00", "2026-10-02T12:00", 1.0, 1.0, 1.1),
            passage("D", "内科", INFECTIOUS, "2026-10-31T23:59", "2026-11-01T09:00", null, 4.0, 4.0, null),
            lost("F", "外科", "2026-10-05T08:00", "2026-10-06T08:00"),
            passage("G", "", "", "2026-10-07T08:00", "2026-10-07T09:00", null, null, null, null));

    private final WasteMonth month = WasteMonth.of(
            HOSPITAL,
            OCTOBER,
            MONTH,
            Map.of("内科", 310, "儿科", 0),
            Map.of("M1", new WasteMonth.Standing("completed", at("2026-10-02T15:00"), 4.0)),
            List.of());

    @Test
    void collectsByBeijingDayDepartmentAndCategory() {
        assertThat(month.collected())
                .containsExactly(
                        collected("2026-10-01", "内科", INFECTIOUS, 1, 3.0, 0),
                        collected("2026-10-01", "外科", SHARPS, 1, 1.0, 0),
                        collected("2026-10-05", "外科", SHARPS, 1, 0.5, 0),
                        collected("2026-10-07", "", "", 1, 0.0, 1),
                        collected("2026-10-31", "内科", INFECTIOUS, 1, 4.0, 0));
    }

    @Test
    void comparesWhatWasHandedOverWithWhatArrived() {
        assertThat(month.handedOver()).hasSize(3);
        var second = month.handedOver().get(1);
        assertThat(second.day()).isEqualTo("2026-10-02");
        assertThat(second.handedOver().containers()).isEqualTo(2);
        assertThat(second.handedOver().kg()).isEqualTo(3.9, EXACT);
        assertThat(second.received().kg()).isEqualTo(3.6, EXACT);
        assertThat(second.difference()).isEqualTo(0.3, EXACT);
        var unweighed = month.handedOver().get(2);
        assertThat(unweighed.received().containers()).isZero();
        assertThat(unweighed.handedOver().unweighed()).isEqualTo(1);
        assertThat(unweighed.difference()).isZero();
    }

    @Test
    void balancesTheStore() {
        var balance = month.balance();
        assertThat(balance.opening()).isEqualTo(new Amount(1, 2.0, 0));
        assertThat(balance.collected()).isEqualTo(new Amount(5, 8.5, 1));
        assertThat(balance.handedOver().containers()).isEqualTo(4);
        assertThat(balance.otherwise()).isEqualTo(new Amount(1, 0.5, 0));
        assertThat(balance.closing()).isEqualTo(new Amount(1, 4.0, 0));
        assertThat(balance.opening().containers() + balance.collected().containers())
                .isEqualTo(balance.handedOver().containers()
                        + balance.otherwise().containers()
                        + balance.closing().containers());
    }

    @Test
    void reckonsWastePerBedAndDayWhereBedsAreKnown() {
        assertThat(month.rates()).singleElement().satisfies(rate -> {
            assertThat(rate.department()).isEqualTo("内科");
            assertThat(rate.kgPerBedDay()).isEqualTo(7.0 / 310, EXACT);
        });
    }

    @Test
    void sumsByManifestAndTellsWhereThatStands() {
        assertThat(month.manifests())
                .extracting(WasteMonth.ManifestLine::number)
                .containsExactly("", "M1");
        var known = month.manifests().get(1);
        assertThat(known.handedOver().containers()).isEqualTo(3);
        assertThat(known.standing()).isNotNull().extracting("state").isEqualTo("completed");
        assertThat(month.manifests().get(0).standing()).isNull();
    }

    @Test
    void registersWhatWasHandedOverTogether() {
        assertThat(month.register())
                .extracting(
                        WasteMonth.RegisterLine::at,
                        WasteMonth.RegisterLine::department,
                        WasteMonth.RegisterLine::signedTo)
                .containsExactly(
                        tuple(at("2026-10-01T10:00"), "内科", "司机"),
                        tuple(at("2026-10-02T10:00"), "内科", "司机"),
                        tuple(at("2026-10-02T10:00"), "外科", "司机"),
                        tuple(at("2026-10-07T09:00"), "", "司机"));
    }

    @Test
    void aMonthWithoutWasteIsEmpty() {
        var empty = WasteMonth.of(HOSPITAL, OCTOBER, List.of(), Map.of(), Map.of(), List.of());
        assertThat(empty.balance().closing()).isEqualTo(new Amount(0, 0, 0));
        assertThat(empty.register()).isEmpty();
    }

    private static WasteMonth.Collected collected(
            String day, String department, String category, int containers, double kg, int unweighed) {
        return new WasteMonth.Collected(
                LocalDate.parse(day), department, category, new Amount(containers, kg, unweighed));
    }

    private static Passage passage(
            String id,
            String department,
            String category,
            String entered,
            String left,
            @Nullable String arrived,
            @Nullable Double in,
            @Nullable Double out,
            @Nullable Double plant) {
        return new Passage(
                id,
                department,
                category,
                at(entered),
                at(left),
                arrived == null ? null : at(arrived),
                null,
                in,
                out,
                plant,
                id.equals("G") ? "" : "M1",
                "处置中心",
                "Plant",
                "",
                "护士",
                "司机");
    }

    private static Passage lost(String id, String department, String entered, String lost) {
        return new Passage(
                id, department, SHARPS, at(entered), null, null, at(lost), 0.5, null, null, "", "", "", "", "", "");
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + "+08:00").toInstant();
    }
}
