package io.facet.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.plugin.Plugin;

/** A command that has its values and can be run, without SciJava's services. */
public final class PreparedCommand {

    private final CommandDescription description;
    private final FacetCommand command;
    private final CommandModule module;

    private PreparedCommand(CommandDescription description) {
        this.description = description;
        command = description.create();
        Plugin plugin = description.type().getAnnotation(Plugin.class);
        module = new CommandModule(new CommandInfo(description.type(), plugin), command);
    }

    /**
     * @param values by the parameters' names
     */
    public static PreparedCommand of(CommandDescription description, Map<String, Object> values) {
        PreparedCommand prepared = new PreparedCommand(description);
        values.forEach(prepared.module::setInput);
        return prepared;
    }

    public FacetCommand command() {
        return command;
    }

    /**
     * Runs it in this thread.
     *
     * @return what it made, by name; without what it did not make
     * @throws io.facet.FacetException if the user has to change something
     */
    public Map<String, Object> run(CommandMonitor monitor) {
        command.follow(monitor);
        command.run();
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (String name : description.outputs().keySet()) {
            Object made = module.getOutput(name);
            if (made != null) {
                outputs.put(name, made);
            }
        }
        return outputs;
    }
}
