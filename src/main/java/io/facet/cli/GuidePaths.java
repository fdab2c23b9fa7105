package io.facet.cli;

import io.facet.FacetException;
import io.facet.file.NativeName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Files and folders as a user gives them, with commas between. A name may hold commas itself: of
 * what lies between two of them the longest part that names a file is one.
 *
 * @param paths in their order
 */
record GuidePaths(List<Path> paths) {

    /**
     * @throws FacetException if a name can be no file's
     */
    static GuidePaths parse(String text) {
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
        return new GuidePaths(List.copyOf(paths));
    }

    private static Path joined(String[] parts, int first, int end) {
        return NativeName.parse(String.join(",", Arrays.copyOfRange(parts, first, end)));
    }

    static final class Converter implements ITypeConverter<GuidePaths> {
        @Override
        public GuidePaths convert(String text) {
            try {
                return parse(text);
            } catch (FacetException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
