package io.facet.command.declaration;

/**
 * Text report of a command, which collects the messages that the console does not print at once.
 */
public final class Report {

    private final CommandConsole console;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder below = new StringBuilder();

    public Report(CommandConsole console) {
        this.console = console;
    }

    /** Adds a result. */
    public void add(String line) {
        if (!console.print(() -> line)) {
            text.append(line).append('\n');
        }
    }

    /** Adds a note for the user, below the results. */
    public void note(String sentence) {
        if (!console.note(sentence)) {
            below.append(sentence).append('\n');
        }
    }

    /** Adds a part of the work that failed, below the results. */
    public void complain(String sentence) {
        if (!console.complain(sentence)) {
            below.append(sentence).append('\n');
        }
    }

    /** Returns the messages that the console has not shown. */
    public String text() {
        return text.toString() + below;
    }
}
