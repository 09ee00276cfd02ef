package health.vigil.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How messages are taken, batched and stored. Every queue on the way is bounded by these. */
@ConfigMapping(prefix = "vigil.ingest")
public interface IngestConfig {
    /** Messages waiting between the broker and the judgement; beyond it, the service stops taking messages. */
    @WithDefault("8192")
    int queueSize();

    /** Most messages in one transaction. */
    @WithDefault("2000")
    int batchMessages();

    /** Most readings in one transaction; a buffered upload may carry many in one message. */
    @WithDefault("20000")
    int batchReadings();

    /** Shortest time between two transactions, so that a light load does not cost a disk flush per message. */
    @WithDefault("20ms")
    Duration linger();

    /** A larger payload is quarantined. */
    @WithDefault("65536")
    int maxFrameBytes();

    /** A stamp further ahead of our clock is flagged as future and not judged. */
    @WithDefault("5m")
    Duration futureTolerance();

    /** A stamp further ahead of our clock than this cannot be meant and is quarantined. */
    @WithDefault("24h")
    Duration futureAbsurd();

    /** How often silence is looked at. */
    @WithDefault("1s")
    Duration tick();

    /** First wait before a failed transaction is tried again; doubles up to {@link #retryMost()}. */
    @WithDefault("200ms")
    Duration retryFirst();

    @WithDefault("5s")
    Duration retryMost();

    /** A statement that takes longer is ended and the transaction tried again. */
    @WithDefault("30s")
    Duration statementTimeout();
}
