package health.vigil.registry;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.Checks;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.Invariant;
import java.util.Collection;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldCatalogueFileTest {
    private final Collection<Field> fields = FieldCatalogueFile.load().all();

    @Test
    void idsAndNamesAreUnique() {
        assertThat(fields).extracting(Field::id).doesNotHaveDuplicates();
        assertThat(fields).extracting(Field::name).doesNotHaveDuplicates();
    }

    @Test
    void idsRunFromOneWithoutGaps() {
        assertThat(fields)
                .extracting(Field::id)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, fields.size()).boxed().toList());
    }

    @Test
    void everyFamilyOfDevicesFindsItsQuantities() {
        assertThat(fields)
                .extracting(Field::name)
                .contains(
                        "free_chlorine",
                        "orp",
                        "total_residual_chlorine",
                        "flow",
                        "temp",
                        "weight",
                        "dose_rate",
                        "latitude");
    }

    @Test
    void everyFieldIsNamedInChineseAndEnglishAndKnowsItsUnit() {
        assertThat(fields).allSatisfy(field -> {
            assertThat(field.name()).matches("[a-z][a-z0-9_]*");
            assertThat(field.zh()).isNotBlank();
            assertThat(field.en()).isNotBlank();
            assertThat(field.unit()).isNotBlank();
            assertThat(field.senmlUnits()).isNotEmpty();
        });
    }

    @Test
    void doorsMainsAndBeamsAreStates() {
        assertThat(fields)
                .filteredOn(Field::isState)
                .extracting(Field::name)
                .containsExactlyInAnyOrder("hatch_open", "door_open", "mains_power", "beam_on", "door_closed");
    }

    @Test
    void aSensorMeasuresNothingThatIsImpossible() {
        assertThat(fields)
                .filteredOn(field -> field.checks() != Checks.NONE)
                .hasSizeGreaterThan(20)
                .allSatisfy(field -> {
                    assertThat(field.checks().sensorMin()).isGreaterThanOrEqualTo(field.min());
                    assertThat(field.checks().sensorMax()).isLessThanOrEqualTo(field.max());
                });
    }

    @Test
    void invariantsAreOnKnownFields() {
        assertThat(fields)
                .flatExtracting(field -> field.checks().invariants())
                .hasSize(2)
                .extracting(invariant -> ((Invariant) invariant).other())
                .isSubsetOf(fields.stream().map(Field::name).toList());
    }

    @Test
    void whatIsAbsentIsNotChecked() {
        var flow = fields.stream().filter(field -> field.name().equals("flow")).findFirst();
        assertThat(flow.orElseThrow().checks()).isSameAs(Checks.NONE);
    }
}
