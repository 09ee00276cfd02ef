package health.vigil.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import health.vigil.web.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads devices from CSV: a header row, then a device per row. Columns are named as in YAML, but for {@code hj212_mn}
 * and {@code hj212_codes}; lists are separated by spaces. The header is row 1, as in a spreadsheet.
 */
final class CsvFile {
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private CsvFile() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it isn't CSV, 422 when rows can't be read */
    static RegistryDraft read(byte[] file) {
        var reader = new DraftReader();
        var devices = new ArrayList<Entry<DeviceDraft>>();
        var row = 1;
        try (var rows = MAPPER.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(DraftReader.utf8(file))) {
            while (rows.hasNextValue()) {
                row++;
                var cells = rows.nextValue();
                if (!cells.values().stream().allMatch(String::isBlank)) {
                    device(cells, "row " + row + ", ", reader, devices);
                }
            }
        } catch (IOException | RuntimeJsonMappingException e) {
            throw Problems.badRequest("The CSV can't be read at row " + row + ": " + firstLine(e));
        }
        if (!reader.faults().isEmpty()) {
            throw Problems.unprocessable(reader.faults());
        }
        return new RegistryDraft(List.of(), List.of(), devices);
    }

    private static void device(
            Map<String, String> cells, String place, DraftReader reader, List<Entry<DeviceDraft>> into) {
        var node = JsonNodeFactory.instance.objectNode();
        cells.forEach((column, cell) -> {
            if (cell.isBlank()) {
                return;
            }
            switch (column) {
                case "fields" -> node.set("fields", words(cell));
                case "hj212_mn" -> node.withObject("/hj212").put("mn", cell);
                case "hj212_codes" -> node.withObject("/hj212").set("codes", pairs(cell, place, reader));
                default -> node.put(column, cell);
            }
        });
        reader.read(node, DeviceDraft.class, place, into);
    }

    private static JsonNode words(String cell) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var word : cell.trim().split("\\s+")) {
            list.add(word);
        }
        return list;
    }

    private static ObjectNode pairs(String cell, String place, DraftReader reader) {
        var map = JsonNodeFactory.instance.objectNode();
        for (var pair : cell.trim().split("\\s+")) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                map.put(parts[0], parts[1]);
            } else {
                reader.fault(place + "hj212_codes", "'" + pair + "' is not a pair such as w01001=ph");
            }
        }
        return map;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
