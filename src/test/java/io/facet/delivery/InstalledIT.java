package io.facet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.delivery.Java.Ended;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facet as it is unpacked over ImageJ, on this Java and on those that {@code facet.jdks} names. */
@TestInstance(Lifecycle.PER_CLASS)
class InstalledIT {

    private static final Path PORTRAIT =
            ImageJFolder.BUILD.resolve("classes/io/facet/sample/astronaut.png");

    @TempDir private static Path outputs;
    private ImageJFolder imagej;
    private byte[] byTheJar;

    @BeforeAll
    void edit_by_the_jar_of_the_build() throws Exception {
        imagej = ImageJFolder.shared();
        Path output = outputs.resolve("jar.png");
        String jar = ImageJFolder.BUILD.resolve("facet.jar").toString();
        Ended ended = Java.running().run(edit(output, "-jar", jar));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        byTheJar = Files.readAllBytes(output);
    }

    @ParameterizedTest
    @MethodSource("javas")
    void an_edit_gives_the_bytes_that_it_gives_by_the_jar(Path home) throws Exception {
        Path output = outputs.resolve(home.getFileName() + ".png");
        String[] command = edit(output, "-cp", imagej.classPath(), "io.facet.cli.Main");

        Ended ended = Java.of(home).in(imagej.folder()).run(command);

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(Files.readAllBytes(output)).isEqualTo(byTheJar);
        assertThat(ended.output()).doesNotContain("oneDNN", "absl", "MLIR");
    }

    @Test
    void without_tensorflow_a_sentence_says_where_it_should_be() throws Exception {
        Path nowhere = outputs.resolve("no-folder");
        String[] command =
                edit(outputs.resolve("none.png"), "-cp", imagej.classPath(), "io.facet.cli.Main");

        Ended ended = Java.running().with("-Dfacet.lib=" + nowhere).run(command);

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains("There is no folder " + nowhere);
        assertThat(outputs.resolve("none.png")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void it_runs_beside_another_tensorflow_and_protobuf(Path home) throws Exception {
        List<String> theirsFirst = neighbours(home, "theirs-first");
        List<String> oursFirst = neighbours(home, "ours-first");

        String theirs = "theirs 1.15.0 42, protobuf kept of protobuf-java-3.5.1.jar";
        String ours = oursFirst.get(0);
        assertThat(ours).startsWith("conv3_2 ");
        assertThat(oursFirst).containsExactly(ours, theirs, ours, theirs);
        assertThat(theirsFirst).containsExactly(theirs, ours, theirs, ours);
    }

    /** What the probe says, without what the two TensorFlows log. */
    private List<String> neighbours(Path home, String order) throws Exception {
        Path probes = ImageJFolder.BUILD.resolve("it/neighbours");
        ImageJFolder.copyClasses(probes, NeighbourProbe.class, FeatureProbe.class);
        String classPath =
                String.join(
                        File.pathSeparator,
                        probes.toString(),
                        imagej.classPath(),
                        ImageJFolder.jars(ImageJFolder.TENSORFLOW_1));
        Ended ended =
                Java.of(home)
                        .in(imagej.folder())
                        .run("-cp", classPath, NeighbourProbe.class.getName(), order);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("theirs") || line.startsWith("conv"))
                .toList();
    }

    @Test
    void it_goes_on_after_imagej_has_loaded_its_plugins_anew() throws Exception {
        ImageJFolder own = ImageJFolder.make("reload");
        ImageJFolder.copyClasses(own.folder().resolve("plugins"), FeatureProbe.class);
        Path probe =
                ImageJFolder.copyClasses(
                        ImageJFolder.BUILD.resolve("it/reload"), ReloadProbe.class);
        String classPath = own.folder().resolve("ij.jar") + File.pathSeparator + probe;

        Ended ended =
                Java.running()
                        .in(own.folder())
                        .run(
                                "-cp",
                                classPath,
                                ReloadProbe.class.getName(),
                                own.folder().resolve("plugins").toString(),
                                FeatureProbe.class.getName());

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output().lines().filter(line -> line.startsWith("loaded")))
                .hasSize(2)
                .allMatch(line -> line.contains(": conv3_2 "))
                .extracting(line -> line.substring(line.indexOf(':')))
                .satisfies(lines -> assertThat(lines.get(0)).isEqualTo(lines.get(1)));
    }

    private static Stream<Path> javas() {
        return Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"))), Java.further().stream());
    }

    private static String[] edit(Path output, String... program) {
        List<String> edit =
                List.of(
                        "--input",
                        PORTRAIT.toString(),
                        "--attributes",
                        "smile=-1",
                        "--iterations",
                        "5",
                        "--output",
                        output.toString());
        return Stream.concat(Stream.of(program), edit.stream()).toArray(String[]::new);
    }
}
