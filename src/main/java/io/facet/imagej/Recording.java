package io.facet.imagej;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;
import java.util.Map;

/**
 * The Recorder's entry for a command. It holds every value of the dialog, so that a recorded macro
 * keeps its meaning when a default changes.
 */
record Recording(CommandDescription command, Map<String, String> texts) {

    static Recording of(CommandDescription command, Map<String, String> texts) {
        return new Recording(command, texts);
    }

    /**
     * Clears the Recorder's current command until one is written. Otherwise ImageJ would record the
     * command whose dialog is open, without its values, as soon as another command ends, and would
     * record cancelled commands too.
     */
    static void forget() {
        if (IJ.recording()) {
            Recorder.setCommand(null);
        }
    }

    /**
     * Records the command now. ImageJ itself would do so only after the command has ended, and then
     * under the name of the command started last.
     */
    void write() {
        if (!IJ.recording()) {
            return;
        }
        Recorder.setCommand(command.label());
        texts.forEach((key, text) -> record(command.parameter(key), text));
        Recorder.saveCommand();
    }

    private static void record(CommandParameter parameter, String text) {
        switch (parameter.kind()) {
            case FLAG -> {
                if (text.equals("true")) {
                    Recorder.recordOption(parameter.key());
                } else if (parameter.isOnByDefault()) {
                    Recorder.recordOption(parameter.key(), text);
                }
            }
            case FILE, FOLDER, PATH ->
                    Recorder.recordOption(
                            parameter.key(), Recorder.fixString(Recorder.fixPath(text)));
            default -> Recorder.recordOption(parameter.key(), Recorder.fixString(text));
        }
    }
}
