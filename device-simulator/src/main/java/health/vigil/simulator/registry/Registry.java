package health.vigil.simulator.registry;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Sites and devices, read from the same YAML file that the service imports. */
public record Registry(List<Site> sites, List<Device> devices) {

    public Registry {
        sites = sites == null ? List.of() : List.copyOf(sites);
        devices = devices == null ? List.of() : List.copyOf(devices);
        var seen = new HashSet<String>();
        for (var device : devices) {
            if (!seen.add(device.id())) {
                throw new IllegalArgumentException("device id '" + device.id() + "' occurs twice");
            }
        }
    }

    /**
     * Reads a registry file; keys that only the service needs are ignored.
     *
     * @throws IllegalArgumentException if the content is not a registry, saying what and where
     */
    public static Registry read(Path file) {
        try {
            var registry = Yaml.MAPPER.readValue(Files.readString(file), Registry.class);
            if (registry == null || registry.devices().isEmpty()) {
                throw new IllegalArgumentException(file + " lists no devices");
            }
            return registry;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + ": " + Yaml.explain(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the registry file " + file, e);
        }
    }

    /** The site of a device, if the file describes it. */
    public Optional<Site> siteOf(Device device) {
        return sites.stream().filter(site -> site.id().equals(device.site())).findFirst();
    }
}
