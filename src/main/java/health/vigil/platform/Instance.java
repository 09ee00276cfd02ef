package health.vigil.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** What this process is called among those on the same database: by its host, and unlike any before it. */
final class Instance {
    static final String PROPERTY = "vigil.instance";
    /** PostgreSQL keeps 63 characters of an application's name. */
    private static final int LONGEST_HOST = 50;

    private Instance() {}

    static String name() {
        var host = host();
        return host.substring(0, Math.min(host.length(), LONGEST_HOST)) + "/"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
