package health.vigil.alarms;

import health.vigil.alarms.AlarmHistory.Judged;
import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.alarms.HistoryEntry.Mark;
import health.vigil.ingest.AlarmSink;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.AlarmChange.Cleared;
import health.vigil.rules.AlarmChange.Doubted;
import health.vigil.rules.AlarmChange.Raised;
import health.vigil.rules.AlarmChange.Suppressed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes what was judged into the alarm tables, a batch at a time, each alarm's changes in the order of judgement. */
@ApplicationScoped
class AlarmLedger implements AlarmSink {
    private static final Logger LOG = Logger.getLogger(AlarmLedger.class);

    private final Recorder recorder;
    private final Silences silences;
    private final AlarmsConfig config;
    private final Event<AlarmsCommitted> committed;

    AlarmLedger(Recorder recorder, Silences silences, AlarmsConfig config, Event<AlarmsCommitted> committed) {
        this.recorder = recorder;
        this.silences = silences;
        this.config = config;
        this.committed = committed;
    }

    @Override
    public void record(Connection transaction, List<AlarmChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        AlarmHistory.keepOrder(transaction);
        var fresh = NewAlarms.insert(transaction, raised(changes));
        var circumstances = Circumstances.of(transaction, fresh, config.chattering(), silences);
        var known = changes.stream()
                .map(AlarmChange::alarm)
                .filter(alarm -> !fresh.contains(alarm))
                .distinct()
                .toList();
        var chronicle = new Chronicle().load(transaction, known);
        var written = AlarmHistory.judged(transaction, known);
        for (var change : changes) {
            if (change instanceof Raised raise) {
                raise(raise, fresh, circumstances, chronicle);
            } else {
                follow(change, chronicle, written);
            }
        }
        recorder.record(transaction, chronicle);
    }

    @Override
    public void committed() {
        committed.fireAsync(new AlarmsCommitted());
    }

    private static void raise(Raised raise, Set<UUID> fresh, Circumstances circumstances, Chronicle chronicle) {
        if (chronicle.life(raise.alarm()).isPresent()) {
            return;
        }
        if (fresh.contains(raise.alarm())) {
            circumstances.raise(raise, chronicle);
        } else {
            LOG.errorf("Alarm %s: its device is not in the registry, so it is not recorded. %s", raise.alarm(), raise);
        }
    }

    /** What is recorded already is left alone, and so is what comes after the end. */
    private void follow(AlarmChange change, Chronicle chronicle, Set<Judged> written) {
        var life = chronicle.life(change.alarm()).orElse(null);
        if (life == null) {
            LOG.errorf("Alarm %s: it was never recorded, so nothing of it can change. %s", change.alarm(), change);
            return;
        }
        var entry = entry(change, life);
        var isNews = entry.kind() != Kind.RESUMED || !life.isCertain();
        var judged = new Judged(change.alarm(), entry.kind(), entry.at(), entry.reason());
        if (life.isActive() && isNews && written.add(judged)) {
            chronicle.add(change.alarm(), entry);
        }
    }

    private HistoryEntry entry(AlarmChange change, AlarmLife life) {
        if (change instanceof Cleared cleared) {
            return HistoryEntry.of(Kind.CLEARED, cleared.at(), HistoryEntry.VIGIL)
                    .because(HistoryEntry.word(cleared.reason()))
                    .with(cleared.value())
                    .marked(fleeting(cleared, life));
        }
        if (change instanceof Doubted doubted) {
            return HistoryEntry.of(Kind.DOUBTED, doubted.at(), HistoryEntry.VIGIL)
                    .because(HistoryEntry.word(doubted.doubt()));
        }
        if (change instanceof Suppressed suppressed) {
            return HistoryEntry.of(Kind.SUPPRESSED, suppressed.at(), HistoryEntry.VIGIL)
                    .because(HistoryEntry.word(suppressed.suppression()));
        }
        return HistoryEntry.of(Kind.RESUMED, change.at(), HistoryEntry.VIGIL);
    }

    private @Nullable Mark fleeting(Cleared cleared, AlarmLife life) {
        var episode = life.episode();
        var soon = cleared.at().isBefore(episode.raisedAt().plus(config.fleetingWithin()));
        var returned = !Episode.endsWithoutReturn(HistoryEntry.word(cleared.reason()));
        return soon && returned && episode.acknowledged() == null && !episode.chattering() ? Mark.FLEETING : null;
    }

    private static List<Raised> raised(List<AlarmChange> changes) {
        return changes.stream()
                .flatMap(change -> change instanceof Raised raise ? Stream.of(raise) : Stream.empty())
                .toList();
    }
}
