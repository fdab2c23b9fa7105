package io.facet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds implementations of an interface by name: Facet's own, and those that other jars on the
 * class path list in {@code META-INF/services}. The latter are looked up at every call, because
 * ImageJ's class loaders change while it runs. Thread-safe.
 *
 * @param <T> the interface
 */
public final class Known<T> {

    private final Class<T> service;
    private final String what;
    private final List<T> own;
    private final Function<T, String> name;

    /**
     * @param service the interface
     * @param what kind of implementation, for messages, such as {@code optimiser}
     * @param own Facet's own implementations, the default first
     * @param name returns the name of an implementation
     */
    public Known(Class<T> service, String what, List<T> own, Function<T, String> name) {
        this.service = service;
        this.what = what;
        this.own = List.copyOf(own);
        this.name = name;
    }

    /**
     * Returns all implementations, Facet's own first.
     *
     * @throws FacetException if an implementation in another jar cannot be loaded, or two have the
     *     same name
     */
    public List<T> all() {
        List<T> all = new ArrayList<>(own);
        all.addAll(others());
        Map<String, T> byName = new LinkedHashMap<>();
        for (T each : all) {
            T before = byName.put(key(name.apply(each)), each);
            if (before != null) {
                throw new FacetException(
                        "Two classes have the name '%s' for a %s: %s and %s. Remove one of the jars."
                                .formatted(
                                        name.apply(each),
                                        what,
                                        before.getClass().getName(),
                                        each.getClass().getName()));
            }
        }
        return all;
    }

    /** Returns the names of all implementations, Facet's own first. */
    public List<String> names() {
        return all().stream().map(name).toList();
    }

    /**
     * Returns the implementation with a name.
     *
     * @param wanted the name, in upper or lower case
     * @throws FacetException if no implementation has that name; the message lists the names
     */
    public T named(String wanted) {
        return with(own, wanted)
                .findFirst()
                .or(() -> with(all(), wanted).findFirst())
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "There is no %s named \"%s\"; choose one of: %s."
                                                .formatted(
                                                        what, wanted, String.join(", ", names()))));
    }

    private Stream<T> with(List<T> some, String wanted) {
        return some.stream().filter(each -> key(name.apply(each)).equals(key(wanted)));
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    /** Returns one instance of each class, even if two class loaders find it. */
    private List<T> others() {
        Map<Class<?>, T> others = new LinkedHashMap<>();
        try {
            for (ClassLoader loader : loaders()) {
                ServiceLoader.load(service, loader)
                        .forEach(each -> others.putIfAbsent(each.getClass(), each));
            }
        } catch (ServiceConfigurationError e) {
            throw new FacetException(
                    "A jar that adds a %s cannot be used: %s. Remove the jar or update it."
                            .formatted(what, e.getMessage()),
                    e);
        }
        return List.copyOf(others.values());
    }

    /**
     * Returns Facet's own class loader, and the thread's if it loads the same Facet classes. A
     * plain ImageJ holds a second copy of Facet's classes, whose implementations are not
     * compatible.
     */
    private List<ClassLoader> loaders() {
        ClassLoader ours = service.getClassLoader();
        ClassLoader threads = Thread.currentThread().getContextClassLoader();
        return threads == null || threads == ours || !sees(threads)
                ? List.of(ours)
                : List.of(ours, threads);
    }

    private boolean sees(ClassLoader loader) {
        try {
            return Class.forName(service.getName(), false, loader) == service;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
