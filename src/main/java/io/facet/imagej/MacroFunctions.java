package io.facet.imagej;

import ij.ImagePlus;
import ij.WindowManager;
import io.facet.FacetException;
import io.facet.FacetVersion;
import io.facet.command.declaration.InstalledNames;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FoundFace;
import io.facet.image.ij.ImageJPicture;
import io.facet.models.LoadedNetworks;
import io.facet.models.Models;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Answers the functions that macros call on {@link Facet}, which finds this class by its name. What
 * cannot be answered stops the macro with a sentence.
 */
public final class MacroFunctions {

    private MacroFunctions() {}

    /** Facet's version. */
    public static String version() {
        return FacetVersion.current();
    }

    /** Returns the names of the networks that can edit, with commas between. */
    public static String networks() {
        return answer(() -> String.join(",", InstalledNames.networks()));
    }

    /** Returns the names of what the installed networks can change, with commas between. */
    public static String attributes() {
        return answer(() -> String.join(",", InstalledNames.attributes()));
    }

    /** Returns how many faces the active image shows on the slice that is in front. */
    public static String faces() {
        return answer(() -> String.valueOf(found().size()));
    }

    /**
     * Where the pupils of a face are: {@code x,y,x,y} in pixels, the left one first as it is seen.
     *
     * @param face 1 for the largest
     */
    public static String pupils(String face) {
        return answer(
                () -> {
                    List<FoundFace> faces = found();
                    int number = face.matches("\\d{1,9}") ? Integer.parseInt(face) : 0;
                    if (number < 1 || number > faces.size()) {
                        throw new FacetException(
                                "There is no face '%s'; the image shows %s."
                                        .formatted(face, faces.size()));
                    }
                    var eyes = faces.get(number - 1).landmarks().eyes();
                    return String.format(
                            Locale.ROOT,
                            "%.2f,%.2f,%.2f,%.2f",
                            eyes.leftX(),
                            eyes.leftY(),
                            eyes.rightX(),
                            eyes.rightY());
                });
    }

    /**
     * Returns the SHA-256 of the samples of the active image's slice, the same for equal pixels.
     */
    public static String digest() {
        return answer(
                () -> {
                    ImageJPicture picture = ImageJPicture.of(image());
                    return picture.photograph(picture.currentSlice()).sha256();
                });
    }

    private static List<FoundFace> found() {
        ImageJPicture picture = ImageJPicture.of(image());
        FaceFinder finder = LoadedNetworks.shared().faceFinder(Models.installed());
        return finder.find(picture.photograph(picture.currentSlice()));
    }

    private static ImagePlus image() {
        ImagePlus image = WindowManager.getCurrentImage();
        if (image == null) {
            throw new FacetException("There is no image. Open one before.");
        }
        return image;
    }

    private static String answer(Supplier<String> question) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            ErrorMessage.show("Facet", e);
            return "";
        }
    }
}
