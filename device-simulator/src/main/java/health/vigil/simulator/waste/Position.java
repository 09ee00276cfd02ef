package health.vigil.simulator.waste;

/** A place on earth, WGS-84, degrees; reckoned as on a plane, which serves for some hundred kilometres. */
record Position(double latitude, double longitude) {

    private static final double KM_PER_DEGREE = 111.2;

    double kmTo(Position other) {
        return Math.hypot(east(other), north(other));
    }

    /** @param share 0 is here, 1 is there */
    Position towards(Position there, double share) {
        return new Position(
                latitude + share * (there.latitude - latitude), longitude + share * (there.longitude - longitude));
    }

    /** So many kilometres to the right of one who goes there. */
    Position rightOfTheWayTo(Position there, double km) {
        var share = km / Math.max(1e-9, kmTo(there));
        return new Position(
                latitude - share * east(there) / KM_PER_DEGREE,
                longitude + share * north(there) / (KM_PER_DEGREE * shrinking()));
    }

    /** To five digits, a metre, as receivers report. */
    Position rounded() {
        return new Position(Math.round(latitude * 1e5) / 1e5, Math.round(longitude * 1e5) / 1e5);
    }

    private double east(Position other) {
        return (other.longitude - longitude) * KM_PER_DEGREE * shrinking();
    }

    private double north(Position other) {
        return (other.latitude - latitude) * KM_PER_DEGREE;
    }

    private double shrinking() {
        return Math.cos(Math.toRadians(latitude));
    }
}
