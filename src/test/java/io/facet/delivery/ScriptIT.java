package io.facet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.delivery.Java.Ended;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped scripts, with the libraries of an older Fiji. */
class ScriptIT {

    private static final String LINE =
            "smile %s: \\d+\\.\\d %% of the pixels changed, by \\d+\\.\\d grey levels in the mean";

    @Test
    void it_edits_the_portrait_at_three_strengths() throws Exception {
        Ended ended = run("Three_Strengths.groovy");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output().lines().filter(line -> line.startsWith("smile ")))
                .satisfiesExactly(
                        line -> assertThat(line).matches(LINE.formatted("-1")),
                        line -> assertThat(line).matches(LINE.formatted("0.5")),
                        line -> assertThat(line).matches(LINE.formatted("1")));
    }

    @Test
    void it_edits_an_image_of_imglib2() throws Exception {
        Ended ended = run("Edit_Img.groovy", "Img");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output().lines())
                .anySatisfy(line -> assertThat(line).matches(LINE.formatted("-1.0")))
                .anySatisfy(line -> assertThat(line).matches("edited: ArrayImg.*512x512x3.*"));
    }

    private static Ended run(String script, String... arguments) throws Exception {
        ImageJFolder imagej = ImageJFolder.olderFiji("script");
        Path classes =
                ImageJFolder.copyClasses(
                        ImageJFolder.BUILD.resolve("it/scripts"), ScriptRuns.class);
        String classPath =
                String.join(
                        File.pathSeparator,
                        classes.toString(),
                        imagej.fijiClassPath(),
                        ImageJFolder.jars(ImageJFolder.GROOVY));
        List<String> call =
                new ArrayList<>(
                        List.of(
                                "-cp",
                                classPath,
                                ScriptRuns.class.getName(),
                                "scripts/Plugins/Facet/" + script));
        call.addAll(List.of(arguments));
        return Java.running().in(imagej.folder()).run(call.toArray(String[]::new));
    }
}
