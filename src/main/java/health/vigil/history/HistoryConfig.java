package health.vigil.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stored readings are judged again. */
@ConfigMapping(prefix = "vigil.history")
interface HistoryConfig {
    /** How often it is looked for late readings. */
    @WithDefault("1s")
    Duration every();

    /** A device's late readings are judged when no more have come for this long, so that an upload is taken whole. */
    @WithDefault("5s")
    Duration quiet();

    /** They are judged after this time though more keep coming. */
    @WithDefault("1m")
    Duration longestWait();

    /** Most devices judged in one transaction. */
    @WithDefault("500")
    int devices();

    /** After a round it rests this many times as long as the round took, so that live judgement has the machine. */
    @WithDefault("4")
    int rest();

    /** How far back is looked for the beginning of what was already on. */
    @WithDefault("744h")
    Duration longestLookback();

    /** How often an excursion that was still on is judged again while its device reports. */
    @WithDefault("5m")
    Duration follow();

    DryRunConfig dryRun();

    /** Trying a limit on stored readings. */
    interface DryRunConfig {
        /** Most devices judged from one stream of readings. */
        @WithDefault("2000")
        int devices();

        /** Longest span that may be asked for. */
        @WithDefault("8784h")
        Duration longestSpan();

        /** How long a finished run is kept. */
        @WithDefault("1h")
        Duration keep();

        /** Most runs kept; beyond it no new one is taken. */
        @WithDefault("20")
        int most();

        /** A run that comes to more alarms, of both versions, is ended. */
        @WithDefault("200000")
        int mostAlarms();
    }
}
