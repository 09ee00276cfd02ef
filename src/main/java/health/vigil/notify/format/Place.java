package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where it was measured.
 *
 * @param division code by GB/T 2260
 */
record Place(
        String device,
        Bilingual deviceName,
        String family,
        String site,
        Bilingual siteName,
        String division,
        Bilingual divisionName) {
    private static final int NAME = 80;

    static Place of(JsonNode item) {
        var device = item.path("device");
        var site = item.path("site");
        var division = item.path("jurisdiction");
        return new Place(
                device.path("id").asText(),
                Bilingual.of(device, "name", NAME),
                device.path("family").asText(),
                site.path("id").asText(),
                Bilingual.of(site, "name", NAME),
                division.path("code").asText(),
                Bilingual.of(division, "name", NAME));
    }
}
