package health.vigil.simulator.receive;

import java.time.ZoneId;

/** What the receiver makes of a request. */
sealed interface Verdict {

    /** What it was, for people. */
    String seen(ZoneId zone);

    /** What it was and that it was refused, if it was. */
    default String told(ZoneId zone) {
        return seen(zone);
    }

    Reply reply();

    Message message();

    /**
     * A message that is new.
     *
     * @param proof what its signature showed
     */
    record Accepted(Message message, String proof) implements Verdict {

        @Override
        public String seen(ZoneId zone) {
            var lines = message.lines(zone);
            var first = lines.get(0) + " · " + proof;
            var rest = lines.subList(1, lines.size());
            return rest.isEmpty() ? first : first + "\n  " + String.join("\n  ", rest);
        }

        @Override
        public Reply reply() {
            return message.taken();
        }
    }

    /** A message that came before, told apart by its webhook-id. */
    record Repeated(Message message, String id) implements Verdict {

        @Override
        public String seen(ZoneId zone) {
            return "repeated, ignored: webhook-id " + id;
        }

        @Override
        public Reply reply() {
            return message.taken();
        }
    }

    /** No valid signature: wrong secret, changed body, or too old. */
    record Forged(Message message, String reason, String from) implements Verdict {

        @Override
        public String seen(ZoneId zone) {
            return message.lines(zone).get(0) + " · SIGNATURE BAD: " + reason + ", from " + from;
        }

        @Override
        public String told(ZoneId zone) {
            return "REFUSED " + reply().summary() + ", from " + from;
        }

        @Override
        public Reply reply() {
            return message.forged(reason);
        }
    }

    /** Signed well, but in no format that Vigil sends. */
    record Unreadable(Garbled message) implements Verdict {

        @Override
        public String seen(ZoneId zone) {
            return message.reason() + " · signature ok";
        }

        @Override
        public String told(ZoneId zone) {
            return "REFUSED " + reply().summary();
        }

        @Override
        public Reply reply() {
            return Reply.text(400, message.reason());
        }
    }
}
