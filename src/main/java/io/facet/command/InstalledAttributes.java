package io.facet.command;

import java.util.List;

/** What the installed networks can change, for doors that ask for strengths. */
public final class InstalledAttributes {

    private InstalledAttributes() {}

    /** Names of all attributes of all networks, in alphabetical order. */
    public static List<String> names() {
        return InstalledChoices.ATTRIBUTES.list();
    }
}
