package io.facet.batch;

import io.facet.FacetException;
import io.facet.face.FaceFinder;
import io.facet.face.Landmarks;
import io.facet.guide.PairGuides;
import io.facet.image.Photograph;
import io.facet.image.PhotographFile;
import io.facet.image.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of photographs of people without and with an expression, under the same names. */
public final class PairFolder {

    /** Folder of the photographs without it. */
    public static final String BEFORE = "neutral";

    /** Folder of the photographs with it. */
    public static final String AFTER = "smiling";

    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".tif", ".tiff");

    private PairFolder() {}

    /**
     * Reads all pairs in which a face is found, in the order of their names.
     *
     * @throws FacetException if the folders are missing or a picture cannot be read
     */
    public static List<PairGuides.Pair> read(Path folder, FaceFinder finder) {
        List<PairGuides.Pair> pairs = new ArrayList<>();
        for (Path before : pictures(folder)) {
            Path after = folder.resolve(AFTER).resolve(before.getFileName());
            Photograph one = PhotographFile.read(before);
            Photograph other = PhotographFile.read(after);
            Optional<Landmarks> face = finder.locate(one);
            Optional<Landmarks> changed = finder.locate(other);
            if (face.isPresent() && changed.isPresent()) {
                String name = name(before);
                pairs.add(
                        new PairGuides.Pair(
                                name,
                                name,
                                List.of(Sha256.of(one), Sha256.of(other)),
                                one,
                                face.get(),
                                other,
                                changed.get()));
            }
        }
        return pairs;
    }

    /**
     * Lists the pictures before that have one after.
     *
     * @throws FacetException if the folders are missing
     */
    static List<Path> pictures(Path folder) {
        Path before = folder.resolve(BEFORE);
        if (!Files.isDirectory(before) || !Files.isDirectory(folder.resolve(AFTER))) {
            throw new FacetException(
                    "%s has no folders '%s' and '%s' with pictures of the same names."
                            .formatted(folder, BEFORE, AFTER));
        }
        try (Stream<Path> all = Files.list(before)) {
            return all.filter(PairFolder::isPicture)
                    .filter(
                            file ->
                                    Files.isRegularFile(
                                            folder.resolve(AFTER).resolve(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FacetException("The folder " + before + " cannot be read.", e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** The name of a picture without its ending. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
