package io.facet.command.declaration;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command that has its values and can be run, without SciJava's services.
 *
 * @param description of the command
 * @param command with its values
 */
public record PreparedCommand(CommandDescription description, FacetCommand command) {

    /**
     * @param values by the parameters' names
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
     * Runs it in this thread.
     *
     * @return what it made, by name; without what it did not make
     * @throws io.facet.FacetException if the user has to change something
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
