package health.vigil.custody.manifest;

import java.time.Year;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The legal number of an electronic manifest, 联单编号: year, province and prefecture of departure (GB/T 2260), serial. It is
 * given by the national system, never by Vigil (危险废物转移管理办法, in force 2022-01-01).
 *
 * @param digits 14 of them: 4 year, 2 province, 2 prefecture, 6 serial
 */
public record ManifestNumber(String digits) {
    private static final Pattern SHAPE = Pattern.compile("\\d{14}");
    private static final int FIRST_YEAR = 2022;
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "66", "71", "81", "82");

    /** @throws IllegalArgumentException saying what is wrong with it */
    public ManifestNumber {
        if (!SHAPE.matcher(digits).matches()) {
            throw new IllegalArgumentException("'" + digits
                    + "' is not a manifest number: 14 digits, of which 4 year, 2 province, 2 prefecture, 6 serial");
        }
        if (Integer.parseInt(digits.substring(0, 4)) < FIRST_YEAR) {
            throw new IllegalArgumentException(
                    "'" + digits + "': numbers of 14 digits begin with the year " + FIRST_YEAR);
        }
        if (!PROVINCES.contains(digits.substring(4, 6))) {
            throw new IllegalArgumentException(
                    "'" + digits + "': " + digits.substring(4, 6) + " (digits 5 and 6) is no province of GB/T 2260");
        }
        if (digits.endsWith("000000")) {
            throw new IllegalArgumentException("'" + digits + "': serial numbers begin with 000001");
        }
    }

    /** Whether a text is one; for what devices report. */
    public static boolean isOne(String text) {
        try {
            new ManifestNumber(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Year year() {
        return Year.of(Integer.parseInt(digits.substring(0, 4)));
    }

    /** Province and prefecture, for instance {@code 4402}. */
    String prefecture() {
        return digits.substring(4, 8);
    }

    @Override
    public String toString() {
        return digits;
    }
}
