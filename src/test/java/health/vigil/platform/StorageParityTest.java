package health.vigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same readings look the same on TimescaleDB as on plain PostgreSQL. */
class StorageParityTest {
    private static final OffsetDateTime START =
            OffsetDateTime.now(ZoneOffset.UTC).withNano(0).minusDays(2);
    private static List<TestDatabase> databases = List.of();

    @BeforeAll
    static void start() throws Exception {
        databases = TestDatabase.all();
        assumeTrue(databases.size() == 2, "only one kind of database here: nothing to compare");
        for (var database : databases) {
            database.migrate();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (var database : databases) {
            database.close();
        }
    }

    @Test
    void bothHaveTheSameTablesViewsAndColumns() throws Exception {
        try (var plain = new StoredReadings(databases.get(0));
                var timescale = new StoredReadings(databases.get(1))) {
            assertThat(timescale.columns())
                    .contains("reading_1m.bucket timestamp with time zone", "storage_kind.version text")
                    .isEqualTo(plain.columns());
        }
    }

    @Test
    void bothAggregateAlikeWhetherRefreshedOrNot() throws Exception {
        try (var plain = new StoredReadings(databases.get(0));
                var timescale = new StoredReadings(databases.get(1))) {
            insertTwoDays(plain, 1);
            insertTwoDays(timescale, 1);
            assertAlike(plain, timescale);

            timescale.refresh();
            timescale.compress();
            insertTwoDays(plain, 2);
            insertTwoDays(timescale, 2);
            timescale.refresh();
            assertAlike(plain, timescale);
        }
    }

    private static void insertTwoDays(StoredReadings stored, long seed) throws Exception {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++) {
            var flags = random.nextInt(5) == 0 ? Flags.NONE.with(Flag.MAINTENANCE) : Flags.NONE;
            // Eighths add up exactly in any order.
            stored.insert(1, START.plusSeconds(random.nextInt(2 * 86_400)), random.nextInt(1_000) / 8.0, flags);
        }
    }

    private static void assertAlike(StoredReadings plain, StoredReadings timescale) throws Exception {
        for (var view : List.of("reading_1m", "reading_1h", "reading_1d")) {
            assertThat(timescale.buckets(view, 1)).isNotEmpty().isEqualTo(plain.buckets(view, 1));
        }
    }
}
