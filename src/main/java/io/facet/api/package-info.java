/**
 * Edits faces in ImgLib2 images, for scripts and other programs. It needs no ImageJ window, and no
 * files except the installed networks.
 *
 * <pre>{@code
 * try (PortraitEditor editor = PortraitEditor.open()) {
 *     Img<UnsignedByteType> serious = editor.edit(portrait, Map.of("smile", -1)).image();
 * }
 * }</pre>
 */
package io.facet.api;
