package io.facet;

/** Which Facet this is. */
public final class FacetVersion {

    private FacetVersion() {}

    /** The version that the build wrote into the jar; {@code development} outside of a jar. */
    public static String current() {
        String built = FacetVersion.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }
}
