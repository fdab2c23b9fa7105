package io.facet.command;

import ij.gui.Roi;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of selections that belong to faces: "face 1", optionally with a suffix, as in "face 1
 * landmarks".
 */
public final class FaceNames {

    private static final String WORD = "face ";
    private static final Pattern NAME = Pattern.compile(WORD + "(\\d{1,9})(\\D.*)?");

    private FaceNames() {}

    /** Returns the name of the face with the given number. */
    static String of(int number) {
        return WORD + number;
    }

    /**
     * Renames the selections of faces that are added to a list, so that their numbers continue
     * those of the list.
     *
     * @param there selections already in the list, with any names
     * @param added selections to add; they are renamed if the list already contains faces
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
