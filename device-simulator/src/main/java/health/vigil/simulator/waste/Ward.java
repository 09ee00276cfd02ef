package health.vigil.simulator.waste;

import java.util.List;

/**
 * A ward where waste is packed.
 *
 * @param jurisdiction division code that the numbers of its containers carry
 * @param department 科室
 * @param lane number of this ward among all wards of the jurisdiction, so that no two share a container number
 * @param lanes how many wards the jurisdiction has
 */
record Ward(String device, String site, String jurisdiction, String department, int lane, int lanes) {

    private static final List<String> DEPARTMENTS = List.of("内科", "外科", "急诊科", "重症医学科");

    /** The department of a hospital's first, second … ward. */
    static String department(int nth) {
        var name = DEPARTMENTS.get(nth % DEPARTMENTS.size());
        return nth < DEPARTMENTS.size() ? name : name + (nth / DEPARTMENTS.size() + 1);
    }
}
