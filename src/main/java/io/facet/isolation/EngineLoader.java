package io.facet.isolation;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads the package of Facet that calls TensorFlow. Every name is loaded by exactly one loader:
 *
 * <ul>
 *   <li>{@code io.facet.tensorflow.}: this loader, from Facet's code, although its parent could
 *       load it too;
 *   <li>TensorFlow and its dependencies: the loader of these libraries, never the parent, even if a
 *       class is missing there;
 *   <li>everything else: the parent.
 * </ul>
 *
 * Resources are found by the same rules. Service lists, {@code META-INF/services/}, are read from
 * Facet's code first and then from the parent.
 *
 * <p>Safe for use by several threads.
 */
final class EngineLoader extends URLClassLoader {

    private static final String ENGINE = "io.facet.tensorflow.";

    private static final List<String> LIBRARIES =
            List.of("org.tensorflow.", "org.bytedeco.", "com.google.protobuf.", "com.sun.jna.");

    private static final String SERVICES = "META-INF.services.";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader libraries;

    /**
     * Creates a loader.
     *
     * @param code Facet's jar or folder of classes
     * @param libraries loads TensorFlow
     * @param parent loads everything else, including the rest of Facet
     */
    EngineLoader(URL code, ClassLoader libraries, ClassLoader parent) {
        super("facet-engine", new URL[] {code}, parent);
        this.libraries = libraries;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isOfLibraries(name)) {
            return libraries.loadClass(name);
        }
        return name.startsWith(ENGINE) ? loadOwn(name, resolve) : super.loadClass(name, resolve);
    }

    private Class<?> loadOwn(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            Class<?> loaded = known == null ? findClass(name) : known;
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    public URL getResource(String path) {
        String name = path.replace('/', '.');
        if (isOfLibraries(name)) {
            return libraries.getResource(path);
        }
        if (name.startsWith(ENGINE)) {
            return findResource(path);
        }
        URL own = name.startsWith(SERVICES) ? findResource(path) : null;
        return own == null ? super.getResource(path) : own;
    }

    @Override
    public Enumeration<URL> getResources(String path) throws IOException {
        String name = path.replace('/', '.');
        if (isOfLibraries(name)) {
            return libraries.getResources(path);
        }
        if (name.startsWith(ENGINE)) {
            return findResources(path);
        }
        return name.startsWith(SERVICES) ? ownFirst(path) : super.getResources(path);
    }

    private Enumeration<URL> ownFirst(String path) throws IOException {
        Set<String> seen = new LinkedHashSet<>();
        List<URL> own = Collections.list(findResources(path));
        List<URL> inherited = Collections.list(getParent().getResources(path));
        return Collections.enumeration(
                Stream.concat(own.stream(), inherited.stream())
                        .filter(url -> seen.add(url.toString()))
                        .toList());
    }

    private static boolean isOfLibraries(String name) {
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }
}
