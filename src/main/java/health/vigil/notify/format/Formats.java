package health.vigil.notify.format;

import java.util.List;
import java.util.Optional;

/** All formats of one service. */
public final class Formats {
    private final List<Format> all;

    /** @param publicUrl where people and receivers reach this service, without a slash at the end */
    public Formats(String publicUrl) {
        all = List.of(
                new CloudEventsFormat(publicUrl),
                new CapFormat(publicUrl),
                new AlertmanagerFormat(publicUrl),
                new Wecom(publicUrl),
                new Dingtalk(publicUrl),
                new Feishu(publicUrl));
    }

    public List<Format> all() {
        return all;
    }

    /** What a recipient gets that asks for none. */
    public Format usual() {
        return all.get(0);
    }

    public Optional<Format> of(String name) {
        return all.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
