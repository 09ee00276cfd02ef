package health.vigil.notify.format;

import java.util.List;

/**
 * Where and how a recipient wants to be told.
 *
 * @param secrets   newest first; two while one is being replaced, none for a robot that has none
 * @param recipient its name
 */
public record Address(String url, List<String> secrets, Language language, String recipient) {
    public Address {
        secrets = List.copyOf(secrets);
    }

    /** Robots' addresses are secrets too. */
    @Override
    public String toString() {
        return "Address[" + recipient + "]";
    }
}
