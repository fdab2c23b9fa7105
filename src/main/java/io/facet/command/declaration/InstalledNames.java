package io.facet.command.declaration;

import java.util.List;

/** Lists the names of the installed networks and their attributes, in alphabetical order. */
public final class InstalledNames {

    private InstalledNames() {}

    /** Returns the names of all networks that can edit. */
    public static List<String> networks() {
        return InstalledChoices.NETWORKS.list();
    }

    /** Returns the names of all attributes that at least one of these networks can change. */
    public static List<String> attributes() {
        return InstalledChoices.ATTRIBUTES.list();
    }
}
