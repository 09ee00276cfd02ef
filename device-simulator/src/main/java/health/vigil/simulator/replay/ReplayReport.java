package health.vigil.simulator.replay;

import java.util.concurrent.atomic.LongAdder;

/** What a replay has done so far. */
final class ReplayReport {

    final LongAdder rows = new LongAdder();
    final LongAdder emptyRows = new LongAdder();
    final LongAdder messages = new LongAdder();
    final LongAdder values = new LongAdder();
    final LongAdder acknowledged = new LongAdder();
    final LongAdder failed = new LongAdder();

    boolean complete() {
        return failed.sum() == 0 && acknowledged.sum() == messages.sum();
    }

    String text(double seconds) {
        return """
                rows read            %,12d
                rows without value   %,12d   (not sent)
                messages sent        %,12d
                values sent          %,12d
                acknowledged         %,12d
                seconds              %,12.1f   (%,.0f messages/s)""".formatted(
                        rows.sum(),
                        emptyRows.sum(),
                        messages.sum(),
                        values.sum(),
                        acknowledged.sum(),
                        seconds,
                        messages.sum() / Math.max(0.001, seconds));
    }
}
