package io.facet.delivery;

import ij.io.PluginClassLoader;
import java.util.concurrent.Callable;

/**
 * Loads Facet twice in one process, as ImageJ does when its menus are refreshed. Started as a child
 * process with nothing but ImageJ on the class path.
 */
public final class ReloadProbe {

    private ReloadProbe() {}

    /**
     * @param args the folder of plugins, and the class that is called in each
     */
    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 2; i++) {
            ClassLoader plugins = new PluginClassLoader(args[0]);
            Object probe = plugins.loadClass(args[1]).getConstructor().newInstance();
            System.out.println("loaded " + i + ": " + ((Callable<?>) probe).call());
        }
        System.exit(0);
    }
}
