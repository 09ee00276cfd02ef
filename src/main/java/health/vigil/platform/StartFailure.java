package health.vigil.platform;

import java.util.stream.Collectors;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Why the service did not start, in words for whoever started it. */
final class StartFailure {
    private StartFailure() {}

    /** One cause to a person; of what nobody foresaw the stack as well. */
    static void tell(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof FlywayValidateException foreign) {
            System.err.println("vigil: " + ofAnotherRelease(foreign));
        } else {
            System.err.println("vigil: the service did not start: " + cause.getMessage());
            failure.printStackTrace();
        }
    }

    /** Flyway's own advice, to repair its table, would let this release write into tables that it does not know. */
    static String ofAnotherRelease(FlywayValidateException foreign) {
        return """
                the tables of this database are those of another release of Vigil. Nothing was changed.
                %s
                An older release can't go on where a newer one has been: start the newer one, or bring back the moment before the
                upgrade (docs/guides/upgrading.md, "Going back")."""
                .formatted(foreign.getMessage()
                        .lines()
                        .filter(line -> line.contains("migration") && !line.contains("repair"))
                        .map(line -> "  " + line)
                        .collect(Collectors.joining("\n")));
    }
}
