package io.facet.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.ParameterKind;
import io.facet.command.declaration.PreparedCommand;
import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a command from ImageJ, in the same way for all commands: takes the values from the macro or
 * else from a dialog, uses the active image, records the command, runs it with its progress, and
 * shows the results.
 */
public final class CommandRunner {

    private final CommandDescription command;

    private CommandRunner(CommandDescription command) {
        this.command = command;
    }

    /**
     * Runs a command. Every failure is reported as a message, and stops a macro.
     *
     * @param name name of the command's class
     */
    public static void run(String name) {
        // The options belong to this thread, and are lost once it runs another command.
        Optional<String> options = Optional.ofNullable(Macro.getOptions());
        CommandDescription command = CommandDescription.named(name);
        // Libraries find their classes and resources through the thread's class loader, and the one
        // that ImageJ sets does not find plugins.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(CommandRunner.class.getClassLoader());
        try {
            Optional<PreparedCommand> prepared = new CommandRunner(command).prepare(options);
            if (prepared.isEmpty()) {
                return;
            }
            try (ImageJProgress progress = ImageJProgress.of(command.plainLabel())) {
                progress.show(prepared.get().run(progress, progress.cancellation()).values());
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            ErrorMessage.show(command.plainLabel(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns the command with its values; empty if the user closed the dialog. */
    private Optional<PreparedCommand> prepare(Optional<String> options) {
        if (options.isEmpty()) {
            Recording.forget();
        }
        Map<String, Object> fixed = image();
        Optional<Map<String, String>> texts =
                options.isPresent() || isSilent()
                        ? Optional.of(MacroOptions.parse(options.orElse("")))
                        : CommandDialog.of(command, fixed).ask();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>(fixed);
        values.putAll(command.values(texts.get()));
        if (options.isEmpty()) {
            Recording.of(command, texts.get()).write();
        }
        return Optional.of(PreparedCommand.of(command, values));
    }

    /**
     * Returns whether omitted parameters take their defaults instead of being asked for: where no
     * dialog can be shown, and in a macro that gives no options to a command whose label does not
     * announce a dialog.
     */
    private boolean isSilent() {
        return GraphicsEnvironment.isHeadless()
                || !CommandDialog.isNeeded(command)
                || IJ.isMacro() && !command.announcesDialog();
    }

    private Map<String, Object> image() {
        Map<String, Object> image = new LinkedHashMap<>();
        command.parameters().stream()
                .filter(parameter -> parameter.kind() == ParameterKind.IMAGE)
                .forEach(parameter -> image.put(parameter.name(), current(parameter)));
        return image;
    }

    private static ImagePlus current(CommandParameter parameter) {
        ImagePlus current = WindowManager.getCurrentImage();
        if (current == null && parameter.isRequired()) {
            throw parameter.missing();
        }
        return current;
    }
}
