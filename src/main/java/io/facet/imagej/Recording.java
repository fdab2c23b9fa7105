package io.facet.imagej;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;
import java.util.Map;

/**
 * What the Recorder writes of a command: every value of the dialog, so that what was recorded means
 * the same when a default changes.
 */
record Recording(CommandDescription command, Map<String, String> texts) {

    static Recording of(CommandDescription command, Map<String, String> texts) {
        return new Recording(command, texts);
    }

    /**
     * Lets the Recorder know of no command until one is written. Otherwise ImageJ would write the
     * one whose dialog is open, without its values, as soon as another one ends; and what is
     * cancelled too.
     */
    static void forget() {
        if (IJ.recording()) {
            Recorder.setCommand(null);
        }
    }

    /**
     * Writes the command now. ImageJ itself would when the command has ended, and then under the
     * name of whichever was started last.
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
