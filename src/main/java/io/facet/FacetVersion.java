package io.facet;

/** Provides the version of Facet. */
public final class FacetVersion {

    private FacetVersion() {}

    /** Returns the version that the build wrote into the jar; {@code development} outside a jar. */
    public static String current() {
        String built = FacetVersion.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}
