package health.vigil.reports.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void everyWordIsThereInBothLanguages() {
        assertThat(Words.ZH.all().keySet())
                .containsExactlyInAnyOrderElementsOf(Words.EN.all().keySet());
    }

    @Test
    void sentencesHaveTheSamePlacesInBothLanguages() {
        Words.EN.all().forEach((key, english) -> assertThat(places(Words.ZH.get(key)))
                .as(key)
                .containsExactlyInAnyOrderElementsOf(places(english)));
    }

    @Test
    void sentencesWithPlacesHaveNoApostrophes() {
        Words.EN.all().forEach((key, english) -> {
            if (!places(english).isEmpty()) {
                assertThat(english).as(key).doesNotContain("'");
            }
        });
    }

    @Test
    void timesAreThoseOfBeijing() {
        assertThat(Words.EN.time(Instant.parse("2026-11-21T16:00:00Z"))).isEqualTo("2026-11-22 00:00");
    }

    @Test
    void durationsAreInHoursAndFromTwoDaysOnInDays() {
        assertThat(Words.EN.duration(Duration.ofMinutes(47 * 60 + 59))).isEqualTo("47 h 59 min");
        assertThat(Words.EN.duration(Duration.ofHours(49))).isEqualTo("2 d 1 h 0 min");
        assertThat(Words.ZH.duration(Duration.ofSeconds(3599))).isEqualTo("1小时0分");
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).distinct().toList();
    }
}
