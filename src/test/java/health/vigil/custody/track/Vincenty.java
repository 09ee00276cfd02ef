package health.vigil.custody.track;

/** The geodesic distance on WGS-84 by Vincenty's inverse formula (1975): millimetres, by other means than the map. */
final class Vincenty {
    private static final double A = 6_378_137;
    private static final double F = 1 / 298.257223563;
    private static final double B = A * (1 - F);

    private Vincenty() {}

    static double metres(LatLon from, LatLon to) {
        var l = Math.toRadians(to.lon() - from.lon());
        var u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(from.lat())));
        var u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(to.lat())));
        double lambda = l;
        double before;
        double sinSigma;
        double cosSigma;
        double sigma;
        double cos2Alpha;
        double cos2SigmaM;
        do {
            sinSigma = Math.hypot(
                    Math.cos(u2) * Math.sin(lambda),
                    Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda));
            if (sinSigma == 0) {
                return 0;
            }
            cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
            sigma = Math.atan2(sinSigma, cosSigma);
            var sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
            cos2Alpha = 1 - sinAlpha * sinAlpha;
            cos2SigmaM = cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cos2Alpha;
            var c = F / 16 * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
            before = lambda;
            lambda = l
                    + (1 - c)
                            * F
                            * sinAlpha
                            * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM)));
        } while (Math.abs(lambda - before) > 1e-13);
        var u = cos2Alpha * (A * A - B * B) / (B * B);
        var a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
        var b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
        var delta = b
                * sinSigma
                * (cos2SigmaM
                        + b
                                / 4
                                * (cosSigma * (-1 + 2 * cos2SigmaM * cos2SigmaM)
                                        - b
                                                / 6
                                                * cos2SigmaM
                                                * (-3 + 4 * sinSigma * sinSigma)
                                                * (-3 + 4 * cos2SigmaM * cos2SigmaM)));
        return B * a * (sigma - delta);
    }
}
