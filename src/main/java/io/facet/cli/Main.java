package io.facet.cli;

import io.facet.FacetException;
import io.facet.command.EditFace;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandMenu;
import io.facet.face.EyePositions;
import io.facet.face.find.FaceSelection;
import io.facet.file.NativeName;
import io.facet.image.ValueRange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Facet without ImageJ: {@code java -jar facet.jar ARGUMENTS}. Without arguments it runs a
 * demonstration on bundled portraits.
 *
 * <p>Exit codes: 0 success; 1 a failure that the user can resolve, with a message that explains it;
 * 2 invalid arguments; 3 an error in Facet.
 */
public final class Main {

    /** Option that adds stack traces to error messages. */
    static final String DEBUG = "--debug";

    /** Commands for developers, which have no menu entry. */
    private static final List<Supplier<DeveloperCommand>> FOR_DEVELOPERS =
            List.of(
                    TrainCommand::new,
                    MakeAttributesCommand::new,
                    MakeGuidesCommand::new,
                    StudyCommand::new,
                    StudyPairsCommand::new,
                    BenchmarkCommand::new,
                    ImportNetworkCommand::new,
                    ImportFaceFinderCommand::new);

    private Main() {}

    /** Runs Facet and ends the Java process with its exit code. */
    @SuppressWarnings("DefaultCharset") // The terminal uses the system's encoding.
    public static void main(String[] args) {
        // A library logs by SLF4J, which would print a warning that no logger is configured.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(
                execute(
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true),
                        args));
    }

    /**
     * Runs Facet.
     *
     * @param out receives results
     * @param err receives progress and error messages
     * @return the exit code
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        List<String> given = List.of(args);
        boolean debug = given.contains(DEBUG);
        try {
            int exitCode = configured(commandLine(given), out, err, debug).execute(args);
            return exitCode == 0 && out.checkError() ? unprinted(err) : exitCode;
        } catch (RuntimeException | Error e) {
            // picocli passes on exceptions only, so Errors have to be caught here.
            return Complaint.of(e).print(err, debug);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static int unprinted(PrintWriter err) {
        err.println(
                "facet: What is printed cannot be written: the disk is full, or nobody reads it.");
        return Complaint.REFUSED;
    }

    /**
     * Builds the command line. Only the parameters of the commands that are called are read,
     * because this is slow.
     */
    private static CommandLine commandLine(List<String> args) {
        CommandLine root = new CommandLine(root());
        for (CommandMenu.Entry entry : CommandMenu.entries(classes())) {
            for (String name : CommandDescription.terminalNames(entry.command())) {
                root.addSubcommand(
                        name,
                        args.contains(name)
                                ? TerminalCommand.of(entry.command(), name)
                                : TerminalCommand.listed(entry.command()));
            }
        }
        FOR_DEVELOPERS.forEach(command -> root.addSubcommand(command.get().commandLine(args)));
        return root;
    }

    /** Returns the root command, an edit, which runs if no command is named. */
    private static CommandSpec root() {
        CommandSpec root = TerminalCommand.of(EditFace.class, "edit");
        root.name("facet")
                .versionProvider(new ProgramVersion())
                .addOption(
                        OptionSpec.builder(DEBUG)
                                .scopeType(ScopeType.INHERIT)
                                .type(Boolean.class)
                                .arity("0")
                                .description("Print a stack trace with every complaint.")
                                .build());
        root.usageMessage()
                .autoWidth(true)
                .customSynopsis(
                        "java -jar facet.jar",
                        "   or: java -jar facet.jar --input FILE --output FILE --attributes"
                                + " NAME=STRENGTH,...",
                        "                           [OPTION...]",
                        "   or: java -jar facet.jar COMMAND [OPTION...]",
                        "")
                .footer(
                        "",
                        "Example: a smile, and a little younger",
                        "  java -jar facet.jar --input ann.png --output ann-smiling.png \\",
                        "      --attributes smile=1,age=-0.5",
                        "",
                        "Exit codes: 0 done; 1 something is to be changed, as printed; 2 the"
                                + " arguments cannot be understood; 3 a fault of Facet.");
        return root;
    }

    private static CommandLine configured(
            CommandLine commandLine, PrintWriter out, PrintWriter err, boolean debug) {
        return commandLine
                // A picture may be named @portrait.png, which must not be read as a file of
                // arguments.
                .setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .registerConverter(Path.class, Main::path)
                .registerConverter(EyePositions.class, converter(EyePositions::parse))
                .registerConverter(PageChoice.class, converter(PageChoice::parse))
                .registerConverter(PointsArgument.class, converter(PointsArgument::parse))
                .registerConverter(
                        FaceSelection.Position.class, converter(FaceSelection.Position::parse))
                .registerConverter(ValueRange.class, converter(ValueRange::parse))
                .setParameterExceptionHandler((e, given) -> complain(e, err))
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> Complaint.of(e).print(err, debug));
    }

    /** Returns the class loader of the commands, some of which may come from other jars. */
    private static ClassLoader classes() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** A well-formed argument that cannot be a file name on this system. */
    private static final class NameException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NameException(FacetException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static Path path(String text) {
        try {
            return NativeName.parse(text);
        } catch (FacetException e) {
            throw new NameException(e);
        }
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (FacetException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static int complain(ParameterException e, PrintWriter err) {
        if (e.getCause() instanceof NameException name) {
            return Complaint.of(name.getCause()).print(err, false);
        }
        err.println("facet: " + TerminalConsole.onOneLine(e.getMessage()));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return CommandLine.ExitCode.USAGE;
    }
}
