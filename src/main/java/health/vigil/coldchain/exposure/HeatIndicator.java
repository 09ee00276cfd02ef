package health.vigil.coldchain.exposure;

import java.time.Duration;

/** What a WHO shipping indicator 运输指示器 would have shown (WHO PQS E006); the threshold itself counts. */
public enum HeatIndicator {
    /** 45 °C or above for 1 h at a stretch: types 1 and 2. */
    AT_45(Threshold.atOrAbove(45), Duration.ofHours(1), false),
    /** 30 °C or above for 10 h in sum: types 1 and 2. */
    AT_30(Threshold.atOrAbove(30), Duration.ofHours(10), true),
    /** 10 °C or above for 20 h in sum: type 2, for heat-sensitive vaccine. */
    AT_10(Threshold.atOrAbove(10), Duration.ofHours(20), true);

    private final Threshold threshold;
    private final Duration limit;
    private final boolean cumulative;

    HeatIndicator(Threshold threshold, Duration limit, boolean cumulative) {
        this.threshold = threshold;
        this.limit = limit;
        this.cumulative = cumulative;
    }

    public double celsius() {
        return threshold.celsius();
    }

    public Duration limit() {
        return limit;
    }

    Threshold threshold() {
        return threshold;
    }

    /** What it counts of the times beyond its threshold. */
    Count count(Spans beyond) {
        var counted = cumulative ? beyond.total() : beyond.longest();
        return new Count(this, counted, counted.compareTo(limit) >= 0);
    }

    /** How far an indicator has come. */
    public record Count(HeatIndicator indicator, Duration counted, boolean tripped) {}
}
