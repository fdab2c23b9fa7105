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
 * Where a face may change, in the words of a command.
 *
 * @param words {@code automatic}, {@code selection}, {@code attributes}, or names of regions with
 *     commas between
 * @param feather over how many pixels the edge of a selection rises; null for the usual
 */
public record RegionParameter(String words, Double feather) {

    /** The area that is selected, if there is one; otherwise where the attributes show. */
    public static final String AUTOMATIC = "automatic";

    private static final String SELECTION = "selection";

    /** Where the attributes show. */
    public static final String ATTRIBUTES = "attributes";

    /** The words that look at the selection. */
    static final List<String> SELECTED = List.of(AUTOMATIC, SELECTION);

    /**
     * What it means on an image.
     *
     * @throws FacetException if a selection is asked for and there is none, or a feather without
     *     one
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
     * Parts of a face.
     *
     * @throws FacetException if a word among several is none of them
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

    /** Returns whether a selected area is meant, or would be taken. */
    public boolean takesArea() {
        return SELECTED.contains(words);
    }

    /** Returns whether nothing else than a selected area is meant. */
    public boolean needsArea() {
        return words.equals(SELECTION);
    }

    /** Returns over how many pixels the edge rises, if that was said. */
    public OptionalDouble edge() {
        return feather == null ? OptionalDouble.empty() : OptionalDouble.of(feather);
    }

    /**
     * Returns the region that the words name where nothing is selected.
     *
     * @throws FacetException if a word among several is none of a region
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
