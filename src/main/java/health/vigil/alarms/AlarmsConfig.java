package health.vigil.alarms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The life of alarms. */
@ConfigMapping(prefix = "vigil.alarms")
interface AlarmsConfig {
    /** Longest time for which an officer can shelve an alarm (OPC UA Part 9: MaxTimeShelved). */
    @WithDefault("24h")
    Duration longestShelving();

    /** How often it is looked for what ends by itself: shelving, silences, acknowledgements, chattering … */
    @WithDefault("1s")
    Duration sweep();

    /** An alarm that is over within this, before anybody took note, is fleeting. */
    @WithDefault("1m")
    Duration fleetingWithin();

    Acknowledgement acknowledgement();

    Chattering chattering();

    Flood flood();

    /** How long an acknowledgement holds while the alarm is active, by priority; 0: for ever. No standard says. */
    interface Acknowledgement {
        @WithDefault("PT4H")
        Duration urgent();

        @WithDefault("PT12H")
        Duration high();

        @WithDefault("P3D")
        Duration medium();

        @WithDefault("P7D")
        Duration low();
    }

    /** The usual test, 3 in a minute, is for process values; public-health values move slowly. */
    interface Chattering {
        /** Raises of one rule on one device from which on it chatters. */
        @WithDefault("3")
        int raises();

        /** Within this time; a chattering rule that raised nothing for as long is quiet again. */
        @WithDefault("10m")
        Duration within();
    }

    /** ISA-18.2: more than 10 in 10 min, until fewer than 5. */
    interface Flood {
        /** A flood begins above as many alarms in the window. */
        @WithDefault("10")
        int above();

        /** It ends below as many. */
        @WithDefault("5")
        int until();

        @WithDefault("10m")
        Duration window();
    }
}
