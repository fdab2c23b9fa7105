package io.facet.isolation;

import java.util.List;

/** Exposes {@link LibraryLoader} in Java's management registry (JMX), which keeps it. */
public interface LibraryLoaderMBean {

    /** Returns the jars that it loads classes from, as URLs. */
    List<String> getJars();
}
