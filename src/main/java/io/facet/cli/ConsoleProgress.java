package io.facet.cli;

import io.facet.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows the progress of the work on one file. In an interactive terminal it is a single line that
 * is overwritten repeatedly and erased at the end. In a log it is one line per file, printed when
 * the work starts.
 */
final class ConsoleProgress implements Progress<Object>, AutoCloseable {

    private static final long SHOWN_EVERY_NANOS = 100_000_000L;

    /** Fraction of the work below which the remaining time cannot be estimated. */
    private static final double FORESEEABLE = 0.05;

    private final PrintWriter err;
    private final String picture;
    private final boolean interactive;
    private final long start = System.nanoTime();
    private long lastShown = start - SHOWN_EVERY_NANOS;
    private int widest;
    private boolean announced;

    /**
     * @param err receives the progress, apart from the results
     * @param picture name of the file being processed
     * @param interactive whether the output goes to an interactive terminal
     */
    ConsoleProgress(PrintWriter err, String picture, boolean interactive) {
        this.err = err;
        this.picture = TerminalConsole.onOneLine(picture);
        this.interactive = interactive;
    }

    /** Creates the progress of a picture, interactive if Facet runs in a terminal. */
    static ConsoleProgress on(PrintWriter err, String picture) {
        return new ConsoleProgress(err, picture, terminal() != null);
    }

    /**
     * Returns the console if it is interactive, or null. From Java 22 on there is a console even
     * when the streams are redirected to files; its {@code isTerminal} then returns false.
     */
    @SuppressWarnings("SystemConsoleNull") // Java 17 returns null; isTerminal() detects later ones.
    static Console terminal() {
        Console console = System.console();
        if (console == null) {
            return null;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console) ? console : null;
        } catch (ReflectiveOperationException e) {
            return console;
        }
    }

    @Override
    public void report(Step step) {
        long now = System.nanoTime();
        if (!interactive && !announced) {
            announced = true;
            err.println(picture + " ...");
            err.flush();
        }
        if (interactive && now - lastShown >= SHOWN_EVERY_NANOS) {
            lastShown = now;
            show(line(step.text(), step.fraction(), (now - start) / 1e9));
        }
    }

    private String line(String task, double done, double seconds) {
        String line = String.format(Locale.ROOT, "%s: %s, %.0f %%", picture, task, 100 * done);
        return done < FORESEEABLE
                ? line
                : line + String.format(Locale.ROOT, ", %.0f s left", seconds * (1 - done) / done);
    }

    private void show(String line) {
        widest = Math.max(widest, line.length());
        // Spaces erase the rest of a longer previous line.
        err.print("\r" + line + " ".repeat(widest - line.length()));
        err.flush();
    }

    /** Erases the line. */
    @Override
    public void close() {
        if (widest > 0) {
            show("");
            err.print("\r");
            err.flush();
        }
    }
}
