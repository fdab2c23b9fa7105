package io.facet.imagej;

import java.io.File;
import java.io.FilenameFilter;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds Facet's classes. Fiji includes SciJava and ImgLib2, and its updater reports a second
 * version of a library as an error; a plain ImageJ includes neither. Facet's copies are therefore
 * kept outside the class path, in {@code lib/facet/imagej}, and are loaded from there only if the
 * class path lacks them.
 */
final class FacetClasses {

    private static final String[] NEEDED = {
        "org.scijava.command.Command", "org.scijava.parsington.Operators", "net.imglib2.img.Img"
    };

    private static final String LIBRARIES = "lib/facet/imagej";

    private static ClassLoader loader;

    private FacetClasses() {}

    /**
     * Loads one of Facet's classes.
     *
     * @throws ClassNotFoundException if there is no such class
     */
    static synchronized Class<?> named(String name) throws ClassNotFoundException {
        if (loader == null) {
            ClassLoader own = FacetClasses.class.getClassLoader();
            loader = hasAll(own) ? own : withLibraries(own);
        }
        return Class.forName(name, true, loader);
    }

    private static boolean hasAll(ClassLoader candidate) {
        for (String name : NEEDED) {
            try {
                Class.forName(name, false, candidate);
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
        return true;
    }

    private static ClassLoader withLibraries(ClassLoader own) {
        List<URL> jars = new ArrayList<URL>();
        try {
            CodeSource code = FacetClasses.class.getProtectionDomain().getCodeSource();
            File plugin = new File(code.getLocation().toURI());
            jars.add(code.getLocation());
            File imagej = plugin.getParentFile().getParentFile();
            for (File jar : libraries(new File(imagej, LIBRARIES))) {
                jars.add(jar.toURI().toURL());
            }
        } catch (URISyntaxException | MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return new OwnFirst(jars.toArray(new URL[0]), own);
    }

    private static File[] libraries(File folder) {
        File[] jars =
                folder.listFiles(
                        new FilenameFilter() {
                            @Override
                            public boolean accept(File parent, String name) {
                                return name.endsWith(".jar");
                            }
                        });
        return jars == null ? new File[0] : jars;
    }

    /**
     * Defines Facet's classes itself although the parent has them too, because the parent's would
     * not find the libraries. Every other class is taken from the parent if it has it.
     */
    private static final class OwnFirst extends URLClassLoader {

        static {
            registerAsParallelCapable();
        }

        OwnFirst(URL[] jars, ClassLoader parent) {
            super(jars, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("io.facet.")) {
                    Class<?> loaded = findLoadedClass(name);
                    return loaded == null ? findClass(name) : loaded;
                }
                return super.loadClass(name, resolve);
            }
        }
    }
}
