package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The devices under measurement, all drinking-water analysers at a plant outlet.
 *
 * @param load credentials file of the devices that make the load
 * @param probes logins of the devices whose alarms are timed
 */
record Fleet(Path load, List<Login> probes) {
    static final int LOAD_DEVICES = 1_000;
    static final int PROBES = 300;
    private static final String LOAD = "load-";
    private static final String PROBE = "probe-";

    record Login(String device, String username, String password) {
        static Login of(String line) {
            var cells = line.split(",");
            return new Login(cells[0], cells[1], cells[2]);
        }
    }

    /** Registers them as users do: by the import of a registry file, and with passwords that the service issues. */
    static Fleet register(Service service, Path folder) {
        service.post("/api/v1/registry/import", "application/yaml", registry());
        var logins = service.post("/api/v1/devices/credentials", "application/json", "")
                .lines()
                .toList();
        var load = Stream.concat(logins.stream().limit(1), logins.stream().filter(line -> line.startsWith(LOAD)));
        try {
            var file = Files.write(folder.resolve("load.csv"), (Iterable<String>) load::iterator);
            return new Fleet(
                    file,
                    logins.stream()
                            .filter(line -> line.startsWith(PROBE))
                            .map(Login::of)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String registry() {
        var devices = Stream.concat(ids(LOAD, LOAD_DEVICES), ids(PROBE, PROBES))
                .map(id -> "  - {id: %s, site: works, name: 出厂水分析仪, name_en: Outlet analyser,".formatted(id)
                        + " family: drinking_water, sampling_point: plant_outlet, disinfectant: free_chlorine,"
                        + " interval_s: 60, fields: [free_chlorine, ph, turbidity, water_temp, conductivity]}")
                .collect(Collectors.joining("\n"));
        return """
                jurisdictions:
                  - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                  - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                  - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                sites:
                  - {id: works, name: 自来水厂, name_en: Waterworks, jurisdiction: "440203", kind: waterworks}
                devices:
                """
                + devices;
    }

    private static Stream<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "%04d".formatted(i));
    }
}
