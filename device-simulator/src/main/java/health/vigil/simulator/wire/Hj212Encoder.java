package health.vigil.simulator.wire;

import health.vigil.simulator.registry.Field;
import health.vigil.simulator.registry.Hj212Identity;
import health.vigil.simulator.signal.BeijingTime;
import health.vigil.simulator.signal.Sample;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * HJ 212-2017 real-time frames: CN 2011, ST 32 (surface-water pollution source), Flag 5 (2017 edition, answer asked
 * for), every item with its {@code -Flag=N}. DataTime is Beijing time. Fields without a code are not sent.
 */
public final class Hj212Encoder implements Encoder {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(BeijingTime.OFFSET);
    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS").withZone(BeijingTime.OFFSET);

    /** Pollutant codes of HJ 212-2017 Annex B: a letter and five characters. */
    private static final Pattern CODE = Pattern.compile("[a-z][0-9a-z]\\d{4}");

    private final String mn;
    private final String password;
    private final Map<String, String> codeByField = new TreeMap<>();
    private final Clock clock;
    private long lastRequest;

    /** @param password its first six characters go into PW, as the standard has it, filled up with zeros */
    public Hj212Encoder(Hj212Identity identity, String password, Clock clock) {
        this.mn = identity.mn();
        this.password = (password + "000000").substring(0, 6);
        this.clock = clock;
        identity.codes().forEach((code, field) -> codeByField.put(field, code));
    }

    @Override
    public List<Payload> encode(List<Sample> samples) {
        var frames = new ArrayList<Payload>();
        for (var sample : samples) {
            var head = "DataTime=" + SECOND.format(sample.at());
            var cp = new StringBuilder(head);
            for (var value : sample.values().entrySet()) {
                var code = codeByField.getOrDefault(value.getKey(), value.getKey());
                if (CODE.matcher(code).matches()) {
                    var item = item(code, value.getKey(), value.getValue());
                    if (cp.length() + item.length() > Hj212Frame.MAX_CP) {
                        frames.add(frame(cp.toString()));
                        cp = new StringBuilder(head);
                    }
                    cp.append(item);
                }
            }
            if (cp.length() > head.length()) {
                frames.add(frame(cp.toString()));
            }
        }
        return frames;
    }

    private static String item(String code, String field, double value) {
        var decimals = Field.named(field).decimals();
        return ";%s-Rtd=%.{d}f,%s-Flag=N"
                .replace("{d}", Integer.toString(decimals))
                .formatted(code, value, code);
    }

    private Payload frame(String cp) {
        // QN names the request and must be unique, so frames within one millisecond borrow the next ones.
        lastRequest = Math.max(lastRequest + 1, clock.millis());
        var qn = MILLISECOND.format(Instant.ofEpochMilli(lastRequest));
        var segment = "QN=" + qn + ";ST=32;CN=2011;PW=" + password + ";MN=" + mn + ";Flag=5;CP=&&" + cp + "&&";
        return Payload.of(Hj212Frame.wrap(segment), Payload.TEXT);
    }
}
