package io.facet.batch;

import java.util.Locale;

/** In which format the results of a folder are written. */
public enum FolderFormat {
    /**
     * As the picture where that keeps every sample, which PNG and TIFF do; the others become PNG.
     */
    AS_INPUT,
    PNG,
    TIFF;

    /**
     * The name of a result.
     *
     * @param picture the name of its picture
     * @param holdsTiff whether the picture is a TIFF file, whatever its name says: only another
     *     holds its pages and depths
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

    /** Where the ending begins; the end of a name without one. */
    private static int endingStart(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? dot : name.length();
    }
}
