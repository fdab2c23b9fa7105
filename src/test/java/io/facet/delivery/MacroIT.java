package io.facet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.delivery.Java.Ended;
import io.facet.image.io.PhotographFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros without a screen, in an ImageJ over which the zip was unpacked. */
class MacroIT {

    /** What macros may not do, and what they are told. */
    private static final Map<String, String> REFUSED =
            Map.ofEntries(
                    Map.entry(edit("attributes=smile=1 tabel"), "Edit Face has no key 'tabel'."),
                    Map.entry(edit("table"), "'attributes' is missing"),
                    Map.entry(edit("attributes=smile=abc"), "Cannot read 'smile=abc'"),
                    Map.entry(edit("attributes=smlie=1"), "There is no attribute 'smlie'."),
                    Map.entry(
                            edit("attributes=smile=1 iterations=0"),
                            "'iterations' is a number from 1 to 10000, not 0."),
                    Map.entry(
                            edit("attributes=smile=1 preset=best"),
                            "'preset' cannot be 'best'. It is one of: recommended, residual, paper,"),
                    Map.entry(edit("attributes=smile=1 face=0"), "'face' is automatic, all, or"),
                    Map.entry(edit("attributes=smile=1 face=2"), "shows 1 face, so there is no"),
                    Map.entry(edit("attributes=smile=1 region=selection"), "There is no selection"),
                    Map.entry(edit("attributes=smile=1 feather=3"), "'feather' is for the edge"),
                    Map.entry(edit("attributes=smile=1 region=automatic,mouth"), "stands alone"),
                    Map.entry(
                            edit("attributes=smile=1 inplace plot"), "'plot' opens another image"),
                    Map.entry(edit("attributes=[smile=1"), "The bracket [ behind 'attributes='"),
                    Map.entry(
                            "makeLine(10, 10, 200, 200);" + edit("attributes=smile=1"),
                            "The selection is of the kind Straight Line"),
                    Map.entry(
                            "makePoint(20, 20);" + edit("attributes=smile=1"),
                            "No face lies at (20, 20)."),
                    Map.entry(
                            "run(\"Duplicate...\", \" \"); run(\"Images to Stack\", \"use\");"
                                    + edit("attributes=smile=1 slices inplace"),
                            "'inplace' changes one slice"),
                    Map.entry("close();" + edit("attributes=smile=1"), "There is no image."),
                    Map.entry(stack("attribute=smile from=1 to=-1"), "'from' is above 'to'"),
                    Map.entry(
                            stack("attribute=smile from=-10 to=10 step=0.01"),
                            "These would be 2001 slices; 1000 are the most."),
                    Map.entry(stack("from=0"), "'attribute' is missing. It is one of: age,"),
                    Map.entry(
                            "run(\"Edit Folder...\", \"input=/no/where output=/no/where/2"
                                    + " attributes=smile=1\");",
                            "There is no folder of pictures at /no/where"),
                    Map.entry(
                            "run(\"Install Network...\", \"network=vgg-face\");",
                            "These weights need your word that you accept their licence"));

    @TempDir private Path outputs;

    private static String edit(String options) {
        return "run(\"Edit Face...\", \"%s\");".formatted(options);
    }

    private static String stack(String options) {
        return "run(\"Attribute Strengths as Stack...\", \"%s\");".formatted(options);
    }

    @Test
    void the_shipped_examples_run_as_they_are() throws Exception {
        ImageJFolder imagej = ImageJFolder.shared();
        List<Path> macros = list(imagej.folder().resolve("macros/Facet"));

        String printed = run(Java.running(), imagej, macros);

        assertThat(macros).hasSizeGreaterThanOrEqualTo(6);
        assertThat(printed.split(MacroRuns.END, -1)).as(printed).hasSize(macros.size() + 1);
        assertThat(printed).contains("Largest change outside of it: 0");
        assertThat(Files.readString(outputs.resolve("edited-info.txt")))
                .startsWith("run(\"Edit Face...\", \"attributes=smile=-1,age=0.5")
                .contains("\"weightsSha256\"", "\"evaluations\"");
        assertThat(outputs.resolve("edited.csv")).content().hasLineCount(2);
        assertThat(outputs.resolve("faces.csv")).content().hasLineCount(2);
        assertThat(outputs.resolve("mouth.csv")).content().hasLineCount(9);
        assertThat(outputs.resolve("edited-pictures/facet-edits.csv")).content().hasLineCount(3);
        assertThat(PhotographFile.pages(outputs.resolve("strengths.tif"))).isEqualTo(5);
        assertThat(Stream.of("pointed", "pupils", "area", "edited", "faces", "mouth", "strengths"))
                .allSatisfy(name -> assertThat(outputs.resolve(name + ".png")).isNotEmptyFile());
    }

    @Test
    void what_cannot_be_meant_stops_a_macro_with_a_sentence() throws Exception {
        ImageJFolder imagej = ImageJFolder.shared();
        List<Path> macros = new ArrayList<>();
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Map.Entry<String, String> refused : REFUSED.entrySet()) {
            Path macro = outputs.resolve("refused" + macros.size() + ".ijm");
            Files.writeString(
                    macro, "run(\"Open Sample Portrait\");\n%s\n".formatted(refused.getKey()));
            macros.add(macro);
            sentences.put(macro.getFileName().toString(), refused.getValue());
        }

        String printed = run(Java.running(), imagej, macros);

        assertThat(printed).doesNotContain(MacroRuns.END);
        Map<String, String> told = perMacro(printed);
        assertThat(sentences)
                .allSatisfy((macro, sentence) -> assertThat(told.get(macro)).contains(sentence));
    }

    /** With the libraries of an older Fiji, and the TensorFlow 1 that other plugins bring. */
    @Test
    void an_edit_beside_other_versions_of_libraries_gives_the_same_picture() throws Exception {
        ImageJFolder alone = ImageJFolder.shared();
        ImageJFolder beside = ImageJFolder.olderFiji("beside-others");
        for (Path jar : list(ImageJFolder.TENSORFLOW_1)) {
            Files.copy(jar, beside.folder().resolve("jars").resolve(jar.getFileName()));
        }
        Path macro = outputs.resolve("edit.ijm");
        Files.writeString(
                macro,
                """
                run("Open Sample Portrait");
                run("Edit Face...", "attributes=smile=-1 iterations=5");
                print("digest " + call("io.facet.imagej.Facet.digest"));
                """);

        String here = digest(run(Java.running(), alone, List.of(macro)));
        String there = digest(run(Java.running(), beside, List.of(macro)));

        assertThat(there).isEqualTo(here);
        for (Path home : Java.further()) {
            assertThat(digest(run(Java.of(home), alone, List.of(macro)))).isEqualTo(here);
        }
    }

    @Test
    void in_place_is_undone_and_every_kind_of_image_keeps_its_kind() throws Exception {
        Path macro = outputs.resolve("kinds.ijm");
        Files.writeString(
                macro,
                """
                setBatchMode(true);
                run("Open Sample Portrait");
                before = call("io.facet.imagej.Facet.digest");
                run("Edit Face...", "attributes=smile=-1 iterations=5 inplace");
                if (call("io.facet.imagej.Facet.digest") == before) exit("in place did nothing");
                run("Undo");
                if (call("io.facet.imagej.Facet.digest") != before) exit("not undone");
                types = newArray("8-bit", "16-bit", "32-bit");
                for (i = 0; i < types.length; i++) {
                    run("Open Sample Portrait");
                    run(types[i]);
                    run("Edit Face...", "attributes=smile=-1 iterations=5");
                    print("kind " + bitDepth() + " " + getTitle());
                }
                close("*");
                run("Open Sample Portrait");
                run("Duplicate...", "title=second");
                run("Images to Stack", "name=both use");
                n = nSlices;
                run("Edit Face...", "attributes=smile=-1 iterations=5 slices table");
                print("kind " + nSlices + " of " + n + " slices, " + nResults + " rows");
                print("faces " + call("io.facet.imagej.Facet.faces"));
                print("can " + call("io.facet.imagej.Facet.attributes"));
                """);

        String printed = run(Java.running(), ImageJFolder.shared(), List.of(macro));

        assertThat(printed)
                .contains("kind 8 portrait smile=-1", "kind 16 portrait", "kind 32 portrait")
                .contains("kind 2 of 2 slices, 2 rows")
                .contains("faces 1", "can age,beard,glasses")
                .contains(MacroRuns.END);
    }

    @Test
    void the_first_line_of_an_images_info_makes_the_same_pixels_again() throws Exception {
        Path macro = outputs.resolve("again.ijm");
        Files.writeString(
                macro,
                """
                run("Open Sample Portrait");
                portrait = getImageID();
                makeOval(180, 125, 90, 60);
                repeat("Edit Face...", "attributes=smile=-1,age=0.5 feather=8 iterations=5", 1);
                run("Select None");
                repeat("Attribute Strengths as Stack...",
                    "attribute=age from=0 to=1 step=1 region=[mouth, chin] iterations=4", 2);

                function repeat(command, options, slice) {
                    selectImage(portrait);
                    run(command, options);
                    setSlice(slice);
                    made = call("io.facet.imagej.Facet.digest");
                    lines = split(getMetadata("Info"), "\\n");
                    selectImage(portrait);
                    unedited = call("io.facet.imagej.Facet.digest");
                    eval(lines[0]);
                    setSlice(slice);
                    again = call("io.facet.imagej.Facet.digest");
                    if (again == made && made != unedited) print("the same again: " + command);
                }
                """);

        String printed = run(Java.running(), ImageJFolder.shared(), List.of(macro));

        assertThat(printed)
                .contains("the same again: Edit Face...")
                .contains("the same again: Attribute Strengths as Stack...")
                .contains(MacroRuns.END);
    }

    @Test
    void the_menu_of_examples_names_all_that_there_are() throws Exception {
        Path macros = ImageJFolder.shared().folder().resolve("macros");
        String toolset = Files.readString(macros.resolve("toolsets/Facet.ijm"));
        String menu = toolset.substring(toolset.indexOf("newArray("), toolset.indexOf("));"));
        Matcher names = Pattern.compile("\"([^\"]+)\"").matcher(menu);

        assertThat(names.results().map(name -> name.group(1).replace(' ', '_') + ".ijm"))
                .containsExactlyInAnyOrderElementsOf(
                        list(macros.resolve("Facet")).stream()
                                .map(file -> file.getFileName().toString())
                                .toList());
    }

    @Test
    void the_buttons_start_commands_that_there_are() throws Exception {
        Path folder = ImageJFolder.shared().folder();
        String toolset = Files.readString(folder.resolve("macros/toolsets/Facet.ijm"));
        String menu = Files.readString(ImageJFolder.BUILD.resolve("classes/plugins.config"));
        Matcher started = Pattern.compile("run\\(\"([^\"]+)\"\\)").matcher(toolset);

        assertThat(started.results().map(run -> run.group(1)).toList())
                .hasSize(toolset.split("Action Tool", -1).length - 1)
                .allSatisfy(label -> assertThat(menu).contains("\"" + label + "\""));
    }

    /** What was printed for each macro, by its file's name. */
    private static Map<String, String> perMacro(String printed) {
        Map<String, String> parts = new LinkedHashMap<>();
        String[] pieces = printed.split(MacroRuns.BEGIN);
        for (int i = 1; i < pieces.length; i++) {
            int end = pieces[i].indexOf('\n');
            parts.put(pieces[i].substring(0, end).strip(), pieces[i].substring(end));
        }
        return parts;
    }

    private static String digest(String printed) {
        return printed.lines()
                .filter(line -> line.startsWith("digest "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(printed));
    }

    private String run(Java java, ImageJFolder imagej, List<Path> macros) throws Exception {
        return run(java, imagej, outputs, macros);
    }

    /**
     * Runs macros headless.
     *
     * @param argument that every macro gets
     * @return what they printed
     */
    static String run(Java java, ImageJFolder imagej, Path argument, List<Path> macros)
            throws Exception {
        Path classes =
                ImageJFolder.copyClasses(ImageJFolder.BUILD.resolve("it/macros"), MacroRuns.class);
        String classPath =
                String.join(
                        File.pathSeparator,
                        ImageJFolder.jars(ImageJFolder.HEADLESS),
                        imagej.folder().resolve("ij.jar").toString(),
                        classes.toString());
        List<String> arguments =
                new ArrayList<>(List.of("-cp", classPath, MacroRuns.class.getName()));
        arguments.add(argument.toString());
        macros.forEach(macro -> arguments.add(macro.toString()));
        Ended ended =
                java.in(imagej.folder())
                        .with("--add-opens=java.base/java.lang=ALL-UNNAMED")
                        .with("-Dij.dir=" + imagej.folder(), "-Dplugins.dir=" + imagej.folder())
                        .with(ImageJFolder.ownPreferences("macros"))
                        .run(arguments.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
