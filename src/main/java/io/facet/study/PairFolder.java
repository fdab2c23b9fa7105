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

/** A folder of photographs of people without and with an expression, under the same names. */
public final class PairFolder {

    /** Folder of the photographs without it. */
    public static final String BEFORE = "neutral";

    /** Folder of the photographs with it. */
    public static final String AFTER = "smiling";

    private PairFolder() {}

    /**
     * Reads all pairs in which a face is found, in the order of their names.
     *
     * @param complaints is told of every picture that is not of a pair, cannot be read, or shows no
     *     face
     * @throws FacetException if the folders are missing or hold no pictures
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
     * Lists the pictures before that have one after, whether or not they can be read.
     *
     * @param complaints is told of every picture that has none of its name in the other folder
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

    /** The name of a picture without its ending. */
    static String name(Path file) {
        return FolderFormat.withoutEnding(file.getFileName().toString());
    }
}
