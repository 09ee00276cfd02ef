package health.vigil.simulator;

import health.vigil.simulator.load.LoadCommand;
import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.receive.ReceiveCommand;
import health.vigil.simulator.replay.ReplayCommand;
import health.vigil.simulator.run.RunCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line of the simulator. */
@Command(
        name = "vigil-simulator",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "vigil-simulator 0.1.0-SNAPSHOT",
        description = "The outside world of Vigil: monitoring devices, and the regulator who is notified.",
        footer = "%nExit codes: 0 done, 1 failed, 2 wrong use.",
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            LoadCommand.class,
            ReceiveCommand.class,
            ScenariosCommand.class
        })
public final class Simulator {

    private static final Logger NETTY = Logger.getLogger("io.netty");

    private Simulator() {}

    /** Runs one command; see {@code --help}. */
    public static void main(String[] args) {
        // Netty tells of optional native parts that it did not find; nobody can do anything about that.
        NETTY.setLevel(Level.SEVERE);
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new Simulator());
        commandLine.registerConverter(BrokerAddress.class, BrokerAddress::parse);
        commandLine.setExecutionExceptionHandler((error, command, parsed) -> {
            if (error instanceof IllegalArgumentException) {
                command.getErr().println("Error: " + error.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            if (error instanceof UncheckedIOException io) {
                command.getErr().println("Error: " + io.getMessage() + ": " + reason(io.getCause()));
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw error;
        });
        return commandLine;
    }

    private static String reason(IOException error) {
        return error instanceof NoSuchFileException ? "there is no such file" : String.valueOf(error.getMessage());
    }
}
