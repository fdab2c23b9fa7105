package io.facet.image.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.image.Pictures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests against the signatures that the format specifications define. */
class PictureKindTest {

    @TempDir Path folder;

    private Path file(String name, String bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String padded(String start) {
        return start + "\0".repeat(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEIC | \\0\\0\\0\\x18ftypheic\\0\\0\\0\\0mif1heic",
                "HEIC | \\0\\0\\0\\x18ftypmif1\\0\\0\\0\\0mif1heic",
                "AVIF | \\0\\0\\0\\x1cftypavif\\0\\0\\0\\0mif1avifmiaf",
                "AVIF | \\0\\0\\0\\x1cftypmif1\\0\\0\\0\\0mif1avifmiaf",
                "CR3, a camera raw | \\0\\0\\0\\x18ftypcrx \\0\\0\\0\\x01crx isom",
                "WebP | RIFF\\x10\\0\\0\\0WEBPVP8 ",
                "Photoshop (PSD) | 8BPS\\0\\x01",
                "JPEG 2000 | \\0\\0\\0\\x0cjP  \\r\\n\\x87\\n",
                "JPEG 2000 | \\xff\\x4f\\xff\\x51",
                "JPEG XL | \\xff\\n\\xfa",
                "JPEG XL | \\0\\0\\0\\x0cJXL \\r\\n\\x87\\n",
                "JPEG XR | II\\xbc\\x01",
                "OpenEXR | v/1\\x01\\x02\\0\\0\\0",
                "Radiance HDR | #?RADIANCE\\nFORMAT=32-bit_rle_rgbe\\n",
                "DPX | SDPX\\0\\0\\x20\\0",
                "Sun raster | \\x59\\xa6\\x6a\\x95\\0\\0",
                "MIFF | id=ImageMagick  version=1.0",
                "DjVu | AT&TFORM",
                "FITS | SIMPLE  =                    T",
                "Nikon ND2 | \\xda\\xce\\xbe\\n",
                "Zeiss CZI | ZISRAWFILE\\0\\0",
                "Leica LIF | p\\0\\0\\0\\x20\\0\\0\\0*\\x10\\0\\0\\0<",
                "RAF, a camera raw | FUJIFILMCCD-RAW 0201",
                "CR2, a camera raw | II*\\0\\x10\\0\\0\\0CR\\x02\\0",
                "ORF, a camera raw | IIRO\\x08\\0\\0\\0",
                "RW2, a camera raw | IIU\\0\\x18\\0\\0\\0",
                "PPM | P6\\n# by hand\\n4 3\\n255\\n",
                "PGM | P5 4 3 255\\n",
                "PAM | P7\\nWIDTH 4\\nHEIGHT 3\\nDEPTH 3\\nMAXVAL 255\\nENDHDR\\n",
                "SVG | <?xml version='1.0'?>\\n<!-- drawn -->\\n<svg xmlns='x'>",
                "SVG | <svg xmlns='x'>"
            })
    void aPictureIsKnownByItsContentUnderAnyName(String format, String start) throws IOException {
        String bytes = padded(unescaped(start));
        for (String name : new String[] {"notes.txt", "PICTURE", "portrait.heic.jpg"}) {
            assertThat(PictureKind.of(file(name, bytes)))
                    .as(name)
                    .hasValue(new PictureKind(format, false, true));
        }
    }

    private static String unescaped(String text) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                bytes.append(text.charAt(i));
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'x' -> {
                    bytes.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                case 'n' -> bytes.append('\n');
                case 'r' -> bytes.append('\r');
                default -> bytes.append('\0');
            }
        }
        return bytes.toString();
    }

    @Test
    void dicomIsKnownByTheMarkBehindItsPreamble() throws IOException {
        assertThat(PictureKind.of(file("IM0001", "\0".repeat(128) + "DICM" + "\2\0\0\0")))
                .hasValue(new PictureKind("DICOM", false, true));
    }

    @ParameterizedTest
    @CsvSource({
        "a.HEIC, HEIC",
        "a.avif, AVIF",
        "a.Tga, Targa (TGA)",
        "a.exr, OpenEXR",
        "a.nd2, Nikon ND2",
        "a.lif, Leica LIF",
        "a.b.czi, Zeiss CZI",
        "a.ico, Windows icon (ICO)",
        "a.svgz, SVG",
        "a.dcm, DICOM",
        "a.nef, 'NEF, a camera raw'",
        "a.PNG, PNG",
        "a.jpe, JPEG"
    })
    void otherContentIsTakenByItsName(String name, String format) throws IOException {
        assertThat(PictureKind.of(file(name, ""))).hasValue(new PictureKind(format, false, false));
        assertThat(PictureKind.of(file(name, "nothing known")))
                .hasValue(new PictureKind(format, false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BMI,age\n21.5,30\n",
                "P5 25 30 41\n",
                "P1 0 0\nP2 1 1\n",
                "II,MM\n",
                "{\"format\": \"PNG\"}",
                "<html><svg></svg></html>",
                "<?xml version='1.0'?><!DOCTYPE html><html><svg/></html>",
                "\0\0\0\u0018ftypisom\0\0\2\0isommp42",
                "\0\0\1\0\0\0",
                "RIFF\u0010\0\0\0WAVEfmt ",
                "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
                "\0\5\u0016\7\0\2\0\0Mac OS X",
                "PK\3\4",
                "%PDF-1.7\n",
                ""
            })
    void tablesTextsAndFilmsAreNotPictures(String content) throws IOException {
        for (String name : new String[] {"Thumbs.db", "notes.txt", "table.csv", "png", "raw.hdr"}) {
            assertThat(PictureKind.of(file(name, content))).as(name).isEmpty();
        }
    }

    /** Returns the TIFF file of a camera: the first directory is a preview or has a DNG tag. */
    private static byte[] tiff(int... tagsAndValues) {
        ByteBuffer bytes = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        bytes.putShort((short) (tagsAndValues.length / 2));
        for (int i = 0; i < tagsAndValues.length; i += 2) {
            bytes.putShort((short) tagsAndValues[i]).putShort((short) 4).putInt(1);
            bytes.putInt(tagsAndValues[i + 1]);
        }
        return bytes.array();
    }

    @Test
    void aCameraRawIsNotTakenForTheTiffFileThatItIs() throws IOException {
        Path file = folder.resolve("a.tif");
        Files.write(file, tiff(254, 1, 256, 160, 330, 200));
        assertThat(PictureKind.of(file)).hasValue(new PictureKind("camera raw", false, true));
        Files.write(file, tiff(254, 0, 256, 160, 50706, 0x401));
        assertThat(PictureKind.of(file))
                .hasValue(new PictureKind("DNG, a camera raw", false, true));
        Files.write(file, tiff(256, 160, 262, 32803));
        assertThat(PictureKind.of(file)).hasValue(new PictureKind("camera raw", false, true));
        Path named = folder.resolve("b.NEF");
        Files.write(named, tiff(254, 0, 256, 160));
        assertThat(PictureKind.of(named))
                .hasValue(new PictureKind("NEF, a camera raw", false, true));
        assertThatThrownBy(() -> PhotographFile.read(named))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("NEF, a camera raw");
    }

    @Test
    void ordinaryTiffFilesStayTiff() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.write(file, tiff(254, 0, 256, 160, 330, 200));
        assertThat(PictureKind.of(file)).hasValue(new PictureKind("TIFF", true, true));
        Files.write(file, Arrays.copyOf(tiff(254, 1), 12));
        assertThat(PictureKind.of(file)).hasValue(new PictureKind("TIFF", true, true));
    }

    @Test
    void whatFacetWritesIsReadUnderAnyName() throws IOException {
        for (String ending : new String[] {".png", ".tif", ".jpg"}) {
            Path file = folder.resolve("a" + ending);
            PhotographFile.write(Pictures.ramps(8, 8), file, false);
            Path renamed = Files.move(file, folder.resolve("a" + ending + ".txt"));

            assertThat(PictureKind.of(renamed)).get().matches(PictureKind::isReadable);
            assertThat(PhotographFile.read(renamed).width()).isEqualTo(8);
        }
    }

    @Test
    void aFormatThatIsNotReadIsNamed() throws IOException {
        Path heic = file("a.jpg", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic");
        assertThatThrownBy(() -> PhotographFile.read(heic))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        heic
                                + " holds a picture in the format HEIC, which Facet does not read;"
                                + " save it as PNG, TIFF or JPEG.");
        Path tga = file("a.tga", "unknown");
        assertThatThrownBy(() -> PhotographFile.pages(tga))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is, by its name, a picture in the format Targa (TGA)");
        Path empty = file("a.webp", "");
        assertThatThrownBy(() -> PhotographFile.read(empty)).hasMessageContaining("is empty");
    }
}
