package io.facet.weights.matlab;

import io.facet.weights.layers.UnreadableWeights;
import java.io.IOException;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Source;

/** The library's reader of MATLAB files, with limits against hostile files. */
final class MatReader extends Mat5Reader {

    private static final int DEEPEST = 32;
    private static final int MOST_ARRAYS = 200_000;

    private int depth;
    private int arrays;

    MatReader(MatSource source) {
        super(source);
        setBufferAllocator(source);
        disableSubsystemProcessing();
    }

    @Override
    protected Mat5Reader createChildReader(Source unpacked) {
        MatReader child = new MatReader((MatSource) unpacked);
        child.filter = filter;
        return child;
    }

    @Override
    protected Array readCell(EntryHeader header) throws IOException {
        requireFew(header, 1);
        return super.readCell(header);
    }

    @Override
    protected Array[][] readValues(EntryHeader header, int fields, String[] names)
            throws IOException {
        requireFew(header, fields);
        return super.readValues(header, fields, names);
    }

    // The library allocates the announced number of elements before it reads the first.
    private static void requireFew(EntryHeader header, int fields) {
        long elements = 1;
        for (int extent : header.getDimensions()) {
            elements = extent < 0 ? MOST_ARRAYS + 1L : Math.min(elements * extent, 1L << 31);
        }
        if (elements * fields > MOST_ARRAYS) {
            throw UnreadableWeights.damaged("it announces too many arrays");
        }
    }

    @Override
    protected Array readNestedArray() throws IOException {
        depth++;
        arrays++;
        if (depth > DEEPEST || arrays > MOST_ARRAYS) {
            throw UnreadableWeights.damaged("its arrays are nested too deeply, or too many");
        }
        Array array = super.readNestedArray();
        depth--;
        return array;
    }
}
