package io.facet.isolation;

import java.util.List;

/** What Java's management shows of {@link LibraryLoader}, which is kept there. */
public interface LibraryLoaderMBean {

    /** The jars that it loads classes from, as URLs. */
    List<String> getJars();
}
