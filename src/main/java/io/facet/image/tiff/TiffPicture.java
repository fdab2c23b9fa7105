package io.facet.image.tiff;

import io.facet.image.InkConversion;
import io.facet.image.format.ReadingTime;
import io.facet.image.metadata.ColourProfile;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Represents the picture of a TIFF page, converted to grey or RGB.
 *
 * @param raster grey or red, green, blue, then alpha if there is one
 * @param bands number of colour bands
 * @param notes notes for the user on how the page was read
 */
public record TiffPicture(Raster raster, int bands, List<String> notes) {

    private static final int ALPHA_MULTIPLIED_IN = 1;
    private static final int ALPHA = 2;

    /**
     * Reads a page.
     *
     * @param in open; closed by the caller
     * @throws PictureFlaw if it takes too long
     * @throws IOException if it cannot be read or is damaged
     */
    public static TiffPicture read(
            FileChannel in,
            TiffDirectory directory,
            TiffLayout layout,
            ByteOrder order,
            ReadingTime time)
            throws IOException {
        int colours = layout.colourSamples();
        int alpha = alphaSample(directory, layout);
        int[] bands = new int[layout.samples()];
        Arrays.setAll(bands, sample -> sample < colours ? sample : sample == alpha ? colours : -1);
        WritableRaster stored = TiffDecoder.read(in, directory, layout, order, bands, time);
        List<String> notes = new ArrayList<>(leftOut(layout, alpha));
        if (alpha >= 0 && extraSample(directory, alpha - colours) == ALPHA_MULTIPLIED_IN) {
            MultipliedAlpha.divide(stored, colours);
            notes.add(
                    "Its colours are multiplied by its opacity; they are divided by it, and results are written so.");
        }
        Raster meant = meant(stored, directory, layout, notes);
        return new TiffPicture(meant, meant.getNumBands() < 3 ? 1 : 3, List.copyOf(notes));
    }

    /** Returns the index within a pixel of the first opacity sample; -1 if there is none. */
    private static int alphaSample(TiffDirectory directory, TiffLayout layout) {
        boolean possible =
                layout.colours() != TiffLayout.Colours.PALETTE
                        && layout.kind() != TiffLayout.Kind.SIGNED;
        for (int i = layout.colourSamples(); possible && i < layout.samples(); i++) {
            long kind = extraSample(directory, i - layout.colourSamples());
            if (kind == ALPHA_MULTIPLIED_IN || kind == ALPHA) {
                return i;
            }
        }
        return -1;
    }

    private static long extraSample(TiffDirectory directory, int index) {
        return directory
                .find(TiffTag.EXTRA_SAMPLES)
                .filter(TiffEntry::isWhole)
                .filter(entry -> index < entry.count())
                .map(entry -> entry.number(index))
                .orElse(0L);
    }

    private static List<String> leftOut(TiffLayout layout, int alpha) {
        int further = layout.samples() - layout.colourSamples() - (alpha < 0 ? 0 : 1);
        if (further == 0) {
            return List.of();
        }
        return List.of(
                further == 1
                        ? "One more channel, which is neither colour nor opacity, is left out."
                        : "%s more channels, which are neither colour nor opacity, are left out."
                                .formatted(further));
    }

    private static Raster meant(
            WritableRaster stored, TiffDirectory directory, TiffLayout layout, List<String> notes)
            throws IOException {
        switch (layout.colours()) {
            case INVERTED_GREY -> invert(stored, layout);
            case PALETTE -> {
                return TiffPalette.of(directory, layout).colours(stored);
            }
            case INKS -> {
                InkRange.of(directory, layout).stretch(stored);
                return inks(stored, directory, notes);
            }
            case LUMA_AND_CHROMA -> LumaAndChroma.toRgb(stored);
            case GREY, RGB -> {}
        }
        return stored;
    }

    private static Raster inks(WritableRaster stored, TiffDirectory directory, List<String> notes) {
        Optional<MetadataBlock> profile =
                directory.find(TiffTag.ICC_PROFILE).map(TiffEntry::value).map(MetadataBlock::of);
        InkConversion conversion = InkConversion.ofTiff(profile);
        if (!conversion.hasProfile()) {
            profile.map(ColourProfile::new).ifPresent(unfit -> notes.add(unfit.ignored("CMYK")));
        }
        return conversion.toRgb(stored);
    }

    /** Inverts samples for which 0 is white, so that 0 is black. */
    private static void invert(WritableRaster grey, TiffLayout layout) {
        // For signed samples, -1 - x reverses the whole range.
        int sum =
                layout.kind() == TiffLayout.Kind.SIGNED
                        ? -1
                        : (1 << Math.max(8, layout.bits())) - 1;
        int[] row = null;
        for (int y = 0; y < grey.getHeight(); y++) {
            row = grey.getSamples(0, y, grey.getWidth(), 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                row[x] = sum - row[x];
            }
            grey.setSamples(0, y, grey.getWidth(), 1, 0, row);
        }
    }
}
