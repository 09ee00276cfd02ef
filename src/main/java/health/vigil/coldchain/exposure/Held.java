package health.vigil.coldchain.exposure;

/** A measurement and the time for which it stands: until the next one, but not longer than one may be awaited. */
record Held(Measurement measurement, Span span) {}
