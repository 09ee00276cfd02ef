package health.vigil.web;

/**
 * One thing wrong with what was sent.
 *
 * @param path where, for instance {@code devices[3].site} or {@code row 5, site}
 * @param reason what is wrong and what would be right
 */
public record Fault(String path, String reason) {}
