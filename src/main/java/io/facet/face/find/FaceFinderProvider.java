package io.facet.face.find;

import java.nio.file.Path;

/**
 * Opens a kind of face finder. Facet finds providers of others by {@link java.util.ServiceLoader}:
 * the jar lists the class, which has a public constructor without parameters, in {@code
 * META-INF/services/io.facet.face.find.FaceFinderProvider}.
 */
public interface FaceFinderProvider {

    /** Returns the name that {@link FaceFinders} knows the kind by, in lower case. */
    String name();

    /**
     * Returns whether what the finder needs is installed.
     *
     * @param folder where it would lie
     */
    boolean isInstalled(Path folder);

    /**
     * Opens a finder; the caller closes it.
     *
     * @param folder where what it needs lies, such as networks
     * @throws io.facet.FacetException if something is missing or damaged
     */
    FaceFinder open(Path folder);
}
