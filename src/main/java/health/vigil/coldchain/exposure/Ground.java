package health.vigil.coldchain.exposure;

import java.util.Locale;

/** Why vaccine should not simply be accepted. */
public enum Ground {
    /** Nothing at all proves the temperature. */
    RECORD_MISSING(Verdict.REFUSE, Clause.RECEIPT),
    /** Nobody says in what equipment it was. */
    LEG_MISSING(Verdict.REFUSE, Clause.RECEIPT),
    /** No temperature was recorded for longer than allowed. */
    GAP(Verdict.REFUSE, Clause.RECEIPT + "; " + Clause.GSP),
    EXCURSION(Verdict.REFUSE, Clause.RECEIPT),
    /** Cold enough, for long enough, to have frozen it. */
    FREEZE(Verdict.REFUSE, Clause.RECEIPT + "; WHO PQS E006"),
    FREEZE_RISK(Verdict.REFUSE, Clause.RECEIPT),
    HEAT_INDICATOR(Verdict.REFUSE, Clause.RECEIPT + "; WHO PQS E006"),
    EXPIRED(Verdict.REFUSE, "疫苗管理法 art. 40"),
    /** Values were recorded, but all of them are suspected. */
    RECORD_SUSPECT(Verdict.HOLD, Clause.RECEIPT),
    /** Only values that are suspected were out of range, or cold enough to freeze. */
    EXCURSION_SUSPECT(Verdict.HOLD, Clause.RECEIPT),
    /** One of several probes recorded nothing. */
    PROBE_GAP(Verdict.HOLD, Clause.GSP),
    CALIBRATION_OVERDUE(Verdict.HOLD, Clause.GSP),
    /** The equipment is meant for another class than the vaccine. */
    WRONG_STORAGE_CLASS(Verdict.HOLD, "疫苗管理法 art. 37"),
    /** The journey goes on: its record is not whole yet. */
    NOT_ARRIVED(Verdict.HOLD, Clause.RECEIPT);

    private final Verdict verdict;
    private final String clause;

    Ground(Verdict verdict, String clause) {
        this.verdict = verdict;
        this.clause = clause;
    }

    /** What it alone leads to. */
    public Verdict verdict() {
        return verdict;
    }

    public String clause() {
        return clause;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Apart from the enum because its constants are made before its own static fields. */
    private static final class Clause {
        static final String RECEIPT = "疫苗管理法 art. 39";
        static final String GSP = "GSP 附录3";
    }
}
