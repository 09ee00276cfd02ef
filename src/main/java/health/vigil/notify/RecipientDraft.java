package health.vigil.notify;

import health.vigil.notify.format.Format;
import health.vigil.notify.format.Formats;
import health.vigil.notify.format.Language;
import health.vigil.notify.routing.Office;
import health.vigil.notify.routing.Subject;
import health.vigil.registry.DivisionCode;
import health.vigil.registry.Family;
import health.vigil.rules.Priority;
import health.vigil.web.Fault;
import health.vigil.web.Nearest;
import health.vigil.web.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recipient as people write it. */
record RecipientDraft(
        @Nullable @Schema(required = true, examples = "武江区疾控中心") String name,
        @Nullable
                @Schema(
                        required = true,
                        description = "https; plain http, private addresses and those of this host only in "
                                + "vigil.notify.allowed-networks. Of a robot: its whole webhook address with the key; "
                                + "when a recipient is changed, absent leaves it")
                String url,
        @Nullable @Schema(description = "sensor families, or service for this service itself; empty or absent: all")
                List<String> families,
        @Nullable @Schema(description = "GB/T 2260 codes, each with all divisions below it; empty or absent: all")
                List<String> jurisdictions,
        @Nullable @Schema(description = "low, medium, high or urgent", defaultValue = "low") String minPriority,
        @Nullable @Schema(defaultValue = "true") Boolean enabled,
        @Nullable
                @Schema(
                        description = "cloudevents, cap, alertmanager, wecom, dingtalk or feishu",
                        defaultValue = "cloudevents")
                String format,
        @Nullable @Schema(description = "zh or en", defaultValue = "zh") String language,
        @Nullable
                @Schema(
                        description =
                                "what it is told as, by the routes; absent: it is told of all that the filters match")
                OfficeDraft office,
        @Nullable DigestDraft digest,
        @Nullable QuietDraft quietHours,
        @Nullable @Schema(description = "the recipient that is told while this one can't be reached") UUID fallback,
        @Nullable
                @Schema(
                        description = "v1 (HMAC-SHA256) or v1a (Ed25519); counts when it is created",
                        defaultValue = "v1")
                String signing,
        @Nullable
                @Schema(description = "of a DingTalk or Feishu robot: its signing secret; others get theirs from Vigil")
                String secret) {

    /** Whom the recipient stands for. */
    record OfficeDraft(
            @Nullable @Schema(description = "department, unit_handler, unit_manager, grid_officer or government")
                    String kind,
            @Nullable String department,
            @Nullable String jurisdiction,
            @Nullable String site) {}

    /** @param upTo the highest priority that is drawn together */
    record DigestDraft(@Nullable Duration window, @Nullable String upTo) {}

    /** @param upTo the highest priority that waits */
    record QuietDraft(@Nullable LocalTime from, @Nullable LocalTime until, @Nullable String upTo) {}

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    /**
     * What a recipient is once this is applied; {@code url} and {@code secret} are still to be sealed, if they are given.
     *
     * @param departments that routes name; another would never be told of anything
     * @return its format
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that is wrong
     */
    Format applyTo(RecipientEntity recipient, Formats formats, Set<String> departments) {
        var faults = new ArrayList<Fault>();
        if (name == null || name.isBlank()) {
            faults.add(new Fault("name", "is missing"));
        }
        if (url == null ? recipient.url == null : !isWebAddress(url)) {
            faults.add(new Fault("url", "must be http:// or https:// with a host, and without user and password"));
        }
        var familyTexts = Objects.requireNonNullElse(families, List.<String>of());
        familyTexts.stream()
                .filter(text -> !text.equals(Subject.SERVICE) && Family.of(text).isEmpty())
                .forEach(text -> faults.add(new Fault("families", "'" + text + "' is not a sensor family")));
        var codes = Objects.requireNonNullElse(jurisdictions, List.<String>of());
        codes.stream()
                .filter(text -> DivisionCode.of(text).isEmpty())
                .forEach(text -> faults.add(new Fault("jurisdictions", "'" + text + "' is not a GB/T 2260 code")));
        var least = priority("min_priority", Objects.requireNonNullElse(minPriority, "low"), faults);
        var chosen = format(formats, faults);
        var reads = Language.of(Objects.requireNonNullElse(language, Language.ZH.text()));
        if (reads.isEmpty()) {
            faults.add(new Fault("language", "'" + language + "' is not zh or en"));
        }
        if (signing != null && !List.of("v1", "v1a").contains(signing)) {
            faults.add(new Fault("signing", "'" + signing + "' is not v1 or v1a"));
        }
        chosen.ifPresent(known -> checkSecret(known, faults));
        applyOffice(recipient, departments, faults);
        applyDigest(recipient, faults);
        applyQuiet(recipient, faults);
        if (fallback != null && fallback.equals(recipient.id)) {
            faults.add(new Fault("fallback", "a recipient can't stand in for itself"));
        }
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
        recipient.name = Objects.requireNonNull(name).strip();
        recipient.families = familyTexts.toArray(String[]::new);
        recipient.jurisdictions = codes.toArray(String[]::new);
        recipient.minPriority = least;
        recipient.enabled = !Boolean.FALSE.equals(enabled);
        recipient.format = chosen.orElseThrow().name();
        recipient.language = reads.orElseThrow().text();
        recipient.fallback = fallback;
        return chosen.orElseThrow();
    }

    private Optional<Format> format(Formats formats, List<Fault> faults) {
        var text = Objects.requireNonNullElse(format, formats.usual().name());
        var known = formats.of(text);
        if (known.isEmpty()) {
            var names = formats.all().stream().map(Format::name).toList();
            faults.add(new Fault(
                    "format",
                    "'%s' is not one of %s%s".formatted(text, String.join(", ", names), Nearest.hint(text, names))));
        }
        return known;
    }

    private void checkSecret(Format chosen, List<Fault> faults) {
        if (secret == null) {
            return;
        }
        if (chosen.signsStandardWebhooks()) {
            faults.add(new Fault("secret", "leave it out: Vigil makes the secrets of " + chosen.name()));
        } else {
            chosen.faultOf(secret).ifPresent(reason -> faults.add(new Fault("secret", reason)));
        }
    }

    private void applyOffice(RecipientEntity recipient, Set<String> departments, List<Fault> faults) {
        if (office != null) {
            Office.faults(office.kind, office.department, office.jurisdiction, office.site)
                    .forEach(fault -> faults.add(new Fault("office." + fault.path(), fault.reason())));
            if (office.department != null && !departments.isEmpty() && !departments.contains(office.department)) {
                faults.add(new Fault(
                        "office.department",
                        "no imported routing set names a department '%s'%s"
                                .formatted(office.department, Nearest.hint(office.department, departments))));
            }
        }
        recipient.officeKind = office == null ? null : office.kind;
        recipient.officeDepartment = office == null ? null : office.department;
        recipient.officeJurisdiction = office == null ? null : office.jurisdiction;
        recipient.officeSite = office == null ? null : office.site;
    }

    private void applyDigest(RecipientEntity recipient, List<Fault> faults) {
        recipient.digestWindowSeconds = null;
        recipient.digestUpTo = null;
        if (digest == null) {
            return;
        }
        var window = digest.window;
        if (window == null || window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            faults.add(new Fault("digest.window", "must be from PT10S to P1D, for instance PT15M"));
        } else {
            recipient.digestWindowSeconds = (int) window.toSeconds();
        }
        recipient.digestUpTo = priority("digest.up_to", Objects.requireNonNullElse(digest.upTo, "low"), faults);
    }

    private void applyQuiet(RecipientEntity recipient, List<Fault> faults) {
        recipient.quietFrom = null;
        recipient.quietUntil = null;
        recipient.quietUpTo = null;
        if (quietHours == null) {
            return;
        }
        if (quietHours.from == null || quietHours.until == null || quietHours.from.equals(quietHours.until)) {
            faults.add(new Fault("quiet_hours", "needs from and until, two times of day such as 22:00 and 07:00"));
        }
        var upTo = Objects.requireNonNullElse(quietHours.upTo, "low");
        if (upTo.equals("urgent") || upTo.equals("high")) {
            faults.add(
                    new Fault("quiet_hours.up_to", "'" + upTo + "' does not wait for the morning; low or medium may"));
        }
        recipient.quietFrom = quietHours.from;
        recipient.quietUntil = quietHours.until;
        recipient.quietUpTo = priority("quiet_hours.up_to", upTo, faults);
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = new URI(url);
            return List.of("http", "https").contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** As it is kept; low if it is none, which is then a fault. */
    private static short priority(String path, String text, List<Fault> faults) {
        var found = Priority.of(text);
        if (found.isEmpty()) {
            faults.add(new Fault(path, "'" + text + "' is not low, medium, high or urgent"));
        }
        return (short) found.orElse(Priority.LOW).ordinal();
    }
}
