package health.vigil.telemetry.label;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The five categories of medical waste 医疗废物 (HW01; 医疗废物分类目录, 2021 edition), with codes and hazards of the national
 * list 国家危险废物名录.
 */
public enum WasteCategory {
    INFECTIOUS("841-001-01", "感染性", "Infectious waste", "In"),
    SHARPS("841-002-01", "损伤性", "Sharps", "In"),
    PATHOLOGICAL("841-003-01", "病理性", "Pathological waste", "In"),
    CHEMICAL("841-004-01", "化学性", "Chemical waste", "T", "C", "I", "R"),
    PHARMACEUTICAL("841-005-01", "药物性", "Pharmaceutical waste", "T");

    private final String code;
    private final String kind;
    private final String en;
    private final List<String> hazards;

    WasteCategory(String code, String kind, String en, String... hazards) {
        this.code = code;
        this.kind = kind;
        this.en = en;
        this.hazards = List.of(hazards);
    }

    /** As in the national list of hazardous waste, for instance {@code 841-001-01}. */
    public String code() {
        return code;
    }

    public String zh() {
        return kind + "废物";
    }

    public String en() {
        return en;
    }

    /** 危险特性: In infectious, T toxic, C corrosive, I ignitable, R reactive. */
    public List<String> hazards() {
        return hazards;
    }

    public static Optional<WasteCategory> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code.strip()))
                .findFirst();
    }

    /** A code, or the Chinese name as it is printed on bags, such as 感染性废物. */
    public static Optional<WasteCategory> ofText(String text) {
        return of(text).or(() -> Arrays.stream(values())
                .filter(category -> text.strip().startsWith(category.kind))
                .findFirst());
    }
}
