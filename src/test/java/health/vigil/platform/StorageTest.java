package health.vigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.platform.StoredReadings.Bucket;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Quality;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What everything above storage relies on, on every kind of database this machine can run. */
@ParameterizedClass
@MethodSource("health.vigil.platform.TestDatabase#all")
class StorageTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.now(CHINA).minusDays(4);
    private static int lastDevice;

    private final TestDatabase database;
    private final int device = ++lastDevice;
    private StoredReadings stored;

    StorageTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws Exception {
        database.migrate();
        stored = new StoredReadings(database);
    }

    @AfterEach
    void close() throws Exception {
        stored.close();
    }

    @Test
    void saysWhichStorageRuns() {
        var kind = StorageKind.of(database.dataSource());

        System.out.println("Storage tests run on " + kind);
        assertThat(kind.name()).isEqualTo(database.hasTimescale() ? "timescaledb" : "plain");
        assertThat(kind.version()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void keepsTheFirstOfTwoReadingsWithTheSameKey() throws Exception {
        stored.insert(device, at(DAY, "08:00"), 7.1, Flags.NONE);
        stored.insert(device, at(DAY, "08:00"), 9.9, Flags.NONE);

        assertThat(stored.values(device)).containsExactly(7.1);
    }

    @Test
    void cutsDaysAtMidnightInChina() throws Exception {
        stored.insert(device, at(DAY.minusDays(1), "23:59:59"), 1, Flags.NONE);
        stored.insert(device, at(DAY, "00:00"), 2, Flags.NONE);
        stored.insert(device, at(DAY, "23:59:59"), 4, Flags.NONE);
        stored.insert(device, at(DAY.plusDays(1), "00:00"), 8, Flags.NONE);
        stored.refresh();

        assertThat(stored.buckets("reading_1d", device))
                .containsExactly(
                        new Bucket(at(DAY.minusDays(1), "00:00"), 1.0, 1.0, 1.0, 1, 1.0, 1.0, 0),
                        new Bucket(at(DAY, "00:00"), 3.0, 2.0, 4.0, 2, 2.0, 4.0, 0),
                        new Bucket(at(DAY.plusDays(1), "00:00"), 8.0, 8.0, 8.0, 1, 8.0, 8.0, 0));
    }

    @Test
    void sumsUpMinutesAndHours() throws Exception {
        stored.insert(device, at(DAY, "08:00:00"), 5, Flags.NONE);
        stored.insert(device, at(DAY, "08:00:59.999"), 1, Flags.NONE);
        stored.insert(device, at(DAY, "08:01:00"), 9, Flags.NONE);
        stored.insert(device, at(DAY, "09:00:00"), 2, Flags.NONE);
        stored.refresh();

        assertThat(stored.buckets("reading_1m", device))
                .containsExactly(
                        new Bucket(at(DAY, "08:00"), 3.0, 1.0, 5.0, 2, 5.0, 1.0, 0),
                        new Bucket(at(DAY, "08:01"), 9.0, 9.0, 9.0, 1, 9.0, 9.0, 0),
                        new Bucket(at(DAY, "09:00"), 2.0, 2.0, 2.0, 1, 2.0, 2.0, 0));
        assertThat(stored.buckets("reading_1h", device))
                .containsExactly(
                        new Bucket(at(DAY, "08:00"), 5.0, 1.0, 9.0, 3, 5.0, 9.0, 0),
                        new Bucket(at(DAY, "09:00"), 2.0, 2.0, 2.0, 1, 2.0, 2.0, 0));
    }

    @Test
    void countsBadReadingsAndKeepsThemOutOfTheFigures() throws Exception {
        stored.insert(device, at(DAY, "08:00:10"), 7, Flags.NONE);
        stored.insert(
                device,
                at(DAY, "08:00:20"),
                99,
                Flags.NONE.with(Flag.CALIBRATION).with(Flag.LATE));
        stored.insert(device, at(DAY, "09:00:00"), 99, Flags.NONE.with(Flag.IMPOSSIBLE));
        stored.refresh();

        assertThat(stored.buckets("reading_1h", device))
                .containsExactly(
                        new Bucket(at(DAY, "08:00"), 7.0, 7.0, 7.0, 1, 7.0, 7.0, 1),
                        new Bucket(at(DAY, "09:00"), null, null, null, 0, null, null, 1));
    }

    @Test
    void takesTheSameFlagsForBadAsTelemetryDoes() throws Exception {
        for (var flag : Flag.values()) {
            stored.insert(device, at(DAY, "08:00").plusMinutes(flag.ordinal()), 1, Flags.NONE.with(flag));
        }
        stored.refresh();

        assertThat(stored.buckets("reading_1m", device))
                .extracting(Bucket::bad)
                .containsExactlyElementsOf(Arrays.stream(Flag.values())
                        .map(flag -> Flags.NONE.with(flag).quality() == Quality.BAD ? 1L : 0L)
                        .toList());
    }

    @Test
    void takesInLateReadingsOnceTheNextRefreshHasRun() throws Exception {
        stored.insert(device, at(DAY, "08:00"), 1, Flags.NONE);
        stored.refresh();
        stored.insert(device, at(DAY, "08:00:30"), 3, Flags.NONE.with(Flag.LATE));
        stored.insert(device, at(DAY.minusDays(400), "08:00"), 5, Flags.NONE.with(Flag.LATE));
        stored.refresh();

        for (var view : List.of("reading_1m", "reading_1h", "reading_1d")) {
            assertThat(stored.buckets(view, device)).extracting(Bucket::avg).containsExactly(5.0, 2.0);
        }
    }

    @Test
    void showsLateReadingsOfACompressedDayInItsAggregatesAfterTheNextRefresh() throws Exception {
        stored.insert(device, at(DAY, "08:00"), 1, Flags.NONE);
        stored.refresh();
        stored.compress();
        stored.insert(device, at(DAY, "08:00"), 9, Flags.NONE.with(Flag.LATE));
        stored.insert(device, at(DAY, "08:00:30"), 3, Flags.NONE.with(Flag.LATE));

        for (var view : List.of("reading_1m", "reading_1h", "reading_1d")) {
            var before = database.hasTimescale() ? 1.0 : 2.0;
            assertThat(stored.buckets(view, device))
                    .as("before")
                    .extracting(Bucket::avg)
                    .containsExactly(before);
        }
        stored.refresh();
        for (var view : List.of("reading_1m", "reading_1h", "reading_1d")) {
            assertThat(stored.buckets(view, device))
                    .as("after")
                    .extracting(Bucket::avg)
                    .containsExactly(2.0);
        }
    }

    @Test
    void refusesToOverwriteWhatADeviceSent() throws Exception {
        stored.insert(device, at(DAY, "08:00"), 7.1, Flags.NONE);

        for (var update : List.of(
                "UPDATE reading SET value = 0",
                "UPDATE frame SET payload = ''",
                "UPDATE device_event SET body = '{}'",
                "INSERT INTO reading SELECT * FROM reading ON CONFLICT (time, device_key, field_id) DO UPDATE SET value = 0")) {
            assertThatThrownBy(() -> stored.execute(update)).hasMessageContaining("never overwritten");
        }
        assertThat(stored.values(device)).containsExactly(7.1);
    }

    @Test
    void takesLateReadingsIntoACompressedDay() throws Exception {
        stored.insert(device, at(DAY, "08:00"), 1, Flags.NONE);
        stored.compress();
        stored.insert(device, at(DAY, "08:00"), 9, Flags.NONE);
        stored.insert(device, at(DAY, "07:00"), 2, Flags.NONE.with(Flag.LATE));

        assertThat(stored.values(device)).containsExactly(2.0, 1.0);
    }

    @Test
    void readsARangeOfBucketsThroughTheKey() throws Exception {
        stored.execute("INSERT INTO reading SELECT TIMESTAMPTZ '" + at(DAY, "00:00") + "' + m * INTERVAL '1 minute', "
                + device + ", f, 0, 1 FROM generate_series(0, 1439) AS m, generate_series(100, 119) AS f");
        stored.execute("ANALYZE reading");

        var plan = stored.plan("SELECT * FROM reading_1m WHERE device_key = " + device + " AND field_id = 100"
                + " AND bucket >= '" + at(DAY, "08:00") + "' AND bucket < '" + at(DAY, "09:00") + "'");

        assertThat(plan).doesNotContain("Seq Scan on reading").containsPattern("Index Cond: .*\"time\" >= ");
    }

    @Test
    void compressesRefreshesAndKeepsAsPlanned() throws Exception {
        assumeTrue(database.hasTimescale(), "on plain PostgreSQL there is nothing to plan");

        assertThat(stored.policies())
                .containsExactlyInAnyOrder(
                        "compress frame after 1 day",
                        "compress reading after 1 day",
                        "compress device_event after 30 days",
                        "compress reading_1m after 1 day",
                        "compress reading_1h after 30 days",
                        "compress reading_1d after 30 days",
                        "refresh reading_1m from 3600 days",
                        "refresh reading_1h from 3600 days",
                        "refresh reading_1d from 3600 days");
    }

    private static OffsetDateTime at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(CHINA).toOffsetDateTime();
    }
}
