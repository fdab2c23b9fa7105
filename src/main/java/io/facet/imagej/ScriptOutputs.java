package io.facet.imagej;

import ij.IJ;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.FacetCommand;
import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Shows the results of a command that a script started with SciJava's processing, in the same
 * ImageJ windows as from the menu. SciJava does not display ImageJ's selections, plots and tables,
 * so they would be lost. Without ImageJ's main window the results are left to the script.
 */
@Plugin(type = PostprocessorPlugin.class)
public final class ScriptOutputs extends AbstractPostprocessorPlugin {

    @Override
    public void process(Module module) {
        boolean isOurs = module.getDelegateObject() instanceof FacetCommand;
        if (!isOurs || IJ.getInstance() == null || GraphicsEnvironment.isHeadless()) {
            return;
        }
        FacetCommand command = (FacetCommand) module.getDelegateObject();
        Map<String, Object> made = new LinkedHashMap<>();
        module.getInfo()
                .outputs()
                .forEach(output -> made.put(output.getName(), module.getOutput(output.getName())));
        made.values().removeIf(Objects::isNull);
        String title = CommandDescription.of(command.getClass()).plainLabel();
        new ResultDisplay(title).showAll(made.values());
        made.keySet().forEach(module::resolveOutput);
    }
}
