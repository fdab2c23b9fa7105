/**
 * Isolates TensorFlow's classes from other classes in the same process.
 *
 * <p>Fiji and other plugins bring a TensorFlow of another version, another protobuf or another JNA.
 * On one class path the first of two classes with the same name is used, and code that needs the
 * second fails with errors such as {@code NoSuchMethodError}. So Facet's TensorFlow is in a folder
 * that is not on any class path, {@code lib/facet}, and is loaded by two class loaders:
 *
 * <ul>
 *   <li>{@link io.facet.isolation.LibraryLoader} loads the jars in that folder, and no other
 *       classes except Java's own. A native library can be loaded by only one class loader of a
 *       process, and ImageJ creates a new one for its plugins at every "Refresh Menus". JavaCPP
 *       works around that with another file in its cache each time, and the library loaded before
 *       is never released. So there is one such loader per process, shared by all copies of Facet.
 *   <li>{@link io.facet.isolation.EngineLoader} loads the one package of Facet that calls
 *       TensorFlow, {@code io.facet.tensorflow}, and takes everything else from Facet's own loader.
 *       Only Facet's interfaces, records and arrays of floats are exchanged between the loaders.
 * </ul>
 */
package io.facet.isolation;
