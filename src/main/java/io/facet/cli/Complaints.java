package io.facet.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Prints what could not be done while the work goes on, a line each, and counts it. */
final class Complaints implements Consumer<String> {

    private final PrintWriter err;
    private int count;

    Complaints(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(String sentence) {
        count++;
        err.println("facet: " + onOneLine(sentence));
        err.flush();
    }

    /** Returns a text without line breaks and what else drives a terminal: names may hold them. */
    static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Returns what the process ends with. */
    int exitCode() {
        return count == 0 ? 0 : Complaint.REFUSED;
    }
}
