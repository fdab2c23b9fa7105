package io.facet.imagej;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import java.lang.reflect.InvocationTargetException;

/**
 * What ImageJ's menu entries start; their argument names the command. The only class here that Java
 * 8 can read, and it names no other: so that it can say, on an ImageJ whose Java is too old for
 * Facet, which one is needed. (The underscore makes ImageJ report what it cannot load.)
 */
public final class Facet_ implements PlugIn {

    private static final int LEAST_JAVA = 17;

    private static final String DOOR = "io.facet.imagej.CommandDoor";

    @Override
    public void run(String command) {
        int java = javaVersion(System.getProperty("java.specification.version"));
        if (java < LEAST_JAVA) {
            refuse(
                    "Facet needs Java "
                            + LEAST_JAVA
                            + " or newer, and this ImageJ runs on Java "
                            + java
                            + ". Take Fiji-Latest, or an ImageJ with a newer Java.");
            return;
        }
        open(command);
    }

    private static void open(String command) {
        try {
            Class.forName(DOOR).getMethod("open", String.class).invoke(null, command);
        } catch (InvocationTargetException e) {
            // The door itself turns everything into sentences; what still comes is ImageJ's signal
            // that a macro was aborted, which has to go on.
            if (e.getCause() instanceof RuntimeException) {
                throw (RuntimeException) e.getCause();
            }
            refuse("Facet cannot start: " + e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            refuse(
                    "Facet cannot start: "
                            + e
                            + ". Its files in the folders plugins and jars belong together; unpack"
                            + " Facet's archive over ImageJ's folder again.");
        }
    }

    /** 8 for "1.8", 17 for "17". */
    static int javaVersion(String specification) {
        String[] parts = specification.split("\\.");
        return Integer.parseInt(parts[0].equals("1") && parts.length > 1 ? parts[1] : parts[0]);
    }

    private static void refuse(String sentence) {
        IJ.error("Facet", sentence);
        Macro.abort();
    }
}
