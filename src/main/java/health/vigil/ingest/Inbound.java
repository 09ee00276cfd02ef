package health.vigil.ingest;

import health.vigil.telemetry.Frame;

/**
 * A frame on its way in, and how to tell its source that it is stored. Where it came from is not the intake's business.
 *
 * @param retained the source repeats what it told before, as MQTT does with retained messages at each subscription
 */
record Inbound(Frame frame, boolean retained, Runnable acknowledge) {}
