package health.vigil.notify.routing;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the three shipped documents call, in which order, and when. */
class ShippedSetsTest {
    private static final String NOON = "2026-11-18T12:00:00";

    @Test
    void shaoguanCallsSevenDepartmentsToUrgentTroubleWithDrinkingWater() {
        assertThat(called("drinking_water", Priority.URGENT, "440203"))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 (十)1
                        PT0S LEAD 武江区 卫生健康局 (十)1
                        PT5M UNIT 单位负责人 (十)1
                        PT15M GRID 武江区 网格员 (十)1
                        PT15M CO 武江区 发改局 (十)1
                        PT15M CO 武江区 教育局 (十)1
                        PT15M CO 武江区 财政局 (十)1
                        PT15M CO 武江区 生态环境局 (十)1
                        PT15M CO 武江区 住建管理局 (十)1
                        PT15M CO 武江区 市场监管局 (十)1
                        PT1H LEAD 韶关市 卫生健康局 (十)1
                        PT2H GOVERNMENT 韶关市 人民政府 (十)1
                        """);
    }

    @Test
    void aHighPriorityWaitsLongerAndNeverReachesTheGovernment() {
        assertThat(called("vaccine_cold_chain", Priority.HIGH, "440203"))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 (十)3
                        PT15M UNIT 单位负责人 (十)3
                        PT15M LEAD 武江区 卫生健康局 (十)3
                        PT1H GRID 武江区 网格员 (十)3
                        PT1H CO 武江区 市场监管局 (十)3
                        PT1H CO 武江区 政务服务数据管理局 (十)3
                        PT4H LEAD 韶关市 卫生健康局 (十)3
                        """);
    }

    @Test
    void mediumAndLowPrioritiesReachUnitAndLeadOnly() {
        assertThat(called("swimming_pool", Priority.MEDIUM, "440203"))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 (十)1
                        PT4H UNIT 单位负责人 (十)1
                        PT4H LEAD 武江区 卫生健康局 (十)1
                        """);
        assertThat(called("swimming_pool", Priority.LOW, "440203"))
                .isEqualTo("PT0S UNIT 单位值班人员 (十)1\nPT8H LEAD 武江区 卫生健康局 (十)1\n");
    }

    @Test
    void anOfficeThatTwoTasksNameIsCalledOnce() {
        assertThat(called("medical_waste", Priority.HIGH, "440203"))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 (八)4
                        PT15M UNIT 单位负责人 (八)4
                        PT15M LEAD 武江区 卫生健康局 (八)4
                        PT1H GRID 武江区 网格员 (八)4
                        PT1H CO 武江区 生态环境局 (八)4
                        PT1H CO 武江区 发改局 (十)1
                        PT1H CO 武江区 教育局 (十)1
                        PT1H CO 武江区 财政局 (十)1
                        PT1H CO 武江区 住建管理局 (十)1
                        PT1H CO 武江区 市场监管局 (十)1
                        PT4H LEAD 韶关市 卫生健康局 (八)4
                        """);
    }

    @Test
    void radiationIsAlsoOccupationalHealthTechnology() {
        assertThat(called("radiation", Priority.HIGH, "440203")).contains("PT1H CO 武江区 应急管理局 (十)2\n");
    }

    @Test
    void ourOwnAlarmsGoToThoseWhoAnswerForTheInformationSystem() {
        assertThat(called("service", Priority.HIGH, "440203"))
                .contains("PT15M LEAD 武江区 卫生健康局 (十四)\n")
                .contains("PT1H CO 武江区 医保局 (十四)\nPT1H CO 武江区 网信办 (十四)\n");
    }

    @Test
    void threeDepartmentsOfMangshiLeadTogether() {
        assertThat(called("vaccine_cold_chain", Priority.URGENT, "533103"))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 二(二)5
                        PT0S LEAD 芒市 卫生健康局 二(二)5
                        PT0S LEAD 芒市 市场监管局 二(二)5
                        PT0S LEAD 州生态环境局芒市分局 二(二)5
                        PT5M UNIT 单位负责人 二(二)5
                        PT15M GRID 芒市 网格员 二(二)5
                        PT15M CO 芒市 教育体育局 二(二)5
                        PT15M CO 芒市 住房城乡建设局 二(二)5
                        PT15M CO 芒市 水利局 二(二)5
                        PT2H GOVERNMENT 芒市 人民政府 二(二)5
                        """);
        assertThat(called("service", Priority.HIGH, "533103")).contains("PT1H CO 芒市 联席会议成员单位 三(五)\n");
    }

    @Test
    void twoDepartmentsOfYongzhouLeadTogether() {
        assertThat(called("medical_wastewater", Priority.URGENT, "431102"))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 二(二)9
                        PT0S LEAD 零陵区 卫健委 二(二)9
                        PT0S LEAD 零陵区 财政局 二(二)9
                        PT5M UNIT 单位负责人 二(二)9
                        PT15M GRID 零陵区 网格员 二(二)9
                        PT15M CO 零陵区 发改委 二(二)9
                        PT15M CO 零陵区 教育局 二(二)9
                        PT15M CO 零陵区 生态环境局 二(二)9
                        PT15M CO 零陵区 住建局 二(二)9
                        PT15M CO 零陵区 水利局 二(二)9
                        PT15M CO 零陵区 市场监管局 二(二)9
                        PT1H LEAD 永州市 卫健委 二(二)9
                        PT1H LEAD 永州市 财政局 二(二)9
                        PT2H GOVERNMENT 永州市 人民政府 二(二)9
                        """);
    }

    @Test
    void yongzhouHasNoTaskForVaccinesSoNobodyIsCalled() {
        assertThat(Shipped.ROUTES.calls(
                        Shipped.subject("vaccine_cold_chain", Priority.URGENT, "431102"), Shipped.at(NOON)))
                .isEmpty();
    }

    @Test
    void nobodyIsCalledWhereNoDocumentApplies() {
        assertThat(Shipped.ROUTES.calls(Shipped.subject("drinking_water", Priority.URGENT, "320684"), Shipped.at(NOON)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} at {2}: in force {3}")
    @CsvSource({
        "440203, shaoguan, 2019-12-01T23:59:59, false",
        "440203, shaoguan, 2019-12-02T00:00:00, true",
        "533103, mangshi,  2020-06-01T23:59:59, false",
        "533103, mangshi,  2020-06-02T00:00:00, true",
        "431102, yongzhou, 2019-12-08T23:59:59, false",
        "431102, yongzhou, 2019-12-09T00:00:00, true",
    })
    void aDocumentIsInForceFromItsFirstDayInBeijing(String place, String name, String at, boolean inForce) {
        var calls = Shipped.ROUTES.calls(Shipped.subject("drinking_water", Priority.URGENT, place), Shipped.at(at));

        assertThat(calls.isEmpty()).isEqualTo(!inForce);
    }

    @Test
    void aPlaceDirectlyUnderAPrefectureIsThePrefecturesAndEachOfficeIsCalledOnce() {
        assertThat(called("vaccine_cold_chain", Priority.URGENT, "440200"))
                .isEqualTo(
                        """
                        PT0S UNIT 单位值班人员 (十)3
                        PT0S LEAD 韶关市 卫生健康局 (十)3
                        PT5M UNIT 单位负责人 (十)3
                        PT15M GRID 韶关市 网格员 (十)3
                        PT15M CO 韶关市 市场监管局 (十)3
                        PT15M CO 韶关市 政务服务数据管理局 (十)3
                        PT2H GOVERNMENT 韶关市 人民政府 (十)3
                        """);
    }

    @Test
    void aPlaceInATownshipCallsItsOwnGridAndTheDepartmentsOfItsCounty() {
        assertThat(called("vaccine_cold_chain", Priority.HIGH, "440203001"))
                .contains("PT15M LEAD 武江区 卫生健康局 (十)3\n")
                .contains("PT1H GRID 新华街道 网格员 (十)3\n");
    }

    @Test
    void namesTheDocumentAndTheEnglishName() {
        var lead = calls("drinking_water", Priority.URGENT, "440203").get(1);

        assertThat(lead.route())
                .isEqualTo(new RouteRef("shaoguan-2019", "public-health-services", "(十)1", "韶府办发函〔2019〕88号"));
        assertThat(lead.nameEn()).isEqualTo("Wujiang District Health Bureau");
        assertThat(lead.step().nameEn()).isEqualTo("Lead departments of the county");
    }

    @Test
    void aDivisionThatIsNotRegisteredIsNamedByItsCode() {
        assertThat(called("vaccine_cold_chain", Priority.LOW, "440281")).contains("440281 卫生健康局");
    }

    private static String called(String family, Priority priority, String place) {
        return Shipped.lines(calls(family, priority, place));
    }

    private static List<Call> calls(String family, Priority priority, String place) {
        return Shipped.ROUTES.calls(Shipped.subject(family, priority, place), Shipped.at(NOON));
    }
}
