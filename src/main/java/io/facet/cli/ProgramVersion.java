package io.facet.cli;

import io.facet.FacetVersion;
import picocli.CommandLine.IVersionProvider;

/** Provides the text for {@code --version}. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Facet " + FacetVersion.current()};
    }
}
