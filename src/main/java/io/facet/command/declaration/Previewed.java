package io.facet.command.declaration;

/** A command whose result can be previewed before it runs. */
public interface Previewed {

    /** Opens a preview of the result for as long as the user chooses parameters. */
    CommandPreview openPreview();
}
