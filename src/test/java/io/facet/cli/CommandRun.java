package io.facet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** Exit code and output of one call of the command line. */
record CommandRun(int exitCode, String out, String err) {

    /** Runs Facet. Arguments that are not strings, such as paths, are converted to strings. */
    static CommandRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
        int exitCode = Main.execute(new PrintWriter(out), new PrintWriter(err), texts);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
