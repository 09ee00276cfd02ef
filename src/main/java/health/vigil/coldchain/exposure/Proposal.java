package health.vigil.coldchain.exposure;

import java.util.Comparator;
import java.util.List;

/**
 * What a person who receives vaccine is advised to do, and every reason for it; to accept has none.
 *
 * @param reasons the gravest first
 */
public record Proposal(Verdict verdict, List<Reason> reasons) {
    static Proposal of(List<Reason> reasons) {
        var gravestFirst = reasons.stream()
                .distinct()
                .sorted(Comparator.comparing((Reason r) -> r.ground().verdict()).reversed())
                .toList();
        return new Proposal(
                gravestFirst.isEmpty()
                        ? Verdict.ACCEPT
                        : gravestFirst.get(0).ground().verdict(),
                gravestFirst);
    }
}
