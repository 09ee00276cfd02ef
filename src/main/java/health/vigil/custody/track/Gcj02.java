package health.vigil.custody.track;

/**
 * The coordinates of Chinese web maps, GCJ-02 火星坐标: WGS-84 shifted by some hundred metres within China's bounding
 * box. The shift is not published; this is the formula in public use. Its inverse is found by iteration.
 */
public final class Gcj02 {
    /** Semi-major axis and squared eccentricity of the Krasovsky 1940 ellipsoid. */
    private static final double A = 6_378_245;

    private static final double EE = 0.00669342162296594323;

    /** About a millimetre. */
    private static final double CLOSE = 1e-8;

    private static final int MOST_STEPS = 20;

    private Gcj02() {}

    public static LatLon toWgs84(LatLon gcj) {
        var guess = gcj;
        for (var step = 0; step < MOST_STEPS; step++) {
            var there = ofWgs84(guess);
            var lat = gcj.lat() - there.lat();
            var lon = gcj.lon() - there.lon();
            guess = new LatLon(guess.lat() + lat, guess.lon() + lon);
            if (Math.abs(lat) < CLOSE && Math.abs(lon) < CLOSE) {
                break;
            }
        }
        return guess;
    }

    public static LatLon ofWgs84(LatLon wgs) {
        if (isAbroad(wgs)) {
            return wgs;
        }
        var x = wgs.lon() - 105;
        var y = wgs.lat() - 35;
        var phi = Math.toRadians(wgs.lat());
        var magic = 1 - EE * Math.sin(phi) * Math.sin(phi);
        var metresPerDegreeNorth = A * (1 - EE) / (magic * Math.sqrt(magic)) * Math.PI / 180;
        var metresPerDegreeEast = A / Math.sqrt(magic) * Math.cos(phi) * Math.PI / 180;
        return new LatLon(wgs.lat() + north(x, y) / metresPerDegreeNorth, wgs.lon() + east(x, y) / metresPerDegreeEast);
    }

    private static boolean isAbroad(LatLon place) {
        return place.lon() < 72.004 || place.lon() > 137.8347 || place.lat() < 0.8293 || place.lat() > 55.8271;
    }

    private static double north(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + waves(20, 6 * x, 20, 2 * x)
                + waves(20, y, 40, y / 3)
                + waves(160, y / 12, 320, y / 30);
    }

    private static double east(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + waves(20, 6 * x, 20, 2 * x)
                + waves(20, x, 40, x / 3)
                + waves(150, x / 12, 300, x / 30);
    }

    private static double waves(double a, double x, double b, double y) {
        return (a * Math.sin(x * Math.PI) + b * Math.sin(y * Math.PI)) * 2 / 3;
    }
}
