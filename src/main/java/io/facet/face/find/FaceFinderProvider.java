package io.facet.face.find;

import java.nio.file.Path;

/**
 * Opens a kind of face finder. Facet finds third-party providers by {@link
 * java.util.ServiceLoader}: the jar lists the class, which needs a public constructor without
 * parameters, in {@code META-INF/services/io.facet.face.find.FaceFinderProvider}.
 */
public interface FaceFinderProvider {

    /** Returns the name under which {@link FaceFinders} lists the kind, in lower case. */
    String name();

    /**
     * Returns whether the files that the finder needs are installed.
     *
     * @param folder the folder that would contain them
     */
    boolean isInstalled(Path folder);

    /**
     * Opens a finder; the caller closes it.
     *
     * @param folder the folder of the files that it needs, such as networks
     * @throws io.facet.FacetException if a file is missing or damaged
     */
    FaceFinder open(Path folder);
}
