package health.vigil.reports.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetCsvTest {
    private static Sheet sheet(List<List<String>> rows) {
        var table = Table.of("nothing", Table.text("name"), Table.number("kg")).rows(rows);
        return new Sheet(
                "超期清单", "韶关", "x", List.of(new Sheet.Fact("站点", "一院")), List.of(Section.of("部分", table)), List.of());
    }

    @Test
    void holdsTitleFactsAndTablesEachUnderItsHeading() {
        assertThat(SheetCsv.write(sheet(List.of(List.of("内科", "1.50"))), Words.EN))
                .isEqualTo("超期清单\r\n韶关\r\n站点,一院\r\n\r\n部分\r\nname,kg\r\n内科,1.50\r\n");
    }

    @Test
    void quotesWhatASpreadsheetWouldSplit() {
        assertThat(SheetCsv.write(sheet(List.of(List.of("a,\"b\"\nc", "1"))), Words.EN))
                .contains("\r\n\"a,\"\"b\"\"\nc\",1\r\n");
    }

    @Test
    void whatWouldBeAFormulaIsText() {
        var rows = List.of("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1").stream()
                .map(cell -> List.of(cell, "0"))
                .toList();
        var lines = SheetCsv.write(sheet(rows), Words.EN)
                .lines()
                .skip(6)
                .map(line -> line.replaceFirst("^\"", ""))
                .toList();
        assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line).startsWith("'"));
    }

    @Test
    void negativeNumbersStayNumbers() {
        assertThat(SheetCsv.write(sheet(List.of(List.of("-20.5", "-0.25"))), Words.EN))
                .endsWith("\r\n-20.5,-0.25\r\n");
    }

    @Test
    void tellsExcelThatChineseIsUtf8() {
        assertThat(SheetCsv.write(sheet(List.of()), Words.ZH)).startsWith("\uFEFF超期清单");
        assertThat(SheetCsv.write(sheet(List.of()), Words.EN)).startsWith("超期清单");
    }
}
