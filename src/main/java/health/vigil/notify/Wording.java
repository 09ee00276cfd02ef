package health.vigil.notify;

import health.vigil.alarms.AlarmEvent;
import health.vigil.alarms.AlarmView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A notification as one sentence that a duty officer can read out on the telephone. */
final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int DECIMALS = 3;

    private Wording() {}

    static String chinese(AlarmEvent event) {
        var alarm = event.alarm();
        var what = alarm.site().name() + " " + alarm.device().name() + container(alarm) + "："
                + alarm.rule().name();
        var limit = value("限值 ", alarm.limit(), alarm, "，") + basis(alarm);
        return switch (event.entry().kind()) {
            case CLEARED ->
                what + "，已于 " + time(event.entry().at()) + " 解除"
                        + value("，当前值 ", event.entry().value(), alarm) + "（" + limit + "）";
            case ACKNOWLEDGED ->
                what + "，" + event.entry().actor() + " 已于 " + time(event.entry().at()) + " 确认";
            case RAISED, COMMENTED ->
                what + value("，测值 ", alarm.value(), alarm) + "（" + limit + "），自 " + time(alarm.onsetAt()) + " 起";
        };
    }

    static String english(AlarmEvent event) {
        var alarm = event.alarm();
        var what = alarm.site().nameEn() + ", " + alarm.device().nameEn() + container(alarm) + ": "
                + alarm.rule().nameEn();
        var limit = value("limit ", alarm.limit(), alarm, ", ") + basis(alarm);
        return switch (event.entry().kind()) {
            case CLEARED ->
                what + ", over since " + time(event.entry().at())
                        + value(", now ", event.entry().value(), alarm) + " (" + limit + ")";
            case ACKNOWLEDGED ->
                what + ", acknowledged by " + event.entry().actor() + " at "
                        + time(event.entry().at());
            case RAISED, COMMENTED ->
                what + value(", ", alarm.value(), alarm) + " (" + limit + ") since " + time(alarm.onsetAt());
        };
    }

    private static String container(AlarmView alarm) {
        return alarm.container() == null ? "" : " " + alarm.container();
    }

    private static String value(String before, @Nullable Double value, AlarmView alarm) {
        return value(before, value, alarm, "");
    }

    private static String value(String before, @Nullable Double value, AlarmView alarm, String after) {
        return value == null ? "" : before + quantity(value, alarm) + after;
    }

    private static String quantity(double value, AlarmView alarm) {
        var number = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return alarm.unit().equals("1") ? number : number + " " + alarm.unit();
    }

    private static String basis(AlarmView alarm) {
        var rule = alarm.rule();
        return rule.standard() + (rule.edition().isBlank() ? "" : "-" + rule.edition()) + " " + rule.clause();
    }

    /** Beijing time. */
    private static String time(Instant at) {
        return TIME.format(at);
    }
}
