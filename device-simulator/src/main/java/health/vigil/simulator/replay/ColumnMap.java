package health.vigil.simulator.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which column of the file becomes which field.
 *
 * @param targets column to field and factor, in the order they were given
 */
record ColumnMap(Map<String, Target> targets) {

    private static final Pattern MAPPING = Pattern.compile("([^=]+)=([a-z][a-z0-9_]*)(?:\\*([-+0-9.eE]+))?");

    /** @param factor what the number in the file is multiplied by to get the field's unit */
    record Target(String field, double factor) {}

    /**
     * Reads mappings such as {@code turbidity_ntu=turbidity} or {@code flow_1_m3_h=flow*0.27778}.
     *
     * @throws IllegalArgumentException if one is not of that form, or a column or field occurs twice
     */
    static ColumnMap parse(List<String> mappings) {
        var targets = new LinkedHashMap<String, Target>();
        var fields = new ArrayList<String>();
        for (var mapping : mappings) {
            var match = MAPPING.matcher(mapping);
            if (!match.matches()) {
                throw new IllegalArgumentException("--map " + mapping + ": write column=field or column=field*factor");
            }
            var target = new Target(match.group(2), match.group(3) == null ? 1 : Double.parseDouble(match.group(3)));
            if (targets.put(match.group(1), target) != null || fields.contains(target.field())) {
                throw new IllegalArgumentException("--map " + mapping + ": its column or its field is mapped already");
            }
            fields.add(target.field());
        }
        return new ColumnMap(targets);
    }

    /**
     * Makes sure that every column of the file is accounted for.
     *
     * @throws IllegalArgumentException naming the columns that are missing, or neither mapped nor ignored
     */
    void check(List<String> header, String timeColumn, Set<String> ignored) {
        var missing = new ArrayList<>(targets.keySet());
        missing.add(timeColumn);
        missing.addAll(ignored);
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the file has no column " + missing + "; it has " + header);
        }
        var forgotten = new ArrayList<>(header);
        forgotten.remove(timeColumn);
        forgotten.removeAll(targets.keySet());
        forgotten.removeAll(ignored);
        if (!forgotten.isEmpty()) {
            throw new IllegalArgumentException("the columns " + forgotten + " would be lost; --map or --ignore them");
        }
    }
}
