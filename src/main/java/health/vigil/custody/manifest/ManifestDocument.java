package health.vigil.custody.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One manifest with all that is known of it.
 *
 * @param notice     what it is, and is not
 * @param history    every step, in order of recording
 * @param containers the ledger's containers of its consignor on its trip
 */
record ManifestDocument(
        @JsonUnwrapped ManifestView manifest,
        String notice,
        Comparison comparison,
        List<Entry> history,
        List<Carried> containers) {
    static final String NOTICE_ZH = "联单的法定原件在国家危险废物信息管理系统中运行；本件为监管系统的镜像与核对件，不具法定联单效力。";
    static final String NOTICE_EN =
            "The legal original runs in the national hazardous-waste information system; this is a"
                    + " checked mirror for supervision and no legal manifest.";
    static final String NOTICE = NOTICE_ZH + " " + NOTICE_EN;

    /**
     * A step.
     *
     * @param at         when it happened, as told
     * @param actor      the user who told it
     * @param signedBy   who signed where it happened
     * @param recordedAt when it was told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String step,
            Instant at,
            String actor,
            @Nullable String signedBy,
            Instant recordedAt,
            Map<String, Object> said) {
        static Entry of(ManifestStepEntity row) {
            return new Entry(
                    row.step, row.at.toInstant(), row.actor, row.signedBy, row.recordedAt.toInstant(), row.body);
        }
    }
}
