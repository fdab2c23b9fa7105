/**
 * Keeps TensorFlow's classes apart from those of others in the same process.
 *
 * <p>Fiji and other plugins bring a TensorFlow of another version, another protobuf or another JNA.
 * On one class path the first of two classes of one name wins, and whoever needs the second fails
 * with errors such as {@code NoSuchMethodError}. So Facet's TensorFlow lies in a folder that is on
 * no class path, {@code lib/facet}, and two class loaders stand around it:
 *
 * <ul>
 *   <li>{@link io.facet.isolation.LibraryLoader} loads what lies in that folder, and sees nothing
 *       else. Java gives a native library to one class loader of a process only, and ImageJ makes a
 *       new one for its plugins at every "Refresh Menus". JavaCPP gets round that by one more file
 *       in its cache each time, and what was loaded before is never given back. So there is one
 *       such loader in a process, and every copy of Facet in it takes the same.
 *   <li>{@link io.facet.isolation.EngineLoader} loads the one package of Facet that calls
 *       TensorFlow, {@code io.facet.tensorflow}, and takes everything else from Facet's own loader.
 *       What crosses are Facet's interfaces, records and arrays of floats.
 * </ul>
 */
package io.facet.isolation;
