package health.vigil.rules;

import java.util.List;

/** The outcome of one fold: the next state, and what it changes about alarms, in order. */
public record Judgement<S>(S state, List<AlarmChange> changes) {
    public Judgement {
        changes = List.copyOf(changes);
    }

    static <S> Judgement<S> quiet(S state) {
        return new Judgement<>(state, List.of());
    }
}
