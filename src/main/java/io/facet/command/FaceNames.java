package io.facet.command;

import ij.gui.Roi;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of faces' selections: "face 1", and with more behind it "face 1 landmarks". */
public final class FaceNames {

    private static final String WORD = "face ";
    private static final Pattern NAME = Pattern.compile(WORD + "(\\d{1,9})(\\D.*)?");

    private FaceNames() {}

    /** Returns the name of the face of a number. */
    static String of(int number) {
        return WORD + number;
    }

    /**
     * Renames faces that are added to a list, so that their numbers continue those that are there.
     *
     * @param there what the list holds already, of whatever names
     * @param added renamed if the list holds faces
     */
    public static void continueAfter(List<Roi> there, List<Roi> added) {
        int taken =
                there.stream()
                        .map(FaceNames::number)
                        .filter(OptionalInt::isPresent)
                        .mapToInt(OptionalInt::getAsInt)
                        .max()
                        .orElse(0);
        for (Roi roi : added) {
            OptionalInt number = number(roi);
            if (number.isPresent()) {
                String old = of(number.getAsInt());
                roi.setName(of(number.getAsInt() + taken) + roi.getName().substring(old.length()));
            }
        }
    }

    private static OptionalInt number(Roi roi) {
        String name = roi.getName() == null ? "" : roi.getName();
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }
}
