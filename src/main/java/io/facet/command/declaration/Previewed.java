package io.facet.command.declaration;

/** A command whose result can be shown before it is run. */
public interface Previewed {

    /** Pictures of the result, as long as somebody chooses the parameters. */
    CommandPreview openPreview();
}
