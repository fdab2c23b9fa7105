package io.facet.delivery;

import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs macros without a screen, one after the other, in the ImageJ that the working folder holds;
 * in a process of its own. ImageJ tells nobody whether a macro came to its end, so this prints it.
 * The patcher that makes ImageJ headless is none of the build's libraries, hence called by name.
 */
public final class MacroRuns {

    /** What is printed before a macro, with its file's name. */
    static final String BEGIN = "== ";

    /** What is printed after a macro that came to its end. */
    static final String END = "== came to its end";

    private MacroRuns() {}

    /**
     * @param args the argument that every macro gets, then their files
     */
    public static void main(String[] args) throws Exception {
        Class<?> type = Class.forName("net.imagej.patcher.LegacyEnvironment");
        Object imagej =
                type.getConstructor(ClassLoader.class, boolean.class).newInstance(null, true);
        Method add = type.getMethod("addPluginClasspath", File[].class);
        add.invoke(imagej, (Object) new File("plugins").getAbsoluteFile().listFiles());
        File jars = new File("jars").getAbsoluteFile();
        if (jars.isDirectory()) {
            add.invoke(imagej, (Object) jars.listFiles());
        }
        Method run = type.getMethod("runMacro", String.class, String.class);
        for (int i = 1; i < args.length; i++) {
            Path macro = Path.of(args[i]);
            System.out.println(BEGIN + macro.getFileName());
            run.invoke(imagej, Files.readString(macro) + "\nprint(\"" + END + "\");\n", args[0]);
        }
        System.exit(0);
    }
}
