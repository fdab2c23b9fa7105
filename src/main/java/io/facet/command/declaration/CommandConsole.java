package io.facet.command.declaration;

import io.facet.FacetException;
import io.facet.weights.PublishedNetwork.Licence;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Receives the messages of a running command. A terminal prints them at once; ImageJ shows only the
 * command's outputs, at the end. Every method by default shows nothing.
 */
public interface CommandConsole {

    /**
     * Prints a result.
     *
     * @param line supplies the line; called only if the line is shown
     * @return whether it was shown
     */
    default boolean print(Supplier<String> line) {
        return false;
    }

    /**
     * Notifies the user of something worth knowing about an input.
     *
     * @return whether it was shown
     */
    default boolean note(String sentence) {
        return false;
    }

    /**
     * Reports a part of the work that failed while the rest continues.
     *
     * @return whether it was shown
     */
    default boolean complain(String sentence) {
        return false;
    }

    /**
     * Requires that the user accepts a licence.
     *
     * @param accepted whether the user accepted it beforehand
     * @return when and how it was accepted
     * @throws FacetException if it was not accepted
     */
    default String acceptance(Licence licence, boolean accepted) {
        if (!accepted) {
            throw new FacetException(
                    "These weights need your word that you accept their licence: %s, %s. Read it, and give 'accept' if you do."
                            .formatted(licence.name(), licence.address()));
        }
        return "accepted in ImageJ on " + LocalDate.now();
    }
}
