package health.vigil.simulator.replay;
import picocli.CommandLine.Command;
@Command(name = "replay")
public final class ReplayCommand {}
