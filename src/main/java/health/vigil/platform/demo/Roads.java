package health.vigil.platform.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where the carrier's vehicles may be: the corridor of their round and the grounds of the disposal plant. */
final class Roads implements Operations.Part {
    /** Longitude and latitude (WGS-84) of the places of the round, in its order; see the registry of the demo. */
    private static final List<List<Double>> ROUND = List.of(
            List.of(113.641, 24.832),
            List.of(113.604, 24.813),
            List.of(113.589, 24.783),
            List.of(113.598, 24.691),
            List.of(113.655, 24.846),
            List.of(113.641, 24.832));

    private static final List<List<Double>> PLANT = List.of(
            List.of(113.652, 24.844),
            List.of(113.658, 24.844),
            List.of(113.658, 24.848),
            List.of(113.652, 24.848),
            List.of(113.652, 24.844));

    /** Roads wind about the straight line between two places. */
    private static final int METRES_ASIDE = 500;

    @Override
    public void enter(ServiceApi api) throws IOException, InterruptedException {
        api.enter(
                "/api/v1/geofences",
                Map.of(
                        "id", "shaoguan-waste-plant",
                        "name", "韶关示范医疗废物处置中心厂区",
                        "kind", "plant",
                        "site", "shaoguan-waste-plant",
                        "geometry", Map.of("type", "Polygon", "coordinates", List.of(PLANT))));
        api.enter(
                "/api/v1/corridors",
                Map.of(
                        "id",
                        "shaoguan-waste-round",
                        "name",
                        "韶关城区医疗废物收运路线",
                        "geometry",
                        Map.of("type", "LineString", "coordinates", ROUND),
                        "metres",
                        METRES_ASIDE,
                        "vehicles",
                        List.of("mw-440200-truck-1", "mw-440200-truck-2")));
    }
}
