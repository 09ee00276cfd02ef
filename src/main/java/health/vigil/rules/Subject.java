package health.vigil.rules;

import org.jspecify.annotations.Nullable;

/**
 * What an alarm is about.
 *
 * @param key    what its id is made from
 * @param device registry id of the device that it is shown at
 * @param field  where it is about one field
 * @param ofSite it is about the whole site of the device
 */
record Subject(String key, String device, @Nullable String field, boolean ofSite) {
    static Subject channel(String device, String field) {
        return new Subject(device, device, field, false);
    }

    static Subject silentField(String device, String field) {
        return new Subject(device + "/" + field, device, field, false);
    }

    static Subject device(String device) {
        return new Subject(device, device, null, false);
    }

    /** @param reporter the device whose message completed it */
    static Subject site(String site, String reporter) {
        return new Subject(site, reporter, null, true);
    }
}
