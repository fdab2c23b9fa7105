package io.facet.command.declaration;

import io.facet.FacetException;
import io.facet.weights.PublishedNetwork.Licence;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Takes what a command says while it works. A terminal shows it at once; ImageJ shows only what the
 * command has made in the end.
 */
public interface CommandConsole {

    /**
     * Prints a result.
     *
     * @param line asked for only where it is shown
     * @return whether it was shown
     */
    default boolean print(Supplier<String> line) {
        return false;
    }

    /**
     * Notifies of something that the user should know about an input.
     *
     * @return whether it was shown
     */
    default boolean note(String sentence) {
        return false;
    }

    /**
     * Notifies of a part of the work that could not be done, while the rest goes on.
     *
     * @return whether it was shown
     */
    default boolean complain(String sentence) {
        return false;
    }

    /**
     * Has a licence accepted.
     *
     * @param accepted whether the user did so beforehand
     * @return when and how it was accepted
     * @throws FacetException if it was not
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
