package health.vigil.coldchain.exposure;

/** A time out of the range that the vaccine needs. */
public record Excursion(Direction direction, Run run) {}
