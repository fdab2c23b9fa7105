package io.facet.imagej;

import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.CommandParameter;

/** The text of a dialog's Help button, in the HTML that ImageJ displays. */
final class HelpText {

    private HelpText() {}

    static String of(CommandDescription command) {
        StringBuilder html = new StringBuilder("<html><h3>" + command.plainLabel() + "</h3>");
        html.append("<p>").append(escaped(command.help())).append("</p><dl>");
        command.parameters().stream()
                .filter(CommandParameter::isGiven)
                .forEach(parameter -> html.append(entry(parameter)));
        return html.append("</dl></html>").toString();
    }

    private static String entry(CommandParameter parameter) {
        String where = parameter.isForMacrosOnly() ? ", in macros only" : "";
        return "<dt><b>%s</b> (%s%s)</dt><dd>%s</dd>"
                .formatted(
                        escaped(parameter.label()),
                        parameter.key(),
                        where,
                        escaped(parameter.help()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
