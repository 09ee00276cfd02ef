package health.vigil.telemetry.label;

import health.vigil.telemetry.label.ContainerLabel.Refused;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The printed fields of a yellow bag, as its code repeats them: {@code 产生单位=…;科室=…;类别=…;日期=…;重量=…;编号=…}. */
final class BagLabel {
    private static final Set<String> ID = Set.of("编号", "容器编号", "包装编号", "id", "container", "no", "code");
    private static final Set<String> UNIT = Set.of("产生单位", "单位", "医疗机构", "unit");
    private static final Set<String> DEPARTMENT = Set.of("科室", "部门", "产生科室", "department");
    private static final Set<String> CATEGORY = Set.of("类别", "种类", "废物类别", "category");
    private static final Set<String> DATE = Set.of("日期", "产生日期", "打包日期", "date");
    private static final Set<String> WEIGHT = Set.of("重量", "weight", "weight_kg");

    private static final Pattern FIELDS = Pattern.compile("[;；|\\r\\n&，,]");
    private static final Pattern FIELD = Pattern.compile("^\\s*([^=:：]+?)\\s*[=:：]\\s*(.*?)\\s*$");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?.*");
    private static final Pattern KILOGRAMS = Pattern.compile("(?i)(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(?:kg|千克|公斤)?");

    private BagLabel() {}

    static boolean isId(String key) {
        return ID.contains(key.toLowerCase(Locale.ROOT));
    }

    /** Whether at least one known field is in it: a plain id may hold a colon as well. */
    static boolean hasFields(String text) {
        return fields(text).keySet().stream().anyMatch(BagLabel::isKnown);
    }

    static ContainerLabel read(String text) {
        var fields = fields(text);
        var id = first(fields, ID);
        return id == null
                ? new Refused("the label has no 编号 (id), only " + String.join(", ", fields.keySet())
                        + "; without it nobody can tell which container it is on")
                : ContainerLabel.plain(id, parts(fields));
    }

    private static LabelParts parts(Map<String, String> fields) {
        var category = first(fields, CATEGORY);
        return new LabelParts(
                first(fields, UNIT),
                first(fields, DEPARTMENT),
                category == null ? null : WasteCategory.ofText(category).orElse(null),
                day(first(fields, DATE)),
                kilograms(first(fields, WEIGHT)));
    }

    private static Map<String, String> fields(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var part : FIELDS.split(text)) {
            var field = FIELD.matcher(part);
            if (field.matches() && !field.group(2).isEmpty()) {
                fields.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), field.group(2));
            }
        }
        return fields;
    }

    private static boolean isKnown(String key) {
        return isId(key)
                || UNIT.contains(key)
                || DEPARTMENT.contains(key)
                || CATEGORY.contains(key)
                || DATE.contains(key)
                || WEIGHT.contains(key);
    }

    private static @Nullable String first(Map<String, String> fields, Set<String> keys) {
        return fields.entrySet().stream()
                .filter(field -> keys.contains(field.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        var day = DAY.matcher(text == null ? "" : text);
        if (!day.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal kilograms(@Nullable String text) {
        var weight = KILOGRAMS.matcher(text == null ? "" : text);
        return weight.matches() ? new BigDecimal(weight.group(1)) : null;
    }
}
