package health.vigil.notify.format;

import java.util.Map;

/**
 * One POST.
 *
 * @param headers names in lower case
 */
public record Request(String url, Map<String, String> headers, byte[] body) {
    public Request {
        headers = Map.copyOf(headers);
    }

    /** Robots' addresses are secrets. */
    @Override
    public String toString() {
        return "Request[" + body.length + " bytes]";
    }
}
