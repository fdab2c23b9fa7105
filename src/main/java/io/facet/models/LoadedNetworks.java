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
 * Keeps networks loaded between edits. Loading one takes longer than an edit, and TensorFlow does
 * not release all memory of a closed one. Thread-safe.
 *
 * <pre>{@code
 * try (LoadedNetworks.Lease lease = LoadedNetworks.shared().lease(folder)) {
 *     new FaceEditor(lease.network()).edit(request);
 * }
 * }</pre>
 */
public final class LoadedNetworks {

    /**
     * Maximum number of loaded networks: a study may compare two, and a large one takes a gigabyte.
     */
    private static final int MOST_LOADED = 2;

    private static final LoadedNetworks SHARED = new LoadedNetworks();

    /** In order of last use, the most recent last. */
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<Path, FaceFinder> finders = new HashMap<>();

    private LoadedNetworks() {}

    /** Returns the instance shared within this process. */
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

    /** Keeps a network in use until the lease is closed. */
    public final class Lease implements AutoCloseable {

        private final Entry entry;

        private Lease(Entry entry) {
            this.entry = entry;
        }

        /** Returns the network; must not be closed. */
        public FeatureNetwork network() {
            return entry.network;
        }

        @Override
        public void close() {
            release(entry);
        }
    }

    /**
     * Returns the networks that find faces; they are small and stay loaded. Must not be closed.
     *
     * @throws io.facet.FacetException if they are missing
     */
    public synchronized FaceFinder faceFinder(Models models) {
        return finders.computeIfAbsent(
                models.folder().toAbsolutePath().normalize(), folder -> models.faceFinder());
    }

    /**
     * Leases a network, loading it if necessary.
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
