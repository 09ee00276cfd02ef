package health.vigil.telemetry.label;

import java.util.function.Function;

/** What was read from the label of a waste container: its id, or why there is none. */
public sealed interface ContainerLabel permits ContainerLabel.Read, ContainerLabel.Refused {
    /** Ids are keys of the store; printed ones are far shorter. */
    int LONGEST_ID = 128;

    /** @param container the id; the same for a bar code, a link and a tag that mean the same thing */
    record Read(String container, LabelParts parts) implements ContainerLabel {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
            return read.apply(this);
        }
    }

    /** @param reason what is wrong with it and what would be right */
    record Refused(String reason) implements ContainerLabel {
        @Override
        public <T> T fold(Function<Read, T> read, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    <T> T fold(Function<Read, T> read, Function<Refused, T> refused);

    /**
     * Understands a plain id; a link, also GS1 Digital Link; GS1 element strings with brackets or FNC1 (AI 8003 GRAI,
     * 8004 GIAI, 310n net weight); the hexadecimal EPC of an RFID tag (GRAI-96, GIAI-96; GS1 EPC Tag Data Standard);
     * and the printed fields of a yellow bag (产生单位, 科室, 类别, 日期, 重量, 编号).
     */
    static ContainerLabel parse(String text) {
        var label = text.strip();
        if (label.isEmpty()) {
            return new Refused("the label is empty");
        }
        if (LinkLabel.isLink(label)) {
            return LinkLabel.read(label);
        }
        if (Gs1Elements.areWrittenIn(text)) {
            return Gs1Elements.read(text);
        }
        if (BagLabel.hasFields(label)) {
            return BagLabel.read(label);
        }
        return EpcTag.read(label).orElseGet(() -> plain(label, LabelParts.NONE));
    }

    /** An id that stands for itself. */
    static ContainerLabel plain(String id, LabelParts parts) {
        var shown = id.strip();
        if (shown.isEmpty()) {
            return new Refused("the label has no id");
        }
        if (shown.length() > LONGEST_ID) {
            return new Refused("the id on the label has " + shown.length() + " characters; at most " + LONGEST_ID
                    + " can be kept");
        }
        if (shown.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            return new Refused("the label is no id: it holds spaces or control characters, and none of the known forms"
                    + " (link, GS1 bar code, EPC, fields such as 编号=…) fits");
        }
        return new Read(shown, parts);
    }
}
