package health.vigil.notify.routing;

import health.vigil.web.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A routing set or calendar that must not be used. */
final class WronglyWritten extends RuntimeException {
    private final transient List<Fault> faults;

    WronglyWritten(List<Fault> faults) {
        super(faults.stream().map(fault -> fault.path() + ": " + fault.reason()).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** All that is wrong. */
    List<Fault> faults() {
        return faults;
    }
}
