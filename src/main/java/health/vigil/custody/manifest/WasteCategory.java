package health.vigil.custody.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The five categories of medical waste HW01 (国卫医函〔2021〕238号), with codes and hazards of the national list 国家危险废物名录. */
enum WasteCategory {
    INFECTIOUS("841-001-01", "感染性废物", "Infectious waste", "In"),
    SHARPS("841-002-01", "损伤性废物", "Sharps", "In"),
    PATHOLOGICAL("841-003-01", "病理性废物", "Pathological waste", "In"),
    CHEMICAL("841-004-01", "化学性废物", "Chemical waste", "T", "C", "I", "R"),
    PHARMACEUTICAL("841-005-01", "药物性废物", "Pharmaceutical waste", "T");

    private final String code;
    private final String zh;
    private final String en;
    private final List<String> hazards;

    WasteCategory(String code, String zh, String en, String... hazards) {
        this.code = code;
        this.zh = zh;
        this.en = en;
        this.hazards = List.of(hazards);
    }

    String code() {
        return code;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    /** 危险特性: In infectious, T toxic, C corrosive, I ignitable, R reactive. */
    List<String> hazards() {
        return hazards;
    }

    static Optional<WasteCategory> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code))
                .findFirst();
    }
}
