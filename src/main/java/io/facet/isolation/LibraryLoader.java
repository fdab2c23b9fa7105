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
 * Loads TensorFlow's classes and those that it needs, from jars that are on no class path. Besides
 * them it sees Java's own classes alone, so nothing of the application can come between.
 *
 * <p>There is one in a process, whichever class loader Facet itself was loaded by: Java's
 * management, the one registry that all class loaders share, keeps it.
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
     * The loader of this process, which is made if there is none yet.
     *
     * @param jars that it has to load from
     * @throws FacetException if there is one already, and it loads from other jars
     */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // All copies of Facet share this class.
    static ClassLoader ofProcess(URL[] jars) {
        synchronized (MBeanServerFactory.class) {
            return registered(jars, registry());
        }
    }

    /** One of its own: Java's platform registry takes a third of a second to start. */
    private static MBeanServer registry() {
        return MBeanServerFactory.findMBeanServer(null).stream()
                .filter(server -> server.getDefaultDomain().equals(DOMAIN))
                .findFirst()
                .orElseGet(() -> MBeanServerFactory.createMBeanServer(DOMAIN));
    }

    /**
     * @param registry keeps the loader
     */
    static ClassLoader registered(URL[] jars, MBeanServer registry) {
        try {
            ObjectName name = new ObjectName(NAME);
            register(new LibraryLoader(jars), name, registry);
            // If another copy of Facet made it, it is of that copy's class of this name.
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
            // The one that is there is taken.
        }
    }

    /** As text, because comparing URLs themselves may ask the network for names of hosts. */
    private static String[] urls(URL[] jars) {
        return Arrays.stream(jars).map(URL::toString).toArray(String[]::new);
    }
}
