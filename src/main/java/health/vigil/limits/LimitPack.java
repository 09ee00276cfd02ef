package health.vigil.limits;

import health.vigil.rules.Source;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one edition of one standard, or one set of engineering presets.
 *
 * @param standard            number without year, for instance {@code GB 5749}
 * @param edition             year or version, for instance {@code 2022}
 * @param title               Chinese title
 * @param legal               it is law or a mandatory standard; otherwise guidance or an engineering preset
 * @param validFrom           first day in force, Beijing time
 * @param validFromUnverified that day is only a stand-in, because the true one is not known for sure
 * @param validTo             first day no longer in force
 * @param source              how the text is known; the marks are explained in docs/limits.md
 */
public record LimitPack(
        String standard,
        String edition,
        String title,
        String titleEn,
        boolean legal,
        LocalDate validFrom,
        boolean validFromUnverified,
        @Nullable LocalDate validTo,
        String source,
        List<LimitEntry> limits) {
    public LimitPack {
        Keys.require(standard, "standard");
        Keys.require(edition, "edition");
        Keys.require(title, "title");
        Keys.require(titleEn, "title_en");
        Keys.require(validFrom, "valid_from");
        Keys.require(source, "source");
        Keys.check(
                validTo == null || validFrom.isBefore(validTo),
                "valid_to: %s is not after valid_from %s".formatted(validTo, validFrom));
        limits = List.copyOf(Objects.requireNonNullElse(limits, List.of()));
    }

    /** For instance {@code GB 5749-2022}. */
    public String citation() {
        return standard + "-" + edition;
    }

    LimitPack with(List<LimitEntry> limits) {
        return new LimitPack(
                standard, edition, title, titleEn, legal, validFrom, validFromUnverified, validTo, source, limits);
    }

    LimitPack replacing(List<LimitEntry> newer) {
        if (newer.isEmpty()) {
            return this;
        }
        var byId = new LinkedHashMap<String, LimitEntry>();
        limits.forEach(limit -> byId.put(limit.id(), limit));
        newer.forEach(limit -> byId.put(limit.id(), limit));
        return with(List.copyOf(byId.values()));
    }

    Source sourceOf(LimitEntry limit) {
        return new Source(standard, edition, limit.clause(), legal, validFrom, validTo);
    }

    boolean overlaps(LimitPack other) {
        return standard.equals(other.standard) && startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(LimitPack other) {
        return other.validTo == null || validFrom.isBefore(other.validTo);
    }
}
