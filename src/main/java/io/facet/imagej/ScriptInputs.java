package io.facet.imagej;

import ij.IJ;
import ij.WindowManager;
import io.facet.FacetException;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;
import io.facet.command.declaration.FacetCommand;
import io.facet.command.declaration.ParameterKind;
import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Completes the inputs of a command that a script starts with SciJava's preprocessing, before
 * SciJava does. SciJava's own preprocessors would open a dialog for every input with a default, or
 * a file chooser for an optional file, and would fill in the smallest permitted number. Here inputs
 * with a default keep it, the image is the active one, and missing required inputs are asked for in
 * the same dialog as from the menu.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.EXTREMELY_HIGH)
public final class ScriptInputs extends AbstractPreprocessorPlugin {

    /**
     * Completes the inputs of Facet's commands.
     *
     * @throws FacetException if an input is missing and no dialog can be shown
     */
    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof FacetCommand command)) {
            return;
        }
        CommandDescription description = CommandDescription.of(command.getClass());
        takeActiveImage(description, module);
        Optional<CommandParameter> missing = missing(description, module);
        if (missing.isEmpty() || ask(description, module, missing.get())) {
            module.getInfo().inputs().forEach(input -> module.resolveInput(input.getName()));
        }
    }

    private static void takeActiveImage(CommandDescription description, Module module) {
        for (CommandParameter parameter : description.parameters()) {
            boolean lacksImage =
                    parameter.kind() == ParameterKind.IMAGE
                            && module.getInput(parameter.name()) == null;
            if (lacksImage && WindowManager.getCurrentImage() != null) {
                module.setInput(parameter.name(), WindowManager.getCurrentImage());
            }
        }
    }

    private static Optional<CommandParameter> missing(
            CommandDescription description, Module module) {
        Set<String> given = given(description, module).keySet();
        return description.parameters().stream()
                .filter(parameter -> parameter.isLacking(given))
                .findFirst();
    }

    /** Returns the values that are already set, by key. */
    private static Map<String, Object> given(CommandDescription description, Module module) {
        return description.parameters().stream()
                .filter(parameter -> module.getInput(parameter.name()) != null)
                .collect(
                        Collectors.toMap(
                                CommandParameter::key,
                                parameter -> module.getInput(parameter.name())));
    }

    /**
     * Asks for the missing inputs; returns false, with the command cancelled, if the user closes
     * the dialog.
     */
    private boolean ask(CommandDescription description, Module module, CommandParameter missing) {
        boolean asks = IJ.getInstance() != null && !GraphicsEnvironment.isHeadless();
        if (!asks || missing.kind() == ParameterKind.IMAGE) {
            throw missing.missing();
        }
        Optional<Map<String, String>> texts =
                CommandDialog.of(description, images(description, module)).ask();
        if (texts.isEmpty()) {
            cancel(description.plainLabel() + " was cancelled.");
            return false;
        }
        description.values(texts.get()).forEach(module::setInput);
        return true;
    }

    /** Returns the values for which the dialog has no field. */
    private static Map<String, Object> images(CommandDescription description, Module module) {
        List<CommandParameter> images =
                description.parameters().stream()
                        .filter(parameter -> parameter.kind() == ParameterKind.IMAGE)
                        .toList();
        Map<String, Object> values = new LinkedHashMap<>();
        images.forEach(image -> values.put(image.name(), module.getInput(image.name())));
        return values;
    }
}
