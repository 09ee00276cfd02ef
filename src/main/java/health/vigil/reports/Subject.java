package health.vigil.reports;

import java.util.Comparator;

/** What one line of the report is about. */
record Subject(String period, String key, String name, String nameEn) implements Comparable<Subject> {
    @Override
    public int compareTo(Subject other) {
        return Comparator.comparing(Subject::period).thenComparing(Subject::key).compare(this, other);
    }
}
