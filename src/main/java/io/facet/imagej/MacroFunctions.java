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
 * Implements the functions that macros call on {@link Facet}, which finds this class by its name. A
 * failure stops the macro with a message.
 */
public final class MacroFunctions {

    private MacroFunctions() {}

    /** Returns Facet's version. */
    public static String version() {
        return FacetVersion.current();
    }

    /** Returns the names of the networks that can edit, separated by commas. */
    public static String networks() {
        return answer(() -> String.join(",", InstalledNames.networks()));
    }

    /**
     * Returns the names of the attributes that the installed networks can change, separated by
     * commas.
     */
    public static String attributes() {
        return answer(() -> String.join(",", InstalledNames.attributes()));
    }

    /** Returns the number of faces on the current slice of the active image. */
    public static String faces() {
        return answer(() -> String.valueOf(found().size()));
    }

    /**
     * Returns the pupils of a face as {@code x,y,x,y} in pixels, the viewer's left one first.
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
     * Returns the SHA-256 of the samples of the active image's current slice; equal pixels have
     * equal digests.
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
