package io.facet.delivery;

import ij.ImagePlus;
import ij.macro.Interpreter;
import io.facet.image.ImgConversion;
import io.facet.job.SamplePortrait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import net.imglib2.img.Img;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Runs a script in Groovy with what Fiji would hand it: SciJava's service of commands, and for its
 * image the sample portrait, of ImageJ or of ImgLib2; in a process of its own.
 */
public final class ScriptRuns {

    private ScriptRuns() {}

    /**
     * @param args the file of the script, and "Img" if its image is one of ImgLib2
     */
    public static void main(String[] args) throws Exception {
        // Where no window can be, ImageJ shows images in batch mode only.
        Interpreter.batchMode = true;
        Context context = new Context(CommandService.class);
        CommandService command = context.service(CommandService.class);
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("groovy");
        boolean isImg = args.length > 1 && args[1].equals("Img");
        engine.put("image", isImg ? img() : portrait(command));
        engine.put("attribute", "smile");
        engine.put("strength", -1.0);
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
        if (isImg) {
            System.out.println("edited: " + engine.get("edited"));
        }
        System.exit(0);
    }

    private static ImagePlus portrait(CommandService command) throws Exception {
        return (ImagePlus)
                command.run("io.facet.command.OpenSamplePortrait", false)
                        .get()
                        .getOutput("portrait");
    }

    private static Img<?> img() {
        return ImgConversion.toImg(SamplePortrait.ASTRONAUT.picture().photograph());
    }
}
