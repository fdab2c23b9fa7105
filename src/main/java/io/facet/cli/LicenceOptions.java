package io.facet.cli;

import io.facet.FacetException;
import io.facet.weights.PublishedNetwork.Licence;
import java.io.Console;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The gate before weights that others own: their terms are shown, and somebody has to accept. */
final class LicenceOptions {

    @Option(
            names = "--accept-licence",
            description =
                    "You accept the licence of the weights, which is shown. Without it you are"
                            + " asked, or refused where nobody can be asked.")
    private boolean accepted;

    /**
     * Shows the terms and has them accepted.
     *
     * @return when and how they were accepted, for the network's card
     * @throws FacetException if they were not
     */
    String acceptance(Licence licence, PrintWriter out) {
        return acceptance(
                licence,
                out,
                Optional.ofNullable(ConsoleProgress.terminal())
                        .map(console -> question -> answer(console, question)));
    }

    /**
     * @param asked answers a question; empty where nobody can be asked
     */
    String acceptance(Licence licence, PrintWriter out, Optional<UnaryOperator<String>> asked) {
        out.println("Licence: " + licence.name() + ", " + licence.address());
        out.println(licence.terms());
        out.flush();
        if (accepted) {
            return "accepted with --accept-licence on " + LocalDate.now();
        }
        UnaryOperator<String> user =
                asked.orElseThrow(
                        () ->
                                new FacetException(
                                        "These weights need your word that you accept their"
                                                + " licence. Read it above, and add"
                                                + " --accept-licence if you do."));
        String answer = user.apply("Do you accept this licence? [yes/no] ");
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new FacetException(
                    "Without your acceptance of the licence nothing is installed.");
        }
        return "accepted when asked on " + LocalDate.now();
    }

    private static String answer(Console console, String question) {
        return console.readLine("%s", question);
    }
}
