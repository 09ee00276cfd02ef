package health.vigil.telemetry.label;

import java.util.Arrays;
import java.util.Optional;

/** The five categories of medical waste 医疗废物 (HW01; 医疗废物分类目录, 2021 edition). */
public enum WasteCategory {
    INFECTIOUS("841-001-01", "感染性"),
    SHARPS("841-002-01", "损伤性"),
    PATHOLOGICAL("841-003-01", "病理性"),
    CHEMICAL("841-004-01", "化学性"),
    PHARMACEUTICAL("841-005-01", "药物性");

    private final String code;
    private final String zh;

    WasteCategory(String code, String zh) {
        this.code = code;
        this.zh = zh;
    }

    /** As in the national list of hazardous waste, for instance {@code 841-001-01}. */
    public String code() {
        return code;
    }

    public static Optional<WasteCategory> ofCode(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code.strip()))
                .findFirst();
    }

    /** A code, or the Chinese name as it is printed on bags, such as 感染性废物. */
    public static Optional<WasteCategory> ofText(String text) {
        return ofCode(text).or(() -> Arrays.stream(values())
                .filter(category -> text.strip().startsWith(category.zh))
                .findFirst());
    }
}
