package io.facet.job;

import io.facet.file.NativeName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parses files and folders separated by commas. A name may itself contain commas: the longest
 * sequence of parts that names a file counts as one path.
 */
public final class GuidePaths {

    private GuidePaths() {}

    /**
     * Returns the paths in the given order.
     *
     * @throws io.facet.FacetException if a name is not a valid file name
     */
    public static List<Path> parse(String text) {
        String[] parts = text.split(",", -1);
        List<Path> paths = new ArrayList<>();
        for (int first = 0; first < parts.length; ) {
            int end = parts.length;
            while (end > first + 1 && !Files.exists(joined(parts, first, end))) {
                end--;
            }
            paths.add(joined(parts, first, end));
            first = end;
        }
        return paths;
    }

    private static Path joined(String[] parts, int first, int end) {
        return NativeName.parse(String.join(",", Arrays.copyOfRange(parts, first, end)));
    }
}
