package health.vigil.notify;

import health.vigil.alarms.AlarmEvent;
import health.vigil.alarms.AlarmView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
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
            case DOUBTED -> what + "，自 " + time(event.entry().at()) + " 起状态不明（" + doubt(event, true) + "），报警保持";
            case SUPPRESSED -> what + "，自 " + time(event.entry().at()) + " 起按设计抑制（" + suppression(event, true) + "）";
            case RESUMED -> what + "，自 " + time(event.entry().at()) + " 起恢复判定，报警仍在";
            case SHELVED -> what + "，" + event.entry().actor() + " 已搁置至 " + until(event);
            case UNSHELVED -> what + "，搁置已于 " + time(event.entry().at()) + " 结束";
            case RESET ->
                what + "，" + event.entry().actor() + " 已于 " + time(event.entry().at()) + " 复位";
            case ASSIGNED -> what + (alarm.assignee() == null ? "，已取消指派" : "，已指派给 " + alarm.assignee());
            case OUT_OF_SERVICE ->
                what + "，已停用至 " + until(event) + "（许可 " + event.entry().permit() + "）";
            case RETURNED_TO_SERVICE -> what + "，已于 " + time(event.entry().at()) + " 恢复使用";
            case SILENCED -> what + "，" + event.entry().actor() + " 已静默至 " + until(event);
            case ESCALATED ->
                what + "，自 " + time(alarm.raisedAt()) + " 起无人确认，已升级通知 "
                        + event.entry().comment();
            case ACKNOWLEDGEMENT_EXPIRED ->
                what + "，报警仍在，原确认已于 " + time(event.entry().at()) + " 到期，请重新确认";
            case SILENCE_ENDED ->
                what + "，静默已于 " + time(event.entry().at()) + " 结束，报警仍在，自 " + time(alarm.onsetAt()) + " 起";
            case RAISED, COMMENTED, CHATTERING_ENDED ->
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
            case DOUBTED ->
                what + ", unknown since " + time(event.entry().at()) + " (" + doubt(event, false)
                        + "); the alarm stays open";
            case SUPPRESSED ->
                what + ", suppressed by design since " + time(event.entry().at()) + " (" + suppression(event, false)
                        + ")";
            case RESUMED -> what + ", judged again since " + time(event.entry().at()) + " and still in alarm";
            case SHELVED -> what + ", shelved by " + event.entry().actor() + " until " + until(event);
            case UNSHELVED ->
                what + ", no longer shelved since " + time(event.entry().at());
            case RESET ->
                what + ", reset by " + event.entry().actor() + " at "
                        + time(event.entry().at());
            case ASSIGNED ->
                what + (alarm.assignee() == null ? ", assigned to nobody" : ", assigned to " + alarm.assignee());
            case OUT_OF_SERVICE ->
                what + ", out of service until " + until(event) + " (permit "
                        + event.entry().permit() + ")";
            case RETURNED_TO_SERVICE ->
                what + ", in service again since " + time(event.entry().at());
            case SILENCED -> what + ", silenced by " + event.entry().actor() + " until " + until(event);
            case ESCALATED ->
                what + ", raised at " + time(alarm.raisedAt()) + " and acknowledged by nobody, escalated to "
                        + event.entry().comment();
            case ACKNOWLEDGEMENT_EXPIRED ->
                what + ", still in alarm; its acknowledgement ended at "
                        + time(event.entry().at()) + ", please acknowledge it again";
            case SILENCE_ENDED ->
                what + ", no longer silenced since " + time(event.entry().at()) + " and still in alarm, since "
                        + time(alarm.onsetAt());
            case RAISED, COMMENTED, CHATTERING_ENDED ->
                what + value(", ", alarm.value(), alarm) + " (" + limit + ") since " + time(alarm.onsetAt());
        };
    }

    private static String doubt(AlarmEvent event, boolean chinese) {
        return switch (String.valueOf(event.entry().reason())) {
            case "silence" -> chinese ? "无数据" : "no data";
            case "bad_quality" -> chinese ? "数据质量差" : "bad data quality";
            default -> chinese ? "缺少输入" : "an input is missing";
        };
    }

    private static String suppression(AlarmEvent event, boolean chinese) {
        return switch (String.valueOf(event.entry().reason())) {
            case "closed" -> chinese ? "场所关闭" : "site closed";
            case "maintenance" -> chinese ? "维护" : "maintenance";
            default -> chinese ? "工况" : "state of the plant";
        };
    }

    private static String until(AlarmEvent event) {
        return Optional.ofNullable(event.entry().until()).map(Wording::time).orElse("");
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
