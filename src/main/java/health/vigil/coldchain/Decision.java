package health.vigil.coldchain;

import java.time.Instant;

/** What a person decided of a consignment. */
record Decision(String verdict, String reason, String by, Instant at) {}
