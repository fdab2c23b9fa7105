package io.facet.command.declaration;

import io.facet.FacetException;
import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.file.Sha256;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import io.facet.image.ij.Selection;
import io.facet.job.RegionChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The region in which a face may change, as given to a command.
 *
 * @param words {@code automatic}, {@code selection}, {@code attributes}, or names of regions
 *     separated by commas
 * @param feather width in pixels of the soft edge of a selection; null for the default
 */
public record RegionParameter(String words, Double feather) {

    /** The selected area, if there is one; otherwise the regions that the attributes affect. */
    public static final String AUTOMATIC = "automatic";

    private static final String SELECTION = "selection";

    /** The regions that the attributes affect. */
    public static final String ATTRIBUTES = "attributes";

    /** The words that use the selection. */
    static final List<String> SELECTED = List.of(AUTOMATIC, SELECTION);

    /**
     * Returns the region in a photograph.
     *
     * @throws FacetException if the selection is requested and there is none, or if a feather is
     *     given and no selected area is used
     */
    public RegionChoice on(Photograph photograph, Optional<Selection> selection, Preset preset) {
        if (words.equals(SELECTION) || words.equals(AUTOMATIC) && isArea(selection)) {
            return drawn(selection.orElseThrow(RegionParameter::nothingSelected), photograph);
        }
        if (feather != null) {
            throw new FacetException(
                    "'feather' is for the edge of a selected area, and none is used. Select an"
                            + " area, or leave 'feather' away.");
        }
        return named(preset);
    }

    private static boolean isArea(Optional<Selection> selection) {
        return selection.filter(s -> s.kind() == Selection.Kind.AREA).isPresent();
    }

    /**
     * Returns the region that words denote: parts of a face, or the whole crop.
     *
     * @throws FacetException if one of several words is not the name of a part
     */
    public static EditRegion named(String words) {
        for (String alone : List.of(AUTOMATIC, SELECTION, ATTRIBUTES, EditRegion.WHOLE_CROP)) {
            if (words.contains(",") && words.contains(alone)) {
                throw new FacetException(
                        "'region' cannot be '%s': %s stands alone; only parts of the face are"
                                        .formatted(words, alone)
                                + " named together.");
            }
        }
        return EditRegion.named(words);
    }

    /** Returns whether a selected area is used if there is one. */
    public boolean takesArea() {
        return SELECTED.contains(words);
    }

    /** Returns whether a selected area is required. */
    public boolean needsArea() {
        return words.equals(SELECTION);
    }

    /** Returns the width in pixels of the soft edge; empty if it was not given. */
    public OptionalDouble edge() {
        return feather == null ? OptionalDouble.empty() : OptionalDouble.of(feather);
    }

    /**
     * Returns the region that the words denote where nothing is selected.
     *
     * @throws FacetException if one of several words is not the name of a part
     */
    public RegionChoice named(Preset preset) {
        return words.equals(AUTOMATIC) || words.equals(ATTRIBUTES)
                ? RegionChoice.of(preset)
                : RegionChoice.of(named(words));
    }

    private RegionChoice drawn(Selection selection, Photograph photograph) {
        PhotoMask mask = selection.area(photograph.width(), photograph.height());
        RegionChoice.Source source =
                new RegionChoice.Source("the selection", Sha256.of(mask.values()));
        return new RegionChoice(new EditRegion.Drawn(mask, edge()), Optional.of(source));
    }

    private static FacetException nothingSelected() {
        return new FacetException(
                "There is no selection on the image. Draw an area, or choose another region.");
    }
}
