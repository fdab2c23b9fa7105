package io.facet;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.image.Photograph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Checks that no computation, file or message depends on the user's locale. */
class LocaleTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final Pattern FORMAT =
            Pattern.compile("\\.formatted\\(|\\.(?:format|printf)\\(");

    /** Matches format specifiers whose digits or decimal separator depend on the locale. */
    private static final Pattern NUMBER = Pattern.compile("%[-#+ 0,(\\d.]*[dfgeEG]");

    private static final Pattern STRING = Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"");

    private static final Pattern CASE = Pattern.compile("\\.to(?:Lower|Upper)Case\\(\\)");

    @Test
    void aDigestIsTheSameUnderALocaleWithOtherDigits() {
        Photograph photograph = Photograph.ofPlanes(12, 3, 8, new float[36]);
        String digest = photograph.sha256();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(photograph.sha256()).isEqualTo(digest);
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Germans write 12.5 as 12,5, and the small letter of a Turkish I has no dot. */
    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR"})
    void whatIsSaidIsSaidInTheSameWordsUnderOtherLocales(String tag) {
        LauncherDiscoveryRequest sentences =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectPackage("io.facet"))
                        .filters(
                                TagFilter.includeTags("sentences"),
                                EngineFilter.includeEngines("junit-jupiter"))
                        .build();
        SummaryGeneratingListener outcome = new SummaryGeneratingListener();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            LauncherFactory.create().execute(sentences, outcome);
        } finally {
            Locale.setDefault(before);
        }
        TestExecutionSummary summary = outcome.getSummary();
        assertThat(summary.getFailures())
                .extracting(f -> f.getTestIdentifier().getDisplayName() + f.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(300);
    }

    @Test
    void noSourceFormatsANumberOrChangesCaseByTheDefaultLocale() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String text =
                        STRING.matcher(Files.readString(file))
                                .replaceAll(
                                        // A semicolon in a sentence does not end a statement.
                                        string ->
                                                Matcher.quoteReplacement(
                                                        string.group().replace(';', ',')));
                if (CASE.matcher(text).find()) {
                    found.add(file + ": case");
                }
                for (Matcher call = FORMAT.matcher(text); call.find(); ) {
                    String statement = statement(text, call);
                    if (NUMBER.matcher(statement).find() && !statement.contains("Locale.ROOT")) {
                        found.add(file + ": " + statement.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /**
     * Returns the text from the end of the previous statement to a call of {@code formatted}, or
     * from any other call to the end of its statement.
     */
    private static String statement(String text, Matcher call) {
        if (!call.group().equals(".formatted(")) {
            return text.substring(call.start(), text.indexOf(';', call.start()));
        }
        int start =
                Stream.of(";", "{\n", "}\n")
                        .mapToInt(end -> text.lastIndexOf(end, call.start()))
                        .max()
                        .orElseThrow();
        return text.substring(Math.max(0, start), call.start());
    }
}
