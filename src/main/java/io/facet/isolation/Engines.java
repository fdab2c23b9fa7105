package io.facet.isolation;

import io.facet.FacetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds the engines that use TensorFlow. An installed Facet has TensorFlow in a separate folder,
 * and the engines are loaded in isolation from all other classes; without that folder, as in tests,
 * TensorFlow must be on the class path.
 */
public final class Engines {

    /** A class of Facet's TensorFlow that does not exist in the TensorFlow 1 of other plugins. */
    private static final String NEEDED = "org/tensorflow/internal/c_api/global/tensorflow.class";

    private static ClassLoader loader;

    private Engines() {}

    /**
     * Returns the installed engine.
     *
     * @param service an interface of Facet for which {@code META-INF/services} lists an engine
     * @throws FacetException if TensorFlow is missing, built for another system or processor, or
     *     unable to run here
     */
    public static <T> T installed(Class<T> service) {
        try {
            return ServiceLoader.load(service, loader()).findFirst().orElseThrow(Engines::missing);
        } catch (ServiceConfigurationError e) {
            if (e.getCause() instanceof FacetException refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    /**
     * Returns the loader, one for the whole process; if creating it failed, the next call tries
     * again.
     */
    private static synchronized ClassLoader loader() {
        if (loader == null) {
            Optional<Path> code = FacetCode.location();
            loader =
                    LibraryFolder.located(System.getProperty(LibraryFolder.PROPERTY), code)
                            .map(folder -> isolated(code.orElseThrow(Engines::missing), folder))
                            .orElseGet(Engines::ordinary);
        }
        return loader;
    }

    private static ClassLoader isolated(Path code, LibraryFolder folder) {
        List<Path> jars = folder.jars(NativePlatform.here());
        URL[] urls = jars.stream().map(Engines::url).toArray(URL[]::new);
        return new EngineLoader(
                url(code), LibraryLoader.ofProcess(urls), Engines.class.getClassLoader());
    }

    private static ClassLoader ordinary() {
        ClassLoader ordinary = Engines.class.getClassLoader();
        if (ordinary.getResource(NEEDED) == null) {
            throw missing();
        }
        return ordinary;
    }

    private static FacetException missing() {
        return new FacetException(
                "TensorFlow, which Facet computes with, is missing: there is no folder lib/facet%s."
                                .formatted(
                                        FacetCode.location()
                                                .map(Path::getParent)
                                                .map(f -> " in " + f + ", nor beside that")
                                                .orElse(""))
                        + " Unpack Facet's zip again, as a whole.");
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
