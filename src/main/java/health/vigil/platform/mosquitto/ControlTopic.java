package health.vigil.platform.mosquitto;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way to the plugin: a connection for each conversation, beside those that the messages take. */
@ApplicationScoped
class ControlTopic {
    /** What the plugin may answer with; a page of clients takes some hundred kB. */
    private static final int MOST_BYTES = 4 << 20;

    private final Vertx vertx;
    private final DynamicSecurityConfig config;
    private final TlsConfigurationRegistry tls;
    private final String host;
    private final int port;
    private final boolean encrypted;
    private final Optional<String> tlsName;
    private final String username;
    private final Optional<String> password;

    ControlTopic(
            Vertx vertx,
            DynamicSecurityConfig config,
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "vigil.mqtt.host") String host,
            @ConfigProperty(name = "vigil.mqtt.port") int port,
            @ConfigProperty(name = "vigil.mqtt.ssl") boolean encrypted,
            @ConfigProperty(name = "vigil.mqtt.tls-configuration-name") Optional<String> tlsName,
            @ConfigProperty(name = "vigil.mqtt.username") String username,
            @ConfigProperty(name = "vigil.mqtt.password") Optional<String> password) {
        this.vertx = vertx;
        this.config = config;
        this.tls = tls;
        this.host = host;
        this.port = port;
        this.encrypted = encrypted;
        this.tlsName = tlsName;
        this.username = username;
        this.password = password;
    }

    /** The user that the service itself signs in as, and no device may be. */
    String username() {
        return username;
    }

    /**
     * Begins to talk; blocks.
     *
     * @throws BrokerNotTold if the broker can't be reached or doesn't let us
     */
    Conversation open() throws BrokerNotTold {
        return Conversation.open(vertx, options(), host, port, config.timeout());
    }

    private MqttClientOptions options() {
        var options = new MqttClientOptions()
                // of its own each time: several instances may talk at once
                .setClientId(username + "-control-" + UUID.randomUUID())
                .setUsername(username)
                .setMaxMessageSize(MOST_BYTES);
        password.ifPresent(options::setPassword);
        options.setSsl(encrypted).setHostnameVerificationAlgorithm("HTTPS");
        options.setConnectTimeout((int) config.timeout().toMillis());
        tlsName.flatMap(tls::get).ifPresent(found -> TlsConfigUtils.configure(options, found));
        return options;
    }
}
