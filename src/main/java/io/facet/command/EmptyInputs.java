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
            if (isOptional(input, module) && input.getValue(module) == null) {
                module.resolveInput(input.getName());
            }
        }
    }

    private static boolean isOptional(ModuleItem<?> input, Module module) {
        return !input.isRequired()
                && (input.get(CommandParameter.UNLESS) == null || isReplaced(input, module));
    }

    /** Whether another input is given that makes this one optional. */
    private static boolean isReplaced(ModuleItem<?> input, Module module) {
        String other = input.get(CommandParameter.UNLESS);
        for (ModuleItem<?> candidate : module.getInfo().inputs()) {
            if (candidate.getName().equalsIgnoreCase(other)) {
                return candidate.getValue(module) != null;
            }
        }
        return false;
    }
}
