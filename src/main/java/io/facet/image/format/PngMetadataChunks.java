package io.facet.image.format;

import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.PhotographMetadata.Text;
import io.facet.image.metadata.Resolution;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes metadata as the chunks of a PNG file that stand before its pixels. */
public final class PngMetadataChunks {

    /** The offset of the chunks: after the signature and the header chunk. */
    public static final int OFFSET = 8 + 25;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PngMetadataChunks() {}

    public static byte[] of(PhotographMetadata metadata) {
        PngMetadataChunks chunks = new PngMetadataChunks();
        metadata.iccProfile()
                .ifPresent(profile -> chunks.add("iCCP", named("ICC profile", profile)));
        metadata.pngColour().ifPresent(colours -> chunks.out.writeBytes(colours.bytes()));
        metadata.resolution().ifPresent(resolution -> chunks.add("pHYs", density(resolution)));
        metadata.exif().ifPresent(exif -> chunks.add("eXIf", exif.bytes()));
        metadata.xmp()
                .map(xmp -> new String(xmp.bytes(), StandardCharsets.UTF_8))
                .ifPresent(xmp -> chunks.addText(new Text(PngFile.XMP_KEYWORD, xmp)));
        metadata.texts().forEach(chunks::addText);
        return chunks.out.toByteArray();
    }

    private void addText(Text text) {
        byte[] keyword = text.keyword().getBytes(StandardCharsets.ISO_8859_1);
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text.value());
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(keyword);
        if (latin && !text.keyword().equals(PngFile.XMP_KEYWORD)) {
            content.write(0);
            content.writeBytes(text.value().getBytes(StandardCharsets.ISO_8859_1));
            add("tEXt", content.toByteArray());
        } else {
            // Not compressed, no language, no translated keyword.
            content.writeBytes(new byte[5]);
            content.writeBytes(text.value().getBytes(StandardCharsets.UTF_8));
            add("iTXt", content.toByteArray());
        }
    }

    private void add(String type, byte[] content) {
        byte[] letters = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(letters);
        checksum.update(content);
        out.writeBytes(number(content.length));
        out.writeBytes(letters);
        out.writeBytes(content);
        out.writeBytes(number((int) checksum.getValue()));
    }

    private static byte[] named(String name, MetadataBlock profile) {
        byte[] compressed = deflated(profile.bytes());
        byte[] letters = name.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(letters.length + 2 + compressed.length)
                .put(letters)
                .putShort((short) 0)
                .put(compressed)
                .array();
    }

    private static byte[] density(Resolution resolution) {
        boolean proportions = resolution.unit() == Resolution.Unit.NONE;
        Resolution density = proportions ? resolution : resolution.in(Resolution.Unit.METRE);
        return ByteBuffer.allocate(9)
                .putInt((int) Math.round(density.horizontal()))
                .putInt((int) Math.round(density.vertical()))
                .put((byte) (proportions ? 0 : 1))
                .array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 13];
        while (!deflater.finished()) {
            deflated.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return deflated.toByteArray();
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }
}
