package health.vigil.platform.embedded;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The parts that the address of a broker and of a database have in common, as written by an operator. */
record Address(URI uri, String username, String password, int port) {

    /**
     * @param setting the environment variable that holds the text
     * @param example what a good one looks like
     * @throws CannotStart if it is no such address; the message never shows the password
     */
    static Address parse(String setting, String text, Set<String> schemes, String example, int defaultPort) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw bad(setting, "it has a sign that must be percent-encoded at position " + e.getIndex(), example);
        }
        if (uri.getScheme() == null || !schemes.contains(uri.getScheme())) {
            throw bad(setting, "it must begin with " + String.join(":// or ", schemes) + "://", example);
        }
        if (uri.getHost() == null) {
            throw bad(setting, "the host is missing", example);
        }
        var user = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new Address(
                uri,
                user.length > 0 ? decoded(user[0]) : "",
                user.length > 1 ? decoded(user[1]) : "",
                uri.getPort() < 0 ? defaultPort : uri.getPort());
    }

    String passwordOr(String other) {
        return password.isEmpty() ? other : password;
    }

    static CannotStart bad(String setting, String reason, String example) {
        return new CannotStart("%s can't be used: %s. It should look like %s".formatted(setting, reason, example));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return uri.getScheme() + "://" + uri.getHost() + ":" + port;
    }
}
