package io.facet.study;

import io.facet.FacetException;
import io.facet.batch.FolderFormat;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.guide.make.PairGuides;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.image.io.PictureFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a folder of photographs of people without and with an expression, under the same names. */
public final class PairFolder {

    /** The folder of the photographs without the expression. */
    public static final String BEFORE = "neutral";

    /** The folder of the photographs with the expression. */
    public static final String AFTER = "smiling";

    private PairFolder() {}

    /**
     * Reads all pairs in which a face is found, in the order of their names.
     *
     * @param complaints receives a sentence for every picture that does not belong to a pair,
     *     cannot be read, or shows no face
     * @throws FacetException if the folders are missing or contain no pictures
     */
    public static List<PairGuides.Pair> read(
            Path folder, FaceFinder finder, Consumer<String> complaints) {
        List<PairGuides.Pair> pairs = new ArrayList<>();
        for (Path before : pictures(folder, complaints)) {
            Path after = folder.resolve(AFTER).resolve(before.getFileName());
            try {
                pair(before, after, finder, complaints).ifPresent(pairs::add);
            } catch (FacetException e) {
                complaints.accept(e.getMessage());
            }
        }
        return pairs;
    }

    private static Optional<PairGuides.Pair> pair(
            Path before, Path after, FaceFinder finder, Consumer<String> complaints) {
        Photograph one = PhotographFile.read(before);
        Photograph other = PhotographFile.read(after);
        Optional<Landmarks> face = finder.locate(one);
        Optional<Landmarks> changed = finder.locate(other);
        if (face.isEmpty() || changed.isEmpty()) {
            complaints.accept(
                    "No face was found in %s, so this pair is left out."
                            .formatted(face.isEmpty() ? before : after));
            return Optional.empty();
        }
        String name = name(before);
        return Optional.of(
                new PairGuides.Pair(
                        name,
                        name,
                        List.of(one.sha256(), other.sha256()),
                        one,
                        face.get(),
                        other,
                        changed.get()));
    }

    /**
     * Lists the pictures without the expression that have a counterpart with it, whether or not
     * they can be read.
     *
     * @param complaints receives a sentence for every picture without a picture of the same name in
     *     the other folder
     * @throws FacetException if the folders are missing
     */
    static List<Path> pictures(Path folder, Consumer<String> complaints) {
        if (!Files.isDirectory(folder.resolve(BEFORE))
                || !Files.isDirectory(folder.resolve(AFTER))) {
            throw new FacetException(
                    "%s has no folders '%s' and '%s' with pictures of the same names."
                            .formatted(folder, BEFORE, AFTER));
        }
        unpaired(folder, AFTER, BEFORE).forEach(complaints);
        unpaired(folder, BEFORE, AFTER).forEach(complaints);
        return new PictureFolder(folder.resolve(BEFORE), false)
                .found().stream().filter(file -> isPaired(folder.resolve(AFTER), file)).toList();
    }

    private static Stream<String> unpaired(Path folder, String one, String other) {
        return new PictureFolder(folder.resolve(one), false)
                .found().stream()
                        .filter(file -> !isPaired(folder.resolve(other), file))
                        .map(
                                file ->
                                        "%s has no picture of the same name in '%s', so it is left out."
                                                .formatted(file, other));
    }

    private static boolean isPaired(Path others, Path file) {
        return Files.isRegularFile(others.resolve(file.getFileName()));
    }

    /** Returns the name of a picture without its extension. */
    static String name(Path file) {
        return FolderFormat.withoutEnding(file.getFileName().toString());
    }
}
