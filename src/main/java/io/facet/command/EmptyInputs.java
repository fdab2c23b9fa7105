package io.facet.command;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Lets what a script left away stay empty, where that means something. SciJava would fill in the
 * least number that is allowed: an edit with one iteration instead of as many as the preset says.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.EXTREMELY_HIGH)
public final class EmptyInputs extends AbstractPreprocessorPlugin {

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof FacetCommand)) {
            return;
        }
        for (ModuleItem<?> input : module.getInfo().inputs()) {
            if (!input.isRequired() && input.getValue(module) == null) {
                module.resolveInput(input.getName());
            }
        }
    }
}
