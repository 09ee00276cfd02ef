package health.vigil.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import health.vigil.web.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void readsADevicePerRowWhateverTheOrderOfColumns() {
        var draft = read(
                """
                name,id,interval_s,fields,hj212_mn,hj212_codes,facility_class
                "总排口, 东",ww-1,60,ph flow,440203A8900016F000169DC0,w01001=ph w00000=flow,

                出厂水,dw-1,30,ph,,,
                """);
        var first = draft.devices().get(0).draft();
        assertThat(first.name()).isEqualTo("总排口, 东");
        assertThat(first.fields()).containsExactly("ph", "flow");
        assertThat(first.hj212().codes()).containsOnlyKeys("w01001", "w00000");
        assertThat(first.facilityClass()).isNull();
        assertThat(draft.devices().get(1).place()).isEqualTo("row 4, ");
        assertThat(draft.devices().get(1).draft().hj212()).isNull();
    }

    @Test
    void readsWhatExcelSavesAsUtf8() {
        assertThat(read("\uFEFFid,interval_s\r\ndw-1,60\r\n")
                        .devices()
                        .get(0)
                        .draft()
                        .id())
                .isEqualTo("dw-1");
    }

    @Test
    void tellsAllRowsThatCannotBeReadAtOnce() {
        assertThatThrownBy(
                        () -> read("id,interval_s,hj212_codes,colour\ndw-1,often,,\ndw-2,60,w01001,\ndw-3,60,,red\n"))
                .asInstanceOf(type(HttpProblem.class))
                .extracting(p -> p.getParameters().get("errors"), LIST)
                .extracting(f -> ((Fault) f).path())
                .containsExactly("row 2, interval_s", "row 3, hj212_codes", "row 4, colour");
    }

    @Test
    void tellsTheRowThatHasMoreCellsThanTheHeader() {
        assertThatThrownBy(() -> read("id,interval_s\ndw-1,60\ndw-2,60,x\n")).hasMessageContaining("row 3");
    }

    private static RegistryDraft read(String csv) {
        return CsvFile.read(csv.getBytes(StandardCharsets.UTF_8));
    }
}
