package io.facet.command.declaration;

/** A command's report in text: what the console does not show at once is collected. */
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

    /** Adds something that the user should know, below the results. */
    public void note(String sentence) {
        if (!console.note(sentence)) {
            below.append(sentence).append('\n');
        }
    }

    /** Adds what could not be done, below the results. */
    public void complain(String sentence) {
        if (!console.complain(sentence)) {
            below.append(sentence).append('\n');
        }
    }

    /** Returns what the console has not shown. */
    public String text() {
        return text.toString() + below;
    }
}
