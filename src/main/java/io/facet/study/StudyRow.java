package io.facet.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Represents the measurements of one edited portrait. A missing measurement is NaN, and an empty
 * cell in files.
 *
 * @param id the id of the person
 * @param outcome whether the portrait was edited
 * @param featureChange the relative distance between the network's feature maps before and after,
 *     see {@link StudyMeasures}
 * @param stateBefore the state of the expression before
 * @param stateAfter the state after, from newly detected landmarks
 * @param stateAsked the target state that corresponds to the strength
 * @param sharpness after / before, in the box of the landmarks
 * @param lossStart the loss with the guides' own parameters
 * @param lossEnd the lowest loss of the descent
 * @param evaluations the number of loss evaluations
 * @param seconds the duration of the edit
 * @param ownGuides the number of the person's own guides that were excluded
 */
record StudyRow(
        String id,
        Outcome outcome,
        double featureChange,
        double stateBefore,
        double stateAfter,
        double stateAsked,
        double sharpness,
        double lossStart,
        double lossEnd,
        double evaluations,
        double seconds,
        double ownGuides) {

    /** The outcome of a portrait's edit. */
    enum Outcome {
        EDITED,
        /** No face was found in it. */
        NO_FACE,
        /** It cannot be read; the next run tries again. */
        UNREADABLE,
        /** It does not show the expression to be removed. */
        UNSUITED
    }

    static final List<String> HEADER =
            List.of(
                    "id",
                    "outcome",
                    "feature_change",
                    "state_before",
                    "state_after",
                    "state_asked",
                    "sharpness",
                    "loss_start",
                    "loss_end",
                    "evaluations",
                    "seconds",
                    "own_guides");

    /** Returns the row of a portrait that was not edited. */
    static StudyRow notEdited(String id, Outcome outcome, double state) {
        double none = Double.NaN;
        return new StudyRow(
                id, outcome, none, state, none, none, none, none, none, none, none, none);
    }

    boolean isEdited() {
        return outcome == Outcome.EDITED;
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>(List.of(id, outcome.name().toLowerCase(Locale.ROOT)));
        double[] numbers = {
            featureChange,
            stateBefore,
            stateAfter,
            stateAsked,
            sharpness,
            lossStart,
            lossEnd,
            evaluations,
            seconds,
            ownGuides
        };
        for (double number : numbers) {
            cells.add(Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.5f", number));
        }
        return cells;
    }

    /** Returns the row with these cells; empty if they are not a valid row. */
    static Optional<StudyRow> of(List<String> cells) {
        if (cells.size() != HEADER.size()) {
            return Optional.empty();
        }
        try {
            double[] n = cells.stream().skip(2).mapToDouble(StudyRow::number).toArray();
            Outcome outcome = Outcome.valueOf(cells.get(1).toUpperCase(Locale.ROOT));
            return Optional.of(
                    new StudyRow(
                            cells.get(0),
                            outcome,
                            n[0],
                            n[1],
                            n[2],
                            n[3],
                            n[4],
                            n[5],
                            n[6],
                            n[7],
                            n[8],
                            n[9]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }
}
