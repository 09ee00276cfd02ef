package health.vigil.alarms;

import health.vigil.alarms.AlarmView.Because;
import health.vigil.alarms.AlarmView.OutOfService;
import health.vigil.alarms.AlarmView.Shelf;
import health.vigil.alarms.AlarmView.UnderSilence;
import health.vigil.alarms.HistoryEntry.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an alarm stands: nothing but what its history folds to (states by ISA-18.2 / IEC 62682).
 *
 * @param sequence     number of the latest entry
 * @param unknown      since when and why the condition can't be told
 * @param suppressed   since when and why its rule is not judged (suppressed by design)
 * @param silenced     calls nobody because a silence covered it when it was raised
 * @param held         calls nobody because its rule chatters
 * @param announced    told to whom it concerns
 */
record AlarmLife(
        int sequence,
        Episode episode,
        @Nullable Because unknown,
        @Nullable Because suppressed,
        @Nullable Shelf shelved,
        @Nullable OutOfService outOfService,
        @Nullable UnderSilence silenced,
        @Nullable String assignee,
        boolean held,
        boolean announced) {

    /** @param latched as the alarm's rule has it */
    static AlarmLife fold(boolean latched, List<HistoryEntry> history) {
        var life = raised(latched, history.get(0));
        for (var entry : history.subList(1, history.size())) {
            life = life.after(entry);
        }
        return life;
    }

    static AlarmLife raised(boolean latched, HistoryEntry raise) {
        return new AlarmLife(
                raise.sequence(),
                Episode.begun(latched, raise),
                null,
                null,
                null,
                null,
                null,
                null,
                HeldBack.CHATTERING.text().equals(raise.reason()),
                raise.reason() == null);
    }

    AlarmLife after(HistoryEntry entry) {
        var next = step(entry);
        return next.told(announced || announcement(entry).isPresent());
    }

    /** What whom it concerns are told when this entry follows; what was never told as raised never ends for them. */
    Optional<Announcement.Type> announcement(HistoryEntry entry) {
        var next = step(entry);
        if (!announced) {
            return next.isActive() && !next.isQuiet() && isQuiet()
                    ? Optional.of(Announcement.Type.CHANGED)
                    : Optional.empty();
        }
        return switch (entry.kind()) {
            case CLEARED -> Optional.of(Announcement.Type.CLEARED);
            case ACKNOWLEDGED -> Optional.of(Announcement.Type.ACKNOWLEDGED);
            case ESCALATED -> mayEscalate() ? Optional.of(Announcement.Type.ESCALATED) : Optional.empty();
            case COMMENTED -> Optional.empty();
            default -> isQuiet() && next.isQuiet() ? Optional.empty() : Optional.of(Announcement.Type.CHANGED);
        };
    }

    AlarmState state() {
        if (outOfService != null) {
            return AlarmState.OUT_OF_SERVICE;
        }
        if (suppressed != null) {
            return AlarmState.SUPPRESSED_BY_DESIGN;
        }
        return shelved != null ? AlarmState.SHELVED : episode.state();
    }

    boolean isActive() {
        return episode.cleared() == null;
    }

    /** The condition is known and judged. */
    boolean isCertain() {
        return unknown == null && suppressed == null;
    }

    /** Calls nobody. */
    boolean isQuiet() {
        return outOfService != null || suppressed != null || shelved != null || silenced != null || held;
    }

    /** Somebody was called, and nobody has taken note though it still holds. */
    boolean mayEscalate() {
        return announced && isActive() && episode.acknowledged() == null && !isQuiet();
    }

    /** Why this can't be done now, for people; empty when it can. */
    Optional<String> refusal(Kind command) {
        return Optional.ofNullable(
                switch (command) {
                    case SHELVED -> whyNotShelve();
                    case UNSHELVED -> shelved == null ? "It is not shelved" : null;
                    case RESET -> episode.whyNotReset();
                    case ASSIGNED ->
                        state() == AlarmState.NORMAL ? "It is over and noted: nobody needs to see to it" : null;
                    default -> null;
                });
    }

    private @Nullable String whyNotShelve() {
        if (shelved != null) {
            return "It is shelved already, by " + shelved.by() + " until " + shelved.until() + ": unshelve it first";
        }
        return switch (state()) {
            case NORMAL -> "It is over and noted: there is nothing to shelve";
            case SUPPRESSED_BY_DESIGN -> "It is suppressed by design and calls nobody as it is";
            case OUT_OF_SERVICE -> "Its device or rule is out of service, so it calls nobody as it is";
            default -> null;
        };
    }

    private AlarmLife step(HistoryEntry entry) {
        var next = numbered(entry.sequence());
        return switch (entry.kind()) {
            case RAISED -> throw new IllegalStateException("an alarm is raised once: " + entry);
            case CLEARED ->
                next.judged(episode.cleared(entry), null, null).freed().silenced(null);
            case DOUBTED -> next.judged(episode, since(entry), null);
            case SUPPRESSED -> next.judged(episode, null, since(entry));
            case RESUMED -> next.judged(episode, null, null);
            case ACKNOWLEDGED -> next.judged(episode.acknowledged(entry), unknown, suppressed);
            case RESET -> next.judged(episode.reset(entry), unknown, suppressed);
            case ACKNOWLEDGEMENT_EXPIRED -> next.judged(episode.acknowledgementExpired(), unknown, suppressed);
            case COMMENTED, ESCALATED -> next;
            case SILENCED -> isActive() ? next.silenced(silence(entry)) : next;
            case SILENCE_ENDED -> next.silenced(null);
            case SHELVED -> next.aside(shelf(entry), outOfService);
            case UNSHELVED -> next.aside(null, outOfService);
            case OUT_OF_SERVICE -> next.aside(shelved, outOfService(entry));
            case RETURNED_TO_SERVICE -> next.aside(shelved, null);
            case ASSIGNED -> next.assigned(entry.assignee());
            case CHATTERING_ENDED -> next.freed();
        };
    }

    private static Because since(HistoryEntry entry) {
        return new Because(entry.at(), String.valueOf(entry.reason()));
    }

    private static Shelf shelf(HistoryEntry entry) {
        return new Shelf(entry.at(), end(entry), entry.actor(), String.valueOf(entry.reason()));
    }

    private static OutOfService outOfService(HistoryEntry entry) {
        return new OutOfService(
                entry.at(), end(entry), entry.actor(), String.valueOf(entry.reason()), String.valueOf(entry.permit()));
    }

    private static UnderSilence silence(HistoryEntry entry) {
        return new UnderSilence(
                entry.at(),
                end(entry),
                entry.actor(),
                String.valueOf(entry.reason()),
                UUID.fromString(String.valueOf(entry.permit())));
    }

    private static Instant end(HistoryEntry entry) {
        return Optional.ofNullable(entry.until())
                .orElseThrow(() -> new IllegalArgumentException("it must say until when: " + entry));
    }

    private AlarmLife numbered(int number) {
        return new AlarmLife(
                number, episode, unknown, suppressed, shelved, outOfService, silenced, assignee, held, announced);
    }

    private AlarmLife judged(Episode now, @Nullable Because doubt, @Nullable Because suppression) {
        return new AlarmLife(
                sequence, now, doubt, suppression, shelved, outOfService, silenced, assignee, held, announced);
    }

    private AlarmLife aside(@Nullable Shelf shelf, @Nullable OutOfService service) {
        return new AlarmLife(
                sequence, episode, unknown, suppressed, shelf, service, silenced, assignee, held, announced);
    }

    private AlarmLife silenced(@Nullable UnderSilence silence) {
        return new AlarmLife(
                sequence, episode, unknown, suppressed, shelved, outOfService, silence, assignee, held, announced);
    }

    private AlarmLife assigned(@Nullable String user) {
        return new AlarmLife(
                sequence, episode, unknown, suppressed, shelved, outOfService, silenced, user, held, announced);
    }

    private AlarmLife freed() {
        return new AlarmLife(
                sequence, episode, unknown, suppressed, shelved, outOfService, silenced, assignee, false, announced);
    }

    private AlarmLife told(boolean now) {
        return new AlarmLife(
                sequence, episode, unknown, suppressed, shelved, outOfService, silenced, assignee, held, now);
    }
}
