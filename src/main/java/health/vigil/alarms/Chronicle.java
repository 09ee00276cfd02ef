package health.vigil.alarms;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What one transaction adds to the histories of alarms, in order, and where that leaves them. */
final class Chronicle {
    private final Map<UUID, AlarmLife> before = new HashMap<>();
    private final Map<UUID, AlarmLife> lives = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    /** Reads where these alarms stand; those that are not known are left out. */
    Chronicle load(Connection transaction, Collection<UUID> alarms) throws SQLException {
        before.putAll(AlarmLives.read(transaction, alarms));
        return this;
    }

    /**
     * One entry and what it does.
     *
     * @param after        the alarm as this leaves it
     * @param announcement what is told of it
     * @param first        nothing was told of this alarm before
     */
    record Step(
            UUID alarm, HistoryEntry entry, AlarmLife after, Optional<Announcement.Type> announcement, boolean first) {}

    Optional<AlarmLife> life(UUID alarm) {
        return Optional.ofNullable(lives.getOrDefault(alarm, before.get(alarm)));
    }

    void raise(UUID alarm, boolean latched, HistoryEntry raise) {
        var entry = raise.numbered(1);
        var life = AlarmLife.raised(latched, entry);
        add(new Step(
                alarm, entry, life, life.announced() ? Optional.of(Announcement.Type.RAISED) : Optional.empty(), true));
    }

    void add(UUID alarm, HistoryEntry next) {
        var life = life(alarm).orElseThrow();
        var entry = next.numbered(life.sequence() + 1);
        add(new Step(alarm, entry, life.after(entry), life.announcement(entry), !life.announced()));
    }

    private void add(Step step) {
        lives.put(step.alarm, step.after);
        steps.add(step);
    }

    /** Of the alarms to which something was added. */
    Map<UUID, AlarmLife> lives() {
        return lives;
    }

    List<Step> steps() {
        return steps;
    }
}
