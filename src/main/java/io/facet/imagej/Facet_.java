package io.facet.imagej;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Starts the command that the argument of a menu entry names. This class, {@link Facet} and {@link
 * FacetClasses} are compiled for Java 8 and find all others by name, so that an ImageJ whose Java
 * is too old can report which version Facet needs. (The underscore makes ImageJ report a class that
 * it cannot load.)
 */
public final class Facet_ implements PlugIn {

    private static final int LEAST_JAVA = 17;

    private static final String RUNNER = "io.facet.imagej.CommandRunner";

    @Override
    public void run(String command) {
        invoke(RUNNER, "run", command);
    }

    /**
     * Invokes a static method whose parameters are strings.
     *
     * @return null if Facet could not be started, which has then been reported to the user
     */
    static Object invoke(String type, String method, String... arguments) {
        int java = javaVersion(System.getProperty("java.specification.version"));
        if (java < LEAST_JAVA) {
            refuse(tooOld(java));
            return null;
        }
        Class<?>[] parameters = new Class<?>[arguments.length];
        Arrays.fill(parameters, String.class);
        try {
            return FacetClasses.named(type)
                    .getMethod(method, parameters)
                    .invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException e) {
            // The invoked method reports all failures itself. An exception that still arrives is
            // ImageJ's signal that a macro was aborted, and must be rethrown.
            if (e.getCause() instanceof RuntimeException) {
                throw (RuntimeException) e.getCause();
            }
            refuse("Facet cannot start: " + e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            refuse(
                    "Facet cannot start: "
                            + e
                            + ".\nIts files in the folders plugins and lib belong together; unpack"
                            + "\nFacet's zip over ImageJ's folder again.");
        }
        return null;
    }

    /**
     * Returns the message for a Java that is too old, already broken into lines because ImageJ's
     * dialogs do not wrap text.
     */
    static String tooOld(int java) {
        return "Facet needs Java "
                + LEAST_JAVA
                + " or newer, and this ImageJ runs on Java "
                + java
                + ".\nUse Fiji-Latest, or an ImageJ with a newer Java.";
    }

    /** Returns the major version: 8 for "1.8", 17 for "17". */
    static int javaVersion(String specification) {
        String[] parts = specification.split("\\.");
        return Integer.parseInt(parts[0].equals("1") && parts.length > 1 ? parts[1] : parts[0]);
    }

    private static void refuse(String sentence) {
        IJ.error("Facet", sentence);
        Macro.abort();
    }
}
