package io.facet.image.tiff;

import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.awt.image.WritableRaster;

/**
 * Represents the samples for no ink and full ink of a CMYK TIFF page (DotRange): 0 and the highest
 * sample in nearly all files, reversed in some.
 *
 * @param none the sample of each ink that means no ink
 * @param all the sample of each ink that means full ink
 * @param most the highest sample of the depth
 */
record InkRange(int[] none, int[] all, int most) {

    private static final int INKS = 4;

    static InkRange of(TiffDirectory directory, TiffLayout layout) {
        int most = (1 << layout.bits()) - 1;
        int[] none = new int[INKS];
        int[] all = {most, most, most, most};
        directory
                .find(TiffTag.DOT_RANGE)
                .filter(entry -> entry.type() <= TiffEntry.LONG && entry.type() != 2)
                .filter(entry -> entry.count() == 2 || entry.count() >= 2 * INKS)
                .ifPresent(
                        entry -> {
                            for (int ink = 0; ink < INKS; ink++) {
                                int at = entry.count() == 2 ? 0 : 2 * ink;
                                none[ink] = (int) entry.number(at);
                                all[ink] = (int) entry.number(at + 1);
                            }
                        });
        return new InkRange(none, all, most);
    }

    /** Scales the samples in place, so that 0 is no ink and the highest sample is full ink. */
    void stretch(WritableRaster inks) {
        int[] row = null;
        for (int ink = 0; ink < INKS; ink++) {
            int range = all[ink] - none[ink];
            if (range == most || range == 0) {
                continue;
            }
            for (int y = 0; y < inks.getHeight(); y++) {
                row = inks.getSamples(0, y, inks.getWidth(), 1, ink, row);
                for (int x = 0; x < row.length; x++) {
                    long share = Math.round((double) (row[x] - none[ink]) * most / range);
                    row[x] = (int) Math.max(0, Math.min(most, share));
                }
                inks.setSamples(0, y, inks.getWidth(), 1, ink, row);
            }
        }
    }
}
