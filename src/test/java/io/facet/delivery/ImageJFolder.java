package io.facet.delivery;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A folder of ImageJ over which Facet's zip was unpacked, as a user does it.
 *
 * <pre>{@code
 * ImageJFolder imagej = ImageJFolder.make("macros");
 * Java.running().in(imagej.folder()).run("-cp", imagej.classPath(), "io.facet.cli.Main", "--list");
 * }</pre>
 */
record ImageJFolder(Path folder) {

    /** The build's folder, {@code target}. */
    static final Path BUILD = Path.of(System.getProperty("facet.build"));

    /** The zip that the build made. */
    static final Path ZIP = Path.of(System.getProperty("facet.zip"));

    /** TensorFlow 1 and an old protobuf, as other plugins bring them. */
    static final Path TENSORFLOW_1 = BUILD.resolve("it/tensorflow1");

    /** What lets ImageJ run without a screen: ij1-patcher and Javassist. */
    static final Path HEADLESS = BUILD.resolve("it/headless");

    /** The language of the scripts, which Fiji brings. */
    static final Path GROOVY = BUILD.resolve("it/groovy");

    /** SciJava and ImgLib2 as a Fiji of 2025 has them, older than those that Facet brings. */
    static final Path OLDER_FIJI = BUILD.resolve("it/fiji");

    private static ImageJFolder shared;

    /** One for all tests that change nothing in it. */
    static synchronized ImageJFolder shared() throws IOException {
        if (shared == null) {
            shared = make("shared");
        }
        return shared;
    }

    /** Makes a fresh one that has SciJava and ImgLib2 on its class path, as an older Fiji has. */
    static ImageJFolder olderFiji(String name) throws IOException {
        ImageJFolder made = make(name);
        Path jars = Files.createDirectories(made.folder.resolve("jars"));
        try (Stream<Path> inside = Files.list(OLDER_FIJI)) {
            for (Path jar : inside.toList()) {
                Files.copy(jar, jars.resolve(jar.getFileName()));
            }
        }
        return made;
    }

    /**
     * Makes a fresh one.
     *
     * @param name tells it from those of other tests
     */
    static ImageJFolder make(String name) throws IOException {
        Path folder = BUILD.resolve("it/folders").resolve(name);
        delete(folder);
        Files.createDirectories(folder);
        Files.copy(BUILD.resolve("it/imagej/ij.jar"), folder.resolve("ij.jar"));
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                unpack(zip, entry, folder);
            }
        }
        return new ImageJFolder(folder);
    }

    /**
     * Options for Java that keep ImageJ's preferences of a test apart from the user's, but not the
     * native libraries that were unpacked already.
     *
     * @param name tells them from those of other tests
     */
    static String[] ownPreferences(String name) throws IOException {
        Path home = Files.createDirectories(BUILD.resolve("it/homes").resolve(name));
        String cache =
                System.getProperty(
                        "org.bytedeco.javacpp.cachedir",
                        System.getProperty("user.home") + "/.javacpp/cache");
        return new String[] {
            "-Duser.home=" + home,
            "-Djava.util.prefs.userRoot=" + home,
            "-Dorg.bytedeco.javacpp.cachedir=" + cache
        };
    }

    /** The class path of Facet's command line, as the README has it. */
    String classPath() throws IOException {
        return classPath("plugins", "jars", "lib/facet/imagej");
    }

    /** The class path on which Fiji starts. */
    String fijiClassPath() throws IOException {
        return classPath("jars", "plugins");
    }

    private String classPath(String... places) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String place : places) {
            if (Files.isDirectory(folder.resolve(place))) {
                jars.add(jars(folder.resolve(place)));
            }
        }
        jars.add(folder.resolve("ij.jar").toString());
        return String.join(File.pathSeparator, jars);
    }

    /** The class path of all jars in a folder. */
    static String jars(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return String.join(
                    File.pathSeparator,
                    inside.map(Path::toString).filter(f -> f.endsWith(".jar")).sorted().toList());
        }
    }

    /**
     * Copies classes of these tests, with the classes inside of them, into a folder that can be put
     * on a class path: the folder of all test classes holds too much.
     *
     * @return the folder
     */
    static Path copyClasses(Path into, Class<?>... classes) throws IOException {
        for (Class<?> each : classes) {
            Path home = Path.of(each.getPackageName().replace('.', '/'));
            Path from = BUILD.resolve("test-classes").resolve(home);
            Path to = Files.createDirectories(into.resolve(home));
            try (Stream<Path> inside = Files.list(from)) {
                for (Path file : inside.filter(f -> isOf(each, f)).toList()) {
                    Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        return into;
    }

    private static boolean isOf(Class<?> owner, Path file) {
        String name = file.getFileName().toString();
        return name.equals(owner.getSimpleName() + ".class")
                || name.startsWith(owner.getSimpleName() + "$");
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
        Path to = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.sorted(Comparator.reverseOrder()).forEach(ImageJFolder::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
