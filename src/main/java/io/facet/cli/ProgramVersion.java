package io.facet.cli;

import picocli.CommandLine.IVersionProvider;

/** Which Facet this is. */
final class ProgramVersion implements IVersionProvider {

    /** The version that the build wrote into the jar; {@code development} outside of a jar. */
    static String current() {
        String built = Main.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Facet " + current()};
    }
}
