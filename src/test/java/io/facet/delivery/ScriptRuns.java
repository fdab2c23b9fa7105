package io.facet.delivery;

import ij.ImagePlus;
import ij.macro.Interpreter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Runs a script in Groovy with what Fiji would hand it: SciJava's service of commands, and for its
 * image the sample portrait; in a process of its own.
 */
public final class ScriptRuns {

    private ScriptRuns() {}

    /**
     * @param args the file of the script
     */
    public static void main(String[] args) throws Exception {
        // Where no window can be, ImageJ shows images in batch mode only.
        Interpreter.batchMode = true;
        Context context = new Context(CommandService.class);
        CommandService command = context.service(CommandService.class);
        ImagePlus portrait =
                (ImagePlus)
                        command.run("io.facet.command.OpenSamplePortrait", false)
                                .get()
                                .getOutput("portrait");
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("groovy");
        engine.put("image", portrait);
        engine.put("attribute", "smile");
        engine.put("iterations", 5);
        engine.put("command", command);
        // These lines are SciJava's, who asks for the values by them.
        String script =
                Files.readString(Path.of(args[0]))
                        .lines()
                        .filter(line -> !line.startsWith("#@"))
                        .collect(Collectors.joining("\n"));
        engine.eval(script);
        System.out.println(engine.get("figures"));
        System.exit(0);
    }
}
