package io.facet.cli;

import io.facet.FacetException;
import io.facet.edit.AttributeStrengths;
import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.face.EyePositions;
import io.facet.file.NativeName;
import io.facet.image.ValueRange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Facet without ImageJ: {@code java -jar facet.jar ARGUMENTS}. Without arguments it shows what it
 * can do, on portraits that are bundled with it.
 *
 * <p>Exit codes: 0 done; 1 the user has to change something, and a sentence says what; 2 the
 * arguments cannot be understood; 3 a fault of Facet.
 */
public final class Main {

    /** The commands beside the edit, which is what happens without a command. */
    private static final List<Supplier<Callable<Integer>>> SUBCOMMANDS =
            List.of(
                    EditFolderCommand::new,
                    TrainCommand::new,
                    MakeAttributesCommand::new,
                    MakeGuidesCommand::new,
                    StudyCommand::new,
                    StudyPairsCommand::new,
                    FindFacesCommand::new,
                    BenchmarkCommand::new,
                    InstallModelCommand::new,
                    ImportWeightsCommand::new,
                    ImportNetworkCommand::new,
                    ImportFaceFinderCommand::new);

    private Main() {}

    /** Runs Facet and ends the Java process with its exit code. */
    @SuppressWarnings("DefaultCharset") // A terminal has the encoding of the system.
    public static void main(String[] args) {
        // A library logs by SLF4J, which complains to the terminal that nobody listens.
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
     * @param err receives progress and complaints
     * @return the exit code
     */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        boolean debug = Arrays.asList(args).contains(EditCommand.DEBUG);
        try {
            int exitCode = commandLine(out, err, debug).execute(args);
            return exitCode == 0 && out.checkError() ? unprinted(err) : exitCode;
        } catch (RuntimeException | Error e) {
            // Errors pass picocli by: it hands on nothing but exceptions.
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

    private static CommandLine commandLine(PrintWriter out, PrintWriter err, boolean debug) {
        CommandLine commandLine = new CommandLine(new EditCommand());
        SUBCOMMANDS.forEach(command -> commandLine.addSubcommand(command.get()));
        return commandLine
                // A picture may be called @portrait.png, which is not a file of arguments.
                .setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .registerConverter(Path.class, Main::path)
                .registerConverter(EyePositions.class, converter(EyePositions::parse))
                .registerConverter(PageChoice.class, converter(PageChoice::parse))
                .registerConverter(PointsArgument.class, converter(PointsArgument::parse))
                .registerConverter(AttributeStrengths.class, converter(AttributeStrengths::parse))
                .registerConverter(EditRegion.class, converter(EditRegion::named))
                .registerConverter(ValueRange.class, converter(ValueRange::parse))
                .registerConverter(Preset.class, converter(Preset::named))
                .setParameterExceptionHandler((e, given) -> complain(e, err))
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> Complaint.of(e).print(err, debug));
    }

    /** An argument that is understood, but cannot be the name of a file here. */
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
        err.println("facet: " + Complaints.onOneLine(e.getMessage()));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return CommandLine.ExitCode.USAGE;
    }
}
