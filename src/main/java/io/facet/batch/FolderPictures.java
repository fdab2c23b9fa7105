package io.facet.batch;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import io.facet.file.OutputName;
import io.facet.image.io.PhotographFile;
import io.facet.image.io.PictureFolder;
import io.facet.image.io.PictureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the pictures of a folder and determines the files of their results. */
final class FolderPictures {

    private final FolderRequest request;
    private final PictureFolder folder;

    private FolderPictures(FolderRequest request) {
        this.request = request;
        folder = new PictureFolder(request.input(), request.subfolders());
    }

    /**
     * Returns the pictures of a folder, in the order of their paths.
     *
     * @throws FacetException if there are none, results would be pictures of the input folder, or
     *     the results of two pictures would have the same name
     */
    static List<FolderPicture> of(FolderRequest request) {
        FolderPictures found = new FolderPictures(request);
        List<FolderPicture> pictures =
                found.folder.pictures().stream().map(found::picture).toList();
        found.requireApart(pictures);
        List<FolderPicture> edited = pictures.stream().filter(FolderPicture::hasResult).toList();
        requireDistinct(edited, FolderPicture::result, "the results of %s and %s");
        if (request.details()) {
            requireDistinct(
                    edited,
                    picture -> FolderFormat.withoutEnding(picture.result()),
                    "the details of %s and %s");
        }
        return pictures;
    }

    private FolderPicture picture(Path input) {
        String path = folder.path(input);
        Optional<PictureKind> kind = PictureKind.of(input);
        try {
            PhotographFile.requireReadable(input);
            if (kind.filter(PictureKind::isReadable).isEmpty()) {
                // A file that is not a picture fails here, so its name cannot collide with another
                // result.
                PhotographFile.pages(input);
            }
            String result =
                    request.format().nameFor(path, kind.filter(k -> k.isTiff()).isPresent());
            Path output = request.output().resolve(result);
            OutputName.of(output).requireAllowed();
            return new FolderPicture(path, input, result, output, Optional.empty());
        } catch (FacetException e) {
            return new FolderPicture(
                    path, input, "", request.output(), Optional.of(e.getMessage()));
        }
    }

    private void requireApart(List<FolderPicture> pictures) {
        Path input = real(request.input());
        Path output = real(request.output());
        if (input.equals(output)) {
            throw new FacetException(
                    "%s is the folder of the pictures, which stay as they are; name another output folder."
                            .formatted(request.output()));
        }
        boolean resultsAreInputs =
                output.startsWith(input)
                        ? request.subfolders()
                        : pictures.stream()
                                .filter(FolderPicture::hasResult)
                                .anyMatch(p -> output.resolve(p.result()).startsWith(input));
        if (resultsAreInputs) {
            throw new FacetException(
                    ("Results in %s would lie among the pictures in %s, and be edited the next"
                                    + " time; name an output folder outside of it.")
                            .formatted(request.output(), request.input()));
        }
    }

    /** Returns the real path of a folder, with links resolved, whether or not it exists. */
    private static Path real(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        Path missing = there.getFileSystem().getPath("");
        while (!Files.exists(there)) {
            if (there.getParent() == null) {
                throw new FacetException(
                        "There is no %s for %s; name a folder on another disk."
                                .formatted(there, folder));
            }
            missing = there.getFileName().resolve(missing);
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(missing).normalize();
        } catch (IOException e) {
            throw new FacetException(
                    "Cannot read " + folder + ": " + FileErrors.reason(e) + ".", e);
        }
    }

    /**
     * Returns the name by which collisions are detected. Some systems treat a.PNG and a.png in one
     * folder as the same file, or two encodings of an umlaut.
     */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static void requireDistinct(
            List<FolderPicture> pictures, Function<FolderPicture, String> name, String which) {
        Map<String, FolderPicture> taken = new LinkedHashMap<>();
        for (FolderPicture picture : pictures) {
            FolderPicture other = taken.putIfAbsent(folded(name.apply(picture)), picture);
            if (other != null) {
                throw new FacetException(
                        "Facet cannot tell %s apart by their names. Rename one of them%s."
                                .formatted(
                                        which.formatted(other.path(), picture.path()),
                                        name.apply(picture).equals(picture.result())
                                                ? ""
                                                : ", or write no details"));
            }
        }
    }
}
