package io.facet.image.tiff;

import io.facet.image.SampleRaster;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;

/** Represents the palette of a TIFF page, whose samples are indices. */
final class TiffPalette {

    private final int[][] colours;
    private final boolean isGrey;

    private TiffPalette(int[][] colours) {
        this.colours = colours;
        boolean grey = true;
        for (int i = 0; i < colours[0].length; i++) {
            grey &= colours[0][i] == colours[1][i] && colours[1][i] == colours[2][i];
        }
        isGrey = grey;
    }

    /**
     * Returns the palette of a page.
     *
     * @throws IOException if the page has no colour map of the right length
     */
    static TiffPalette of(TiffDirectory directory, TiffLayout layout) throws IOException {
        int count = 1 << layout.bits();
        TiffEntry map =
                directory
                        .find(TiffTag.COLOR_MAP)
                        .filter(TiffEntry::isWhole)
                        .filter(entry -> entry.count() >= 3 * count)
                        .orElseThrow(() -> new IOException("no colour map"));
        int[][] colours = new int[3][count];
        boolean ofEightBits = true;
        for (int i = 0; i < 3 * count; i++) {
            int level = (int) map.number(i);
            colours[i / count][i % count] = level;
            ofEightBits &= level < 256;
        }
        // Levels have 16 bits, but some programs write 8.
        for (int i = 0; i < 3 * count && !ofEightBits; i++) {
            colours[i / count][i % count] >>= 8;
        }
        return new TiffPalette(colours);
    }

    /** Returns the colours of these indices: 8-bit grey if all colours are grey, otherwise RGB. */
    Raster colours(Raster indices) {
        int width = indices.getWidth();
        WritableRaster shown = SampleRaster.create(width, indices.getHeight(), 8, isGrey ? 1 : 3);
        int[] row = null;
        int[] levels = new int[width];
        for (int y = 0; y < indices.getHeight(); y++) {
            row = indices.getSamples(0, y, width, 1, 0, row);
            for (int band = 0; band < shown.getNumBands(); band++) {
                for (int x = 0; x < width; x++) {
                    levels[x] = colours[band][row[x]];
                }
                shown.setSamples(0, y, width, 1, band, levels);
            }
        }
        return shown;
    }
}
