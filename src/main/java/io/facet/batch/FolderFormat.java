package io.facet.batch;

import java.util.Locale;

/** The file format for the results of a folder. */
public enum FolderFormat {
    /**
     * Keeps the format of PNG and TIFF pictures, which store every sample exactly; the others
     * become PNG.
     */
    AS_INPUT,
    PNG,
    TIFF;

    /**
     * Returns the file name of a result.
     *
     * @param picture the name of the picture
     * @param holdsTiff whether the picture is a TIFF file, whatever its name; only another TIFF
     *     file can hold its pages and bit depths
     */
    String nameFor(String picture, boolean holdsTiff) {
        String ending = ending(picture);
        return switch (this) {
            case AS_INPUT -> {
                if (isTiff(ending) || isPng(ending) && !holdsTiff) {
                    yield picture;
                }
                yield named(picture, holdsTiff ? ".tif" : ".png");
            }
            case PNG -> isPng(ending) ? picture : named(picture, ".png");
            case TIFF -> isTiff(ending) ? picture : named(picture, ".tif");
        };
    }

    private static boolean isPng(String ending) {
        return ending.equals(".png");
    }

    private static boolean isTiff(String ending) {
        return ending.equals(".tif") || ending.equals(".tiff");
    }

    private static String ending(String name) {
        return name.substring(endingStart(name)).toLowerCase(Locale.ROOT);
    }

    private static String named(String picture, String ending) {
        return withoutEnding(picture) + ending;
    }

    public static String withoutEnding(String name) {
        return name.substring(0, endingStart(name));
    }

    /** Returns the index where the extension begins; the length of a name without one. */
    private static int endingStart(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? dot : name.length();
    }
}
