package health.vigil.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How regulators are told. */
@ConfigMapping(prefix = "vigil.notify")
interface NotifyConfig {
    /** Most deliveries under way at once to one recipient, of each instance: a slow one holds back only itself. */
    @WithDefault("8")
    int concurrencyPerRecipient();

    /** After this a delivery whose sender died is taken up again; must be longer than the request timeout. */
    @WithDefault("60s")
    Duration lease();

    /** How often due retries are looked for; what was just committed goes out at once. */
    @WithDefault("1s")
    Duration poll();

    /** Bound of the first wait before a retry; each further bound is double, each wait random below its bound. */
    @WithDefault("2s")
    Duration firstRetry();

    /** In the first hour the bound grows no further than this. */
    @WithDefault("1m")
    Duration denseRetry();

    /** After the first hour the bound is a quarter of the time that it has lasted, and no more than this. */
    @WithDefault("30m")
    Duration longestRetry();

    /** A recipient's {@code Retry-After} counts up to this. */
    @WithDefault("1h")
    Duration longestRetryAfter();

    /** After so many failures in a row a recipient is tried with one message at a time until it answers. */
    @WithDefault("3")
    int failuresBeforeRest();

    /** A recipient without any success for so long raises an alarm, and its fallback is told. */
    @WithDefault("15m")
    Duration unreachableAfter();

    /** An undelivered notification is given up at this age. */
    @WithDefault("72h")
    Duration giveUpAfter();

    /** Longest wait before the database is tried again while it is away; the first is {@link #poll()}. */
    @WithDefault("30s")
    Duration longestDatabaseRetry();

    /** At shutdown, how long deliveries under way may take to finish. */
    @WithDefault("5s")
    Duration shutdownGrace();

    /** How often it is looked for escalations that are due and for recipients that can't be reached. */
    @WithDefault("1s")
    Duration watch();
}
