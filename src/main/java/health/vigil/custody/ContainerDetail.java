package health.vigil.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.custody.ledger.ContainerLedger;
import health.vigil.custody.ledger.MissingStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container with all that was reported of it. */
record ContainerDetail(
        @JsonUnwrapped ContainerView container, List<Moment> timeline, List<Gap> missing, Hashes hashes) {
    /**
     * One event.
     *
     * @param late  what happened after it was received before it
     * @param notes codes of what is odd about it, or could not be understood
     */
    @JsonInclude
    record Moment(
            String id,
            String type,
            Instant at,
            Instant receivedAt,
            @Nullable String by,
            @Nullable String to,
            @Nullable String signedBy,
            @Nullable String signedTo,
            @Nullable String place,
            @Nullable Double lat,
            @Nullable Double lon,
            @Nullable BigDecimal weightKg,
            @Nullable String scale,
            @Nullable LocalDate scaleCalibratedUntil,
            @Nullable String seal,
            @Nullable String manifest,
            @Nullable String trip,
            @Nullable String vehicle,
            @Nullable Double temp,
            @Nullable String photo,
            @Nullable String note,
            @Nullable String why,
            @Nullable String cause,
            @Nullable String device,
            @Nullable String actor,
            boolean late,
            @Nullable String previous,
            List<String> notes) {
        static Moment of(ContainerLedger.Entry entry) {
            var event = entry.event();
            var facts = event.facts();
            return new Moment(
                    event.id(),
                    event.step().type(),
                    event.at(),
                    event.report().receivedAt(),
                    facts.by(),
                    facts.to(),
                    facts.signedBy(),
                    facts.signedTo(),
                    facts.place() == null ? event.report().site() : facts.place(),
                    facts.lat(),
                    facts.lon(),
                    facts.weightKg(),
                    facts.scale(),
                    facts.scaleCalibratedUntil(),
                    facts.seal(),
                    facts.manifest(),
                    facts.trip(),
                    facts.vehicle(),
                    facts.temp(),
                    facts.photo(),
                    facts.note(),
                    facts.why(),
                    facts.cause(),
                    event.report().device(),
                    event.report().actor(),
                    entry.late(),
                    facts.previous(),
                    entry.notes());
        }
    }

    /** @param expectedBetween two times; the first is null where nothing was reported before */
    record Gap(String step, List<@Nullable Instant> expectedBetween) {
        static Gap of(MissingStep missing) {
            return new Gap(missing.step().text(), Arrays.asList(missing.from(), missing.to()));
        }
    }

    /**
     * The chain of its records.
     *
     * @param intact no record was changed, taken out or put in
     * @param head   hash of the last record, hexadecimal
     */
    record Hashes(int records, boolean intact, String head) {}
}
