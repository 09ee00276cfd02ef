package health.vigil.history;

import java.time.Instant;

/**
 * What is decided anew: all excursions of a device, or of a site as a whole, that touch this time.
 *
 * @param subject registry id of the device or the site
 * @param from    inclusive
 * @param until   inclusive; late values matter for a while after the last of them
 */
record Scope(String subject, boolean ofSite, Instant from, Instant until) {
    boolean holds(Episode episode, String site) {
        var raised = episode.raised();
        return raised.ofSite() == ofSite
                && subject.equals(ofSite ? site : raised.device())
                && episode.touches(from, until);
    }
}
