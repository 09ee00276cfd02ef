package health.vigil.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import health.vigil.web.Fault;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlFileTest {
    @Test
    void readsEveryKindOfEntryWithItsPlace() {
        var draft = read(
                """
                jurisdictions:
                  - {code: "440000", name: 广东省, name_en: Guangdong, level: province, valid_from: 1949-10-01}
                sites:
                  - {id: works, name: 水厂, name_en: Works, jurisdiction: "440000", kind: waterworks, latitude: 24.79}
                devices:
                  - id: ww-1
                    protocol: hj212
                    interval_s: 60
                    hj212: {mn: 440203A8900016F000169DC0, codes: {w01001: ph}}
                    fields: [ph]
                """);
        assertThat(draft.jurisdictions().get(0).draft().validFrom()).isEqualTo("1949-10-01");
        assertThat(draft.sites().get(0).draft().latitude()).isEqualTo(24.79);
        var device = draft.devices().get(0);
        assertThat(device.place()).isEqualTo("devices[0].");
        assertThat(device.draft().hj212().codes()).containsEntry("w01001", "ph");
        assertThat(device.draft().intervalS()).isEqualTo(60);
    }

    @Test
    void takesVigilJsonForTheProtocolThatIsNotSaid() {
        assertThat(read("devices: [{id: dw-1}]").devices().get(0).draft().protocol())
                .isEqualTo("vigil_json");
    }

    @Test
    void tellsAllEntriesThatCannotBeReadAtOnce() {
        assertThatThrownBy(
                        () -> read(
                                """
                                divices: []
                                sites: none
                                devices:
                                  - {id: dw-1, famly: drinking_water}
                                  - {id: dw-2, interval_s: often}
                                  - dw-3
                                """))
                .asInstanceOf(type(HttpProblem.class))
                .satisfies(p -> assertThat(p.getStatusCode()).isEqualTo(422))
                .extracting(p -> p.getParameters().get("errors"), LIST)
                .extracting(f -> ((Fault) f).path())
                .containsExactly("divices", "sites", "devices[0].famly", "devices[1].interval_s", "devices[2]");
    }

    @Test
    void tellsLineAndColumnOfWhatIsNoYaml() {
        assertThatThrownBy(() -> read("devices:\n  - {id: dw-1\n"))
                .hasMessageContaining("can't be read at line 3, column 1: expected ',' or '}'");
    }

    @Test
    void tellsOfAKeyThatIsThereTwice() {
        assertThatThrownBy(() -> read("devices: []\ndevices: []\n")).hasMessageContaining("devices");
    }

    @Test
    void refusesAnotherEncodingInsteadOfGarblingNames() {
        var gbk = "sites: [{name: 水厂}]".getBytes(Charset.forName("GBK"));
        assertThatThrownBy(() -> YamlFile.read(gbk)).hasMessageContaining("UTF-8");
    }

    private static RegistryDraft read(String yaml) {
        return YamlFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
