package io.facet.install;

import static io.facet.install.TarBytes.archive;
import static io.facet.install.TarBytes.changed;
import static io.facet.install.TarBytes.extended;
import static io.facet.install.TarBytes.file;
import static io.facet.install.TarBytes.folder;
import static io.facet.install.TarBytes.gzip;
import static io.facet.install.TarBytes.header;
import static io.facet.install.TarBytes.joined;
import static io.facet.install.TarBytes.longName;
import static io.facet.install.TarBytes.padded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Builds archives that are damaged or malicious, always with the same bytes. None may be unpacked.
 * Most begin with a harmless file, so that there is something to clean up.
 */
final class MalformedArchives {

    private static final long MEBIBYTE = 1 << 20;

    private final Map<String, byte[]> all = new LinkedHashMap<>();

    private MalformedArchives() {}

    /** Returns all archives by a name that describes the defect. */
    static Map<String, byte[]> all() {
        MalformedArchives archives = new MalformedArchives();
        archives.addNames();
        archives.addNamesFromExtendedHeaders();
        archives.addKinds();
        archives.addRepetitions();
        archives.addSizes();
        archives.addHeaders();
        archives.addDamage();
        archives.addBombs();
        return archives.all;
    }

    private void add(String what, byte[]... entries) {
        all.put(what, archive(joined(file("first.txt"), joined(entries))));
    }

    private void addNames() {
        String[] names = {
            "../outside.txt",
            "a/../../outside.txt",
            "a/..",
            "..",
            "/outside.txt",
            "//outside.txt",
            "/",
            "C:/outside.txt",
            "c:outside.txt",
            "..\\outside.txt",
            "a\\b.txt",
            "\\\\server\\share\\x",
            "file.txt:stream",
            "a\nb.txt",
            "a\u001b[2Jb.txt",
            "a\u202etxt.exe",
            "what?.txt",
            "a|b",
            "con",
            "a/NUL.txt",
            "com1.h5",
            "a. ",
            "a...",
            "a /b.txt",
            "... /b.txt",
            "./",
            "1/2/3/4/5/6/7/8/9/0/1/2/3/4/5/6/7",
        };
        for (String name : names) {
            add("name " + ForeignText.shown(name), file(name));
        }
        add("name of no letters", file(""));
        add("name of broken UTF-8", header(new byte[] {'a', (byte) 0xc3, (byte) 0x28}, '0', 0, ""));
        add("folder upwards", folder("../outside/"));
        add("folder absolute", folder("/outside/"));
    }

    private void addNamesFromExtendedHeaders() {
        add("long name upwards", longName("../outside.txt"), file("short"));
        add("long name too long", longName("a".repeat(400)), file("short"));
        add("long name of 100 kB", longName("a/".repeat(50_000)), file("short"));
        add("long name too deep", longName("a/".repeat(200) + "b"), file("short"));
        add("pax path upwards", extended('x', "path", "../outside.txt"), file("short"));
        add("pax path with a drive", extended('x', "path", "D:/outside.txt"), file("short"));
        add("pax path with an end in it", extended('x', "path", "a\0b"), file("short"));
        add("pax path for all, upwards", extended('g', "path", "../outside.txt"), file("short"));
        add("pax size negative", extended('x', "size", "-1"), file("short"));
        add("pax size no number", extended('x', "size", "many"), file("short"));
        add("pax size huge", extended('x', "size", "9223372036854775807"), file("short"));
        add("pax size beyond a long", extended('x', "size", "9".repeat(40)), file("short"));
        add("pax record of a wrong length", paxText("999999999 path=a\n"), file("short"));
        add("pax record of no length", paxText(" path=a\n"), file("short"));
        add("pax header at the end", extended('x', "path", "a"));
        byte[][] names = new byte[1000][];
        Arrays.fill(names, longName("a"));
        add("a thousand long names in a row", longName("../a"), joined(names), file("a"));
        Arrays.fill(names, extended('g', "comment", "a"));
        add("a thousand headers for all in a row", joined(joined(names), file("../outside.txt")));
    }

    private static byte[] paxText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return joined(header("pax", 'x', bytes.length, ""), padded(bytes));
    }

    private void addKinds() {
        add("symbolic link out", header("link", '2', 0, "../../outside.txt"));
        add("symbolic link within", header("link", '2', 0, "first.txt"));
        add("file through a symbolic link", header("link", '2', 0, ".."), file("link/outside.txt"));
        add("hard link out", header("link", '1', 0, "/etc/hostname"));
        add("hard link within", header("link", '1', 0, "first.txt"));
        add("character device", header("device", '3', 0, ""));
        add("block device", header("device", '4', 0, ""));
        add("pipe", header("pipe", '6', 0, ""));
        add("unknown kind", header("strange", 'Z', 0, ""));
        add("old sparse file", header("sparse", 'S', 0, ""));
        add("multi-volume rest", header("rest", 'M', 0, ""));
        add("folder with bytes", joined(header("a/", '5', 3, ""), padded(new byte[3])));
        String much = "2000000000";
        add("sparse file by GNU", extended('x', "GNU.sparse.size", much), file("sparse"));
        add(
                "sparse file by pax 0.1",
                extended(
                        'x',
                        "GNU.sparse.size",
                        much,
                        "GNU.sparse.numblocks",
                        "1",
                        "GNU.sparse.map",
                        much + ",0"),
                file("sparse"));
        add(
                "sparse file by pax 1.0",
                extended(
                        'x',
                        "GNU.sparse.major",
                        "1",
                        "GNU.sparse.minor",
                        "0",
                        "GNU.sparse.name",
                        "../outside.txt",
                        "GNU.sparse.realsize",
                        much),
                file("sparse", ("1\n" + much + "\n0\n").getBytes()));
        add(
                "sparse file by star",
                extended('x', "SCHILY.filetype", "sparse", "SCHILY.realsize", much),
                file("sparse"));
    }

    private void addRepetitions() {
        add("file twice", file("first.txt"));
        add("file twice in other case", file("FIRST.txt"));
        add("file twice by a detour", file("./first.txt"));
        add("file twice by composed letters", file("\u00e9"), file("e\u0301"));
        add("folder twice", folder("a/"), folder("a/"));
        add("file and folder of one name", folder("first.txt/"));
        add("file as a folder", file("first.txt/b"));
        add("folder as a file", file("a/b"), file("a"));
    }

    private void addSizes() {
        add("size of 8 GB without bytes", header("big", '0', (1L << 33) - 1, ""));
        add("size beyond the end", header("big", '0', 10_000, ""));
        add("size negative in octal", changed(header("a", '0', 0, ""), 124, "-0000000001\0"));
        add("size no octal number", changed(header("a", '0', 0, ""), 124, "99999999999\0"));
        add("size of binary ones", changed(header("a", '0', 0, ""), 124, "\u00ff".repeat(12)));
        add(
                "size of binary exabytes",
                changed(header("a", '0', 0, ""), 124, "\u0080\0\0\0\u007f" + "\u00ff".repeat(7)));
        byte[][] many = new byte[200][];
        for (int i = 0; i < many.length; i++) {
            many[i] = file("f" + i, new byte[0]);
        }
        add("too many entries", joined(many));
        byte[] big = new byte[(int) MEBIBYTE];
        add(
                "too much in all",
                file("a", big),
                file("b", big),
                file("c", big),
                file("d", big),
                file("e", big));
    }

    private void addHeaders() {
        byte[] wrongSum = header("a", '0', 0, "");
        wrongSum[0] ^= 1;
        add("header of a wrong checksum", wrongSum);
        byte[] noise = new byte[5 * TarBytes.BLOCK];
        new Random(1).nextBytes(noise);
        add("noise after a file", noise);
        all.put("noise in gzip", gzip(noise));
        all.put("text in gzip", gzip("no archive at all ".repeat(100).getBytes()));
        all.put("gzip of nothing", gzip(new byte[0]));
        all.put("gzip of no entries", archive());
        all.put("gzip of an only folder of its own", archive(folder("./")));
    }

    private void addDamage() {
        byte[] text = new byte[20_000];
        new Random(2).nextBytes(text);
        byte[] good = archive(file("first.txt"), file("second.bin", text));
        all.put("empty file", new byte[0]);
        all.put("one byte", new byte[] {0x1f});
        all.put("text", "<html>Not found</html>".getBytes());
        all.put("gzip header only", Arrays.copyOf(good, 10));
        all.put("other compression", with(good, 2, 7));
        for (int part = 1; part < 10; part++) {
            all.put("cut at " + part + " of 10", Arrays.copyOf(good, good.length * part / 10));
        }
        all.put("cut before its checksum", Arrays.copyOf(good, good.length - 8));
        all.put("cut in its length", Arrays.copyOf(good, good.length - 2));
        all.put("wrong checksum of gzip", with(good, good.length - 8, good[good.length - 8] ^ 1));
        all.put("wrong length of gzip", with(good, good.length - 1, 1));
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            int at = 10 + random.nextInt(good.length - 18);
            all.put("bit flipped at " + at, with(good, at, good[at] ^ 1 << random.nextInt(8)));
        }
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    private void addBombs() {
        int gigabytes = 3;
        int mebibytes = gigabytes << 10;
        byte[] first = file("first.txt");
        all.put("bomb after the end", TarBytes.bomb(first, mebibytes));
        all.put("bomb as zeros only", TarBytes.bomb(new byte[0], mebibytes));
        long size = mebibytes * MEBIBYTE;
        all.put("bomb as a file", bomb(first, header("zeros", '0', size, ""), mebibytes));
        all.put("bomb as a long name", bomb(first, header("n", 'L', size, ""), mebibytes));
        all.put("bomb as a long link", bomb(first, header("n", 'K', size, ""), mebibytes));
        all.put("bomb as a pax header", bomb(first, header("n", 'x', size, ""), mebibytes));
        all.put("bomb as a folder", bomb(first, header("n/", '5', size, ""), mebibytes));
        all.put("bomb as a link", bomb(first, header("n", '2', size, "a"), mebibytes));
        byte[] small = header("zeros", '0', 1000, "");
        all.put("bomb after a small file", bomb(first, small, mebibytes));
    }

    private static byte[] bomb(byte[] first, byte[] header, int mebibytes) {
        return TarBytes.bomb(joined(first, header), mebibytes);
    }
}
