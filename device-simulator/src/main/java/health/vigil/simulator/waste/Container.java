package health.vigil.simulator.waste;

import health.vigil.simulator.signal.Seed;

/**
 * A container of medical waste as its label tells it.
 *
 * @param number for instance {@code HW-440203-000123}
 * @param category one of HW01, for instance {@code 841-001-01}
 * @param kind {@code bag} or {@code sharps_box}
 */
record Container(String number, String category, String kind, String department) {

    /** Mostly infectious waste, then sharps, seldom the others (catalogue 医疗废物分类目录 2021). */
    static Container of(String number, String department, Seed chance) {
        var draw = chance.uniform(0);
        if (draw < 0.70) {
            return new Container(number, "841-001-01", "bag", department);
        }
        if (draw < 0.90) {
            return new Container(number, "841-002-01", "sharps_box", department);
        }
        if (draw < 0.94) {
            return new Container(number, "841-003-01", "bag", department);
        }
        return new Container(number, draw < 0.96 ? "841-004-01" : "841-005-01", "bag", department);
    }

    String seal() {
        return "S-" + number.substring(number.length() - 6);
    }
}
