package health.vigil.telemetry.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerLabelTest {
    private static final String GS = "\u001d";

    @Test
    void aPlainIdStandsForItself() {
        assertThat(id(" HW-440203-000123\r\n")).isEqualTo("HW-440203-000123");
        assertThat(id("HW:440203:000123")).isEqualTo("HW:440203:000123");
    }

    @ParameterizedTest
    @CsvSource({
        "https://waste.example/c/HW-440203-000123, HW-440203-000123",
        "https://waste.example/scan?id=HW-440203-000123&lang=zh, HW-440203-000123",
        "https://waste.example/scan?%E7%BC%96%E5%8F%B7=HW-1, HW-1",
        "HTTP://WASTE.EXAMPLE/c/HW%2F7#top, HW/7",
    })
    void aLinkNamesTheContainerInItsQueryOrAtItsEnd(String link, String container) {
        assertThat(id(link)).isEqualTo(container);
    }

    @Test
    void aLinkWithoutAnIdIsRefusedWithWords() {
        assertThat(refusal("https://waste.example/")).contains("names no container");
    }

    @Test
    void barCodeLinkAndTagOfOneReturnableAssetGiveOneId() {
        assertThat(id("(8003)095211411234545678(3102)000435")).isEqualTo("GRAI-095211411234545678");
        assertThat(id("]C18003095211411234545678" + GS + "3102000435")).isEqualTo("GRAI-095211411234545678");
        assertThat(id("https://id.gs1.org/8003/095211411234545678?3102=000435")).isEqualTo("GRAI-095211411234545678");
        assertThat(id("3376451FD40C0E400000162E"))
                .isEqualTo("GRAI-095211411234545678"); // Tag Data Standard, appendix E.3
    }

    @Test
    void barCodeLinkAndTagOfOneIndividualAssetGiveOneId() {
        assertThat(id("(8004)95211415678")).isEqualTo("GIAI-95211415678");
        assertThat(id(GS + "3103004350" + "8004" + "95211415678")).isEqualTo("GIAI-95211415678");
        assertThat(id("https://example.com/8004/95211415678")).isEqualTo("GIAI-95211415678");
        assertThat(id("3476451fd40000000000162e")).isEqualTo("GIAI-95211415678");
    }

    @ParameterizedTest
    @CsvSource({"3100, 4350", "3101, 435.0", "3102, 43.50", "3103, 4.350", "3106, 0.004350"})
    void theLastDigitOfTheNetWeightsIdentifierCountsDecimals(String ai, BigDecimal kg) {
        assertThat(parts("(8004)ABCD-1(%s)004350".formatted(ai)).weightKg()).isEqualTo(kg);
    }

    @Test
    void aMisreadReturnableAssetIsRefusedByItsCheckDigit() {
        assertThat(refusal("(8003)095211411234645678")).contains("check digit is 4 and should be");
    }

    @Test
    void aBarCodeOfSomethingElseIsRefusedWithWhatItHolds() {
        assertThat(refusal("(01)09521141123454(17)261122"))
                .contains("expected AI (8003) GRAI or (8004) GIAI")
                .contains("01");
    }

    @Test
    void aTextOf24HexDigitsThatIsNoSuchTagIsAPlainId() {
        assertThat(id("E2801160600002084C1D2B3A")).isEqualTo("E2801160600002084C1D2B3A");
        assertThat(id("331FFFFFFFFFFFFFFFFFFFFF")).isEqualTo("331FFFFFFFFFFFFFFFFFFFFF"); // partition 7 is none
    }

    @Test
    void aYellowBagSaysWhereItComesFrom() {
        var read = (ContainerLabel.Read)
                ContainerLabel.parse("产生单位=韶关市某医院；科室：急诊科；类别=感染性废物；日期=2026年11月22日；重量=4.35kg；编号=HW-440203-000123");
        assertThat(read.container()).isEqualTo("HW-440203-000123");
        assertThat(read.parts())
                .isEqualTo(new LabelParts(
                        "韶关市某医院", "急诊科", WasteCategory.INFECTIOUS, LocalDate.of(2026, 11, 22), new BigDecimal("4.35")));
    }

    @Test
    void theFieldsMayBeInEnglishAndOnLines() {
        var read = (ContainerLabel.Read)
                ContainerLabel.parse("department=ICU\ncategory=841-002-01\ndate=20261122\nid=HW-7");
        assertThat(read.container()).isEqualTo("HW-7");
        assertThat(read.parts())
                .isEqualTo(new LabelParts(null, "ICU", WasteCategory.SHARPS, LocalDate.of(2026, 11, 22), null));
    }

    @Test
    void whatCannotBeUnderstoodOfABagIsLeftOutAndTheIdKept() {
        assertThat(id("编号=HW-7;类别=其他;日期=2026-13-45;重量=about 5")).isEqualTo("HW-7");
        assertThat(parts("编号=HW-7;类别=其他;日期=2026-13-45;重量=about 5")).isEqualTo(LabelParts.NONE);
    }

    @Test
    void aBagWithoutAnIdIsRefusedWithWords() {
        assertThat(refusal("产生单位=韶关市某医院;科室=急诊科;重量=4.35kg")).contains("no 编号").contains("产生单位, 科室, 重量");
        assertThat(refusal("科室=急诊科;编号=")).contains("no 编号");
    }

    @Test
    void anEmptyOrEndlessOrSpacedLabelIsRefusedWithWords() {
        assertThat(refusal(" ")).contains("empty");
        assertThat(refusal("x".repeat(129))).contains("129 characters; at most 128");
        assertThat(id("x".repeat(128))).hasSize(128);
        assertThat(refusal("please empty at noon")).contains("no id");
    }

    @Property
    void anyTextIsReadOrRefusedAndNeverFails(@ForAll String text) {
        ContainerLabel.parse(text)
                .fold(
                        read -> assertThat(read.container())
                                .isNotBlank()
                                .hasSizeLessThanOrEqualTo(ContainerLabel.LONGEST_ID),
                        refused -> assertThat(refused.reason()).isNotBlank());
    }

    private static String id(String text) {
        return ContainerLabel.parse(text)
                .fold(ContainerLabel.Read::container, refused -> "refused: " + refused.reason());
    }

    private static LabelParts parts(String text) {
        return ContainerLabel.parse(text).fold(ContainerLabel.Read::parts, refused -> LabelParts.NONE);
    }

    private static String refusal(String text) {
        return ContainerLabel.parse(text).fold(read -> "read: " + read.container(), ContainerLabel.Refused::reason);
    }
}
