package health.vigil.notify;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Family;
import health.vigil.rules.Priority;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recipient as people write it. */
record RecipientDraft(
        @Nullable @Schema(required = true, examples = "武江区疾控中心") String name,
        @Nullable
                @Schema(
                        required = true,
                        description = "http or https; plain http is for receivers on this host or a private network")
                String url,
        @Nullable @Schema(description = "sensor families; empty or absent: all") List<String> families,
        @Nullable @Schema(description = "GB/T 2260 codes, each with all divisions below it; empty or absent: all")
                List<String> jurisdictions,
        @Nullable @Schema(description = "low, medium, high or urgent", defaultValue = "low") String minPriority,
        @Nullable @Schema(defaultValue = "true") Boolean enabled) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that is wrong */
    void applyTo(RecipientEntity recipient) {
        var faults = new ArrayList<Fault>();
        if (name == null || name.isBlank()) {
            faults.add(new Fault("name", "is missing"));
        }
        if (url == null || !isWebAddress(url)) {
            faults.add(new Fault("url", "must be http:// or https:// with a host"));
        }
        var familyTexts = Objects.requireNonNullElse(families, List.<String>of());
        familyTexts.stream()
                .filter(text -> Family.of(text).isEmpty())
                .forEach(text -> faults.add(new Fault("families", "'" + text + "' is not a sensor family")));
        var codes = Objects.requireNonNullElse(jurisdictions, List.<String>of());
        codes.stream()
                .filter(text -> DivisionCode.of(text).isEmpty())
                .forEach(text -> faults.add(new Fault("jurisdictions", "'" + text + "' is not a GB/T 2260 code")));
        var least = priority(Objects.requireNonNullElse(minPriority, "low"));
        if (least.isEmpty()) {
            faults.add(new Fault("min_priority", "'" + minPriority + "' is not low, medium, high or urgent"));
        }
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
        recipient.name = Objects.requireNonNull(name).strip();
        recipient.url = Objects.requireNonNull(url);
        recipient.families = familyTexts.toArray(String[]::new);
        recipient.jurisdictions = codes.toArray(String[]::new);
        recipient.minPriority = (short) least.orElseThrow().ordinal();
        recipient.enabled = !Boolean.FALSE.equals(enabled);
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = new URI(url);
            return List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<Priority> priority(String text) {
        return Arrays.stream(Priority.values())
                .filter(p -> p.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }
}
