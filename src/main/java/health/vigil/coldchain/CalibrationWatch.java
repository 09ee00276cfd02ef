package health.vigil.coldchain;

import health.vigil.coldchain.exposure.CalibrationCheck;
import health.vigil.limits.ProcessRules;
import health.vigil.rules.Breach;
import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the calibration of an equipment is due; where none is known, since it was entered. */
@ApplicationScoped
class CalibrationWatch {
    private final ProcessRules rules;

    CalibrationWatch(ProcessRules rules) {
        this.rules = rules;
    }

    List<Breach> judge(EquipmentReader.Known known, Instant now) {
        var device = known.equipment().device();
        var breaches = new ArrayList<Breach>();
        for (var rule : rules.of(device, Kind.CALIBRATION_DUE)) {
            var due = CalibrationCheck.every(((ProcessCheck) rule.condition()).time())
                    .goodUntil(known.calibratedOn(), known.certifiedUntil())
                    .map(day -> new LocalDay(day).end())
                    .orElse(known.createdAt());
            if (!due.isAfter(now) && rule.inForceAt(due)) {
                breaches.add(new Breach(rule, device, device, due, due, null, null));
            }
        }
        return breaches;
    }
}
