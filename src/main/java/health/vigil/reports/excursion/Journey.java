package health.vigil.reports.excursion;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.coldchain.exposure.Requirement;
import health.vigil.coldchain.exposure.TemperatureRecord;
import java.util.List;

/** What a report is about: vaccine that stays in one equipment, or a consignment on its way. */
record Journey(Subject subject, TemperatureRecord record, Requirement requirement) {

    /**
     * @param kind  {@code device} or {@code consignment}
     * @param facts what identifies it, under keys of the words of reports
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subject(String kind, String id, String name, String nameEn, List<Fact> facts) {}

    /** @param value in English where that differs */
    record Fact(String key, String value, String valueEn) {
        static Fact of(String key, String value) {
            return new Fact(key, value, value);
        }
    }
}
