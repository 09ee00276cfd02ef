package health.vigil.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.simulator.signal.Sample;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final String CSV =
            "time,ph,flow_m3_h,event\n2016-08-03T09:49:00,8.36,36,false\n2016-08-03T09:50:00,,,false\n";
    private static final ColumnMap COLUMNS = ColumnMap.parse(List.of("ph=ph", "flow_m3_h=flow*0.5"));

    @TempDir
    Path folder;

    @Test
    void readsLocalTimesAppliesFactorsAndLeavesGaps() throws IOException {
        try (var samples = recording(CSV, COLUMNS, Set.of("event")).samples()) {
            assertThat(samples)
                    .containsExactly(
                            new Sample(Instant.parse("2016-08-03T01:49:00Z"), Map.of("ph", 8.36, "flow", 18.0)),
                            new Sample(Instant.parse("2016-08-03T01:50:00Z"), Map.of()));
        }
    }

    @Test
    void readsGzip() throws IOException {
        var file = folder.resolve("a.csv.gz");
        try (var out = new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.write(CSV);
        }

        assertThat(recording(file, COLUMNS, Set.of("event")).lastTime()).isEqualTo("2016-08-03T01:50:00Z");
    }

    @Test
    void aColumnNeitherMappedNorIgnoredIsAnError() throws IOException {
        var recording = recording(CSV, COLUMNS, Set.of());

        assertThatThrownBy(recording::firstTime).hasMessageContaining("[event] would be lost; --map or --ignore them");
    }

    @Test
    void aMissingColumnIsAnError() throws IOException {
        var recording = recording(CSV, ColumnMap.parse(List.of("orp=orp")), Set.of("event"));

        assertThatThrownBy(recording::firstTime).hasMessageContaining("the file has no column [orp]");
    }

    @Test
    void whatIsNoNumberOrTimeIsNamedWithItsRow() throws IOException {
        var badNumber = recording(
                "time,ph\n2016-08-03 09:49,7\n2016-08-03 09:50,n/a\n", ColumnMap.parse(List.of("ph=ph")), Set.of());
        var badTime = recording("time,ph\nyesterday,7\n", ColumnMap.parse(List.of("ph=ph")), Set.of());

        assertThatThrownBy(badNumber::lastTime).hasMessageContaining("row 2, column ph: 'n/a' is no number");
        assertThatThrownBy(badTime::firstTime).hasMessageContaining("row 1: 'yesterday' is no time");
    }

    @Test
    void mappingsMustBeUnambiguous() {
        assertThatThrownBy(() -> ColumnMap.parse(List.of("a=ph", "b=ph"))).hasMessageContaining("mapped already");
        assertThatThrownBy(() -> ColumnMap.parse(List.of("a"))).hasMessageContaining("write column=field");
    }

    /** Published measurements of a waterworks; they are not part of this project, so the test needs its place named. */
    @Test
    void readsTheWholePublishedRecording() {
        var file = Path.of(System.getProperty("vigil.recordings", "."), "tfw-drinking-water-2016.csv.gz");
        assumeTrue(Files.isReadable(file), "set -Dvigil.recordings to the folder of the recording");
        var columns = ColumnMap.parse(List.of("temperature_c=water_temp", "ph=ph", "turbidity_ntu=turbidity"));
        var ignored = Set.of(
                "chlorine_dioxide_mg_l",
                "orp_mv",
                "conductivity_us_cm",
                "chlorine_dioxide_2_mg_l",
                "flow_1_m3_h",
                "flow_2_m3_h",
                "event");

        try (var samples = recording(file, columns, ignored).samples()) {
            assertThat(samples.count()).isEqualTo(68_531);
        }
    }

    private Recording recording(String csv, ColumnMap columns, Set<String> ignored) throws IOException {
        return recording(Files.writeString(Files.createTempFile(folder, "recording", ".csv"), csv), columns, ignored);
    }

    private static Recording recording(Path file, ColumnMap columns, Set<String> ignored) {
        return new Recording(file, "time", ZoneId.of("Asia/Shanghai"), columns, ignored);
    }
}
