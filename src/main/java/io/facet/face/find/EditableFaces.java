package io.facet.face.find;

import io.facet.FacetException;
import io.facet.image.Photograph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Faces of one photograph that can be edited one after the other, and those that cannot.
 *
 * @param faces those that can, in the order given
 * @param refused those that cannot
 */
public record EditableFaces(List<NumberedFace> faces, List<Refusal> refused) {

    /**
     * Of the smaller box: faces that share more are not edited both. Boxes of heads that touch
     * share a rim; of this much, an eye or half a mouth would change twice.
     */
    private static final double MOST_SHARED = 0.25;

    public EditableFaces {
        faces = List.copyOf(faces);
        refused = List.copyOf(refused);
    }

    /**
     * A face that stays as it is.
     *
     * @param face which
     * @param reason why, as a sentence
     */
    public record Refusal(NumberedFace face, String reason) {}

    /**
     * Sorts out what can be edited.
     *
     * @param chosen the faces that are meant; of two that overlap, the first is edited
     * @param photograph the picture that they were found in
     */
    public static EditableFaces of(List<NumberedFace> chosen, Photograph photograph) {
        List<NumberedFace> faces = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (NumberedFace face : chosen) {
            Optional<String> reason = unfit(face, photograph).or(() -> overlap(face, faces));
            reason.ifPresentOrElse(
                    why -> refused.add(new Refusal(face, why)), () -> faces.add(face));
        }
        return new EditableFaces(faces, refused);
    }

    private static Optional<String> unfit(NumberedFace numbered, Photograph photograph) {
        try {
            numbered.face().landmarks().requireInside(photograph);
            return Optional.empty();
        } catch (FacetException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> overlap(NumberedFace numbered, List<NumberedFace> edited) {
        return edited.stream()
                .filter(other -> numbered.face().overlap(other.face()) > MOST_SHARED)
                .map(other -> "It overlaps face %s, which is edited.".formatted(other.number()))
                .findFirst();
    }
}
