package io.facet.command.declaration;

import java.util.List;

/** Names of what is installed, in alphabetical order. */
public final class InstalledNames {

    private InstalledNames() {}

    /** All networks that can edit. */
    public static List<String> networks() {
        return InstalledChoices.NETWORKS.list();
    }

    /** All that any of these networks can change. */
    public static List<String> attributes() {
        return InstalledChoices.ATTRIBUTES.list();
    }
}
