package health.vigil.simulator.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;

/** The credentials file: CSV with the header {@code device,username,password}, in the order of the file. */
public final class Credentials {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private final Path file;
    private final Map<String, Credential> byDevice = new LinkedHashMap<>();

    private Credentials(Path file) {
        this.file = file;
    }

    /**
     * Reads a credentials file.
     *
     * @throws IllegalArgumentException if a column is missing
     */
    public static Credentials read(Path file) {
        var credentials = new Credentials(file);
        try (var parser = FORMAT.parse(Files.newBufferedReader(file))) {
            var missing = new ArrayList<>(List.of("device", "username", "password"));
            missing.removeAll(parser.getHeaderNames());
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        file + " lacks the column(s) " + missing + "; its first line must be device,username,password");
            }
            for (var line : parser) {
                var device = line.get("device");
                credentials.byDevice.put(device, new Credential(device, line.get("username"), line.get("password")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the credentials file " + file, e);
        }
        return credentials;
    }

    /**
     * The credential of a device.
     *
     * @throws IllegalArgumentException if the file has none
     */
    public Credential of(String device) {
        var credential = byDevice.get(device);
        if (credential == null) {
            throw new IllegalArgumentException(file + " has no line for device '" + device + "'");
        }
        return credential;
    }

    /**
     * The first credentials of the file.
     *
     * @throws IllegalArgumentException if the file has fewer
     */
    public List<Credential> first(int count) {
        if (count > byDevice.size()) {
            throw new IllegalArgumentException(
                    file + " has " + byDevice.size() + " devices, " + count + " are wanted; lower --devices");
        }
        return byDevice.values().stream().limit(count).toList();
    }
}
