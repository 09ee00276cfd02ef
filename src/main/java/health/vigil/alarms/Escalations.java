package health.vigil.alarms;

import health.vigil.alarms.EscalationDue.Due;
import health.vigil.alarms.HistoryEntry.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;

/** Escalates alarms that nobody has taken note of in time. */
@ApplicationScoped
public class Escalations {
    private final Transactions transactions;
    private final Silences silences;
    private final Clock clock;

    Escalations(Transactions transactions, Silences silences, Clock clock) {
        this.transactions = transactions;
        this.silences = silences;
        this.clock = clock;
    }

    /**
     * Escalates what is due: alarms that were told, are active, not acknowledged, not set aside and not silenced.
     *
     * @return how many steps were taken
     */
    public int run(EscalationDue source) throws SQLException {
        return transactions.run((transaction, chronicle) -> {
            var now = clock.instant();
            var due = source.take(transaction, now);
            var alarms = due.stream().map(Due::alarm).distinct().toList();
            if (alarms.isEmpty()) {
                return;
            }
            chronicle.load(transaction, alarms);
            var silenced = silences.of(transaction, alarms);
            for (var step : due) {
                var may = chronicle.life(step.alarm()).filter(AlarmLife::mayEscalate);
                if (may.isPresent() && !silenced.containsKey(step.alarm())) {
                    chronicle.add(
                            step.alarm(),
                            HistoryEntry.of(Kind.ESCALATED, now, HistoryEntry.VIGIL)
                                    .because(step.step())
                                    .saying(step.name() + " / " + step.nameEn()));
                }
            }
        });
    }
}
