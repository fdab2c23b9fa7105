package io.facet.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks CSV against the definitions of RFC 4180, section 2. */
class CsvTextTest {

    @Test
    void cellsAreQuotedWhereTheyHaveToBe() {
        assertThat(CsvText.line(List.of("plain", "", "a,b", "say \"no\"", "two\r\nlines")))
                .isEqualTo("plain,,\"a,b\",\"say \"\"no\"\"\",\"two\r\nlines\"\r\n");
    }

    @Test
    void whatWasWrittenIsReadBack() {
        List<String> one = List.of("\"", "\"\"", ",", "\r\n", "x\"y", "", " ä ");
        List<String> two = List.of("1", "2", "3", "4", "5", "6", "\"7\"");

        assertThat(CsvText.complete(CsvText.line(one) + CsvText.line(two)))
                .containsExactly(one, two);
    }

    @Test
    void noCellBeginsAsAFormulaOfASpreadsheetDoes() {
        assertThat(CsvText.line(List.of("=1+1", "@x", "+y", "-z", "-1.5", "+2", "-3e-05", "a=b")))
                .isEqualTo("'=1+1,'@x,'+y,'-z,-1.5,+2,-3e-05,a=b\r\n");
    }

    @Test
    void aPathThatBeginsAsAFormulaDoesStaysAPathOfItsFile() {
        for (String path : List.of("=a.png", "-b.png", "@c/d.png", "e.png", "+1")) {
            assertThat(CsvText.row(CsvText.path(path))).isEqualTo(CsvText.path(path));
            assertThat(CsvText.pathOf(CsvText.path(path))).isEqualTo(path);
        }
        assertThat(CsvText.path("=a.png")).isEqualTo("./=a.png");
        assertThat(CsvText.path("e.png")).isEqualTo("e.png");
    }

    @Test
    void theMarkThatSpreadsheetsPutBeforeATextIsNotOfTheFirstCell() {
        assertThat(CsvText.complete("\uFEFFa,b\r\n")).containsExactly(List.of("a", "b"));
    }

    @Test
    void plainNewlinesEndRecordsToo() {
        assertThat(CsvText.complete("a,b\nc,d\n"))
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void aTableOfAUserNeedsNoLineEndAtItsEndButEveryQuotationMark() {
        Path file = Path.of("labels.csv");

        assertThat(CsvText.all(file, "a,\"b\"c\nd,e\"f"))
                .containsExactly(List.of("a", "bc"), List.of("d", "e\"f"));
        assertThatThrownBy(() -> CsvText.all(file, "a,b\nc,\"d\ne,f\n"))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "Row 2 of labels.csv has a quotation mark without its second; correct it.");
    }

    @Test
    void whereverARecordIsTornItIsDroppedAndThoseBeforeStay() {
        List<String> whole = List.of("a", "b,c");
        String start = CsvText.line(whole);
        String torn = CsvText.line(List.of("d\"\r\n\"e", "f"));
        for (int length = 0; length < torn.length(); length++) {
            assertThat(CsvText.complete(start + torn.substring(0, length)))
                    .as("%d characters", length)
                    .containsExactly(whole);
        }
    }
}
