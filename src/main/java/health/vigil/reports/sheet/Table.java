package health.vigil.reports.sheet;

import java.util.Arrays;
import java.util.List;

/**
 * A table.
 *
 * @param rows  each as long as {@code columns}
 * @param empty what is said where there are no rows
 */
public record Table(List<Column> columns, List<List<String>> rows, String empty) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns: " + row);
            }
        }
    }

    /** @param number set to the right, so that digits stand under each other */
    public record Column(String name, boolean number) {}

    public static Column text(String name) {
        return new Column(name, false);
    }

    public static Column number(String name) {
        return new Column(name, true);
    }

    public static Table of(String empty, Column... columns) {
        return new Table(Arrays.asList(columns), List.of(), empty);
    }

    /** With these rows. */
    public Table rows(List<List<String>> all) {
        return new Table(columns, all, empty);
    }
}
