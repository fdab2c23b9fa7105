package io.facet.cli;

import io.facet.FacetException;
import io.facet.command.declaration.CommandConsole;
import io.facet.weights.PublishedNetwork.Licence;
import java.io.Console;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Prints the messages of a running command in a terminal as they arise. */
final class TerminalConsole implements CommandConsole {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Optional<UnaryOperator<String>> user;
    private int complaints;

    TerminalConsole(PrintWriter out, PrintWriter err) {
        this(
                out,
                err,
                Optional.ofNullable(ConsoleProgress.terminal())
                        .map(console -> question -> answer(console, question)));
    }

    /**
     * @param user answers a question; empty if Facet does not run interactively
     */
    TerminalConsole(PrintWriter out, PrintWriter err, Optional<UnaryOperator<String>> user) {
        this.out = out;
        this.err = err;
        this.user = user;
    }

    private static String answer(Console console, String question) {
        return console.readLine("%s", question);
    }

    @Override
    public boolean print(Supplier<String> line) {
        out.println(line.get());
        out.flush();
        return true;
    }

    @Override
    public boolean note(String sentence) {
        err.println("facet: " + onOneLine(sentence));
        err.flush();
        return true;
    }

    @Override
    public boolean complain(String sentence) {
        complaints++;
        return note(sentence);
    }

    /**
     * Returns a text with each run of control characters, such as line breaks, replaced by a space.
     * File names may contain control characters.
     */
    static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /**
     * Prints the terms of a licence, and asks the user to accept it unless this was done
     * beforehand.
     */
    @Override
    public String acceptance(Licence licence, boolean accepted) {
        out.println("Licence: " + licence.name() + ", " + licence.address());
        out.println(licence.terms());
        out.flush();
        if (accepted) {
            return "accepted with --accept-licence on " + LocalDate.now();
        }
        UnaryOperator<String> asked =
                user.orElseThrow(
                        () ->
                                new FacetException(
                                        "These weights need your word that you accept their"
                                                + " licence. Read it above, and add"
                                                + " --accept-licence if you do."));
        String answer = asked.apply("Do you accept this licence? [yes/no] ");
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new FacetException(
                    "Without your acceptance of the licence nothing is installed.");
        }
        return "accepted when asked on " + LocalDate.now();
    }

    /** Returns the exit code of the process. */
    int exitCode() {
        return complaints == 0 ? 0 : Complaint.REFUSED;
    }
}
