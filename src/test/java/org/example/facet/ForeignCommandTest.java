package org.example.facet;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.process.ByteProcessor;
import io.facet.cli.CommandReference;
import io.facet.cli.Main;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandMenu;
import io.facet.command.declaration.MacroLine;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.imagej.CommandRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** One class and its line in a table of menus are a function everywhere. */
class ForeignCommandTest {

    private static final String LINE =
            "Plugins>Example, \"Brighten Image...\", io.facet.imagej.Facet_(\"%s\")%n"
                    .formatted(BrightenImage.class.getName());

    @TempDir Path folder;

    private ClassLoader before;
    private URLClassLoader loader;

    @BeforeEach
    void addTheTable() throws IOException {
        Path jar = Files.createDirectories(folder.resolve("jar"));
        Files.writeString(jar.resolve("plugins.config"), LINE);
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void removeTheTable() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    private static String facet(int exitCode, Object... args) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        assertThat(Main.execute(out, out, texts)).as(said.toString()).isEqualTo(exitCode);
        return said.toString();
    }

    @Test
    void itIsInTheMenuBesideFacetsOwn() {
        assertThat(CommandMenu.entries(loader))
                .contains(
                        new CommandMenu.Entry(
                                "Plugins>Example", "Brighten Image...", BrightenImage.class))
                .hasSizeGreaterThan(7);
    }

    @Test
    void sciJavaKnowsIt() {
        try (Context context = new Context(CommandService.class)) {
            assertThat(context.service(CommandService.class).getCommand(BrightenImage.class))
                    .isNotNull();
        }
    }

    @Test
    void aMacroRunsItWithItsKeys() throws InterruptedException {
        ImagePlus[] made = new ImagePlus[1];
        // ImageJ knows by the name of its thread that a macro is running.
        Thread macro = new Thread(() -> made[0] = runMacro("gainfactor=3"), "Run$_macro");
        macro.start();
        macro.join();

        assertThat(made[0].getTitle()).isEqualTo("bright");
        assertThat(made[0].getProcessor().get(1, 1)).isEqualTo(30);
    }

    private static ImagePlus runMacro(String options) {
        ByteProcessor grey = new ByteProcessor(3, 3);
        grey.setValue(10);
        grey.fill();
        Interpreter.batchMode = true;
        try {
            WindowManager.setTempCurrentImage(new ImagePlus("grey", grey));
            Macro.setOptions(options);
            CommandRunner.run(BrightenImage.class.getName());
            return WindowManager.getCurrentImage();
        } finally {
            Interpreter.batchMode = false;
            WindowManager.setTempCurrentImage(null);
        }
    }

    @Test
    void theRecorderWritesIt() {
        CommandDescription command = CommandDescription.named(BrightenImage.class.getName());

        assertThat(MacroLine.of(command, Map.of("gainfactor", "1.5")))
                .isEqualTo("run(\"Brighten Image...\", \"gainfactor=1.5\");");
    }

    @Test
    void aTerminalListsExplainsAndRunsIt() {
        Path input = folder.resolve("in.png");
        Path output = folder.resolve("out.png");
        float[] grey = new float[] {1, 2, 3, 4};
        PhotographFile.write(Photograph.ofPlanes(2, 2, 8, grey), input, false);

        assertThat(facet(0, "--help")).contains("brighten-image", "Makes every sample brighter.");
        assertThat(facet(0, "brighten-image", "--help"))
                .contains(
                        "--gain-factor=TIMES",
                        "from 0.5 to 4",
                        "Default: 2",
                        "--how=multiply|power");
        facet(0, "brighten-image", "--input", input, "--output", output, "--gain-factor", 3);

        assertThat(PhotographFile.read(output).plane(0)).containsExactly(3, 6, 9, 12);
    }

    @Test
    void aTerminalRefusesWhatMacrosRefuse() {
        Path image = folder.resolve("in.png");

        assertThat(
                        facet(
                                2,
                                "brighten-image",
                                "--input",
                                image,
                                "--output",
                                image,
                                "--gain-factor",
                                9))
                .contains("--gain-factor is a number from 0.5 to 4, not 9.");
        assertThat(facet(2, "brighten-image", "--input", image)).contains("--output");
    }

    @Test
    void thePageOfCommandsHasIt() {
        assertThat(CommandReference.page(loader))
                .contains("## Brighten Image\n", "`Plugins > Example > Brighten Image...`")
                .contains("| `gainfactor` (`gainFactor`) | `--gain-factor` | **Gain.**");
    }
}
