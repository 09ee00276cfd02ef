package health.vigil.notify.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.rules.Priority;
import health.vigil.web.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An office says whose it is, and answers the calls that mean it. */
class OfficeTest {
    private static final List<Call> CALLS = Shipped.ROUTES.calls(
            Shipped.subject("drinking_water", Priority.URGENT, "440203"), Shipped.at("2026-11-18T12:00:00"));

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource({
        "department,   health, 440203, ,       武江区 卫生健康局",
        "department,   health, 440200, ,       韶关市 卫生健康局",
        "department,   water,  440203, ,       ",
        "department,   health, 440204, ,       ",
        "department,   health, 440000, ,       ",
        "unit_handler, ,       ,       a-site, 单位值班人员",
        "unit_manager, ,       ,       a-site, 单位负责人",
        "unit_manager, ,       ,       b-site, ",
        "grid_officer, ,       ,       a-site, 武江区 网格员",
        "grid_officer, ,       440203, ,       武江区 网格员",
        "grid_officer, ,       440200, ,       武江区 网格员",
        "grid_officer, ,       440204, ,       ",
        "government,   ,       440200, ,       韶关市 人民政府",
        "government,   ,       440203, ,       ",
    })
    void answersTheCallsThatMeanIt(
            String kind,
            @Nullable String department,
            @Nullable String jurisdiction,
            @Nullable String site,
            @Nullable String called) {
        var office = new Office(Office.Kind.of(kind).orElseThrow(), department, jurisdiction, site);

        assertThat(CALLS)
                .filteredOn(call -> call.isAnsweredBy(office))
                .extracting(Call::name)
                .isEqualTo(called == null ? List.of() : List.of(called));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}: {5}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                         |        |        |        | kind         | is missing; it is one of department, unit_handler
            departmnt    |        |        |        | kind         | 'departmnt' is not one of department, unit_handler, unit_manager, grid_officer, government; did you mean department?
            department   |        | 440203 |        | department   | is missing; a department needs it
            department   | health |        |        | jurisdiction | is missing; a department needs it
            department   | health | 440203 | a-site | site         | a department has none; leave it out
            department   | health | 4402   |        | jurisdiction | '4402' is not a GB/T 2260 code
            unit_handler |        |        |        | site         | is missing; a unit_handler needs it
            unit_handler |        | 440203 | a-site | jurisdiction | a unit_handler has none; leave it out
            grid_officer |        |        |        | site         | a grid_officer looks after a site or a jurisdiction; give one of them
            grid_officer |        | 440203 | a-site | site         | a grid_officer looks after a site or a jurisdiction; give one of them
            government   |        |        |        | jurisdiction | is missing; a government needs it
            """)
    void saysWhatIsWrong(
            @Nullable String kind,
            @Nullable String department,
            @Nullable String jurisdiction,
            @Nullable String site,
            String path,
            String reason) {
        assertThat(Office.faults(kind, department, jurisdiction, site))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.path()).isEqualTo(path);
                    assertThat(fault.reason()).startsWith(reason);
                });
    }

    @Test
    void cannotBeMadeWrong() {
        assertThatThrownBy(() -> new Office(Office.Kind.GOVERNMENT, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jurisdiction: is missing; a government needs it");
        assertThat(Office.faults("government", "health", "44020", null))
                .extracting(Fault::path)
                .containsExactly("department", "jurisdiction");
    }
}
