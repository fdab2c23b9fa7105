package io.facet.cli;

import io.facet.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far the work on one file is. Before a person it is one line that is written over again
 * and again and wiped at the end; in a log it is one line for the file, as soon as the work has
 * begun.
 */
final class ConsoleProgress implements Progress<Object>, AutoCloseable {

    private static final long SHOWN_EVERY_NANOS = 100_000_000L;

    /** Below this share the time so far says nothing of the time left. */
    private static final double FORESEEABLE = 0.05;

    private final PrintWriter err;
    private final String picture;
    private final boolean interactive;
    private final long start = System.nanoTime();
    private long lastShown = start - SHOWN_EVERY_NANOS;
    private int widest;
    private boolean announced;

    /**
     * @param err the stream beside the results
     * @param picture what is worked on
     * @param interactive whether a person looks on
     */
    ConsoleProgress(PrintWriter err, String picture, boolean interactive) {
        this.err = err;
        this.picture = TerminalConsole.onOneLine(picture);
        this.interactive = interactive;
    }

    /** Progress on a picture, in the way that fits how Facet was started. */
    static ConsoleProgress on(PrintWriter err, String picture) {
        return new ConsoleProgress(err, picture, terminal() != null);
    }

    /**
     * The console if a person sits before it, or null. From Java 22 on there is a console even when
     * the streams go to files, but it says so.
     */
    @SuppressWarnings("SystemConsoleNull") // Java 17 has null; isTerminal() tells later ones apart.
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
        // Spaces wipe the rest of a longer line before it.
        err.print("\r" + line + " ".repeat(widest - line.length()));
        err.flush();
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (widest > 0) {
            show("");
            err.print("\r");
            err.flush();
        }
    }
}
