package io.facet.isolation;

import io.facet.FacetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.loading.PrivateClassLoader;

/**
 * Loads the classes of TensorFlow and its dependencies from jars that are not on any class path.
 * Its only other source is Java's own classes, so classes of the application cannot interfere.
 *
 * <p>There is one instance per process, whichever class loader loaded Facet itself. It is kept in
 * Java's management registry (JMX), the only registry that all class loaders share.
 */
final class LibraryLoader extends URLClassLoader implements LibraryLoaderMBean, PrivateClassLoader {

    private static final String DOMAIN = "io.facet";
    private static final String NAME = DOMAIN + ":type=LibraryLoader";

    static {
        registerAsParallelCapable();
    }

    private LibraryLoader(URL[] jars) {
        super("facet-libraries", jars, ClassLoader.getPlatformClassLoader());
    }

    /**
     * Returns the loader of this process, and creates it if there is none yet.
     *
     * @param jars the jars that it must load from
     * @throws FacetException if there is one already that loads from other jars
     */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // All copies of Facet share this class.
    static ClassLoader ofProcess(URL[] jars) {
        synchronized (MBeanServerFactory.class) {
            return registered(jars, registry());
        }
    }

    /**
     * Returns a separate registry, because Java's platform registry takes a third of a second to
     * start.
     */
    private static MBeanServer registry() {
        return MBeanServerFactory.findMBeanServer(null).stream()
                .filter(server -> server.getDefaultDomain().equals(DOMAIN))
                .findFirst()
                .orElseGet(() -> MBeanServerFactory.createMBeanServer(DOMAIN));
    }

    /**
     * Returns the loader in a registry, and creates it if there is none yet.
     *
     * @param registry the registry that keeps the loader
     */
    static ClassLoader registered(URL[] jars, MBeanServer registry) {
        try {
            ObjectName name = new ObjectName(NAME);
            register(new LibraryLoader(jars), name, registry);
            // If another copy of Facet created it, its class is the one of that copy.
            URLClassLoader loader = (URLClassLoader) registry.getClassLoader(name);
            if (!Arrays.equals(urls(loader.getURLs()), urls(jars))) {
                throw new FacetException(
                        "Another copy of Facet in this process has loaded TensorFlow already, from"
                                + " %s, and it can be loaded once only. Restart ImageJ."
                                        .formatted(Arrays.toString(loader.getURLs())));
            }
            return loader;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<String> getJars() {
        return Arrays.stream(getURLs()).map(URL::toString).toList();
    }

    private static void register(LibraryLoader loader, ObjectName name, MBeanServer registry)
            throws JMException {
        try {
            registry.registerMBean(loader, name);
        } catch (InstanceAlreadyExistsException e) {
            // The registered loader is used.
        }
    }

    /**
     * Returns the URLs as text, because comparing URLs themselves may look up host names on the
     * network.
     */
    private static String[] urls(URL[] jars) {
        return Arrays.stream(jars).map(URL::toString).toArray(String[]::new);
    }
}
