package health.vigil.custody.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import health.vigil.telemetry.label.ContainerLabel;
import health.vigil.telemetry.label.LabelParts;
import health.vigil.telemetry.label.WasteCategory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of an event's JSON object, each understood or noted as {@code not_understood.<member>}. */
final class EventBody {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Predicate<String> MANIFEST = Pattern.compile("\\d{14}").asMatchPredicate();
    private static final Predicate<String> SHA_256 =
            Pattern.compile("[0-9a-f]{64}").asMatchPredicate();
    private static final double ABSOLUTE_ZERO = -273.15;

    private final Map<String, Object> members = new HashMap<>();
    private final SortedSet<String> notes = new TreeSet<>();

    private EventBody() {}

    /** @param container the container that the event was recorded for */
    static Understood read(String container, String body) {
        var event = new EventBody();
        try (var json = JSON.createParser(body)) {
            event.take(json);
        } catch (IOException e) {
            event.notes.add("not_understood");
        }
        var facts = event.facts(event.label(container));
        return new Understood(facts, event.notes);
    }

    record Understood(Facts facts, SortedSet<String> notes) {}

    private void take(JsonParser json) throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var member = json.currentName();
            var token = json.nextToken();
            if (token.isStructStart()) {
                members.put(member, token);
                json.skipChildren();
            } else if (token == JsonToken.VALUE_STRING) {
                members.put(member, json.getText().strip());
            } else if (token.isNumeric()) {
                members.put(member, json.getDecimalValue());
            } else if (token.isBoolean()) {
                members.put(member, json.getBooleanValue());
            }
        }
    }

    private LabelParts label(String container) {
        var label = text("label");
        var none = new LabelParts(null, null, null, null, null);
        if (label == null) {
            return none;
        }
        return ContainerLabel.parse(label)
                .fold(
                        read -> {
                            if (!read.container().equals(container)) {
                                notes.add("label_differs");
                            }
                            return read.parts();
                        },
                        refused -> {
                            notes.add("not_understood.label");
                            return none;
                        });
    }

    private Facts facts(LabelParts label) {
        var category = of("category", WasteCategory::of);
        var department = text("department");
        return new Facts(
                text("by"),
                text("to"),
                text("signed_by"),
                text("signed_to"),
                text("place"),
                number("lat", lat -> Math.abs(lat) <= 90),
                number("lon", lon -> Math.abs(lon) <= 180),
                weight(),
                text("scale"),
                of("scale_calibrated_until", EventBody::day),
                text("seal"),
                category == null ? label.category() : category,
                of("kind", ContainerKind::of),
                department == null ? label.department() : department,
                matching("manifest", MANIFEST),
                text("trip"),
                text("vehicle"),
                text("bin"),
                planned(),
                isTrue("remote"),
                isTrue("disinfected"),
                number("temp", temp -> temp >= ABSOLUTE_ZERO),
                matching("photo", SHA_256),
                matching("previous", SHA_256),
                text("note"),
                text("why"),
                text("cause"));
    }

    private @Nullable String text(String member) {
        return of(member, Optional::of);
    }

    private @Nullable String matching(String member, Predicate<String> form) {
        return of(member, text -> Optional.of(text).filter(form));
    }

    private <T> @Nullable T of(String member, Function<String, Optional<T>> reading) {
        var value = members.get(member);
        if (value == null || "".equals(value)) {
            return null;
        }
        return understood(member, value instanceof String text ? reading.apply(text) : Optional.empty());
    }

    private @Nullable Double number(String member, Predicate<Double> plausible) {
        var value = members.get(member);
        return value == null
                ? null
                : understood(member, decimal(value).map(BigDecimal::doubleValue).filter(plausible));
    }

    private @Nullable BigDecimal weight() {
        var value = members.get("weight_kg");
        return value == null ? null : understood("weight_kg", decimal(value).filter(kg -> kg.signum() >= 0));
    }

    private @Nullable Duration planned() {
        var minutes = number("planned_minutes", planned -> planned > 0 && planned <= Integer.MAX_VALUE);
        return minutes == null ? null : Duration.ofSeconds(Math.round(minutes * 60));
    }

    private boolean isTrue(String member) {
        var value = members.get(member);
        return value != null
                && Boolean.TRUE.equals(
                        understood(member, value instanceof Boolean answer ? Optional.of(answer) : Optional.empty()));
    }

    private <T> @Nullable T understood(String member, Optional<T> value) {
        if (value.isEmpty()) {
            notes.add("not_understood." + member);
        }
        return value.orElse(null);
    }

    /** Only what an IEEE double can say as well: the store's figures are such. */
    private static Optional<BigDecimal> decimal(Object value) {
        return value instanceof BigDecimal number && Double.isFinite(number.doubleValue())
                ? Optional.of(number)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
