package health.vigil.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A place to listen on.
 *
 * @param use what listens there, in the operator's words
 * @param setting the environment variable that changes the number
 * @param host a name or address of this machine
 * @param number 1 to 65535, or 0 for any free one
 */
public record Port(String use, String setting, String host, int number) {
    public Port {
        if (number < 0 || number > 65_535) {
            throw new CannotStart("%s=%d is no port: give a number from 1 to 65535.".formatted(setting, number));
        }
    }

    /** This port, or a free one where any will do. */
    Port settled() {
        return number == 0 ? new Port(use, setting, host, open()) : this;
    }

    /**
     * Makes sure that the port can be listened on.
     *
     * @throws CannotStart if it is taken or not allowed
     */
    public void requireFree() {
        open();
    }

    private int open() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), number));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart(
                    """
                    Port %d on %s can't be opened for the %s: %s.
                    End the program that holds it, or set %s to a free port."""
                            .formatted(number, host, use, e.getMessage(), setting),
                    e);
        }
    }
}
