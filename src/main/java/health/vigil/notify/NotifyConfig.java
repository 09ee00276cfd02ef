package health.vigil.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How regulators are told. */
@ConfigMapping(prefix = "vigil.notify")
interface NotifyConfig {
    /** Most deliveries under way at once. */
    @WithDefault("256")
    int concurrency();

    /** Most deliveries under way at once to one recipient, over all instances: a slow one holds back only itself. */
    @WithDefault("8")
    int concurrencyPerRecipient();

    /** Longest time to reach a recipient. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** Longest time for a whole delivery, from connecting to the end of the answer. */
    @WithDefault("10s")
    Duration requestTimeout();

    /** After this a delivery whose sender died is taken up again; must be longer than {@link #requestTimeout()}. */
    @WithDefault("60s")
    Duration lease();

    /** How often due retries are looked for; what was just committed goes out at once. */
    @WithDefault("1s")
    Duration poll();

    /** Bound of the first wait before a retry; each further bound is double, each wait random below its bound. */
    @WithDefault("2s")
    Duration firstRetry();

    /** The bound grows no further than this. */
    @WithDefault("15m")
    Duration longestRetry();

    /** A recipient's {@code Retry-After} counts up to this. */
    @WithDefault("1h")
    Duration longestRetryAfter();

    /** An undelivered notification is given up at this age. */
    @WithDefault("72h")
    Duration giveUpAfter();

    /** Longest wait before the database is tried again while it is away; the first is {@link #poll()}. */
    @WithDefault("30s")
    Duration longestDatabaseRetry();

    /** At shutdown, how long deliveries under way may take to finish. */
    @WithDefault("5s")
    Duration shutdownGrace();
}
