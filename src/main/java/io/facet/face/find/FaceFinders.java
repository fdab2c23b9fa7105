package io.facet.face.find;

import io.facet.Known;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks up face finders by name. */
public final class FaceFinders {

    /** The system property that names the face finder that Facet uses instead of its own. */
    public static final String PROPERTY = "facet.face.finder";

    private static final FaceFinderProvider FACE_API = new FaceApi();

    private static final Known<FaceFinderProvider> KNOWN =
            new Known<>(
                    FaceFinderProvider.class,
                    "face finder",
                    List.of(FACE_API),
                    FaceFinderProvider::name);

    private FaceFinders() {}

    /**
     * Returns the provider with this name.
     *
     * @throws io.facet.FacetException if there is none; the message lists the names
     */
    public static FaceFinderProvider named(String name) {
        return KNOWN.named(name);
    }

    /** Returns the names of all providers, Facet's own first. */
    public static List<String> names() {
        return KNOWN.names();
    }

    /**
     * Returns the provider that {@link #PROPERTY} names, or Facet's own.
     *
     * @throws io.facet.FacetException if the property names an unknown provider
     */
    public static FaceFinderProvider chosen() {
        return named(System.getProperty(PROPERTY, FACE_API.name()));
    }

    private static final class FaceApi implements FaceFinderProvider {

        @Override
        public String name() {
            return "face-api";
        }

        @Override
        public boolean isInstalled(Path folder) {
            return Files.isDirectory(folder);
        }

        @Override
        public FaceFinder open(Path folder) {
            return FaceFinder.open(folder);
        }
    }
}
