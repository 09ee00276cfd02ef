package health.vigil.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns what was parsed of a file into drafts, and gathers what can't be one. */
final class DraftReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .build();

    private final List<Fault> faults = new ArrayList<>();

    /** Spreadsheets like to save in the encoding of the country; that must not become unreadable names. */
    static String utf8(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw Problems.badRequest("The file is not in UTF-8; save it again with that encoding");
        }
    }

    <D extends Draft<D>> void read(JsonNode node, Class<D> type, String place, List<Entry<D>> into) {
        try {
            into.add(new Entry<>(place, MAPPER.treeToValue(node, type)));
        } catch (JsonMappingException e) {
            var path = e.getPath().stream()
                    .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
                    .collect(Collectors.joining());
            fault(place + (path.startsWith(".") ? path.substring(1) : path), reason(e));
        } catch (JsonProcessingException e) {
            fault(place, e.getOriginalMessage());
        }
    }

    void fault(String path, String reason) {
        faults.add(new Fault(path, reason));
    }

    List<Fault> faults() {
        return faults;
    }

    private static String reason(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is not known here; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidFormatException format) {
            return "'" + format.getValue() + "' is not " + expected(format.getTargetType());
        }
        return "has the wrong form: " + e.getOriginalMessage();
    }

    private static String expected(Class<?> type) {
        if (type == Integer.class) {
            return "a whole number";
        }
        return type == LocalDate.class ? "a date such as 2026-01-31" : "a number";
    }
}
