package io.facet.image;

import io.facet.FacetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample values that a user defines as black and white, for example {@code 0,4095} for 12 bits
 * stored in 16.
 *
 * @param black the sample of black
 * @param white the sample of white, above black
 */
public record ValueRange(float black, float white) {

    private static final String NUMBER = "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,2})?)";
    private static final Pattern TEXT = Pattern.compile(NUMBER + "\\s*,\\s*" + NUMBER);

    /**
     * @throws FacetException if white is not above black, or a number is infinite
     */
    public ValueRange {
        if (!(black < white) || Float.isInfinite(black) || Float.isInfinite(white)) {
            throw new FacetException(
                    "In a range the first number, black, is below the second, white; %s,%s is not"
                                    .formatted(SampleText.of(black), SampleText.of(white))
                            + " like that.");
        }
    }

    /**
     * Parses a range.
     *
     * @param text two numbers with a comma between
     * @throws FacetException if the text has another form
     */
    public static ValueRange parse(String text) {
        Matcher numbers = TEXT.matcher(text.strip());
        if (!numbers.matches()) {
            throw new FacetException(
                    "A range is the sample of black, a comma, and that of white, as in 0,4095; not "
                            + text
                            + ".");
        }
        return new ValueRange(
                Float.parseFloat(numbers.group(1)), Float.parseFloat(numbers.group(2)));
    }

    /**
     * Returns a photograph with these samples of black and white.
     *
     * @param name of the photograph, for the message
     * @throws FacetException if the photograph's depth does not hold them
     */
    public Photograph on(Photograph photograph, String name) {
        try {
            return photograph.withRange(black, white);
        } catch (IllegalArgumentException e) {
            throw new FacetException(
                    "%s has %ssamples of %s bits, among which %s cannot be black and white; give a range that they can have."
                            .formatted(
                                    name,
                                    photograph.isSigned() ? "signed " : "",
                                    photograph.bitDepth(),
                                    this),
                    e);
        }
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return SampleText.of(black) + "," + SampleText.of(white);
    }
}
