package io.facet.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.facet.delivery.Java.Ended;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facet in ImageJ's windows, unpacked over a plain ImageJ; needs a screen, such as Xvfb's. */
class WindowIT {

    private static final Path RESULTS = ImageJFolder.BUILD.resolve("screenshots");

    /** The labels of the menu's entries; a hyphen is a line between them. */
    private static final Pattern LABEL = Pattern.compile("(?m)^Plugins>Facet, \"([^\"]+)\"");

    @BeforeAll
    static void need_a_screen() {
        assumeTrue(
                System.getenv("DISPLAY") != null,
                "There is no screen: DISPLAY is not set. xvfb-run provides one.");
    }

    @Test
    void a_person_edits_stops_undoes_and_records() throws Exception {
        Files.createDirectories(RESULTS);
        String menu = Files.readString(ImageJFolder.BUILD.resolve("classes/plugins.config"));
        Files.writeString(
                RESULTS.resolve("menu.txt"),
                LABEL.matcher(menu)
                        .results()
                        .map(entry -> entry.group(1))
                        .collect(Collectors.joining("\n")));
        ImageJFolder imagej = ImageJFolder.shared();
        Path classes =
                ImageJFolder.copyClasses(
                        ImageJFolder.BUILD.resolve("it/windows"),
                        WindowScenario.class,
                        WatchedImage.class,
                        Screen.class);

        Ended ended =
                Java.running()
                        .in(imagej.folder())
                        .with("-Djava.awt.headless=false", "-Dplugins.dir=" + imagej.folder())
                        .with(ImageJFolder.ownPreferences("windows"))
                        .run(
                                "-cp",
                                imagej.folder().resolve("ij.jar") + File.pathSeparator + classes,
                                WindowScenario.class.getName(),
                                RESULTS.toString());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        ended.output()
                .lines()
                .filter(line -> line.startsWith("figure"))
                .forEach(System.out::println);
        Path again = RESULTS.resolve("again.ijm");
        Files.writeString(
                again,
                Files.readString(RESULTS.resolve("recorded.ijm"))
                        + "print(\"digest \" + call(\"io.facet.imagej.Facet.digest\"));\n");
        assertThat(MacroIT.run(Java.running(), imagej, RESULTS, List.of(again)))
                .as("what was recorded, without a screen")
                .contains("digest " + Files.readString(RESULTS.resolve("digest.txt")));
    }

    /** As a script does in Fiji, with the libraries of an older one on the class path. */
    @Test
    void a_script_needs_no_dialogs_and_loses_no_results() throws Exception {
        ImageJFolder fiji = ImageJFolder.olderFiji("script-windows");
        Path classes =
                ImageJFolder.copyClasses(
                        ImageJFolder.BUILD.resolve("it/script-windows"),
                        ScriptScenario.class,
                        Screen.class);

        Ended ended =
                Java.running()
                        .in(fiji.folder())
                        .with("-Djava.awt.headless=false", "-Dplugins.dir=" + fiji.folder())
                        .with(ImageJFolder.ownPreferences("script-windows"))
                        .run(
                                "-cp",
                                fiji.fijiClassPath() + File.pathSeparator + classes,
                                ScriptScenario.class.getName());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}
