package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.rules.ProcessCheck;
import health.vigil.web.Nearest;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code process}: what must not be on the way of waste or vaccine; the check decides which numbers it has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WrittenProcess(
        String check,
        @Nullable Duration after,
        @Nullable Integer workingDays,
        @Nullable Double kg,
        @Nullable Double share,
        @Nullable Double metres,
        @Nullable Double factor) {
    WrittenProcess {
        Keys.require(check, "process.check");
    }

    ProcessCheck condition() {
        var kind = ProcessCheck.Kind.of(check)
                .orElseThrow(() -> new IllegalArgumentException("process.check: there is no check " + check + hint()));
        return new ProcessCheck(kind, after, workingDays, kg, share, metres, factor);
    }

    private String hint() {
        return Nearest.hint(
                check,
                Arrays.stream(ProcessCheck.Kind.values())
                        .map(ProcessCheck.Kind::text)
                        .collect(Collectors.toSet()));
    }
}
