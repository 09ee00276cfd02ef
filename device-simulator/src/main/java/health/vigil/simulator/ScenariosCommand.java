package health.vigil.simulator;

import health.vigil.simulator.fault.FaultKind;
import health.vigil.simulator.fault.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the built-in scenarios and explains every fault. */
@Command(name = "scenarios", description = "List the built-in scenarios and explain every fault.")
final class ScenariosCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println("Scenarios (run --scenario NAME):");
        for (var name : Scenario.BUILT_IN) {
            var scenario = Scenario.named(name);
            out.printf(
                    "  %-12s %s (%d faults)%n",
                    name, scenario.description(), scenario.faults().size());
        }
        out.println();
        out.println("Faults of a scenario file (run --scenario FILE), one line each:");
        out.println(
                "  - {device: dw-440203-outlet, fault: over_limit, field: free_chlorine, value: 0.1, after: 20s, for: 10m}");
        out.println(
                "  - {select: {family: swimming_pool, sampling_point: pool, nth: 0}, fault: silence, after: 1m, for: 5m}");
        out.println(
                "'after' counts from the start and may be negative where the file has a 'backlog'; without 'for' a");
        out.println("fault stays. 'select' also knows facility_class, protocol and field; nth counts from 0.");
        out.println();
        for (var kind : FaultKind.values()) {
            out.printf("  %-18s %s%n", kind, kind.explanation());
            if (!kind.keys().isEmpty()) {
                out.printf("  %-18s keys: %s%n", "", kind.keys());
            }
        }
        out.flush();
        return 0;
    }
}
