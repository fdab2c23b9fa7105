package io.facet.image.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Updates the parts of an EXIF block that depend on the file that it came from. The block is
 * changed in place and not rewritten, because the maker notes inside contain offsets that only the
 * camera maker knows.
 */
public final class ExifBlock {

    private static final int HEADER = 8;
    private static final int ENTRY = 12;

    private final ByteBuffer block;

    private ExifBlock(MetadataBlock metadata) {
        byte[] bytes = metadata.bytes();
        this.block = ByteBuffer.wrap(bytes).order(order(bytes));
    }

    /** Returns a block that contains only this directory. */
    public static MetadataBlock of(TiffDirectory directory, ByteOrder order) {
        ByteBuffer block = ByteBuffer.allocate(HEADER + directory.length()).order(order);
        byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        block.put(mark).put(mark).putShort((short) 42).putInt(HEADER);
        directory.in(order).writeTo(block, HEADER, 0);
        return MetadataBlock.of(block.array());
    }

    /** Returns the byte order of a block. */
    public static ByteOrder order(MetadataBlock block) {
        return order(block.bytes());
    }

    /** Returns the first directory of a block, if it has one that can be read. */
    public static Optional<TiffDirectory> directory(MetadataBlock block) {
        try {
            return Optional.of(TiffParser.firstDirectory(TiffParser.Bytes.of(block.bytes())));
        } catch (IOException e) {
            // A block that cannot be parsed can still be copied.
            return Optional.empty();
        }
    }

    /** Returns the orientation stored in a block; upright if the block has none. */
    static Orientation orientation(MetadataBlock block) {
        return Orientation.of(
                directory(block)
                        .map(directory -> directory.number(TiffTag.ORIENTATION, 1))
                        .orElse(1L));
    }

    /** Returns the resolution in a directory of tags, if there is a valid one. */
    public static Optional<Resolution> resolution(TiffDirectory directory) {
        double horizontal =
                directory.find(TiffTag.X_RESOLUTION).map(TiffEntry::fraction).orElse(Double.NaN);
        double vertical =
                directory.find(TiffTag.Y_RESOLUTION).map(TiffEntry::fraction).orElse(Double.NaN);
        Resolution.Unit unit =
                switch ((int) directory.number(TiffTag.RESOLUTION_UNIT, 2)) {
                    case 2 -> Resolution.Unit.INCH;
                    case 3 -> Resolution.Unit.CENTIMETRE;
                    default -> Resolution.Unit.NONE;
                };
        boolean known =
                horizontal > 0
                        && vertical > 0
                        && horizontal < Double.POSITIVE_INFINITY
                        && vertical < Double.POSITIVE_INFINITY;
        return known ? Optional.of(new Resolution(horizontal, vertical, unit)) : Optional.empty();
    }

    /**
     * Returns the block for a picture that is now upright and of this size, without a thumbnail.
     */
    static MetadataBlock upright(MetadataBlock metadata, int width, int height) {
        ExifBlock exif = new ExifBlock(metadata);
        try {
            int first = exif.block.getInt(4);
            exif.put(first, TiffTag.ORIENTATION, 1);
            exif.find(first, TiffTag.EXIF_IFD)
                    .ifPresent(
                            entry -> {
                                int directory = exif.block.getInt(entry + 8);
                                exif.put(directory, TiffTag.PIXEL_WIDTH, width);
                                exif.put(directory, TiffTag.PIXEL_HEIGHT, height);
                            });
            exif.removeThumbnail(first);
        } catch (IndexOutOfBoundsException e) {
            // An offset points outside the block, so nothing that it refers to can be changed.
            return MetadataBlock.of(exif.block.array());
        }
        return MetadataBlock.of(exif.block.array());
    }

    /** Removes the thumbnail, which shows the picture before the edit and before rotation. */
    private void removeThumbnail(int first) {
        int link = first + 2 + ENTRY * (block.getShort(first) & 0xffff);
        int second = block.getInt(link);
        if (second == 0) {
            return;
        }
        block.putInt(link, 0);
        Optional<Integer> offset = find(second, TiffTag.THUMBNAIL_OFFSET);
        Optional<Integer> length = find(second, TiffTag.THUMBNAIL_LENGTH);
        if (offset.isPresent() && length.isPresent()) {
            int from = block.getInt(offset.get() + 8);
            int to = from + block.getInt(length.get() + 8);
            if (from > HEADER && from <= to && to <= block.capacity()) {
                Arrays.fill(block.array(), from, to, (byte) 0);
            }
        }
    }

    private void put(int directory, int tag, int number) {
        find(directory, tag)
                .ifPresent(
                        entry -> {
                            if (block.getShort(entry + 2) == TiffEntry.SHORT) {
                                block.putShort(entry + 8, (short) number);
                            } else {
                                block.putInt(entry + 8, number);
                            }
                        });
    }

    /** Returns the offset of the entry of a tag. */
    private Optional<Integer> find(int directory, int tag) {
        int count = block.getShort(directory) & 0xffff;
        return IntStream.range(0, count)
                .map(i -> directory + 2 + ENTRY * i)
                .filter(entry -> (block.getShort(entry) & 0xffff) == tag)
                .boxed()
                .findFirst();
    }

    private static ByteOrder order(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
