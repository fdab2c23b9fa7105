/**
 * Small programs that show how to use Facet as a library, one use each. Start {@code main} in an
 * IDE, in the folder of the project, or by
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.facet.demo.EditPortraitDemo
 * }</pre>
 *
 * They write into {@code target/demo-programs}.
 */
package io.facet.demo;
