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

/** Shows at once in a terminal what a command says while it works. */
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
     * @param user answers a question; empty where nobody can be asked
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

    /** Returns a text without line breaks and what else drives a terminal: names may hold them. */
    static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Shows the terms, and asks the user who has not accepted them beforehand. */
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

    /** Returns what the process ends with. */
    int exitCode() {
        return complaints == 0 ? 0 : Complaint.REFUSED;
    }
}
