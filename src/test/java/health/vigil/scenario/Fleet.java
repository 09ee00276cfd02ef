package health.vigil.scenario;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A number of registered drinking-water analysers at plant outlets, each signed in on its own connection. */
final class Fleet implements AutoCloseable {
    private final Map<String, Mqtt3AsyncClient> clients = new LinkedHashMap<>();

    static Fleet register(ServiceProcess service, String mqttHost, int mqttPort, int size) {
        return register(service.api(), mqttHost, mqttPort, size, Duration.ofMinutes(1));
    }

    /** @param interval how often each reports */
    static Fleet register(Api api, String mqttHost, int mqttPort, int size, Duration interval) {
        api.post("/api/v1/registry/import", "application/yaml", registry(size, interval));
        var fleet = new Fleet();
        var passwords = api.post("/api/v1/devices/credentials", "application/json", "", "text/csv");
        fleet.connect(mqttHost, mqttPort, passwords);
        return fleet;
    }

    private static String registry(int size, Duration interval) {
        var devices = IntStream.range(0, size)
                .mapToObj(i -> "  - {id: %s, site: works, name: 分析仪, name_en: Analyser, family: drinking_water,"
                                .formatted(id(i))
                        + " sampling_point: plant_outlet, disinfectant: free_chlorine, interval_s: "
                        + interval.toSeconds() + ", fields: [free_chlorine, ph, turbidity]}")
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

    static String id(int i) {
        return "scenario-%03d".formatted(i);
    }

    private void connect(String host, int port, String csv) {
        csv.lines().skip(1).map(line -> line.split(",")).forEach(cells -> {
            var client = Mqtt3Client.builder()
                    .identifier(cells[0])
                    .serverHost(host)
                    .serverPort(port)
                    .automaticReconnectWithDefaultConfig()
                    .simpleAuth()
                    .username(cells[1])
                    .password(cells[2].getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .buildAsync();
            client.connectWith().cleanSession(true).send().join();
            clients.put(cells[0], client);
        });
    }

    /** Completes when the broker has taken responsibility for the message. */
    CompletableFuture<?> publish(String device, String json) {
        return clients.get(device)
                .publishWith()
                .topic("vigil/v1/" + device + "/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(json.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Override
    public void close() {
        clients.values().forEach(client -> client.disconnect().join());
    }
}
