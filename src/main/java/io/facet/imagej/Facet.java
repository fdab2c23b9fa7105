package io.facet.imagej;

/**
 * Functions for macros: {@code call("io.facet.imagej.Facet.attributes")}. Arguments and results are
 * strings; a failure stops the macro with a message. Like {@link Facet_}, this class is compiled
 * for Java 8 and names no class that needs a newer one.
 */
public final class Facet {

    private static final String FUNCTIONS = "io.facet.imagej.MacroFunctions";

    private Facet() {}

    /** Returns Facet's version. */
    public static String version() {
        return call("version");
    }

    /** Returns the names of the networks that can edit, separated by commas. */
    public static String networks() {
        return call("networks");
    }

    /**
     * Returns the names of the attributes that the installed networks know, separated by commas.
     */
    public static String attributes() {
        return call("attributes");
    }

    /** Returns the number of faces on the current slice of the active image. */
    public static String faces() {
        return call("faces");
    }

    /**
     * Returns the pupils of a face as {@code x,y,x,y} in pixels, the viewer's left one first.
     *
     * @param face 1 for the largest
     */
    public static String pupils(String face) {
        return call("pupils", face);
    }

    /** Returns the SHA-256 of the samples of the active image's current slice. */
    public static String digest() {
        return call("digest");
    }

    private static String call(String function, String... arguments) {
        Object answer = Facet_.invoke(FUNCTIONS, function, arguments);
        return answer == null ? "" : (String) answer;
    }
}
