package io.facet.command.declaration;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command that has its values and can run without SciJava's services.
 *
 * @param description description of the command
 * @param command the command with its values
 */
public record PreparedCommand(CommandDescription description, FacetCommand command) {

    /**
     * Creates a command and sets its values.
     *
     * @param values the values, by parameter name
     */
    public static PreparedCommand of(CommandDescription description, Map<String, Object> values) {
        FacetCommand command = description.create();
        command.describe(description);
        description.parameters().stream()
                .filter(parameter -> values.containsKey(parameter.name()))
                .forEach(parameter -> parameter.give(command, values.get(parameter.name())));
        return new PreparedCommand(description, command);
    }

    /**
     * Runs the command in this thread.
     *
     * @return its outputs, by name; outputs that it did not make are omitted
     * @throws io.facet.FacetException if the command fails for a reason that the user can act on
     */
    public Map<String, Object> run(Progress<ImagePlus> progress, Cancellation cancellation) {
        description.requireValid(command);
        command.perform(progress, cancellation);
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (CommandParameter output : description.outputs()) {
            Object made = output.valueIn(command);
            if (made != null) {
                outputs.put(output.name(), made);
            }
        }
        return outputs;
    }
}
