package io.facet.models;

import io.facet.face.find.FaceFinder;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.network.Precision;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Networks that stay loaded from one edit to the next. To load one takes longer than an edit, and
 * TensorFlow does not give back all memory of one that is closed. Safe for several threads.
 *
 * <pre>{@code
 * try (LoadedNetworks.Lease lease = LoadedNetworks.shared().lease(folder)) {
 *     new FaceEditor(lease.network()).edit(request);
 * }
 * }</pre>
 */
public final class LoadedNetworks {

    /** More than one, because a study may compare two; a large one takes a gigabyte. */
    private static final int MOST_LOADED = 2;

    private static final LoadedNetworks SHARED = new LoadedNetworks();

    /** The one that was used last comes last. */
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Path, FaceFinder> finders = new HashMap<>();

    private LoadedNetworks() {}

    /** Those of this process. */
    public static LoadedNetworks shared() {
        return SHARED;
    }

    private record Key(String folder, String weightsSha256, Precision precision) {}

    private static final class Entry {
        private final FeatureNetwork network;
        private int users;

        private Entry(FeatureNetwork network) {
            this.network = network;
        }
    }

    /** A network that is in use until the lease is closed. */
    public final class Lease implements AutoCloseable {

        private final Entry entry;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        /** The network; not to be closed. */
        public FeatureNetwork network() {
            return entry.network;
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    /**
     * The networks that find faces; they are small, and stay loaded. Not to be closed.
     *
     * @throws io.facet.FacetException if they are not there
     */
    public synchronized FaceFinder faceFinder(Models models) {
        return finders.computeIfAbsent(
                models.folder().toAbsolutePath().normalize(), folder -> models.faceFinder());
    }

    /**
     * Borrows a network, which is loaded if it is not yet.
     *
     * @throws io.facet.FacetException if it cannot be loaded
     */
    public synchronized Lease lease(NetworkFolder folder) {
        Key key =
                new Key(
                        folder.folder().toAbsolutePath().normalize().toString(),
                        folder.card().weightsSha256(),
                        folder.precision());
        Entry entry = entries.get(key);
        if (entry == null) {
            entry = new Entry(NetworkEngine.installed().load(folder.folder(), folder.precision()));
            entries.put(key, entry);
        }
        entry.users++;
        closeUnused();
        return new Lease(entry);
    }

    private synchronized void release(Entry entry) {
        entry.users--;
        closeUnused();
    }

    private void closeUnused() {
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (entries.size() > MOST_LOADED && oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.users == 0) {
                entry.network.close();
                oldestFirst.remove();
            }
        }
    }
}
